"""The pages on reach say what was measured, to the person, and what was not."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from lxml import html as lxml_html

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.pages.atlas import Atlas
from safetynet.pages.build import build_pages
from safetynet.pages.page import Page
from safetynet.pages.reach_change import plans, signed, sitings
from safetynet.pages.reach_county import CountyReachView, county_page
from safetynet.pages.reach_gaps import FEW, SHOWN, gaps
from safetynet.pages.reach_index import ReachIndexView
from safetynet.pages.reach_rows import bar
from safetynet.pages.reach_subject import SubjectView, subject_page
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import (
    AreaReach,
    Change,
    Coverage,
    Measure,
    Option,
    Plan,
    Reach,
    Siting,
    Study,
    Subject,
)
from safetynet.settings import Settings
from safetynet.site.render import Renderer
from safetynet.text import LOCALES, Locale

Site = dict[str, tuple[Page, str]]
COUNSELING = Subject("kind", "counseling-site")


def page_of(
    stamped: Site, directory: Directory, locale: Locale, subject: Subject, slug: str = ""
) -> tuple[Page, str]:
    """The page on a subject, in one county by its slug, else in all."""
    county = next((c for c in directory.geography.counties if c.slug == slug), None)
    return stamped[addresses.reach(directory, locale, subject, county)]


def rows_of(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of the tables: its name, and the text of its cells by their labels."""
    for row in lxml_html.fromstring(f"<div>{html}</div>").iterfind(".//tbody/tr"):
        cells = {td.get("data-label", ""): " ".join(td.text_content().split()) for td in row[1:]}
        name = row[0].find("a")
        text = (row[0].text if name is None else name.text) or ""
        yield text.strip(), cells


@pytest.fixture(scope="module")
def words(directory: Directory, settings: Settings, study: Study) -> dict[Locale, ReachWords]:
    """The words of both languages, with everything measured."""
    return {locale: ReachWords(Atlas(directory, settings, locale, study)) for locale in LOCALES}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_subject_has_its_page_and_every_measured_one_its_counties(
    stamped: Site, directory: Directory, study: Study, locale: Locale
) -> None:
    """A kind without figures has one page with the reason; no county page pretends to have any."""
    expected = {addresses.page(locale, "reach/")}
    for reach in study.reaches.values():
        counties = directory.geography.counties
        measured = (c for c in counties if reach.coverage and reach.coverage.has(c.code))
        expected |= {
            addresses.reach(directory, locale, reach.subject, county)
            for county in (None, *measured)
        }

    made = {
        path
        for path, (page, _) in stamped.items()
        if page.locale == locale and page.template.startswith("reach")
    }
    assert expected == made


@pytest.mark.parametrize("locale", LOCALES)
def test_figures_of_a_kind_are_those_that_were_measured(
    stamped: Site,
    directory: Directory,
    study: Study,
    words: dict[Locale, ReachWords],
    locale: Locale,
) -> None:
    """Each county's people within each distance, beyond, and only by boat, to the person."""
    reach = study.reaches[COUNSELING]
    assert reach.coverage
    _, html = page_of(stamped, directory, locale, COUNSELING)
    rows = dict(rows_of(html))
    said = words[locale]

    for code, area in reach.coverage.counties.items():
        cells = rows[directory.geography.county(code).name.in_(locale)]
        for place, threshold in enumerate(study.measure.thresholds):
            told = cells[said.within(threshold)].split()
            assert f"{area.within[place]:,}" == told[0]
            assert f"{area.within_straight[place]:,}" == told[-1]
        assert f"{area.beyond:,}" == cells[said.beyond].split()[0]
        assert f"{area.by_ferry_only:,}" == cells[said.ferry].split()[0]
        assert f"{area.population:,}" == cells[said.say("people")]


@pytest.mark.parametrize("locale", LOCALES)
def test_overview_has_each_measured_kind_with_its_figures(
    stamped: Site, study: Study, words: dict[Locale, ReachWords], locale: Locale
) -> None:
    """Groups and kinds, with the people within the goal in all counties."""
    _, html = stamped[addresses.page(locale, "reach/")]
    said, goal = words[locale], study.measure.goal_at
    rows = [(name, cells.get(said.within(study.measure.goal), "")) for name, cells in rows_of(html)]

    for reach in study.measured:
        assert reach.coverage
        told = f"{reach.coverage.total.within[goal]:,}"
        name = said.row_name(reach.subject)
        assert any(row == name and cell.startswith(told) for row, cell in rows), name


