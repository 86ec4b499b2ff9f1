"""What was taken down is found again in any spelling, and nothing that is printed repeats it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from safetynet.check import render
from safetynet.check.catalogue import says
from safetynet.errors import Finding
from safetynet.load import read_directory
from safetynet.model import Suppressed, fingerprint
from safetynet.text import LOCALES, LocalizedText

WHY = "  reason: {zh: 應機關要求, en: The office asked for it}\n  date: 2026-11-01\n"
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def wide(text: str) -> str:
    """A text in full-width letters and digits, as an input method for Chinese types it."""
    return text.translate(WIDE)


Findings = Callable[[Path], tuple[Finding, ...]]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("id: kinmen-jinhu-center", "id"),
        ("phone: 082-330100", "phones[0].number"),
        ("phone: (082)330 100", "phones[0].number"),
        (f"phone: {wide('082330100')}", "phones[0].number"),
        ('phone: "+886 82 330100"', "phones[0].number"),
        ("address: 金門縣金湖鎮中正路1-1號", "address.zh"),
        ("address: 89148 金湖鎮 中正路１之１號", "address.zh"),
        (f"fingerprint: {fingerprint('082330100')}", "phones[0].number"),
        (f"fingerprint: {fingerprint('金湖鎮中正路1-1號')}", "address.zh"),
    ],
)
def test_record_that_is_back_is_an_error(
    data_dir: Path, findings_of: Findings, written: str, path: str
):
    """By id, phone, address or fingerprint; the sentence says when and why, never what."""
    (data_dir / "suppressed.yaml").write_text(f"- {written}\n{WHY}", encoding="utf-8")

    (finding,) = findings_of(data_dir)

    assert ("suppressed-record", path) == (finding.code, finding.field)
    for locale in LOCALES:
        assert "2026-11-01" in says(finding, locale)
        told = "".join(render([finding], form, locale) for form in ("text", "json", "markdown"))
        assert [] == [secret for secret in ("330100", "中正路", "082-33") if secret in told]


@pytest.mark.parametrize(
    "other", ["phone: 082-330101", "address: 金湖鎮中正路1-11號", "id: kinmen-jinhu"]
)
def test_others_are_left_alone(data_dir: Path, findings_of: Findings, other: str):
    """Only the very number, door or id."""
    (data_dir / "suppressed.yaml").write_text(f"- {other}\n{WHY}", encoding="utf-8")

    assert () == findings_of(data_dir)


@pytest.mark.parametrize(
    "text",
    ["- address: 秘密路1號\n  raeson: x\n", "- fingerprint: 秘密路1號\n", "- address: [秘密路\n"],
)
def test_fault_of_the_list_does_not_repeat_it(data_dir: Path, findings_of: Findings, text: str):
    """A slip beside a secret does not print the secret: reports are public."""
    (data_dir / "suppressed.yaml").write_text(text, encoding="utf-8")

    findings = findings_of(data_dir)

    assert findings
    for form in ("text", "json", "markdown", "github"):
        assert "秘密路" not in render(findings, form, "zh")


def test_published_directory_does_not_know_the_list(data_dir: Path):
    """Nothing that is written for the public can hold it."""
    (data_dir / "suppressed.yaml").write_text(f"- phone: 082-399999\n{WHY}", encoding="utf-8")
    directory = read_directory(data_dir).directory

    assert (1, ()) == (len(directory.suppressed), directory.published.suppressed)


def test_entry_of_two_things_has_no_plain_meaning():
    """`marks` says how many are given."""
    entry = Suppressed(
        id="a", phone="113", reason=LocalizedText(zh="因", en="why"), date=dt.date(2026, 1, 1)
    )

    assert ("a", "113") == entry.marks


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("phone: 082-330999", "夜間請打(082)330-999找人"),
        ("phone: 082-330999", "or call +886 82 330999."),
        (f"fingerprint: {fingerprint('金湖鎮秘密路7號')}", "在金門縣金湖鎮秘密路7號。"),
        (f"fingerprint: {fingerprint('金湖鎮秘密路7號2樓')}", "地址:金湖鎮秘密路7號2樓"),
    ],
)
def test_what_was_taken_down_is_found_in_texts(
    data_dir: Path, findings_of: Findings, written: str, text: str
):
    """A note of another record is no way back for a number or an address."""
    (data_dir / "suppressed.yaml").write_text(f"- {written}\n{WHY}", encoding="utf-8")
    file = data_dir / "services.yaml"
    records = file.read_text(encoding="utf-8")
    file.write_text(records.replace("國定假日休息。", f'"{text}"'), encoding="utf-8")

    assert ("suppressed-record", "hours_note.zh") in [
        (one.code, one.field) for one in findings_of(data_dir)
    ]
