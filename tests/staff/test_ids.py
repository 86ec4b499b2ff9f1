"""Ids of new records: proposed by one rule, never one that was used before."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from safetynet.model import fingerprint
from safetynet.staff.ids import TakenIds, propose_id

TABLE = Path(__file__).parent.parent / "cases/ids.yaml"
CASES = yaml.safe_load(TABLE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"] or case["kind"] or "nothing")
def test_id_is_proposed_from_county_and_name(case: dict[str, str]):
    """The table that the form in the browser is held to as well."""
    taken = case.get("taken", ())

    assert case["id"] == propose_id(case["county"], case["name"], case["kind"], taken)


@pytest.mark.parametrize("id_", ["kinmen-now", "kinmen-before", "kinmen-taken-down"])
def test_id_is_taken_by_what_is_was_or_was_taken_down(id_: str):
    """Old links would lead to another place."""
    prints = frozenset({fingerprint("kinmen-taken-down")})
    taken = TakenIds({"kinmen-now"}, frozenset({"kinmen-before"}), prints)

    assert id_ in taken
    assert f"{id_}-2" == propose_id("kinmen", id_.removeprefix("kinmen-"), "", taken)
