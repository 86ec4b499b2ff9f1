"""What is not known about reach is never told as a figure, and never blamed on the sea."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from html import unescape

import pytest

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.geo import LonLat
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Page
from safetynet.pages.reach_change import sitings
from safetynet.pages.reach_county import CountyReachView, county_page
from safetynet.pages.reach_gaps import FEW, PERCENT, gaps
from safetynet.pages.reach_index import ReachIndexView, index_page
from safetynet.pages.reach_method import method_view
from safetynet.pages.reach_rows import Cell, Row, Table
from safetynet.pages.reach_sentences import why_not
from safetynet.pages.reach_subject import SubjectView, subject_page
from safetynet.pages.reach_township import township_reach
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import Reach, Study, Subject
from safetynet.reach.coverage import cover
from safetynet.reach.distance import distances_to
from safetynet.reach.grid import LandGrid
from safetynet.reach.land import read_land
from safetynet.settings import Settings
from safetynet.text import LOCALES, Locale

Site = dict[str, tuple[Page, str]]
COUNSELING = Subject("kind", "counseling-site")
MENTAL_HEALTH = Subject("kind", "community-mental-health-center")


@pytest.fixture(scope="module")
def said(directory: Directory, settings: Settings, study: Study) -> ReachWords:
    """The words in English, with everything measured."""
    return ReachWords(Atlas(directory, settings, "en", study))


def county_views(said: ReachWords) -> Iterator[tuple[Reach, str, CountyReachView]]:
    """Every page on a county: the reach, the county's slug, what is printed."""
    for reach in said.study.measured:
        for county in said.measured_counties(reach):
            assert reach.coverage
            view = county_page(said, reach, reach.coverage, county).view
            assert isinstance(view, CountyReachView)
            yield reach, county.slug, view


def test_nobody_on_the_main_island_is_said_to_need_a_boat(said: ReachWords) -> None:
    """Counties that the directory does not cover lie there: "none on this land" cannot be said."""
    seen = 0
    for _, slug, view in county_views(said):
        if slug in {"changhua", "nantou"}:
            seen += 1
            assert said.ferry not in view.table.columns
            assert not any("boat" in sentence for sentence in view.lead)
            assert said.ferry not in {swatch.label for swatch in view.legend}
    assert seen


@pytest.mark.parametrize("locale", LOCALES)
def test_no_township_of_the_main_island_is_told_of_boats(
    stamped: Site, directory: Directory, settings: Settings, study: Study, locale: Locale
) -> None:
    """Neither in the lines nor in the table of its section on reach."""
    words = ReachWords(Atlas(directory, settings, locale, study))
    for slug in ("changhua", "nantou"):
        county = directory.geography.find_county(slug)
        assert county
        for township in county.townships:
            html = unescape(stamped[addresses.township(locale, county, township)][1])
            start = html.index(words.say("township.title", name=township.name.in_(locale)))
            assert words.ferry not in html[start : html.index("</section>", start)]


def test_township_without_figures_of_a_kind_has_the_reason(said: ReachWords) -> None:
    """Penghu's townships name no figure for counseling, whose stations have no known place."""
    directory = said.atlas.directory
    magong = directory.geography.find_township("馬公市")
    assert magong
    view = township_reach(said.atlas, magong)
    assert view
    assert view.table

    line = next(one for one in view.lines if one.kind.label == said.name(COUNSELING))

    assert said.say("none.unplaced", count=1) == line.words
    assert line.site is None
    assert said.name(COUNSELING) not in {row.name for row in view.table.rows}


def test_penghu_has_no_figures_for_counseling_and_its_stations_are_named(
    stamped: Site, directory: Directory, said: ReachWords
) -> None:
    """Twelve stations without a published place: no page of figures, no best place for another."""
    reach = said.study.reaches[COUNSELING]
    penghu = directory.geography.find_county("penghu")
    assert penghu
    page = subject_page(said, reach)
    assert isinstance(page.view, SubjectView)

    assert addresses.reach(directory, "en", COUNSELING, penghu) not in stamped
    assert () == sitings(said, reach, penghu)
    (without,) = page.view.without
    assert "Penghu County" == without.county.label
    assert ["penghu-free-consultation-stations"] == [
        one.site.path.split("/")[-2] for one in without.sites
    ]