@pytest.mark.parametrize("locale", LOCALES)
def test_first_reader_learns_what_is_counted_from_when_and_what_is_not(
    stamped: Site, directory: Directory, words: dict[Locale, ReachWords], locale: Locale
) -> None:
    """People and month come from the data; registered, not roads, left out, other counties."""
    _, html = stamped[addresses.page(locale, "reach/")]
    people = sum(county.population for county in directory.geography.counties)
    needed = {
        "zh": ("戶籍人口", "不是道路里程", "只知道鄉鎮市", "沒有計入", "以外的據點", "直線", "船"),
        "en": (
            "registered",
            "not the distance by road",
            "township",
            "left out",
            "Sites outside",
            "straight",
            "boat",
        ),
    }

    for word in (f"{people:,}", words[locale].month, *needed[locale]):
        assert word in html, word


def test_month_of_the_population_is_that_of_the_data(
    directory: Directory, settings: Settings, study: Study, renderer: Renderer
) -> None:
    """Newer counts change every page; no month stands in the words themselves."""
    used = directory.assumptions
    population = used.population.model_copy(
        update={"month": used.population.month.replace(month=3)}
    )
    newer = dataclasses.replace(
        directory, assumptions=used.model_copy(update={"population": population})
    )
    wanted = {"en/areas/kinmen/", "en/areas/kinmen/jinhu/", "en/reach/"}
    pages = [p for p in build_pages(Atlas(newer, settings, "en", study)) if p.path in wanted]

    assert wanted == {page.path for page in pages}
    for page in pages:
        html = str(renderer.render(page))
        assert "March 2026" in html, page.path
        assert "September" not in html, page.path


@pytest.mark.parametrize("locale", LOCALES)
def test_left_out_sites_are_told_and_figures_are_at_least(
    stamped: Site,
    directory: Directory,
    study: Study,
    words: dict[Locale, ReachWords],
    locale: Locale,
) -> None:
    """The page names all sites whose place is not known; "at least" where they could add."""
    least = words[locale].say("at-least").strip()
    for reach in study.measured:
        assert reach.coverage
        page, html = page_of(stamped, directory, locale, reach.subject)
        view = page.view
        assert isinstance(view, SubjectView)
        counties = {directory.by_id[id_].county for id_ in reach.unplaced}
        assert bool(counties & reach.coverage.counties.keys()) == (least in view.lead[0])
        for id_ in reach.unplaced:
            assert addresses.site(directory, locale, id_).removeprefix("en/") in html, id_


def test_county_without_figures_says_why(
    directory: Directory, study: Study, words: dict[Locale, ReachWords]
) -> None:
    """Three different things: a place not known, only services without a door, none listed."""
    said = words["en"]
    seen = set()
    for reach in study.measured:
        page = subject_page(said, reach)
        assert isinstance(page.view, SubjectView)
        told = {one.county.label: one for one in page.view.without}
        for county in directory.geography.counties:
            assert reach.coverage
            why = told.pop(county.name.en, None)
            assert reach.coverage.has(county.code) == (why is None)
            if why:
                unplaced, doorless = (
                    said.records(ids, county) for ids in (reach.unplaced, reach.doorless)
                )
                name = "unplaced" if unplaced else "doorless" if doorless else "unlisted"
                assert said.say(f"none.{name}", count=len(unplaced or doorless)) == why.why
                assert [record.name.en for record in unplaced] == [s.site.label for s in why.sites]
                seen.add(name)
        assert {} == told

    assert {"unplaced", "unlisted"} == seen


@pytest.mark.parametrize("locale", LOCALES)
def test_unmeasured_kind_has_a_reason_and_no_figures(
    stamped: Site,
    directory: Directory,
    study: Study,
    words: dict[Locale, ReachWords],
    locale: Locale,
) -> None:
    """Unknown is never a zero: no table, no bar, and the overview repeats the reason."""
    unmeasured = [reach for reach in study.reaches.values() if reach.coverage is None]
    assert unmeasured
    _, overview = stamped[addresses.page(locale, "reach/")]
    for reach in unmeasured:
        page, html = page_of(stamped, directory, locale, reach.subject)
        assert isinstance(page.view, SubjectView)
        assert page.view.table is None
        assert "sna-bar" not in html
        reason = words[locale].say("none.unplaced", count=len(reach.unplaced))
        assert reason in html
        assert reason in overview


