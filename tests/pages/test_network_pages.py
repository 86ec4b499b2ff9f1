"""The pages of the counties' figures show what data/indicators.yaml says, and nothing else."""

from __future__ import annotations

import dataclasses
import gzip
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from data_folder import add_items, copy_data
from lxml import html as lxml_html

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.exports.indicators_csv import figures_path
from safetynet.load import read_directory
from safetynet.model import Record, Status
from safetynet.pages.atlas import Atlas
from safetynet.pages.network_county import NetworkCountyView, county_figures_pages
from safetynet.pages.network_topic import TopicView
from safetynet.pages.page import Page
from safetynet.settings import Settings
from safetynet.site.render import Renderer
from safetynet.text import LOCALES, Locale

Site = dict[str, tuple[Page, str]]
HEAVIEST = 60_000
"""Bytes of a page as it is sent; styles and fonts are shared with all other pages."""


def of(stamped: Site, directory: Directory, locale: Locale, slug: str) -> tuple[Page, str]:
    """The page of a county by its slug."""
    county = next(one for one in directory.geography.counties if one.slug == slug)
    return stamped[addresses.network(locale, county)]


def topics(page: Page) -> dict[str, TopicView]:
    """Code → what the page shows of the topic."""
    assert isinstance(page.view, NetworkCountyView)
    return {one.id: one for group in page.view.strategies for one in group.topics}


def words(html: str) -> str:
    """What is read in a piece of HTML."""
    return " ".join(lxml_html.fromstring(f"<div>{html}</div>").text_content().split())