def test_total_is_of_the_counties_with_figures_and_says_so(said: ReachWords) -> None:
    """People of a county without figures are in no sum; the sentence names the others."""
    reach = said.study.reaches[COUNSELING]
    page = subject_page(said, reach)
    assert isinstance(page.view, SubjectView)
    assert page.view.table
    assert page.view.table.total
    geography = said.atlas.directory.geography
    people = sum(c.population for c in geography.counties if c.slug != "penghu")

    assert f"{people:,}" == page.view.table.total.cells[-1].text
    assert f"{people:,}" in page.view.lead[0]
    for county in geography.counties:
        assert (county.slug != "penghu") == (county.name.en in page.view.lead[0])


def test_overview_says_which_counties_have_figures(said: ReachWords) -> None:
    """In the row of each kind that not all have, and in no other."""
    view = index_page(said).view
    assert isinstance(view, ReachIndexView)
    assert view.leading
    notes = {row.path: row.note for row in view.leading.rows}
    for reach in said.study.measured:
        if said.is_leading(reach):
            measured = said.measured_counties(reach)
            has_all = len(measured) == len(said.atlas.counties)
            note = "" if has_all else said.say("only", counties=said.names(measured))
            assert note == notes[said.link(reach.subject).path]


def test_overview_leads_by_county_only_to_pages_that_are_there(
    stamped: Site, said: ReachWords
) -> None:
    """Every county, with each kind that has figures there."""
    view = index_page(said).view
    assert isinstance(view, ReachIndexView)
    paths = {link.path for county in view.counties for link in county.kinds}
    made = {path for path, (page, _) in stamped.items() if page.template == "reach-county.html"}

    assert {path for path in made if path.startswith("en/")} == paths
    assert len(view.counties) == len(said.atlas.counties)


def test_worst_township_named_at_once_has_no_site_of_unknown_place(said: ReachWords) -> None:
    """Nobody can say who of its people is reached."""
    view = index_page(said).view
    assert isinstance(view, ReachIndexView)
    centers = said.study.reaches[Subject("group", "centers")]
    records = said.records(centers.unplaced)
    unknown = {said.atlas.full_name(r.township) for r in records if r.township}

    assert unknown
    assert not any(name in view.finding[1] for name in unknown)


def test_township_with_a_site_of_unknown_place_is_never_named_without_saying_so(
    said: ReachWords,
) -> None:
    """In the table of townships, in the list of villages and in the township's own section."""
    directory = said.atlas.directory
    reach = said.study.reaches[MENTAL_HEALTH]
    nantou = directory.geography.find_county("nantou")
    assert nantou
    assert reach.coverage
    note = said.say("here-too", count=1)
    view = county_page(said, reach, reach.coverage, nantou).view
    assert isinstance(view, CountyReachView)
    rows = {row.name: row.note for row in view.table.rows}

    assert {"Puli Township", "Zhushan Township"} == {name for name, told in rows.items() if told}
    assert view.gaps.first
    for row in view.gaps.first.rows:
        assert ("Puli" in row.name or "Zhushan" in row.name) == (row.note == note)
    for line in view.gaps.rest:
        assert ("Puli" in line.words or "Zhushan" in line.words) == (line.note == note)


def test_at_least_is_said_only_where_a_site_could_add(said: ReachWords) -> None:
    """A site of unknown place in Nantou changes nothing about Penghu."""
    reach = said.study.reaches[MENTAL_HEALTH]
    codes = {county.slug: county.code for county in said.atlas.counties}

    told = {slug: bool(said.least(reach, code)) for slug, code in codes.items()}

    assert {"kinmen": False, "penghu": False, "changhua": False, "nantou": True} == told
    assert said.least(reach)
    assert said.name(reach.subject) == said.marked(reach, codes["penghu"])
    assert said.say("starred", name=said.name(reach.subject)) == said.marked(reach, codes["nantou"])


def test_small_gaps_are_summed_up(said: ReachWords) -> None:
    """Fewer than 50 people, or less than 5 % of a village: not named, but counted."""
    reach = said.study.reaches[COUNSELING]
    assert reach.coverage
    goal = said.measure.goal_at
    kinmen = said.atlas.directory.geography.find_county("kinmen")
    assert kinmen
    view = gaps(said, reach, reach.coverage, kinmen)
    small = [
        area.not_within(goal)
        for area in reach.coverage.villages.values()
        if area.code.startswith(kinmen.code)
        and area.not_within(goal)
        and (area.not_within(goal) < FEW or 100 * area.not_within(goal) < PERCENT * area.population)
    ]

    facts = {"count": len(small), "people": f"{sum(small):,}", "few": FEW, "percent": PERCENT}
    assert small
    assert said.say("gaps.minor", **facts) == view.minor


