"""Maps of service reach in Chromium: bands, hatching, boxes for layers, what a village tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from map_samples import HOSTILE, TILE_HOST
from playwright.sync_api import Browser, Locator, Page, Route

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 320, "height": 700}, "has_touch": True, "is_mobile": True}
NAMES = ("reach", "reach-all", "reach-violence")
VILLAGE = "[data-map] path.sna-band"
LOOKS = ("s0", "s2", "s3", "gap-s5", "gap-s6", "ferry")
SETTLED = "[data-map-figure][data-ready]"


def press(village: Locator) -> None:
    """A tap on a village, wherever a mark or a name may lie over it."""
    village.evaluate("node => node.dispatchEvent(new MouseEvent('click', {bubbles: true}))")


@pytest.mark.parametrize(("name", "count"), [("reach", 37), ("reach-all", 981)])
def test_every_village_is_drawn_in_its_look(
    open_map: Callable[..., Page], name: str, count: int
) -> None:
    """As many polygons as the data has; the bands take turns in the made-up study."""
    page = open_map(f"zh/{name}.html")
    classes = page.locator(VILLAGE).evaluate_all("all => all.map(one => one.classList[1])")
    drawn = Counter(one.removeprefix("sna-band--") for one in classes)

    assert count == sum(drawn.values())
    assert set(LOOKS) == set(drawn)
    assert max(drawn.values()) - min(drawn.values()) <= 1 + count // 300
    assert [] == page.problems  # type: ignore[attr-defined]
    assert [] == [url for url in page.foreign if not url.startswith(TILE_HOST)]  # type: ignore[attr-defined]


def test_gaps_are_hatched_on_the_map_and_in_the_legend(open_map: Callable[..., Page]) -> None:
    """Gaps are filled by a pattern that is there; the reached bands by a colour of their own."""
    page = open_map("en/reach.html")

    for look in LOOKS[3:]:
        pattern = page.locator(f"pattern#sna-hatch-{look}")
        fill = f"url(#sna-hatch-{look})"
        for where in (VILLAGE, ".sna-band-swatch rect"):
            node = page.locator(f"{where}.sna-band--{look}").first
            said = node.evaluate("node => getComputedStyle(node).fill").replace('"', "")
            assert fill == said
        assert pattern.locator(".sna-band__line").count() == 1
    colors = {
        page.locator(f"{VILLAGE}.sna-band--{look}").first.evaluate(
            "node => getComputedStyle(node).fill"
        )
        for look in LOOKS[:3]
    }
    assert 3 == len(colors)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bands_differ_in_lightness(open_map: Callable[..., Page], scheme: str) -> None:
    """From near to far ever darker, on a dark ground ever lighter: hue is not needed."""
    page = open_map("zh/reach.html", color_scheme=scheme)
    light = page.evaluate("""() => {
      const style = getComputedStyle(document.documentElement);
      const canvas = document.createElement("canvas").getContext("2d");
      return [0, 1, 2, 3, 4, 5, 6].map((step) => {
        canvas.fillStyle = style.getPropertyValue("--sna-band-" + step).trim();
        const [r, g, b] = [1, 3, 5].map((at) => parseInt(canvas.fillStyle.slice(at, at + 2), 16));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      });
    }""")

    assert sorted(light, reverse=scheme == "light") == light
    assert min(abs(a - b) for a, b in pairwise(light)) > 8


@pytest.mark.parametrize(("locale", "scheme"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_on_maps_of_reach(
    open_map: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    name: str,
    locale: str,
    scheme: str,
) -> None:
    """The started map on the narrowest phone, with the panel about a village open."""
    page = open_map(f"{locale}/{name}.html", color_scheme=scheme, **PHONE)
    press(page.locator(VILLAGE).first)
    page.get_by_role("dialog").wait_for()

    assert [] == axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]  # type: ignore[index]


def test_village_tells_its_people_and_its_nearest_site(open_map: Callable[..., Page]) -> None:
    """Name, people, who is not reached, the mean way, the site with its link; hostile or not."""
    page = open_map("zh/reach.html")
    press(page.locator(f"{VILLAGE}.sna-band--gap-s5").first)
    panel = page.get_by_role("dialog")
    panel.wait_for()

    title = panel.locator(".sna-map__panel-title").inner_text()
    facts = panel.locator(".sna-map__fact").all_inner_texts()
    assert title.startswith("金城鎮")
    assert facts[0].startswith("戶籍人口 ")
    people = facts[0].removeprefix("戶籍人口 ")
    assert f"5 公里內沒有據點的有 {people}" == facts[1]
    assert "到最近的據點平均走陸路 7.0 公里" == facts[2]
    assert HOSTILE == panel.locator("a").first.inner_text()
    assert "hostile" in (panel.locator("a").first.get_attribute("href") or "")
    assert page.evaluate("window.hit") is None
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_village_without_a_site_on_its_land_says_so(open_map: Callable[..., Page]) -> None:
    """No distance, no nearest site: a boat or a plane."""
    page = open_map("en/reach.html")
    press(page.locator(f"{VILLAGE}.sna-band--ferry").first)
    panel = page.get_by_role("dialog")
    panel.wait_for()

    assert panel.get_by_text("only by boat or plane").count() == 1
    assert 0 == panel.locator("a").count()


def test_county_without_figures_is_drawn_plainly(open_map: Callable[..., Page]) -> None:
    """Its villages are there, without a hatching, and say that nothing is known of them."""
    page = open_map("en/reach-some.html")
    plain = page.locator(f"{VILLAGE}.sna-band--unmeasured")
    shown = page.locator(".sna-band-swatch .sna-band--unmeasured")
    fills = [one.first.evaluate("node => getComputedStyle(node).fill") for one in (plain, shown)]
    press(plain.first)
    panel = page.get_by_role("dialog")
    panel.wait_for()

    assert 981 == page.locator(VILLAGE).count()
    assert 981 > plain.count() > 800
    assert fills[0] == fills[1]
    assert fills[0].startswith("rgb")
    assert panel.get_by_text("No figures for this county").count() == 1
    assert [] == page.problems  # type: ignore[attr-defined]


def test_village_under_the_pointer_is_told_in_a_line(open_map: Callable[..., Page]) -> None:
    """It stands out and says what it is, without a press; the line goes with the pointer."""
    page = open_map("en/reach.html")
    line, village = page.locator(".sna-map__told"), page.locator(f"{VILLAGE}.sna-band--s2").first
    assert not line.is_visible()
    village.dispatch_event("mouseover", {"bubbles": True})

    assert "; All live within 5 km of a site; " in line.inner_text()
    assert "On average 2.0 km over land to the nearest site" in line.inner_text()
    here = page.locator(".sna-band--here")
    assert 1 == here.count()
    here.dispatch_event("mouseout", {"bubbles": True})
    assert 0 == page.locator(".sna-band--here").count()
    assert not line.is_visible()


def test_only_sites_of_the_subject_are_marked(open_map: Callable[..., Page]) -> None:
    """Open and planned ones of the kind, in the county and where its nearest sites are."""
    page = open_map("zh/reach-violence.html")

    assert ["violence中心，家庭暴力暨性侵害防治中心"] == [
        mark.get_attribute("aria-label") for mark in page.locator(".sna-map__mark").all()
    ]


def test_lost_data_of_reach_leave_the_words(open_map: Callable[..., Page]) -> None:
    """A note, no half map, no boxes that switch nothing; the words stay."""
    page = open_map("zh/reach.html", start=False, **PHONE)
    page.route("**/data/reach/*", lambda route: route.abort())
    page.click("[data-map-show]")
    page.locator("[data-map-note]").filter(has_text="地圖載入失敗").wait_for()

    assert 0 == page.locator(".sna-map__layers").count()
    assert not page.locator(".sna-map__legend-note").first.is_visible()
    assert page.locator("#map-words li").count() > 3


def test_without_script_the_words_stand_alone(open_map: Callable[..., Page]) -> None:
    """No legend of a map that cannot be seen."""
    page = open_map("zh/reach.html", start=False, java_script_enabled=False)

    assert page.locator("#map-words li").count() > 3
    assert not page.locator(".sna-band-swatch").first.is_visible()


@pytest.mark.parametrize("path", ["reach/health-bureau/changhua/", "en/reach/groups/children/"])
def test_villages_are_painted_on_the_built_site(
    chromium: Browser, site_url: str, path: str
) -> None:
    """Under the theme's style sheets too a village is there where it should be."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.route("**/*", partial(_only, site_url))
    page.goto(site_url + path)
    page.locator("[data-map-show]").dispatch_event("click")
    page.wait_for_selector(SETTLED)
    page.locator("[data-map]").scroll_into_view_if_needed()
    met = page.evaluate("""() => {
      const frame = document.querySelector("[data-map]").getBoundingClientRect();
      const met = new Set();
      for (let x = frame.left; x < frame.right; x += 8) {
        for (let y = frame.top; y < frame.bottom; y += 8) {
          const one = document.elementFromPoint(x, y);
          if (one && one.matches("path.sna-band")) met.add(one);
        }
      }
      return met.size;
    }""")
    context.close()

    assert met > 50


def _only(own: str, route: Route) -> None:
    """Let the site answer and nobody else."""
    if route.request.url.startswith(own):
        route.continue_()
    else:
        route.abort()
