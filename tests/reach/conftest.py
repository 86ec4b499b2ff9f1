"""The land of the shipped directory, read once for all tests of reach."""

from __future__ import annotations

import pytest

from safetynet.directory import Directory
from safetynet.reach.land import Land, read_land


@pytest.fixture(scope="session")
def lands(directory: Directory) -> tuple[Land, ...]:
    """Every inhabited land mass of the four counties, with its residents."""
    return read_land(directory.geography, directory.assumptions.grid)
