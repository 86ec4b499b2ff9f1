"""A further site tried beside those of today: the same figures as measuring all of them anew."""

from __future__ import annotations

import numpy as np
import pytest

from safetynet.directory import Directory
from safetynet.model import Point, Precision, Record
from safetynet.reach import Subject
from safetynet.reach.results import Measure
from safetynet.reach.subjects import is_placed, open_doors, subjects_of
from safetynet.reach.survey import Surveyor
from safetynet.reach.trial import Anew

SUBJECTS = (Subject("group", "counseling"), Subject("kind", "new-immigrant-center"))
"""Ninety sites in four counties, and one."""


@pytest.fixture(scope="module")
def surveyor(directory: Directory) -> Surveyor:
    """Measures the four counties."""
    return Surveyor(directory, Measure("km", "land", (1.0, 5.0), 5.0))


def further(of: Record, lon: float, lat: float, county: str, id_: str) -> Record:
    """Another site like one of today."""
    point = Point(lon=lon, lat=lat, precision=Precision.ADDRESS)
    return of.model_copy(update={"id": id_, "county": county, "point": point})


@pytest.mark.parametrize(
    ("subject", "id_", "town"),
    [
        (SUBJECTS[0], "aaa", "金門縣烈嶼鄉"),
        (SUBJECTS[0], "zzz", "南投縣仁愛鄉"),
        (SUBJECTS[1], "aaa", "南投縣仁愛鄉"),
        (SUBJECTS[1], "zzz", "澎湖縣七美鄉"),
    ],
)
def test_trial_is_the_same_as_measuring_anew(
    surveyor: Surveyor, subject: Subject, id_: str, town: str
) -> None:
    """On the same land, on an island without a site, and far up in the mountains.

    Its id comes before or behind those of today, of whom there are many or one.
    """
    directory = surveyor.directory
    today = [one for one in open_doors(dict(subjects_of(directory))[subject]) if is_placed(one)]
    place = directory.geography.find_township(town)
    assert place is not None
    site = further(today[0], place.lon, place.lat, place.code[:5], id_)

    before, after = surveyor.trials(today).beside(site)

    assert Anew(surveyor, today).beside(site) == (before, after)
    assert before != after


def test_trial_where_a_site_is_already_changes_nothing(surveyor: Surveyor) -> None:
    """A second site in the same place reaches nobody further."""
    today = open_doors(dict(subjects_of(surveyor.directory))[SUBJECTS[1]])
    point = today[0].point
    assert point is not None

    before, after = surveyor.trials(today).beside(
        further(today[0], point.lon, point.lat, today[0].county, "zzz")
    )

    assert before == after


def test_first_site_of_all_is_tried_beside_none(surveyor: Surveyor) -> None:
    """Before it there is nothing to compare with, as when everything is measured anew."""
    (site,) = open_doors(dict(subjects_of(surveyor.directory))[SUBJECTS[1]])

    before, after = surveyor.trials([]).beside(site)

    assert before is None
    assert surveyor.coverage([site]) == after
    assert after is not None
    assert np.isfinite(after.area(site.county).mean)
