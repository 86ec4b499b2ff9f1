"""What a service counts as: measured, of unknown place, without a door, planned, or nothing."""

from __future__ import annotations

import dataclasses

import pytest

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.model import Record
from safetynet.reach.cache import Cache, silent
from safetynet.reach.results import Measure, Subject
from safetynet.reach.survey import Surveyor

KINMEN = "09020"
CENTER = Subject("kind", "new-immigrant-center")
ONE_KM = Measure("km", "land", (1.0,), 1.0)
LISTS = ("sites", "unplaced", "doorless", "planned")


def made(**facts: object) -> Record:
    """An open site with a known place, changed."""
    plain = {
        "id": "made",
        "kind": "new-immigrant-center",
        "name": {"zh": "據點", "en": "Site"},
        "county": KINMEN,
        "township": "09020030",
        "point": {"lon": 118.4, "lat": 24.4, "precision": "address"},
        "verified": {"how": "document"},
        "sources": [{"source": "seed-000"}],
    }
    return Record.model_validate(plain | facts)


PLACED = made(id="placed")
NO_POINT = {"point": None}
TOWNSHIP_ONLY = {"point": {"lon": 118.4, "lat": 24.4, "precision": "township"}}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "sites", id="door with a place"),
        pytest.param(NO_POINT, "unplaced", id="door, township known"),
        pytest.param(TOWNSHIP_ONLY, "unplaced", id="door, point of its township"),
        pytest.param(NO_POINT | {"township": None}, "unplaced", id="door, county known"),
        pytest.param({"delivery": "area"}, "unplaced", id="all the county, some have a door"),
        pytest.param(NO_POINT | {"delivery": "mobile"}, "doorless", id="comes to people"),
        pytest.param({"delivery": "mobile"}, "doorless", id="comes to people from a place"),
        pytest.param(NO_POINT | {"confidential": True}, "doorless", id="secret"),
        pytest.param({"status": "planned"}, "planned", id="planned"),
        pytest.param({"status": "closed"}, "", id="closed"),
    ],
)
def test_services_are_told_by_delivery_and_place(
    directory: Directory, facts: dict[str, object], expected: str
):
    """Measured; open, but its place not known; for whom no distance applies; planned; not told."""
    kinmen = narrowed(directory, ("kinmen",))
    some = dataclasses.replace(kinmen, records=(PLACED, made(**facts)))

    reach = Surveyor(some, ONE_KM).reaches(Cache(None, silent))[CENTER]

    told = [name for name in LISTS if "made" in getattr(reach, name)]
    assert [expected] * bool(expected) == told
    assert "placed" in reach.sites


@pytest.mark.parametrize("delivery", ["area", "mobile"])
def test_kind_that_nobody_goes_to_has_no_reach(directory: Directory, delivery: str):
    """Without any door there is no place to know: it is no subject, not an unmeasured one."""
    some = dataclasses.replace(directory, records=(made(delivery=delivery, point=None),))

    assert CENTER not in Surveyor(some, ONE_KM).reaches(Cache(None, silent))
