"""What stands below the prose of the home page."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet.pages.atlas import Atlas
from safetynet.pages.kinds import kind_groups
from safetynet.pages.needs import NeedEntry, need_entries
from safetynet.pages.network_links import find_overview, find_pathways
from safetynet.pages.page import Link
from safetynet.pages.parts import HotlineView
from safetynet.pages.reach_words import ReachWords

FIRST_LINES = ("110", "119", "113", "1925")
"""Numbers of the helplines on the home page: danger, injury, violence, despair."""


@dataclass(frozen=True)
class HomeView:
    """Everything pages/home.html prints."""

    find: str
    hotlines: tuple[HotlineView, ...]
    all_hotlines: Link
    needs: tuple[NeedEntry, ...]
    counties: tuple[Link, ...]
    townships: Link
    kinds: tuple[Link, ...]
    pathways: Link | None
    """What happens after one asks for help; None where the edition does not tell."""
    reach: Link
    network: Link | None
    """None where the edition has no figures of the net."""
    count: int


def home_view(atlas: Atlas) -> HomeView:
    """Helplines, needs, counties, kinds; below them what is for planners."""
    return HomeView(
        find=atlas.address("find/"),
        hotlines=atlas.lines(FIRST_LINES),
        all_hotlines=Link(atlas.say("page.home.all-hotlines"), atlas.address("hotlines/")),
        needs=need_entries(atlas),
        counties=tuple(atlas.county(county.code) for county in atlas.counties),
        townships=Link(atlas.say("page.home.townships"), atlas.address("areas/")),
        kinds=tuple(
            Link(group.name, atlas.address(f"kinds/#{group.id}")) for group in kind_groups(atlas)
        ),
        pathways=find_pathways(atlas),
        reach=ReachWords(atlas).index,
        network=find_overview(atlas),
        count=len(atlas.listed),
    )
