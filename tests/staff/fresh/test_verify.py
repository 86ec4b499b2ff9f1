"""A stamp says who checked what on which day, and changes nothing else of the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from safetynet.errors import CallError
from safetynet.staff.fresh.names import check_office

Run = Callable[..., Result]
ID = "kinmen-jinhu-center"
BY = "金門縣政府社會處"
OLD = "  verified: {date: 2025-10-02, how: document}"


def stamp(run: Run, data_dir: Path, *words: str) -> tuple[Result, str]:
    """The answer of the command, and the file after it."""
    result = run("verify", "--data", data_dir, "--lang", "en", "--yes", *words)
    return result, (data_dir / "services.yaml").read_text(encoding="utf-8")


def with_own_checks(data_dir: Path, own: str) -> str:
    """The file with checks of single facts on Jinhu's center."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    assert 1 == text.count(OLD)
    file.write_text(text.replace(OLD, OLD.replace("}", f", {own}}}")), encoding="utf-8")
    return text


def test_only_the_stamp_changes(run: Run, data_dir: Path):
    """Comments, order and every other line stay to the byte; the diff is shown."""
    before = (data_dir / "services.yaml").read_text(encoding="utf-8")
    new = f"  verified: {{date: 2026-11-22, by: {BY}, how: phone}}"

    result, after = stamp(run, data_dir, ID, "--by", BY, "--how", "phone")

    assert 0 == result.exit_code, result.output
    assert before.replace(OLD, new) == after
    assert f"-{OLD}\n+{new}\n" in result.output


def test_one_fact_leaves_the_others_alone(run: Run, data_dir: Path):
    """Who asked about the hours says nothing of the rest; Taiwan's years are understood."""
    _, after = stamp(
        run, data_dir, ID, "--by", BY, "--how", "visit", "--fact", "hours", "--date", "115/11/20"
    )

    hours = f"hours: {{date: 2026-11-20, by: {BY}, how: visit}}"
    assert OLD.replace("}", f", {hours}}}") in after


def test_a_check_of_everything_ends_older_ones(run: Run, data_dir: Path):
    """What was asked before is asked again; what was asked later still holds."""
    older, newer = "{date: 2026-01-05, how: phone}", "{date: 2026-11-21, by: 社工, how: phone}"
    with_own_checks(data_dir, f"phones: {older}, hours: {newer}")

    _, after = stamp(run, data_dir, ID, "--by", BY, "--how", "web", "--date", "2026-11-20")

    assert f"  verified: {{date: 2026-11-20, by: {BY}, how: web, hours: {newer}}}\n" in after


def test_dry_run_changes_nothing(run: Run, data_dir: Path):
    """It shows the diff and leaves the file."""
    before = (data_dir / "services.yaml").read_bytes()

    result, _ = stamp(run, data_dir, ID, "--by", BY, "--how", "phone", "--dry-run")

    assert f"+  verified: {{date: 2026-11-22, by: {BY}, how: phone}}" in result.output
    assert before == (data_dir / "services.yaml").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("zzz", "--how", "phone"), "No record has the id 'zzz'"),
        (("kinmen-jinhu-centre", "--how", "phone"), "did you mean 'kinmen-jinhu-center'?"),
        ((ID,), "Say how the 2 records were checked"),
        ((ID, "--how", "phone", "--date", "2026-11-23"), "has not come yet"),
        ((ID, "--how", "phone", "--date", "2025-10-01"), "checked on 2025-10-02 already"),
        ((ID, "--how", "phone", "--date", "soon"), "is not a day"),
        ((ID, "--how", "web", "--fact", "hours"), "'kinmen-jincheng-center' has no hours to check"),
    ],
)
def test_what_cannot_be_true_is_refused(
    run: Run, data_dir: Path, words: tuple[str, ...], said: str
):
    """One wrong id stops the whole call; nothing is half written."""
    before = (data_dir / "services.yaml").read_bytes()

    result, _ = stamp(run, data_dir, "kinmen-jincheng-center", *words, "--by", BY)

    assert 2 == result.exit_code
    assert said in result.output
    assert before == (data_dir / "services.yaml").read_bytes()