def test_nearest_site_in_another_county_is_told_only_where_there_is_one(
    study: Study, words: dict[Locale, ReachWords]
) -> None:
    """Changhua and Nantou share land; the islands of Kinmen have nothing but their own."""
    said, reach = words["en"], study.reaches[COUNSELING]
    assert reach.coverage
    told = {}
    for county in said.measured_counties(reach):
        view = county_page(said, reach, reach.coverage, county).view
        assert isinstance(view, CountyReachView)
        told[county.slug] = said.say("county.elsewhere") in view.lead

    assert {"kinmen": False, "changhua": True, "nantou": True} == told


def test_gap_list_is_complete_and_begins_with_most_people(
    study: Study, words: dict[Locale, ReachWords]
) -> None:
    """Villages in falling order, then the small ones as a sum: together the county's people."""
    said = words["en"]
    for reach in study.measured:
        assert reach.coverage
        for county in said.measured_counties(reach):
            view = gaps(said, reach, reach.coverage, county)
            first = [row.cells[0].text for row in view.first.rows] if view.first else []
            rest = [re.findall(r": ([\d,]+) people", line.words)[-1] for line in view.rest]
            people = [int(text.replace(",", "")) for text in (*first, *rest)]
            minor = re.findall(r": (\d+) villages with ([\d,]+) such", view.minor)

            missing = reach.coverage.area(county.code).not_within(study.measure.goal_at)
            assert missing == sum(people) + sum(int(n.replace(",", "")) for _, n in minor)
            assert sorted(people, reverse=True) == people
            assert min(len(people), SHOWN) == len(first)
            assert all(number >= FEW for number in people)


def test_village_without_a_way_is_marked(study: Study, words: dict[Locale, ReachWords]) -> None:
    """An island's village says that a boat is needed, and no site stands beside it as near."""
    said = words["en"]
    reach = study.reaches[Subject("group", "centers")]
    coverage = reach.coverage
    assert coverage
    penghu = next(county for county in said.atlas.counties if county.slug == "penghu")
    lonely = {c for c, v in coverage.villages.items() if c[:5] == penghu.code and not v.nearest}
    view = gaps(said, reach, coverage, penghu)
    rows = view.first.rows if view.first else ()

    by_boat = [row for row in rows if row.cells[1].text == said.ferry]
    lines = [line for line in view.rest if said.ferry in line.words]

    assert lonely
    assert len(lonely) == len(by_boat) + len(lines)
    assert not any(cell.link for row in by_boat for cell in row.cells)
    assert not any(line.site for line in lines)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_township_page_says_who_is_reached(
    stamped: Site,
    directory: Directory,
    study: Study,
    words: dict[Locale, ReachWords],
    locale: Locale,
) -> None:
    """The centers' figures of the township and the way to its county's page; or a boat needed."""
    reach = study.reaches[Subject("group", "centers")]
    assert reach.coverage
    said = words[locale]
    for township in directory.geography.townships:
        county = directory.geography.county(township.county)
        area = reach.coverage.townships[township.code]
        _, html = stamped[addresses.township(locale, county, township)]
        if not area.nearest:
            assert said.ferry in html
            continue
        cells = dict(rows_of(html))[said.marked(reach, township.code)]
        first = said.within(study.measure.thresholds[0])
        assert f"{area.within[0]:,}" == cells[first].split()[0]
        assert f"reach/groups/centers/{county.slug}/" in html


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_about_violence_are_quiet(
    stamped: Site, directory: Directory, study: Study, locale: Locale
) -> None:
    """A neutral address, the quick exit, the helplines first."""
    quiet = [
        r
        for r in study.measured
        if ("reach", f"{r.subject.sort}/{r.subject.code}") in directory.neutral
    ]
    assert quiet
    for reach in quiet:
        assert reach.coverage
        slugs = [directory.geography.county(code).slug for code in reach.coverage.counties]
        for slug in ("", *slugs):
            page, html = page_of(stamped, directory, locale, reach.subject, slug)
            assert page.quick_exit
            assert page.path.removeprefix("en/").startswith("info/")
            assert "tel:113" in html


