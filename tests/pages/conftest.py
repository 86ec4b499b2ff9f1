"""Pages of the shipped data, rendered once, and small directories made for one question."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from site_build import ROOT

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.errors import Place
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.authored import build_authored
from safetynet.pages.build import build_pages
from safetynet.pages.page import Page
from safetynet.reach import Study
from safetynet.settings import Settings
from safetynet.site.render import Renderer
from safetynet.text import LOCALES, Locale

Site = dict[str, tuple[Page, str]]
"""Path of a page → the page and its HTML."""


@pytest.fixture(scope="session")
def make_record() -> Callable[..., Record]:
    """Makes the smallest valid record, in Jinhu (Kinmen), with some changes."""

    def make(record_id: str = "probe", **changes: Any) -> Record:
        facts = {
            "id": record_id,
            "kind": "counseling-site",
            "name": {"zh": f"據點{record_id}", "en": f"Site {record_id}"},
            "county": "09020",
            "township": "09020030",
            "verified": {"how": "document"},
            "sources": [{"source": "seed-000"}],
        }
        return Record.model_validate(facts | changes)

    return make


@pytest.fixture(scope="session")
def renderer(directory: Directory) -> Renderer:
    """The real templates."""
    return Renderer(ROOT / "overrides", directory.strings)


@pytest.fixture(scope="session")
def stamp(directory: Directory, settings: Settings, renderer: Renderer) -> Callable[..., Site]:
    """Builds the data pages of some records alone, in one language."""

    def build(*records: Record, locale: Locale = "zh", **changes: Any) -> Site:
        alone = dataclasses.replace(
            directory,
            records=records,
            places={r.id: Place(Path("data/services.yaml"), 7) for r in records},
        )
        changed = settings.model_copy(update=changes)
        pages = build_pages(Atlas(alone, changed, locale))
        return {page.path: (page, str(renderer.render(page))) for page in pages}

    return build


@pytest.fixture(scope="session")
def authored(directory: Directory, settings: Settings, study: Study, renderer: Renderer) -> Site:
    """The hand-written pages of the site, with what stands below their prose."""
    site = {}
    for locale in LOCALES:
        folder = ROOT / "content" / locale
        for file in sorted(folder.rglob("*.md")):
            name = file.relative_to(folder).with_suffix("").as_posix()
            meta = yaml.safe_load(file.read_text(encoding="utf-8").split("---")[1])
            path = addresses.page(locale)
            if name != "index":
                path = addresses.authored(locale, name)
            page = build_authored(Atlas(directory, settings, locale, study), name, path, meta)
            site[path] = (page, str(renderer.render(page)))
    return site


@pytest.fixture(scope="session")
def stamped(directory: Directory, settings: Settings, study: Study, renderer: Renderer) -> Site:
    """All data pages of the shipped directory in both languages."""
    atlases = (Atlas(directory, settings, locale, study) for locale in LOCALES)
    pages = (page for atlas in atlases for page in build_pages(atlas))
    return {page.path: (page, str(renderer.render(page))) for page in pages}