def test_closed_site_is_not_checked(run: Run, data_dir: Path):
    """Its facts are history."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8").replace("status: active", "status: closed")
    file.write_text(text, encoding="utf-8")

    result, after = stamp(run, data_dir, ID, "--by", BY, "--how", "phone")

    assert 2 == result.exit_code
    assert "is closed" in result.output
    assert text == after


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("n\n", False)])
def test_it_asks_before_it_writes(run: Run, data_dir: Path, answer: str, *, is_written: bool):
    """As fix and import do: the diff first, in Chinese unless somebody wants English."""
    file = data_dir / "services.yaml"
    before = file.read_bytes()

    result = run("verify", "--data", data_dir, ID, "--by", BY, "--how", "phone", typed=answer)

    assert 0 == result.exit_code
    assert "要把 1 筆的查證寫進" in result.output
    assert ("已寫入" if is_written else "沒有寫入") in result.output
    assert is_written is (before != file.read_bytes())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("kinmen-jinhu-centre", "--how", "phone"), "您是不是要寫「kinmen-jinhu-center」"),
        ((ID,), "是怎麼查證的"),
        ((ID, "--how", "phone", "--date", "2026-11-23"), "還沒到"),
        (("kinmen-jincheng-center", "--how", "web", "--fact", "hours"), "沒有服務時間可以查證"),
        ((ID, "--how", "phone", "--by", "王小明"), "像是人名"),
    ],
)
def test_refusal_is_chinese_by_default(run: Run, data_dir: Path, words: tuple[str, ...], said: str):
    """County staff read why, in their language."""
    result = run("verify", "--data", data_dir, "--by", BY, *words)

    assert 2 == result.exit_code
    assert said in result.output


def many(data_dir: Path, count: int) -> list[str]:
    """Ids of so many more records in the file."""
    ids = [f"center-{n}" for n in range(count)]
    records = "".join(
        f"- {{id: {id_}, kind: welfare-center, name: {{zh: 第{n}中心, en: Center {n}}}, "
        'county: "09020", verified: {how: document}, sources: [{source: report}]}\n'
        for n, id_ in enumerate(ids)
    )
    with (data_dir / "services.yaml").open("a", encoding="utf-8") as file:
        file.write(records)
    return ids


def test_many_on_one_day_need_how(run: Run, data_dir: Path):
    """A date filled in over a whole list is no check."""
    result, after = stamp(run, data_dir, *many(data_dir, 6), "--by", BY)

    assert 2 == result.exit_code
    assert "Say how the 6 records were checked" in result.output
    assert BY not in after


def test_many_calls_of_one_day_need_a_word(run: Run, data_dir: Path):
    """More than 20 calls, those noted before included, are confirmed; a document has many."""
    ids = many(data_dir, 21)
    call = ("--by", BY, "--how", "phone")

    first, _ = stamp(run, data_dir, *ids[:12], *call)
    refused, _ = stamp(run, data_dir, *ids[12:], *call)
    document, _ = stamp(run, data_dir, *ids[12:], "--by", BY, "--how", "document")
    confirmed, _ = stamp(run, data_dir, *ids[12:], *call, "--really")

    assert [0, 2, 0, 0] == [answer.exit_code for answer in (first, refused, document, confirmed)], (
        refused.output
    )
    assert "21 records would be noted as asked on 2026-11-22" in refused.output


@pytest.mark.parametrize(
    "by",
    [
        *("金門縣政府社會處", "林口社福中心", "值班社工", "張老師基金會", "何厝里辦公處"),
        "Social Affairs Department, Kinmen County Government",
    ],
)
def test_offices_and_roles_may_check(by: str):
    """Offices whose names begin like a person's are no persons."""
    check_office(by)


@pytest.mark.parametrize(
    "by",
    ["", "王小明", "陳社工", "社會處王科長", "Ms. Lin", "a@b.tw", "0912-345678", "社會處\u200b"],
)
def test_people_and_private_numbers_may_not(by: str):
    """What looks like a person, a mailbox or a number is not written down."""
    with pytest.raises(CallError):
        check_office(by)
