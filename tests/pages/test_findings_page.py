"""The page on findings is made from the rules: every code is on it, wholly explained."""

from __future__ import annotations

import re

import pytest
import yaml

from safetynet.check.catalogue import catalogue, example
from safetynet.check.corrections import CORRECTORS
from safetynet.directory import Directory
from safetynet.pages.atlas import Atlas
from safetynet.pages.findings import ExplainedView, findings_view, sample_of
from safetynet.settings import Settings
from safetynet.text import LOCALES, Locale

PLACEHOLDER = re.compile(r"(?<!\{)\{(value|near|known|name|names|first|line|free|better)\}")


def entries(directory: Directory, settings: Settings, locale: Locale) -> dict[str, ExplainedView]:
    """Code → its entry on the page."""
    view = findings_view(Atlas(directory, settings, locale))
    return {one.code: one for group in view.groups for one in group.findings}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_code_is_explained_once(directory: Directory, settings: Settings, locale: Locale):
    """No rule without its meaning, in either language."""
    view = findings_view(Atlas(directory, settings, locale))
    codes = [one.code for group in view.groups for one in group.findings]

    assert sorted(catalogue()) == sorted(codes)
    assert all(group.findings for group in view.groups)


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_are_those_of_a_real_slip(
    directory: Directory, settings: Settings, locale: Locale
):
    """Nothing on the page is a form to be filled in."""
    for entry in entries(directory, settings, locale).values():
        for text in (entry.says, entry.means, entry.example, entry.fix):
            assert text
            assert not PLACEHOLDER.search(text), (entry.code, text)
            assert "None" not in text, entry.code


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_meaning_is_one_or_two_plain_sentences(code: str):
    """Enough to act on, and no more."""
    means = catalogue()[code].means

    assert means.zh.endswith("。")
    assert means.en.endswith(".")
    assert len(means.zh) <= 100
    assert len(means.en) <= 260


@pytest.mark.parametrize("code", sorted(set(catalogue()) - {"translation-stale"}))
def test_right_example_is_yaml(code: str):
    """What the page calls right can be read."""
    assert yaml.safe_load(example(sample_of(code, catalogue()[code]), "zh")) is not None


def test_page_says_what_fix_can_do(directory: Directory, settings: Settings):
    """Only what a corrector exists for is promised."""
    shown = entries(directory, settings, "zh")

    assert "safetynet fix" in shown["bad-phone"].fix
    assert "safetynet fix" in shown["several-phones"].fix
    assert "safetynet fix" not in shown["missing-language"].fix
    assert set(CORRECTORS) <= set(catalogue())


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_built_page_has_an_anchor_for_every_code(built_site, prefix: str):
    """A report can point at the very entry."""
    text = (built_site / prefix / "contribute/findings/index.html").read_text(encoding="utf-8")

    assert [] == [code for code in catalogue() if f'<h3 id="{code}">' not in text]
