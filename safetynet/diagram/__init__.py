"""How the boxes and arrows of a pathway lie."""
