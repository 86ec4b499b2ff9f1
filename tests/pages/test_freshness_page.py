"""The page on freshness: counts that add up, and whom to ask next."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from page_kinds import PREFIXES

from safetynet.directory import Directory
from safetynet.freshness import to_check
from safetynet.pages.atlas import Atlas
from safetynet.pages.freshness import FreshnessView, freshness_view
from safetynet.settings import Settings
from safetynet.text import LOCALES, Locale


@pytest.fixture
def view_in(directory: Directory, settings: Settings) -> Callable[[Locale], FreshnessView]:
    """The page's view in a language, on 2026-11-22."""
    return lambda locale: freshness_view(Atlas(directory, settings, locale))


def test_tables_add_up(view_in: Callable[[Locale], FreshnessView], directory: Directory):
    """Each row to its total, the rows to the last one, which is every listed record."""
    view = view_in("zh")
    for table in (view.counties, view.kinds, view.facts):
        for row in table.rows:
            assert row.total == row.fresh + row.over + row.undated, row
    for table in (view.counties, view.kinds):
        assert table.total
        for name in ("fresh", "over", "undated", "total"):
            assert getattr(table.total, name) == sum(getattr(row, name) for row in table.rows)
    listed = sum(record.status != "closed" for record in directory.records)
    assert view.counties.total
    assert listed == view.counties.total.total
    assert listed == view.facts.rows[-1].total


def test_list_has_all_that_is_due_in_order(
    view_in: Callable[[Locale], FreshnessView], directory: Directory, settings: Settings
):
    """Kind by kind, the same sites as the list of calls; each kind stands once."""
    view = view_in("zh")
    due = [one.record.id for one in to_check(directory, settings.today)]

    assert due == [site.card.id for group in view.due for site in group.sites]
    assert len(due) == view.due_count
    ids = [group.id for group in view.due]
    assert len(set(ids)) == len(ids)
    important = [
        kind.important
        for group in view.due
        for kind in directory.vocabulary.kinds.values()
        if kind.label.zh == group.kind.label
    ]
    assert sorted(important, reverse=True) == important


@pytest.mark.parametrize("locale", LOCALES)
def test_page_tells_the_day_and_leads_to_pages(
    authored: dict[str, tuple[object, str]], locale: Locale
):
    """The counts are of a day; every site has a link and a way to correct it."""
    html = authored[PREFIXES[locale] + "freshness/"][1]

    assert {"zh": "2026年11月22日", "en": "November 22, 2026"}[locale] in html
    assert 'sites/kinmen-jinhu-social-welfare-center/"' in html
    assert "contribute/?site=kinmen-jinhu-social-welfare-center" in html


def test_addresses_tell_nothing_about_violence(
    authored: dict[str, tuple[object, str]], directory: Directory
):
    """Links and anchors have marks where a site, or its kind, is about violence."""
    html = authored["freshness/"][1]
    told = " ".join(re.findall(r'(?:href|id)="([^"]*)"', html))

    for sort, id_ in directory.neutral:
        if sort in ("site", "kind"):
            assert f"/{id_}/" not in told, id_
            assert f"={id_}" not in told, id_
    assert any(mark in told for (sort, _), mark in directory.neutral.items() if sort == "site")