def part(html: str, topic: str) -> lxml_html.HtmlElement:
    """The section of a topic."""
    found: list[lxml_html.HtmlElement] = lxml_html.fromstring(f"<div>{html}</div>").xpath(
        "//section[@aria-labelledby=$topic]", topic=topic
    )
    return found[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_figure_has_its_words_and_its_file(
    stamped: Site, directory: Directory, locale: Locale
) -> None:
    """The quote of each row and the way to the topic's table."""
    for slug, figures in directory.network.by_county.items():
        page, html = of(stamped, directory, locale, slug)
        for code, view in topics(page).items():
            quotes = {quote.words.text for one in view.sources for quote in one.quotes}
            assert {one.quote for one in figures if one.topic == code} == quotes
            path = "../" * page.path.count("/") + figures_path(slug, code)
            assert f'href="{path}"' in html


@pytest.mark.parametrize("locale", LOCALES)
def test_page_is_of_its_time(stamped: Site, directory: Directory, locale: Locale) -> None:
    """Years, the program of today, and what the figures are stand before the first figure."""
    for slug in directory.network.by_county:
        page, html = of(stamped, directory, locale, slug)
        head = html.partition("<nav")[0]
        assert directory.strings.say("network.today", locale) in words(head)
        assert "network/about/" in head
        assert re.search(r"20\d\d", words(head))
        assert HEAVIEST > len(gzip.compress(html.encode()))
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert 1 == levels.count(1)
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert page.title in html


def test_left_out_figures_are_nowhere(
    stamped: Site, directory: Directory, settings: Settings, renderer: Renderer
) -> None:
    """Neither the number nor its words."""
    network = directory.network
    hidden = next(one for one in network.indicators if one.item == "returned")
    rows = tuple(
        one.model_copy(update={"left_out": "person"}) if one is hidden else one
        for one in network.indicators
    )
    changed = dataclasses.replace(directory, network=dataclasses.replace(network, indicators=rows))
    pages = county_figures_pages(Atlas(changed, settings, "zh"))
    page = next(page for page in pages if page.path.endswith("/kinmen/"))
    label = network.terms.topics[hidden.topic].items[hidden.item].label.zh
    html = str(renderer.render(page))

    for said in (hidden.quote, label):
        assert said in of(stamped, directory, "zh", "kinmen")[1]
        assert said not in html


def test_charts_are_drawn_and_told(stamped: Site, directory: Directory) -> None:
    """Each chart has a name for whom it is not visible, and a sentence; none has a style."""
    page, html = of(stamped, directory, "en", "kinmen")
    charts = [chart for view in topics(page).values() for chart in view.charts]

    assert len(charts) > 10
    assert len(charts) == html.count('<svg xmlns="http://www.w3.org/2000/svg" class="sna-chart"')
    assert all(chart.sentence.endswith(".") for chart in charts)
    assert "style=" not in html


def test_staff_of_kinmen_is_told_against_the_mark(stamped: Site, directory: Directory) -> None:
    """9 of 19 posts, below 85 percent, as the county's document of 2023 has it."""
    view = topics(of(stamped, directory, "en", "kinmen")[0])["mental-health-staff"]

    sentence = view.charts[0].sentence
    assert "19 people, actual 9 people (47%), below the mark of 85%" in sentence
    assert "12 rows" in sentence
    assert "85" in view.mark


def test_deployment_leads_to_the_sites_of_today(stamped: Site, directory: Directory) -> None:
    """Planned and in place as the document had it; beside it the records of the kind."""
    page, html = of(stamped, directory, "en", "kinmen")
    kinds = {kind.kind.path: kind for kind in topics(page)["deployment"].deployed}
    path = addresses.kind(directory, "en", "community-mental-health-center")
    records = [
        one
        for one in directory.by_kind["community-mental-health-center"]
        if one.county == "09020" and one.status is Status.ACTIVE
    ]

    assert records
    assert [one.name.en for one in records] == [line.site.label for line in kinds[path].sites]
    assert "target 1 site (2023), actual 0 sites (2023)" in kinds[path].then[0]
    for one in records:
        href = "../" * page.path.count("/") + addresses.site(directory, "en", one.id)
        assert f'href="{href}"' in html


def test_planned_sites_stand_apart_and_none_is_no_proof(
    directory: Directory, settings: Settings, make_record: Callable[..., Record]
) -> None:
    """A planned site is not among those that are there; a closed one is nowhere."""
    kind = "community-mental-health-center"
    records = tuple(
        make_record(status, kind=kind, status=status) for status in ("planned", "closed")
    )
    alone = dataclasses.replace(directory, records=records)
    pages = county_figures_pages(Atlas(alone, settings, "en"))
    shown = topics(next(page for page in pages if page.path.endswith("/kinmen/")))
    path = addresses.kind(directory, "en", kind)
    found = next(one for one in shown["deployment"].deployed if one.kind.path == path)

    assert () == found.sites
    assert "does not prove" in found.now
    assert ["Site planned"] == [line.site.label for line in found.planned_sites]
    assert "Planned: 1" == found.planned


def test_sites_of_today_are_entries_with_a_date(stamped: Site, directory: Directory) -> None:
    """One entry may be eight places: nobody may read it as a loss; and "today" has its date."""
    page, _ = of(stamped, directory, "en", "changhua")
    said = [kind.now for topic in topics(page).values() for kind in topic.deployed]

    assert said
    assert [] == [now for now in said if "ntr" not in now]
    assert any("newest check" in now and "2026" in now for now in said)


def test_document_that_contradicts_itself_is_said_to(stamped: Site, directory: Directory) -> None:
    """0 and 1 centers in one briefing that dates neither: not an opening in March."""
    page, _ = of(stamped, directory, "en", "kinmen")
    kinds = {kind.kind.path: kind.then for kind in topics(page)["deployment"].deployed}
    center, *others = (
        kinds.pop(addresses.kind(directory, "en", "community-mental-health-center")),
        *kinds.values(),
    )

    assert any("different numbers" in says for says in center)
    assert [] == [says for then in others for says in then if "different numbers" in says]


Rendered = Callable[[Path, Locale], str]


@pytest.fixture
def rendered(settings: Settings) -> Rendered:
    """The page of Kinmen from a data folder."""

    def render(data: Path, locale: Locale) -> str:
        loaded = read_directory(data)
        assert loaded.directory is not None, loaded.findings
        atlas = Atlas(loaded.directory, settings, locale)
        overrides = Path(__file__).parents[2] / "overrides"
        pages = county_figures_pages(atlas)
        page = next(one for one in pages if one.path.endswith("/kinmen/"))
        return str(Renderer(overrides, loaded.directory.strings).render(page))

    return render


def test_new_topic_appears_without_code(tmp_path: Path, rendered: Rendered) -> None:
    """A topic, its items and its figures, in both languages: table, chart and sentence."""
    data = copy_data(tmp_path)
    terms = yaml.safe_load((data / "figures.yaml").read_text(encoding="utf-8"))
    items = {code: {"label": {"zh": f"新項{code}", "en": f"New {code}"}} for code in ("x", "y")}
    terms["topics"]["probe"] = {"label": {"zh": "新主題", "en": "New topic"}, "items": items}
    text = yaml.safe_dump(terms, allow_unicode=True, sort_keys=False)
    (data / "figures.yaml").write_text(text, encoding="utf-8")
    add_items(data / "indicators.yaml", [_figure("x", 41), _figure("y", 1234)])

    said: dict[Locale, tuple[str, str]] = {
        "zh": ("新項y", "新項x：41件；新項y：1,234件。"),
        "en": ("New y", "New x: 41 cases; New y: 1,234 cases."),
    }
    for locale, (item, sentence) in said.items():
        section = part(rendered(data, locale), "probe")
        rows = [[cell.text_content().strip() for cell in row] for row in section.xpath(".//tr")]
        assert [item, "1,234"] in rows
        assert 1 == len(section.xpath(".//*[local-name()='svg']"))
        assert sentence == section.xpath("string(.//figcaption)").strip()


def test_new_year_appears_in_table_chart_and_sentence(tmp_path: Path, rendered: Rendered) -> None:
    """A row more is a column more of the chart over time."""
    data = copy_data(tmp_path)
    row = {"topic": "intake-cases", "item": "child-protection", "period": "2023", "value": 4321}
    add_items(data / "indicators.yaml", [_figure("", 0) | row])

    section = part(rendered(data, "en"), "intake-cases")

    assert "4,321 cases in 2023; highest in 2023" in section.xpath("string(.//figcaption)")
    assert "4,321" in [text.strip() for text in section.xpath(".//td//text()")]
    assert "4,321" in section.xpath(".//*[local-name()='svg']//text()")


def _figure(item: str, value: int) -> dict[str, Any]:
    return {
        "county": "kinmen",
        "topic": "probe",
        "item": item,
        "period": "2022",
        "value": value,
        "unit": "cases",
        "source": "seed-001",
        "quote": f"{item} {value}",
    }
