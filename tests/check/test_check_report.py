"""Reports are public: no format repeats what a confidential record says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from safetynet.check.report import RENDERERS, Format, render
from safetynet.errors import Finding
from safetynet.text import LOCALES

Findings = Callable[[Path], tuple[Finding, ...]]
SECRETS = ("秘密路", "119.5666", "06-9998888", "09020010", "9月99日")


def write(data_dir: Path, text: str) -> None:
    """Puts lines into the small folder's confidential record."""
    file = data_dir / "services.yaml"
    known = file.read_text(encoding="utf-8")
    file.write_text(known.replace("  confidential: true\n", text), encoding="utf-8")


@pytest.mark.parametrize("report_format", list(RENDERERS))
def test_values_of_a_confidential_record_are_withheld(
    data_dir: Path, findings_of: Findings, report_format: Format
):
    """Address, point and phone of a place that must not be known."""
    write(
        data_dir,
        "  confidential: true\n  township: '09020010'\n  address: {zh: 秘密路77號}\n"
        "  point: {lon: 119.5666, lat: 23.5677, precision: address}\n"
        "  hours_note: {zh: 電話 06-9998888, en: Call 06-9998888}\n",
    )
    findings = findings_of(data_dir)

    assert {"address", "point", "township"} <= {one.field for one in findings}
    for locale in LOCALES:
        text = render(findings, report_format, locale)
        assert "confidential-place" in text
        assert [] == [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("report_format", list(RENDERERS))
@pytest.mark.parametrize("truth", ["confidential: true", "confidential: yes", '"confidential": 是'])
def test_record_that_cannot_be_read_is_confidential_by_its_words(
    data_dir: Path, findings_of: Findings, report_format: Format, truth: str
):
    """Neither its values nor what they should be is said."""
    write(
        data_dir,
        f"  {truth}\n  opened: 9月99日\n  address: 秘密路77號\n"
        "  point: {lon: '119.5666x', lat: 23.5677}\n",
    )
    findings = [one for one in findings_of(data_dir) if one.record == "kinmen-shelter"]
    text = render(findings, report_format, "zh")

    assert len(findings) > 1
    assert [] == [secret for secret in SECRETS if secret in text]


def test_other_records_are_told_with_their_values(data_dir: Path, findings_of: Findings):
    """`confidential: false` is no secret."""
    write(data_dir, "  confidential: false\n  opened: 9月99日\n")

    assert "9月99日" in render(findings_of(data_dir), "github", "zh")
