"""The directory covers every service system that the five founding documents name."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from safetynet.directory import Directory

SYSTEMS = yaml.safe_load((Path(__file__).parent / "seed_systems.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "row", SYSTEMS, ids=[f"{row['source']}-{row['quote'][:24]}" for row in SYSTEMS]
)
def test_system_of_a_document_has_a_record(directory: Directory, row: dict[str, object]) -> None:
    """Each line (document, its words, the system, records) leads to records that are there."""
    assert row["source"] in directory.sources
    assert row["records"]
    assert [] == [code for code in row["records"] if code not in directory.by_id]


def test_shelters_are_only_a_service_with_a_hotline(directory: Directory) -> None:
    """Placement is confidential: 113, and no place of any kind."""
    placements = [r for r in directory.records if "protective-placement" in r.services]

    assert placements
    for record in placements:
        assert record.confidential
        assert {phone.number for phone in record.phones} <= {"113", "110"}
        assert (None, None, None) == (record.township, record.address, record.point)
