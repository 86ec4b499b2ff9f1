"""How the boxes and arrows of a pathway lie."""

from safetynet.diagram.layout import WIDTH, lay_out
from safetynet.diagram.parts import Arrow, Box, Diagram, Line, Step, Way

__all__ = ["WIDTH", "Arrow", "Box", "Diagram", "Line", "Step", "Way", "lay_out"]
