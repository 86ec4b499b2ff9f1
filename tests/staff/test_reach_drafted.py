"""`safetynet reach --with`: what a draft changes, told of each record and in figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from calls import Ask, Run

from safetynet.reach import Study

KIND = "social-welfare-center"
NEW = """\
- id: kinmen-lieyu-draft
  kind: social-welfare-center
  name: {zh: 烈嶼新中心, en: Lieyu New Center}
  township: 金門縣烈嶼鄉
  point: {lon: 118.2375, lat: 24.4325, precision: village}
  verified: {how: document}
  sources: [{source: seed-000, fields: [name, point]}]
"""
CHANGES = """\
- {id: kinmen-jinhu-social-welfare-center, status: closed}
- id: kinmen-jincheng-social-welfare-center
  point: {lon: 118.3, lat: 24.4, precision: address}
"""
LOST = """\
- id: kinmen-jincheng-health-station
  point: {lon: 118.32, lat: 24.43, precision: township}
"""

Write = Callable[[str], Path]


@pytest.fixture
def draft(tmp_path: Path) -> Write:
    """Writes a draft."""

    def write(text: str) -> Path:
        file = tmp_path / "draft.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_draft_adds_moves_and_closes(asked: Ask, study: Study, draft: Write) -> None:
    """The new site is reached by all of Lieyu; Jinhu loses its own."""
    data = asked("--with", draft(NEW + CHANGES))

    told = {one["id"]: one["change"] for one in data["records"]}
    assert ["added", "closed", "moved"] == list(told.values())
    change = next(one for one in data["changes"] if one["kind"] == KIND)
    known = study.of("kind", KIND)
    assert known
    assert known.coverage
    assert known.coverage.townships["09020050"].not_within(2) == change["townships"]["09020050"][2]
    assert change["townships"]["09020030"][2] < 0


def test_draft_is_told_record_by_record(reach: Run, draft: Write) -> None:
    """In words, with the names."""
    text = reach("--with", draft(NEW + CHANGES), "--lang", "en").stdout

    assert "Adds kinmen-lieyu-draft: Lieyu New Center." in text
    assert "No longer open: kinmen-jinhu-social-welfare-center" in text
    assert "Moves kinmen-jincheng-social-welfare-center" in text


def test_figures_of_a_draft_can_be_asked_for_one_kind_and_county(asked: Ask, draft: Write) -> None:
    """Nothing changes in Penghu; the group is left out."""
    file = draft(NEW)
    (kinmen,) = asked("--with", file, "--kind", KIND, "--county", "kinmen")["changes"]
    (penghu,) = asked("--with", file, "--kind", KIND, "--county", "penghu")["changes"]

    assert [sum(gains) for gains in zip(*kinmen["townships"].values(), strict=True)] == (
        kinmen["gains"]
    )
    assert ({}, [0, 0, 0, 0]) == (penghu["townships"], penghu["gains"])


def test_record_that_loses_its_point_drops_out_of_figures_only(reach: Run, draft: Write) -> None:
    """People near it still have a site: nothing is said to be taken from them."""
    text = reach("--with", draft(LOST), "--lang", "en").stdout

    assert "It drops out of the figures; people near it still have a site." in text
    assert "near it only the figures change, not what people have." in text
    assert "changes no figure of reach" not in text
    assert "−8,988" in text  # noqa: RUF001 - the sign that is printed


def test_county_that_begins_to_have_figures_is_named(reach: Run, draft: Write) -> None:
    """Changhua has no center of this name, so its gains cannot be read like the others'."""
    new = NEW.replace("金門縣烈嶼鄉", "彰化縣溪湖鎮").replace(
        "lon: 118.2375, lat: 24.4325", "lon: 120.479, lat: 23.962"
    )

    text = reach("--with", draft(new), "--kind", KIND, "--lang", "en").stdout

    assert "Changhua County has no site with a known place today" in text
    assert "Penghu County has no site" not in text


def test_draft_that_moves_nothing_says_so(reach: Run, draft: Write) -> None:
    """A new record without a pin counts nobody, and that is said of it."""
    pinless = "".join(line for line in NEW.splitlines(keepends=True) if "point: {" not in line)

    text = reach("--with", draft(pinless.replace(", point]", "]")), "--lang", "en").stdout

    assert "it changes no figure of reach" in text
    assert "No change in reach." in text


def test_empty_draft_says_so(reach: Run, draft: Write) -> None:
    """Rather than a heading with nothing below."""
    assert "The draft has no records." in reach("--with", draft("[]\n"), "--lang", "en").stdout


def test_errors_of_a_draft_are_those_of_check_with_file_and_line(reach: Run, draft: Write) -> None:
    """Nothing is printed half: figures of a wrong draft would be wrong."""
    wrong = NEW.replace("precision: village", "precision: vilage")
    file = draft("# a comment\n" + wrong + NEW)

    result = reach("--with", file, "--lang", "en")

    assert (1, "") == (result.exit_code, result.stdout)
    assert f"{file}:6  kinmen-lieyu-draft  point.precision  error: 'vilage'" in result.stderr


def test_same_id_twice_in_a_draft_is_an_error(reach: Run, draft: Write) -> None:
    """Which of the two should count?"""
    file = draft(NEW + NEW)
    result = reach("--with", file)

    assert 1 == result.exit_code
    assert f"{file}:8" in result.stderr
    assert "[duplicate-id]" in result.stderr
