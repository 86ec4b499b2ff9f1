"""A confidential record that tells its place is an error wherever the place stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from safetynet.errors import Finding


@pytest.mark.parametrize(
    ("added", "field"),
    [
        ("township: 金湖鎮", "township"),
        ("address: {zh: 金門縣金城鎮民生路60號}", "address"),
        ("point: {lon: 118.3186, lat: 24.4312, precision: village}", "point"),
        ("phones: [{number: 082-330100}]", "phones[0]"),
        ("phones: [{number: 0912-345678, office_mobile: true}]", "phones[0]"),
        ("notes: {zh: 在民生路60號2樓。, en: Ask 113.}", "notes.zh"),
        ("how_to_apply: {zh: 到光前里12號。, en: Ask 113.}", "how_to_apply.zh"),
    ],
)
def test_place_of_a_confidential_record_is_found(
    data_dir: Path, findings_of: Callable[[Path], tuple[Finding, ...]], added: str, field: str
):
    """Township, address, point, own phone, or an address inside a text."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    if added.startswith("phones"):
        text = text.replace("  phones: [{number: 113}]\n", "")
    text = text.replace("  confidential: true\n", f"  confidential: true\n  {added}\n")
    file.write_text(text, encoding="utf-8")

    found = {one.field: one.code for one in findings_of(data_dir) if one.code != "unsourced-fact"}

    assert {field: "confidential-place"} == found


def test_national_lines_of_a_confidential_record_may_stay(
    data_dir: Path, findings_of: Callable[[Path], tuple[Finding, ...]]
):
    """113 and free numbers tell no place."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    lines = "phones: [{number: 113}, {number: 0800-024-111}]"
    file.write_text(text.replace("phones: [{number: 113}]", lines), encoding="utf-8")

    assert "confidential-place" not in [finding.code for finding in findings_of(data_dir)]
