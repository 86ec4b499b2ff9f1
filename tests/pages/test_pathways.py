"""How a case travels: the diagram, the list that says the same, and the ways to help."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from page_kinds import quiet
from site_build import ROOT

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.load.network import read_network
from safetynet.model import Pathway
from safetynet.pages.atlas import Atlas
from safetynet.pages.authored import build_authored
from safetynet.pages.page import Page
from safetynet.pages.pathways import pathway_pages
from safetynet.settings import Settings
from safetynet.site.render import Renderer
from safetynet.text import LOCALES, Locale

Site = dict[str, tuple[Page, str]]
Show = Callable[..., Site]
DOOR, YOUTH, HUB = "one-door", "youth-at-risk", "mental-health-hub"
ADDED = """
- id: probe
  title: {zh: 新的路徑, en: A new way}
  lead: {zh: 試試看, en: A trial}
  quick_exit: true
  steps:
    - id: first
      label: {zh: 甲, en: Alpha}
      text: {zh: 先做甲, en: Do alpha}
      row: 1
      ways: [{to: last}, {to: nowhere}]
      hotlines: [protection-113]
    - id: last
      label: {zh: 乙, en: Omega}
      text: {zh: 再做乙, en: Do omega}
      within: {zh: 3日內, en: within 3 days}
      row: 2
"""


def found(html: str, path: str) -> list[Any]:
    """Elements of a page by their XPath."""
    return list(lxml_html.fromstring(html).xpath(path))


def in_list(html: str) -> list[Any]:
    """The steps of a page's list."""
    return found(html, "//li[@class='sna-step']")


def heads(html: str) -> list[str]:
    """The labels of the steps, with their limits."""
    return [words(head) for head in found(html, "//li[@class='sna-step']/h3")]


def links_of(step: Any) -> list[str]:
    """Where the links of a step lead."""
    return [str(target) for target in step.xpath(".//a/@href")]


def words(element: Any) -> str:
    """The text of an element, its spaces made single."""
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def show(directory: Directory, settings: Settings, renderer: Renderer) -> Show:
    """Renders the pages of some pathways, the shipped ones when none are given."""

    def render(*pathways: Pathway, locale: Locale = "zh", **changes: Any) -> Site:
        chosen = pathways or directory.network.pathways
        network = dataclasses.replace(directory.network, pathways=chosen)
        changed = dataclasses.replace(directory, network=network, **changes)
        pages = pathway_pages(Atlas(changed, settings, locale))
        return {page.path: (page, str(renderer.render(page))) for page in pages}

    return render


@pytest.fixture(scope="module")
def shipped(show: Show) -> Site:
    """The pages of the shipped pathways in both languages."""
    return {path: one for locale in LOCALES for path, one in show(locale=locale).items()}


def test_diagram_and_list_say_the_same(shipped: Site, directory: Directory) -> None:
    """Each box has the words and number of one step of the list, and leads to it."""
    for path, (_, html) in shipped.items():
        boxes = found(html, "//svg//a")
        said = [(box.get("href"), box.get("aria-label")) for box in boxes]
        anchors = [step.get("id") for step in in_list(html)]

        assert [
            (f"#{anchor}", f"{number} {head}")
            for number, (anchor, head) in enumerate(zip(anchors, heads(html), strict=True), 1)
        ] == said, path
    assert 2 * (len(directory.network.pathways) + 1) == len(shipped)


def test_list_tells_every_arrow_of_the_diagram(show: Show) -> None:
    """As many arrows are drawn as steps of the list lead on, each to the step it names."""
    for page, html in show().values():
        if page.template == "pathway.html":
            told = {
                (number, int(link.removeprefix("#step-")))
                for number, step in enumerate(in_list(html), 1)
                for link in links_of(step)
                if link.startswith("#step-")
            }
            arrows = page.view.diagram.arrows  # type: ignore[attr-defined]

            assert told == {(arrow.way.start + 1, arrow.way.end + 1) for arrow in arrows}


def test_every_step_says_whose_document_says_so(directory: Directory) -> None:
    """No step stands without a county, a document and its words."""
    for pathway in directory.network.pathways:
        for step in pathway.steps:
            assert step.stated, (pathway.id, step.id)
            assert all(stated.county and stated.quote for stated in step.stated)