def test_bar_adds_up_to_the_whole() -> None:
    """Pieces touch each other and end at 100 %; a band without people is left out."""
    area = AreaReach("1", 1000, (100, 100, 333, 900), (100, 200, 400, 950), 40, "a", 2.0)

    pieces = [(p.look, p.x, p.width) for p in bar(Measure("km", "land", (1, 3, 5, 10), 5), area)]

    assert [
        ("s0", "0%", "10%"),
        ("s3", "10%", "23.3%"),
        ("gap-s5", "33.3%", "56.7%"),
        ("gap-s6", "90%", "6%"),
        ("ferry", "96%", "4%"),
    ] == pieces


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (0, 1000, "0%"),
        (1, 100_000, "under 0.1%"),
        (46, 1000, "4.6%"),
        (874, 1000, "87%"),
        (99_999, 100_000, "99.9%"),
        (5, 5, "100%"),
        (0, 0, ""),
    ],
)
def test_share_never_rounds_some_to_nobody_or_nearly_all_to_all(
    words: dict[Locale, ReachWords], part: int, whole: int, expected: str
) -> None:
    """One decimal below 10 %."""
    assert expected == words["en"].share(part, whole)


@pytest.fixture
def walking(directory: Directory, settings: Settings, study: Study) -> ReachWords:
    """The same people, measured in minutes on foot."""
    reach = study.reaches[COUNSELING]
    assert reach.coverage
    villages = {
        code: dataclasses.replace(area, within_straight=())
        for code, area in reach.coverage.villages.items()
    }
    measure = Measure("min", "pedestrian", (10, 20, 30, 60), 30)
    timed = dataclasses.replace(reach, coverage=Coverage(villages))
    return ReachWords(Atlas(directory, settings, "en", Study(measure, {COUNSELING: timed})))


def test_minutes_are_told_as_minutes_with_the_mode(walking: ReachWords, renderer: Renderer) -> None:
    """No kilometre, no straight line and no word of land where the measure is time."""
    pages = [
        page
        for page in build_pages(walking.atlas)
        if page.template.startswith("reach") or page.path == "en/areas/kinmen/jinhu/"
    ]
    assert len(pages) > len(walking.atlas.counties)
    for page in pages:
        html = str(renderer.render(page))
        html = html.partition('<figure class="sna-map"')[0] + html.rpartition("</figure>")[2]
        assert "30 minutes" in html, page.path
        assert "on foot" in html, page.path
        tables = " ".join(re.findall(r"<table class=\"sna-reach.*?</table>", html, re.DOTALL))
        assert not re.search(r"\bkm\b|straight|over land", tables), page.path


def planned_reach(study: Study, *, is_assumed: bool) -> Reach:
    """Community mental health centers with a plan that reaches 300 people more in one village."""
    subject = Subject("kind", "community-mental-health-center")
    reach = study.reaches[subject]
    assert reach.coverage
    code = next(
        c
        for c, v in reach.coverage.villages.items()
        if c.startswith("10008") and v.not_within(2) > 300
    )
    before = reach.coverage.villages[code]
    more = dataclasses.replace(before, within=tuple(n + 300 for n in before.within))
    after = Coverage({**reach.coverage.villages, code: more})
    plan = Plan(reach.planned[0], is_assumed, Change(subject, reach.coverage, after))
    return dataclasses.replace(reach, plans=(plan,))


@pytest.mark.parametrize("is_assumed", [True, False])
def test_planned_site_tells_what_it_would_change(
    study: Study, words: dict[Locale, ReachWords], *, is_assumed: bool
) -> None:
    """Further people at the goal and by township; that its place is assumed, where it is."""
    said = words["en"]
    reach = planned_reach(study, is_assumed=is_assumed)

    view = plans(said, reach)[0]

    assert said.say("plan.gain", count="300", way=said.goal, mode=said.mode) == view.sentences[0]
    assert is_assumed == (said.say("plan.assumed") in view.sentences)
    assert not any("not known" in sentence for sentence in view.sentences if not is_assumed)
    assert view.table
    assert ["+300"] * 4 == [cell.text for cell in view.table.rows[0].cells]
    assert 1 == len(view.table.rows)


