"""What the finder must answer, worked out from the directory; and reading what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import Page, expect

from safetynet.directory import Directory
from safetynet.model import Booking, Fee, Record, StepFree
from safetynet.neutral import neutral

Test = Callable[[Directory, Record, str], bool]
"""Whether a record meets a condition; the last argument is the answer."""


def _needed(directory: Directory, record: Record, code: str) -> bool:
    need = directory.vocabulary.needs[code]
    return record.kind in need.kinds or bool(set(need.services) & set(record.services))


CONDITIONS: Mapping[str, Test] = {
    "need": _needed,
    "kind": lambda _, record, code: record.kind == code,
    "audience": lambda _, record, code: code in record.audience,
    "language": lambda _, record, code: code in record.languages,
    "free": lambda *facts: facts[1].fee is Fee.FREE,
    "walkin": lambda *facts: facts[1].booking in {Booking.NONE, Booking.OPTIONAL},
    "stepfree": lambda *facts: facts[1].step_free is StepFree.YES,
}


def expected(directory: Directory, **asked: str) -> set[str]:
    """Ids of the listed records that meet all conditions, e.g. need="money", free="1"."""
    return {
        record.id
        for record in directory.records
        if record.status != "closed"
        and all(CONDITIONS[name](directory, record, answer) for name, answer in asked.items())
    }


def in_address(directory: Directory, name: str, answer: str) -> str:
    """How an answer stands in the address: one about violence has a mark."""
    words = directory.vocabulary
    of = {"need": words.needs, "kind": words.kinds, "audience": words.audience}
    term = of.get(name, {}).get(answer)
    return neutral(name, answer) if term and term.quick_exit else answer  # type: ignore[arg-type, attr-defined]


def ready(page: Page) -> Page:
    """Wait until the finder shows its list."""
    expect(page.locator("[data-finder-result]")).to_be_visible()
    return page


def total(page: Page) -> int:
    """How many the finder says it has found."""
    text = page.locator("[data-finder-count]").inner_text()
    digits = "".join(character if character.isdigit() else " " for character in text).split()
    return int(digits[0]) if digits else 0


SHOW_ALL = """() => {
    const more = () => document.querySelector("[data-finder-list] .sna-more:not([hidden])");
    while (more()) more().click();
    const cards = document.querySelectorAll("[data-finder-list] [data-site]");
    return Array.from(cards, (card) => card.dataset.site);
}"""


def shown(page: Page) -> list[str]:
    """Ids of all cards, in their order, after "show more" has been pressed to the end."""
    ids: list[str] = page.evaluate(SHOW_ALL)
    return ids


def options(page: Page, name: str) -> dict[str, tuple[str, bool]]:
    """Answers of a question → what the option says, and whether it can be chosen."""
    found = page.locator(f"select[data-finder-field={name}]").evaluate(
        "(select) => Array.from(select.options, (o) => [o.value, o.textContent, !o.disabled])"
    )
    return {value: (text, is_open) for value, text, is_open in found if value}


def number_in(text: str) -> int:
    """The count an option ends with: （12） or (12)."""
    return int(text.rstrip("）)").replace("（", "(").rsplit("(", 1)[1])
