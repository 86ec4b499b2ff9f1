"""The pages around the counties' figures say everything the data say, and nothing of others."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from data_folder import build, copy_data
from lxml import html as lxml_html
from lxml.html import HtmlElement

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.figures.periods import say_period
from safetynet.load.document import items_of
from safetynet.model import Compared, FigureTerms, Indicator
from safetynet.network import Network
from safetynet.pages.atlas import Atlas
from safetynet.pages.authored import build_authored
from safetynet.pages.chrome import build_chrome
from safetynet.pages.network_links import is_offered
from safetynet.pages.network_meetings import meetings_pages
from safetynet.pages.network_overview import overview_pages
from safetynet.pages.page import Page
from safetynet.settings import Settings
from safetynet.site.render import Renderer
from safetynet.text import LOCALES, Locale, LocalizedText

ABOUT = "network/about"
META = {"title": "…", "description": "…", "view": ABOUT}


@dataclasses.dataclass(frozen=True)
class Shown:
    """The three pages of an edition in one language, as HTML."""

    atlas: Atlas
    overview: HtmlElement
    meetings: HtmlElement
    about: HtmlElement

    def text(self, name: str) -> str:
        """All words of a page, with single spaces."""
        return said(getattr(self, name))


def said(element: HtmlElement) -> str:
    """The words of an element, with single spaces."""
    return " ".join(element.text_content().split())


def flat(text: str) -> str:
    """Words with single spaces, as `said` gives them."""
    return " ".join(text.split())


def shown(directory: Directory, settings: Settings, renderer: Renderer, locale: Locale) -> Shown:
    """The pages of a directory."""
    atlas = Atlas(directory, settings, locale)
    about = build_authored(atlas, ABOUT, addresses.authored(locale, ABOUT), META)
    made = (*overview_pages(atlas), *meetings_pages(atlas), about)

    def parsed(page: Page) -> HtmlElement:
        return lxml_html.fromstring(f"<div>{renderer.render(page)}</div>")

    return Shown(atlas, *map(parsed, made))


def with_network(directory: Directory, **changes: Any) -> Directory:
    """The directory with something else on the net."""
    network = dataclasses.replace(directory.network, **changes)
    return dataclasses.replace(directory, network=network)


@pytest.fixture(scope="module")
def pages(directory: Directory, settings: Settings, renderer: Renderer) -> dict[Locale, Shown]:
    """The pages of the shipped data in both languages."""
    return {locale: shown(directory, settings, renderer, locale) for locale in LOCALES}


@pytest.fixture(scope="module")
def kinmen(directory: Directory, settings: Settings, renderer: Renderer) -> dict[Locale, Shown]:
    """The pages of an edition of one county."""
    alone = narrowed(directory, ("kinmen",))
    return {locale: shown(alone, settings, renderer, locale) for locale in LOCALES}


def box_of(overview: HtmlElement, code: str) -> list[HtmlElement]:
    """What stands on a comparison: its fold, or its heading and all up to the next."""
    start = overview.get_element_by_id(f"compare-{code}")
    if start.tag == "details":
        return [start]
    after = chain.from_iterable([start.itersiblings()])
    return [start, *_until(after, ("h2", "h3"))]


def _until(elements: Iterable[HtmlElement], tags: tuple[str, ...]) -> Iterator[HtmlElement]:
    for element in elements:
        if element.tag in tags:
            return
        yield element


@pytest.mark.parametrize("locale", LOCALES)
def test_only_figures_of_one_definition_are_drawn(pages: dict[Locale, Shown], locale: Locale):
    """A chart of figures that count different things would compare them."""
    terms = pages[locale].atlas.directory.network.terms
    drawn = {
        code: any(part.xpath("descendant-or-self::svg") for part in box_of(page, code))
        for page in [pages[locale].overview]
        for code in terms.comparisons
    }

    assert {code: one.same_definition for code, one in terms.comparisons.items()} == drawn
    assert {True, False} == set(drawn.values())


def test_figures_that_no_longer_count_the_same_are_no_longer_drawn(
    directory: Directory, settings: Settings, renderer: Renderer
):
    """It is the data that say so."""
    terms = directory.network.terms
    apart = {
        code: one.model_copy(update={"same_definition": False})
        for code, one in terms.comparisons.items()
    }
    changed = with_network(directory, terms=terms.model_copy(update={"comparisons": apart}))

    page = shown(changed, settings, renderer, "zh").overview

    assert [] == page.xpath(".//svg")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_comparison_begins_with_the_difference(pages: dict[Locale, Shown], locale: Locale):
    """Before any number, readers are told what differs, or why the figures may be compared."""
    for code, one in pages[locale].atlas.directory.network.terms.comparisons.items():
        boxes = box_of(pages[locale].overview, code)
        first = next(p for box in boxes for p in box.xpath("descendant-or-self::p"))
        assert flat(one.difference.in_(locale)) == said(first)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_comparison_has_each_figure_with_its_county_and_source(
    pages: dict[Locale, Shown], locale: Locale
):
    """One row a figure with its number, in the order of the data; never that of a township."""
    atlas = pages[locale].atlas
    network = atlas.directory.network
    numbers = {of(one): one.value for one in network.shown if not one.township}
    names = {county.slug: county.name.in_(locale) for county in atlas.counties}
    for code, one in network.terms.comparisons.items():
        boxes = box_of(pages[locale].overview, code)
        rows = [row for box in boxes for row in box.xpath(".//tbody/tr")]
        assert [names[each.county] for each in one.figures] == [said(row[0]) for row in rows]
        printed = [said(row[2]) for row in rows]
        values = [numbers[of(each)] for each in one.figures]
        assert [n for n, value in enumerate(values) if is_number(value)] == [
            n for n, value in enumerate(values) if is_number(value) and f"{value:,}" in printed[n]
        ]
        links = [row[-1].xpath(".//a/@href")[0] for row in rows]
        assert [f"doc-{each.source}" for each in one.figures] == [
            link.partition("#")[2] for link in links
        ]


@pytest.mark.parametrize("locale", LOCALES)
def test_notes_of_a_compared_figure_stand_with_it(pages: dict[Locale, Shown], locale: Locale):
    """Whoever compares must read that a figure is doubtful, worked out or dated by its document."""
    network, text = pages[locale].atlas.directory.network, pages[locale].text("overview")
    matters = network.terms.comparisons.values()
    compared = {of(one) for matter in matters for one in matter.figures}
    whole = [one for one in network.shown if not one.township]
    notes = [one.note for one in whole if of(one) in compared and one.note]

    assert notes
    assert [] == [note.zh for note in notes if flat(note.in_(locale)) not in text]


@pytest.mark.parametrize(
    ("change", "key"),
    [({"derived": True}, "derived"), ({"dated_by": "document"}, "dated-by-document")],
)
def test_compared_figure_says_how_it_is_known(
    directory: Directory, settings: Settings, renderer: Renderer, change: dict[str, Any], key: str
):
    """In its own row: worked out, or dated by its document."""
    network = directory.network
    matter = network.terms.comparisons["posts-filled"]
    asked = matter.figures[0]
    plain = {"derived": False, "dated_by": "figure"}
    figures = tuple(
        one.model_copy(update=plain | (change if one.key == asked.key else {}))
        for one in network.indicators
    )
    page = shown(with_network(directory, indicators=figures), settings, renderer, "en")

    rows = [
        row for box in box_of(page.overview, "posts-filled") for row in box.xpath(".//tbody/tr")
    ]
    note = flat(page.atlas.say(f"figures.note.{key}"))
    assert [True] + [False] * (len(rows) - 1) == [note in said(row) for row in rows]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_meeting_is_on_the_page(pages: dict[Locale, Shown], locale: Locale):
    """With who meets, how often, whether it was a plan, and the words of the document."""
    atlas, page = pages[locale].atlas, pages[locale].meetings
    found = {
        (county.get("id"), said(row[0]), said(row[1]), said(row[2]), said(row[3]))
        for county in page.xpath(".//h2[@id]")
        for row in county.getparent().xpath(".//tbody/tr")
    }
    quotes = [said(quote) for quote in page.xpath(".//q")]
    for one in atlas.directory.network.meetings:
        name = flat(f"{atlas.text(one.name)} {atlas.text(one.about)}")
        who = atlas.text(one.who) or "–"
        often = atlas.say(f"network.frequency.{one.frequency}")
        often = flat(f"{often} {atlas.text(one.frequency_note)}")
        when = say_period(one.period, atlas.directory.strings, locale)
        state = atlas.say("network.meetings.planned", when=when) if one.is_planned else when
        rows = [row for row in found if row[:4] == (one.county, name, flat(who), often)]
        assert [True] * len(rows) == [state in row[4] for row in rows]
        assert rows, name
        assert flat(one.quote) in quotes
    assert len(atlas.directory.network.meetings) == len(quotes)


@pytest.mark.parametrize("locale", LOCALES)
def test_meetings_stand_from_the_most_frequent(pages: dict[Locale, Shown], locale: Locale):
    """In each county, by how often they are held."""
    atlas, page = pages[locale].atlas, pages[locale].meetings
    codes = ("monthly", "quarterly", "regular", "ad-hoc", "unknown")
    order = [atlas.say(f"network.frequency.{code}") for code in codes]
    for table in page.xpath(".//table"):
        often = [said(row[2]) for row in table.xpath(".//tbody/tr")]
        ranks = [n for text in often for n, word in enumerate(order) if begins(text, word)]
        assert sorted(ranks) == ranks


def begins(text: str, word: str) -> bool:
    """Whether words begin a text and do not go on as other words."""
    return f"{text} ".startswith(f"{word} ")


@pytest.mark.parametrize("locale", LOCALES)
def test_who_meets_is_said_to_be_unknown_once(pages: dict[Locale, Shown], locale: Locale):
    """Not in every row of a phone: the row goes, and a sentence counts them."""
    atlas, page = pages[locale].atlas, pages[locale].meetings
    for county in atlas.counties:
        section = page.get_element_by_id(county.slug).getparent()
        here = [one for one in atlas.directory.network.meetings if one.county == county.slug]
        count = sum(not one.who for one in here)
        hidden = section.xpath(".//td[contains(@class, 'sna-stack__none')]")
        assert ["–"] * count == [said(cell) for cell in hidden]
        assert atlas.say("network.meetings.who-unknown", count=count) in said(section[1])


def test_single_past_meeting_is_no_practice(
    directory: Directory, settings: Settings, renderer: Renderer
):
    """A document that tells of one day does not say that people meet; a year of meetings does."""
    first = directory.network.meetings[0].model_copy(update={"is_planned": False})
    days = ("2022-03-03", "2022")
    two = tuple(first.model_copy(update={"period": day}) for day in days)

    page = shown(with_network(directory, meetings=two), settings, renderer, "en").meetings

    cells = [said(row[3]) for row in page.xpath(".//tbody/tr")]
    assert [False, True] == ["told as practice" in cell for cell in cells]


@pytest.mark.parametrize("locale", LOCALES)
def test_figures_dated_by_their_document_are_counted(pages: dict[Locale, Shown], locale: Locale):
    """All of them, those of each county, and those that nothing dates."""
    atlas = pages[locale].atlas
    network, section = atlas.directory.network, pages[locale].about.get_element_by_id("dated")
    text = said(section.getparent())
    counts = {
        slug: (sum(bool(one.period) and one.dated_by == "document" for one in some), len(some))
        for slug, some in {"": network.shown, **network.by_county}.items()
    }
    numbers = [int(number) for number in re.findall(r"\d+", text)]

    (count, total), *others = [counts[""], *(counts[one.slug] for one in atlas.counties)]
    assert 0 < count == sum(one for one, _ in others)
    assert sorted([total, count, *chain.from_iterable(others)]) == sorted(numbers)[-10:]
    assert numbers[-1] == sum(not one.period for one in network.shown)


def test_aims_of_the_headline_are_stated(
    directory: Directory, settings: Settings, renderer: Renderer
):
    """Targets beyond the counted years are told, but not what was read out of other words."""
    network = directory.network
    aim = next(one for one in network.shown if one.basis == "target")
    far = aim.model_copy(update={"period": "2031", "derived": False})
    banners = [
        said(
            shown(
                with_network(directory, indicators=(*network.indicators, one)),
                settings,
                renderer,
                "en",
            ).overview.xpath(".//p[contains(@class, 'sna-banner')]")[0]
        )
        for one in (far, far.model_copy(update={"derived": True}))
    ]

    assert [True, False] == ["reach to 2031" in banner for banner in banners]


@pytest.mark.parametrize("locale", LOCALES)
def test_share_of_posts_is_told_with_its_mark(pages: dict[Locale, Shown], locale: Locale):
    """A percentage below the mark of the documents can be read as such."""
    boxes = box_of(pages[locale].overview, "posts-filled")
    topics = pages[locale].atlas.directory.network.terms.topics

    assert {85} == {one.mark for one in topics.values() if one.mark}
    assert any("85%" in said(p) for box in boxes for p in box.xpath("descendant-or-self::p[2]"))


def test_without_any_figure_there_is_no_file_and_no_year(
    directory: Directory, settings: Settings, renderer: Renderer
):
    """Meetings alone: nothing to take away, nothing to date."""
    terms = directory.network.terms.model_copy(update={"comparisons": {}})
    bare = with_network(directory, indicators=(), terms=terms)
    page = shown(bare, settings, renderer, "en")

    assert [] == page.overview.xpath(".//a[@download]")
    assert "year not stated" not in page.text("overview") + said(page.about[0])
    assert "2026–2030" in page.text("overview")


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_that_is_not_taken_is_named_with_its_reason(
    pages: dict[Locale, Shown], locale: Locale
):
    """Under its document."""
    page = pages[locale].about
    for one in pages[locale].atlas.directory.network.terms.not_taken:
        document = page.get_element_by_id(f"doc-{one.source}").getparent()
        pairs = {
            (said(row.find("dt")), said(row.find("dd"))) for row in document.xpath(".//dl/div")
        }
        assert (flat(one.what.in_(locale)), flat(one.why.in_(locale))) in pairs


@pytest.mark.parametrize("locale", LOCALES)
def test_figures_that_are_not_shown_are_counted_by_reason(
    directory: Directory, settings: Settings, renderer: Renderer, locale: Locale
):
    """Nobody has to guess how many there are, and no number of them is on the page."""
    network = directory.network
    why = LocalizedText(zh="講的是一個人。", en="It tells of one person.")
    terms = network.terms.model_copy(update={"reasons": {"person": why}})
    hidden = [one.model_copy(update={"left_out": "person"}) for one in network.indicators[:3]]
    rows = (*hidden, *network.indicators[3:])
    changed = with_network(directory, terms=terms, indicators=rows)
    about = shown(changed, settings, renderer, locale).about

    found = [
        ("".join(filter(str.isdigit, said(row.find("dt")))), said(row.find("dd")))
        for row in about.get_element_by_id("left-out").getparent().xpath(".//dl/div")
    ]

    assert [("3", why.in_(locale))] == found


@pytest.mark.parametrize("locale", LOCALES)
def test_what_documents_ask_is_told_as_policy_with_its_source(
    pages: dict[Locale, Shown], locale: Locale
):
    """Nobody should take it for a service."""
    atlas = pages[locale].atlas
    section = pages[locale].about.get_element_by_id("asks").getparent()

    lead = atlas.say("network.about.asks.lead", years="…")
    assert said(section[1]).endswith(flat(lead.partition("…")[2]))
    for one in atlas.directory.network.terms.asks:
        heading = next(h for h in section.xpath("h3") if said(h) == flat(one.what.in_(locale)))
        texts = [said(part) for part in _until(heading.itersiblings(), ("h3",))]
        assert flat(one.why.in_(locale)) == texts[0]
        links = heading.xpath("following-sibling::p[2]//a/@href")
        assert links[0].endswith(f"#doc-{one.source}")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", ["overview", "about"])
def test_pages_say_of_when_the_figures_are_and_what_runs_today(
    pages: dict[Locale, Shown], name: str, locale: Locale
):
    """No page may read as if the figures were of today."""
    counted = [one.period for one in counted_of(pages[locale].atlas.directory.network)]
    years = sorted(year[:4] for text in counted for year in text.replace("SY", "").split("/"))
    banner = getattr(pages[locale], name).xpath(".//p[contains(@class, 'sna-banner')]")[0]

    assert years[0] in said(banner)
    assert "2026–2030" in said(banner)
    assert banner.xpath(".//a/@href") == [pages[locale].atlas.directory.sources["ey-ssn-2"].url]


def is_number(value: object) -> bool:
    """Not a date, and not too small to be told."""
    return not isinstance(value, str)


def of(one: Compared | Indicator) -> tuple[object, ...]:
    """What tells a figure from all others in a comparison."""
    return (one.county, one.topic, one.item, one.part, one.basis, one.unit, one.period, one.source)


def counted_of(network: Network) -> Iterator[Indicator]:
    """Dated figures of what happened."""
    return (
        one
        for one in network.shown
        if one.basis == "actual" and one.period and not one.period.startswith("..")
    )


def test_small_numbers_follow_the_threshold_of_the_data(
    directory: Directory, settings: Settings, renderer: Renderer
):
    """The rule on the page is the rule of data/figures.yaml."""
    terms = directory.network.terms.model_copy(update={"smallest_of_township": 37})
    page = shown(with_network(directory, terms=terms), settings, renderer, "en").about

    assert page.get_element_by_id("small-numbers").getparent().text_content().count("37") > 1


@pytest.mark.parametrize("locale", LOCALES)
def test_edition_of_one_county_has_nothing_of_the_others(
    kinmen: dict[Locale, Shown], directory: Directory, locale: Locale
):
    """No comparison is left, and no meeting, document, omission or ask of another county."""
    page = kinmen[locale]
    texts = [page.text(name) for name in ("overview", "meetings", "about")]
    others = [one for one in directory.geography.counties if one.slug != "kinmen"]

    assert [] == page.overview.xpath(".//*[starts-with(@id, 'compare-')]")
    assert [] == [
        (county.slug, n)
        for county in others
        for n, text in enumerate(texts)
        if county.name.in_(locale) in text
    ]
    assert {"doc-seed-000", "doc-seed-001"} == set(
        page.about.xpath(".//h3[starts-with(@id, 'doc-')]/@id")
    )


def test_county_without_figures_is_named_and_not_linked(
    directory: Directory, settings: Settings, renderer: Renderer
):
    """Its pages are not there."""
    left = tuple(one for one in directory.network.indicators if one.county != "penghu")
    page = shown(with_network(directory, indicators=left), settings, renderer, "en").overview

    assert "Without figures: Penghu County." in said(page)
    assert not [link for link in page.xpath(".//a/@href") if "penghu" in link]


def test_edition_without_figures_has_none_of_these_pages(directory: Directory, settings: Settings):
    """Neither pages nor links to them: not in the footer, and no hand-written one."""
    bare = dataclasses.replace(directory, network=Network(FigureTerms()))
    atlas = Atlas(bare, settings, "zh")

    assert [] == [*overview_pages(atlas), *meetings_pages(atlas)]
    assert not is_offered(bare, ABOUT)
    assert is_offered(bare, "about")
    footer = [link.path for link in build_chrome(bare, settings, "zh").footer]
    assert [] == [path for path in footer if path.startswith(("network", "pathways"))]
    assert is_offered(directory, ABOUT)


def test_site_without_the_files_is_built_without_a_trace(tmp_path: Path):
    """A county that publishes no figures: no page, no file and no link is left over.

    Only a build makes all that might lead there; with a few records it is a short one.
    """
    data = copy_data(tmp_path)
    services = data / "services.yaml"
    few = [piece.text for piece in items_of(services.read_text(encoding="utf-8"))][:3]
    services.write_text("".join(few), encoding="utf-8")
    for name in ("figures", "indicators", "meetings", "pathways"):
        (data / f"{name}.yaml").unlink()
    target = tmp_path / "site"

    build(data, target, "--no-compress")

    files = list(target.rglob("*.html"))
    assert [] == [file for file in files if {"network", "pathways"} & set(file.parts)]
    assert files
    links = re.compile(r'(?:href|src)="[^"]*\b(?:network|pathways)/')
    assert [] == [file for file in files if links.search(file.read_text(encoding="utf-8"))]
    assert "network/" not in (target / "sitemap.xml").read_text(encoding="utf-8")