@pytest.mark.parametrize(
    ("item", "step"),
    [("assess", "assess"), ("plan", "plan"), ("visits", "counsel"), ("follow-up", "follow")],
)
def test_time_limits_agree_with_the_figures(directory: Directory, item: str, step: str) -> None:
    """A limit of youth counseling is the same number, in the same words, as in the figures."""
    (figure,) = (
        one
        for one in directory.network.indicators
        if (one.county, one.topic, one.item) == ("changhua", "youth-counseling-standards", item)
    )
    (pathway,) = (one for one in directory.network.pathways if one.id == YOUTH)
    (limited,) = (one for one in pathway.steps if one.id == step)

    assert limited.within is not None
    assert str(figure.value) == re.findall(r"\d+", limited.within.zh)[0]
    assert figure.quote in [stated.quote for stated in limited.stated]


def test_pathway_added_to_the_file_appears_without_code(show: Show, tmp_path: Path) -> None:
    """Its page has its words, its two boxes and its limit; what leads nowhere is left out."""
    shutil.copy(ROOT / "data/pathways.yaml", tmp_path)
    with (tmp_path / "pathways.yaml").open("a", encoding="utf-8") as file:
        file.write(ADDED)
    pathways = read_network(tmp_path).pathways.value or ()
    _, html = show(*pathways, locale="en")["en/" + quiet("pathway", "probe")]

    assert ["Alpha", "Omega within 3 days"] == heads(html)
    assert ["#step-2"] == [link for link in links_of(in_list(html)[0]) if "step" in link]


def test_pathway_about_violence_has_a_neutral_address_and_a_way_out(shipped: Site) -> None:
    """Nothing in its address, its anchors or its ways into the finder tells what it is about."""
    page, html = shipped[quiet("pathway", DOOR)]
    links = [str(target) for target in found(html, "//a/@href")]

    assert page.quick_exit
    assert "tel:113" in links
    assert [] == [
        link
        for link in links
        if not link.startswith("http") and re.search("protect|violen|assault|abuse|intake", link)
    ]
    assert [] == [path for path in shipped if "door" in path or "violence" in path]


def test_step_leads_to_its_sites_and_to_the_finder(shipped: Site, directory: Directory) -> None:
    """The committee's page without a script, and the finder filtered by its kind."""
    _, html = shipped[f"pathways/{YOUTH}/"]
    links = links_of(in_list(html)[1])
    count = len(directory.by_kind["youth-counseling-committee"])

    assert "../../kinds/youth-counseling-committee/" in links
    assert "../../find/?kind=youth-counseling-committee#sna-where-township" in links
    assert f"{count} 處" in words(in_list(html)[1])


def test_pathway_of_one_county_leads_to_its_sites(shipped: Site) -> None:
    """27 points: the health centers of Changhua, not those of all counties."""
    _, html = shipped[f"pathways/{HUB}/"]
    hub, subcenters, points = in_list(html)

    assert "../../sites/changhua-mhc-center/" in links_of(hub)
    assert "../../kinds/counseling-site/#changhua" in links_of(points)
    assert "27 處" in words(points)
    assert ["#step-3", "../../sites/changhua-mhc-subcenters/"] == links_of(subcenters)[:2]
    assert "1 處" not in words(subcenters)


def test_name_of_a_box_is_what_stands_in_it(shipped: Site) -> None:
    """However its words are broken into lines, they are drawn as in its name, with no more."""
    for path, (_, html) in shipped.items():
        for box in found(html, "//svg//a"):
            drawn = [text.text_content() for text in box.xpath(".//text")]
            assert box.get("aria-label") == " ".join(drawn), path


def test_step_has_no_county_of_all_where_only_one_says_so(shipped: Site) -> None:
    """Meetings every month: of Nantou alone; Penghu does not say how often."""
    _, html = shipped["en/" + quiet("pathway", "high-risk-violence")]
    meeting = in_list(html)[1]

    assert [] == meeting.xpath(".//span[@class='sna-step__limit']")
    assert "Penghu does not say how often." in words(meeting)


def test_event_of_the_steps_own_documents_is_no_change_since(shipped: Site) -> None:
    """What the documents of the steps tell is how it came about; the rest has changed since."""
    youth, hub = (
        [words(head) for head in found(shipped[f"pathways/{id_}/"][1], "//section/h2")]
        for id_ in (YOUTH, HUB)
    )

    assert "當時的進程" in youth
    assert "後來的改變" not in youth
    assert "後來的改變" in hub
    assert "當時的進程" not in hub


def test_link_to_a_source_names_it(shipped: Site) -> None:
    """Several links of one list do not all read "source"."""
    _, html = shipped[f"pathways/{HUB}/"]
    (changes,) = found(html, "//section[h2='後來的改變']")
    links = [words(link) for link in changes.xpath(".//a")]

    assert ["出處：" in link and len(link) > 6 for link in links] == [True, True]
    assert len(set(links)) == len(links)