def test_best_places_are_named_with_what_remains(
    directory: Directory, study: Study, words: dict[Locale, ReachWords]
) -> None:
    """A village by its name, a site by its own; gains and who is left add up to the missing."""
    said = words["en"]
    village = next(v for v in directory.geography.villages if v.code.startswith("10008"))
    option = Option((village.code, study.reaches[COUNSELING].sites[0]), 800, 2.3)
    fewer = Option(option.places[:1], 500, 2.5)
    siting = Siting("10008", "taiwan", 5.0, "coverage", 2000, (fewer, option))
    reach = dataclasses.replace(study.reaches[COUNSELING], sitings=(siting,))
    county = directory.geography.county("10008")

    view = sitings(said, reach, county)[0]

    assert "2,000" in view.sentence
    cells = [cell.text for cell in view.table.rows[1].cells]
    assert ["+800", "1,200"] == cells[:2]
    assert village.name.en in cells[2]
    assert said.site(option.places[1]).label in cells[2]
    assert () == sitings(said, reach, directory.geography.county("09020"))


def test_catchment_counts_the_way_to_the_center_responsible(
    study: Study, words: dict[Locale, ReachWords]
) -> None:
    """People within the goal, farther, by boat and in all are those of the catchment."""
    reach = study.reaches[Subject("group", "centers")]
    assert reach.catchment
    page = subject_page(words["zh"], reach)
    assert isinstance(page.view, SubjectView)
    assert page.view.catchment

    told = [int(row.cells[-1].text.replace(",", "")) for row in page.view.catchment.rows]

    assert sum(told) == reach.catchment.total.population
    for row in page.view.catchment.rows:
        within, farther, ferry, _, people = (cell.text.replace(",", "") for cell in row.cells)
        assert int(people) == int(within) + int(farther) + int(ferry)


@pytest.mark.parametrize("locale", LOCALES)
def test_method_page_prints_the_assumptions_in_use(
    authored: Site, directory: Directory, words: dict[Locale, ReachWords], locale: Locale
) -> None:
    """Month, distances, cells, the bridge's lengths, islands and the comparison by county."""
    _, html = authored[addresses.page(locale, "reach/method/")]
    used, geography = directory.assumptions, directory.geography
    lands = {geography.landmass_at(one.lon, one.lat) for one in geography.villages}
    facts = [
        words[locale].month,
        words[locale].thresholds,
        f"{used.grid.cell_m:g}",
        f"{100 * (used.grid.excess - 1):.1f}%",
        " 3.7 ",
        " 4.8 ",
        *(
            island.name.in_(locale).replace("'", "&#39;")
            for island in geography.islands
            if island.id in lands
        ),
    ]
    if used.comparison:
        facts += [
            signed(row.even - row.finer) for row in used.comparison.rows if row.even != row.finer
        ]
    facts += [
        f"{people:,}" for bridge in used.bridges for people in (bridge.line, bridge.published)
    ]

    assert [] == [fact for fact in facts if fact not in html]


def test_legend_has_a_pattern_for_each_piece_of_each_bar(
    stamped: Site,
) -> None:
    """What a bar looks like is explained by the legend of its page, and its pattern is there."""
    seen: set[str] = set()
    for path, (_, html) in stamped.items():
        legend, bars = (
            set(re.findall(r'rect class="sna-band--([\w-]+)"[^>]*' + last, html))
            for last in (r'width="26"', r'x="[\d.]+%"')
        )
        seen |= bars
        assert bars <= legend, path
        used = set(re.findall(r"url\(#bar-([\w-]+)\)", html))
        assert used <= set(re.findall(r'<pattern id="bar-([\w-]+)"', html)), path
    assert "ferry" in seen


@pytest.mark.parametrize("locale", LOCALES)
def test_overview_names_services_that_nobody_goes_to(
    stamped: Site, study: Study, locale: Locale
) -> None:
    """Kinds without any door are named and have no figures."""
    page, _ = stamped[addresses.page(locale, "reach/")]
    assert isinstance(page.view, ReachIndexView)
    kinds = page.view.doorless

    assert kinds
    assert not {link.label for link in kinds} & {
        reason.kind.label for group in page.view.groups for reason in group.reasons
    }
    assert all(study.of("kind", link.path.split("/")[-2]) is None for link in kinds)
