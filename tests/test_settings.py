"""What a county sets is checked before anything is built."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from safetynet.settings import Reach


@pytest.mark.parametrize("thresholds", [(float("inf"),), (1, float("nan")), (0,), (3, 1), ()])
def test_thresholds_are_rising_distances(thresholds: tuple[float, ...]) -> None:
    """Within "inf km" everybody lives, within "nan km" nobody: such figures say nothing."""
    with pytest.raises(ValidationError):
        Reach(thresholds_km=thresholds, goal_km=thresholds[-1] if thresholds else 5)