def test_page_says_whose_documents_it_follows(shipped: Site) -> None:
    """The county and date stand on the page itself as in the list of all."""
    text = words(lxml_html.fromstring(shipped[f"en/pathways/{HUB}/"][1]))

    assert "As in documents of Changhua County (March 15, 2023)" in text


def test_quotes_are_marked_as_chinese(shipped: Site) -> None:
    """What a document says is letter for letter, and is read out in its language."""
    for path, (page, html) in shipped.items():
        wrong = "@lang" if page.locale == "zh" else "not(@lang='zh-TW')"
        assert [] == found(html, f"//q[{wrong}]"), path


def test_index_names_every_pathway_with_county_and_date(shipped: Site) -> None:
    """Each has its lead and whose documents, of when, it is told by."""
    _, html = shipped["en/pathways/"]
    text = words(lxml_html.fromstring(html))

    assert "As in documents of Changhua County (March 15, 2023)" in text


def test_kind_names_its_pathways(stamped: Site, directory: Directory) -> None:
    """The page of a kind leads to the pathways in which its sites have a part."""
    _, html = stamped[addresses.kind(directory, "zh", "student-counseling-center")]

    assert "../../pathways/school-counseling/" in html


def test_need_names_the_pathways_that_are_for_it(stamped: Site, directory: Directory) -> None:
    """Whose steps its kinds do, or a call begins; not all in which one of them has a part."""
    _, work = stamped[addresses.need(directory, "zh", "work")]
    _, danger = stamped[addresses.need(directory, "zh", "in-danger")]
    door = addresses.pathway(directory, "zh", "one-door")

    assert "../../pathways/employment/" in work
    assert "pathways/school-counseling/" not in work
    assert f"../../{door}" in danger


@pytest.fixture(scope="module")
def hand_written(
    directory: Directory, settings: Settings, renderer: Renderer
) -> Callable[[str, str], Any]:
    """What stands below the prose of a hand-written page, by its name and path."""
    meta = {"title": "…", "description": "…"}

    def parsed(name: str, path: str) -> Any:
        page = build_authored(Atlas(directory, settings, "zh"), name, path, meta)
        return lxml_html.fromstring(f"<div>{renderer.render(page)}</div>")

    return parsed


def test_home_leads_to_what_happens_next(hand_written: Callable[[str, str], Any]) -> None:
    """Who asks for help learns what happens then."""
    assert "pathways/" in links_of(hand_written("index", ""))


def test_county_leads_to_what_happens_next(stamped: Site) -> None:
    """The same on a county's page."""
    _, html = stamped["areas/kinmen/"]

    assert "../../pathways/" in links_of(lxml_html.fromstring(html))


def test_protection_line_leads_to_what_a_call_begins(
    hand_written: Callable[[str, str], Any], directory: Directory
) -> None:
    """By an address that tells nothing."""
    line = hand_written("hotlines", "hotlines/").get_element_by_id("protection-113")

    assert f"../{addresses.pathway(directory, 'zh', 'one-door')}" in links_of(line)
    assert [] == [link for link in links_of(line) if "one-door" in link]


def test_site_map_has_every_pathway(
    hand_written: Callable[[str, str], Any], directory: Directory
) -> None:
    """Those about violence by their neutral addresses."""
    links = links_of(hand_written("site-map", "site-map/"))
    paths = [addresses.pathway(directory, "zh", one.id) for one in directory.network.pathways]

    assert paths
    assert [] == [path for path in paths if f"../{path}" not in links]


def test_edition_without_the_county_still_says_whose_document_it_is(
    show: Show, directory: Directory
) -> None:
    """In an edition of Nantou alone, Changhua's document is named by who published it."""
    nantou = tuple(one for one in directory.geography.counties if one.slug == "nantou")
    geography = dataclasses.replace(directory.geography, counties=nantou)
    _, html = show(geography=geography)[f"pathways/{YOUTH}/"]

    assert "彰化縣政府社會處（2023年3月15日）" in html


def test_edition_without_pathways_has_no_page_of_them(
    directory: Directory, settings: Settings
) -> None:
    """A county that keeps no pathways has no empty list of them."""
    network = dataclasses.replace(directory.network, pathways=())
    bare = dataclasses.replace(directory, network=network)

    assert [] == list(pathway_pages(Atlas(bare, settings, "zh")))
