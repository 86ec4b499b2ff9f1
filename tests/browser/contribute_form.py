"""The form of /contribute/ as somebody uses it, and its texts read by the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from chromium import wait_until
from playwright.sync_api import Page

from safetynet.check import check_directory
from safetynet.load import read_directory
from safetynet.load.draft import Draft, read_draft
from safetynet.model import Record
from safetynet.settings import build_day

READY = "[data-contribute][data-ready]"
SITE = "kinmen-jinhu-social-welfare-center"


def opened(open_page: Callable[..., Page], path: str = "contribute/", **options: Any) -> Page:
    """The form, ready."""
    page = open_page(path, **options)
    page.wait_for_selector(READY)
    return page


def unfold(page: Page, *groups: str) -> None:
    """Open some parts of the form."""
    page.evaluate(
        "names => document.querySelectorAll('[data-group]').forEach(one =>"
        " { one.open = one.open || names.includes(one.dataset.group) })",
        list(groups),
    )


def fold(page: Page) -> None:
    """Close all parts of the form."""
    page.evaluate("document.querySelectorAll('[data-group]').forEach(one => { one.open = false })")


def field(page: Page, name: str, row: str = "") -> Any:
    """The control of a field; `row` is the list it stands in (its first row)."""
    within = page.locator(f"[data-rows='{row}'] [data-row]").first if row else page
    return within.locator(f"[data-field='{name}']").first


def tick(page: Page, group: str, *codes: str) -> None:
    """Choose codes of a list, which may lie in a fold."""
    page.evaluate(
        "([group, codes]) => codes.forEach(code => document.querySelector("
        "`[data-ticks='${group}'] input[value='${code}']`).click())",
        [group, list(codes)],
    )


def checked(page: Page) -> None:
    """Press the button and wait for its answer."""
    page.evaluate("document.querySelector('[data-form-state]').textContent = ''")
    page.click(".sna-form__check")
    wait_until(page, "document.querySelector('[data-form-state]').textContent !== ''")


def faults(page: Page) -> list[str]:
    """The faults in the list above the result."""
    return page.locator("[data-form-errors-list] a").all_inner_texts()


def text(page: Page, name: str) -> str:
    """One of the texts that the form gives."""
    page.wait_for_selector("[data-given]:not([hidden])")
    return page.locator(f"[data-given-text={name}]").text_content() or ""


def draft_of(page: Page, record_id: str = SITE) -> str:
    """The changed fields under their id, as they are mailed."""
    return f"- id: {record_id}\n{text(page, 'part')}"


def as_draft(data: Path, given: str, tmp_path: Path) -> Draft:
    """The text read by the program over the records of a data folder."""
    file = tmp_path / "draft.yaml"
    file.write_text(given, encoding="utf-8")
    draft = read_draft(file, read_directory(data))
    assert () == draft.loaded.findings, draft.loaded.findings
    return draft


def record_of(draft: Draft) -> Record:
    """The draft's only record."""
    assert draft.loaded.directory is not None
    (record_id,) = draft.ids
    return draft.loaded.directory.by_id[record_id]


def check_codes(data: Path) -> list[str]:
    """Codes of the errors that the check finds in a data folder."""
    findings = check_directory(read_directory(data), build_day())
    return [f"{one.place.line} {one.code}" for one in findings if one.severity == "error"]