def test_columns_without_anybody_are_left_out() -> None:
    """Only those that may be; a column with one number stays."""
    numbers = {"1 km": "0", "far": "0", "boat": "3"}
    row = Row("A", tuple(Cell(label, text) for label, text in numbers.items()))
    table = Table("", "", tuple(numbers), (row,), total=row)

    found = table.without_empty(("far", "boat"))

    assert ("1 km", "boat") == found.columns
    assert ["0", "3"] == [cell.text for cell in found.rows[0].cells]
    assert found.total == found.rows[0]


def test_township_cut_off_from_everything_has_one_sentence(said: ReachWords) -> None:
    """Wuqiu: a boat is needed for every kind, which is said once."""
    wuqiu = said.atlas.directory.geography.find_township("烏坵鄉")
    assert wuqiu

    view = township_reach(said.atlas, wuqiu)

    assert view
    assert said.ferry in view.sentence
    assert () == view.lines
    assert view.table is None


def test_center_responsible_is_named(said: ReachWords) -> None:
    """Qimei's center stands in Wang'an: by boat only, though Qimei has a point of its own."""
    reach = said.study.reaches[Subject("kind", "social-welfare-center")]
    rows = next(
        view.catchment.rows
        for one, slug, view in county_views(said)
        if one is reach and slug == "penghu" and view.catchment
    )

    qimei = next(row for row in rows if row.name == "Qimei Township")

    assert qimei.cells[-1].link
    assert "Wang'an" in qimei.cells[-1].link.label
    assert said.ferry in {cell.text for cell in qimei.cells}


def people_near(directory: Directory, township: str, km: float) -> int:
    """People within a distance over land of the main settlement of a township."""
    here = directory.geography.township(township)
    lands = read_land(directory.geography, directory.assumptions.grid)
    landmass = directory.nearby.landmass_at(here.lon, here.lat)
    land = next(one for one in lands if one.id == landmass)
    found = cover([land], [distances_to(land.grid, {"x": (here.lon, here.lat)})], (km,))
    return found.total.within[0]


def test_people_beyond_the_bridge_are_counted(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the bridge counts, and as long as it is published: what the method page prints."""
    (effect,) = directory.assumptions.bridges
    kinmen = narrowed(directory, ("kinmen",))
    assert effect.line == people_near(kinmen, effect.township, effect.threshold_km)

    (bridge,) = (one for one in directory.geography.bridges if one.id == effect.bridge)
    counted = LandGrid.way_over

    def published(self: LandGrid, ends: tuple[LonLat, LonLat]) -> tuple[int, int, float]:
        start, end, _ = counted(self, ends)
        return start, end, bridge.over_sea_m * self.excess

    monkeypatch.setattr(LandGrid, "way_over", published)
    assert effect.published == people_near(kinmen, effect.township, effect.threshold_km)


def test_bridge_is_told_only_in_editions_with_it(directory: Directory, settings: Settings) -> None:
    """Penghu's method page says nothing of Kinmen Bridge."""
    told = {
        slug: method_view(Atlas(narrowed(directory, (slug,)), settings, "en")).bridges
        for slug in ("kinmen", "penghu")
    }

    assert "60,534" in told["kinmen"][1]
    assert () == told["penghu"]


def test_sites_of_unknown_place_can_be_of_the_county_only(
    said: ReachWords, directory: Directory
) -> None:
    """One without a township counts for its county, and stands in no township's row."""
    reach = said.study.reaches[COUNSELING]
    kinmen = directory.geography.find_county("kinmen")
    assert kinmen
    records: tuple[Record, ...] = said.unknown(reach, kinmen.code)

    assert [None] == [record.township for record in records]
    assert all(said.unknown_here(reach, town.code) == 0 for town in kinmen.townships)
    nobody = dataclasses.replace(reach, unplaced=())
    assert () == said.unknown(nobody, kinmen.code)
    assert "" == said.least(nobody, kinmen.code)


def test_county_with_services_that_come_to_people_only_says_that(said: ReachWords) -> None:
    """It is neither said to have none, nor to have places that are not known."""
    reach = said.study.reaches[COUNSELING]
    penghu = said.atlas.directory.geography.find_county("penghu")
    assert penghu
    roaming = dataclasses.replace(reach, unplaced=(), doorless=reach.unplaced)

    assert said.say("none.doorless", count=1) == why_not(said, roaming, penghu)
