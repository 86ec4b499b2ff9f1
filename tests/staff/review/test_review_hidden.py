"""`safetynet review` hides nothing that changes, and tells nothing that is not so."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from review_repo import Repo
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.model import Citation, Phone
from safetynet.staff.field_words import FieldWords
from safetynet.staff.git import git_at
from safetynet.text import LOCALES, Locale, LocalizedText

CENTER = "kinmen-jinhu-center"
LONG = "資料" * 400


def is_unmeasured(*_: object) -> None:
    """Stands for what measures reach."""
    pytest.fail("reach was measured")


@pytest.fixture
def no_measuring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails when anything is measured."""
    monkeypatch.setattr("safetynet.staff.review.reach.surveyor_of", is_unmeasured)


@pytest.mark.usefixtures("no_measuring")
@pytest.mark.parametrize("is_mended", [False, True])
def test_slip_in_a_record_closes_nothing(repo: Repo, *, is_mended: bool):
    """A record that cannot be read counts as it can be read in the other state."""
    if is_mended:
        repo.replace("kind: welfare-center\n  status: active", "kind: : [\n  status: active")
        base = repo.commit()
        repo.replace("kind: : [", "kind: welfare-center")
    else:
        base = "main"
        repo.replace("kind: welfare-center\n  status: active", "kind: : [\n  status: active")
    found = repo.found(base=base)

    assert ([CENTER], []) == (found["unread"], found["reach"])
    assert "cannot be read and are not compared: 1, 0 of them new" in repo.told(base=base)


@pytest.mark.usefixtures("no_measuring")
def test_stamp_measures_nothing(make_repo: Callable[..., Repo]):
    """A record that was checked stays where it is, be it all 293 of them."""
    repo = make_repo(ROOT / "data")
    file = repo.data / "services.yaml"
    text = file.read_text(encoding="utf-8")
    new, count = re.subn(r"verified: \{[^}]*\}", "verified: {date: 2026-11-20, how: web}", text)
    file.write_text(new, encoding="utf-8")
    found = repo.found()

    assert count > 250
    assert len(found["records"]) > 250
    assert [] == found["reach"]


# --- values


@pytest.mark.usefixtures("without_reach")
@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (LONG, f"{LONG}並匯款到 123", "並匯款到 123"),
        (f"{LONG}。{LONG}", f"{LONG}，{LONG}", "…"),
        ("短。", f"{LONG}尾", "尾"),
    ],
)
def test_change_far_down_in_a_long_text_is_shown(repo: Repo, old: str, new: str, shown: str):
    """The part that differs stands in the table, whatever stands before it."""
    repo.replace("國定假日休息。", old)
    base = repo.commit()
    repo.replace(f"{{zh: {old},", f"{{zh: {new},")
    text = repo.told("zh", base=base)
    (row,) = (line for line in text.splitlines() if line.startswith("| 服務時間說明"))
    _, _, before, after, _ = row.split("|")

    assert before != after
    assert shown in after


@pytest.mark.usefixtures("without_reach")
def test_values_too_long_to_show_are_said_to_be(repo: Repo):
    """Nothing hides behind the cut."""
    repo.replace("國定假日休息。", "甲" * 3_500)

    assert "（後面還有 500 個字沒有列出，請看檔案）" in repo.told("zh")


SOURCE = Citation(source="report", fields=("name",), quote="一")
DESK, PAY = (LocalizedText(zh="櫃檯", en=en) for en in ("Desk", "Pay here"))


def phone(number: str, **values: object) -> Phone:
    """A phone as a record has it."""
    return TypeAdapter(Phone).validate_python({"number": number, **values})


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sources", (SOURCE,), (Citation(source="report", fields=("name",), quote="二"),)),
        ("sources", (SOURCE,), (Citation(source="report", fields=("name",)),)),
        ("sources", (SOURCE,), (SOURCE, SOURCE)),
        (
            "phones",
            (phone("082-330100", **{"for": DESK}),),
            (phone("082-330100", **{"for": PAY}),),
        ),
        ("phones", (phone("0912-345678"),), (phone("0912-345678", office_mobile=True),)),
        ("services", ("a", "b"), ("b", "a")),
        ("services", ("a", "b", "c", "d"), ("b", "a", "c", "d", "e")),
    ],
)
def test_values_that_differ_read_differently(
    directory: Directory, locale: Locale, name: str, old: object, new: object
):
    """Also where only a quote, the other language, or the order is another."""
    before, after = FieldWords(directory, locale).both((name,), old, new)

    assert before != after


def test_values_of_any_two_real_records_read_differently(directory: Directory):
    """Every field of each record against that of the next."""
    for locale in LOCALES:
        words = FieldWords(directory, locale)
        for one, other in zip(directory.records, directory.records[1:], strict=False):
            for name in type(one).model_fields:
                old, new = getattr(one, name), getattr(other, name)
                if old != new and not isinstance(old, LocalizedText):
                    before, after = words.both((name,), old, new)
                    assert before != after, (one.id, name)


def test_items_that_stay_are_counted(directory: Directory):
    """Of long lists only what changes is said."""
    words = FieldWords(directory, "en")
    added = Citation(source="other")

    expected = ("1 others stay the same", "other (other) (1 others stay the same)")
    assert expected == words.both(("sources",), (SOURCE,), (SOURCE, added))


# --- confidential records and other files


@pytest.mark.usefixtures("without_reach")
@pytest.mark.parametrize("review_format", ["markdown", "json", "github"])
@pytest.mark.parametrize("is_opened", [False, True])
def test_no_format_tells_a_confidential_place(repo: Repo, review_format: str, *, is_opened: bool):
    """Neither of a record that is confidential nor of one that was."""
    own = "" if is_opened else "  confidential: true\n"
    repo.replace("  confidential: true\n", f"{own}  address: {{zh: 秘密路77號}}\n  opened: 9月\n")
    text = repo.review(format=review_format).text

    assert "kinmen-shelter" in text
    assert "秘密路" not in text
    assert is_opened or "9月" not in text


@pytest.mark.usefixtures("without_reach")
def test_words_of_the_suppression_list_are_not_repeated(repo: Repo):
    """Nor by the finding on a record that comes back."""
    repo.append(
        "- {phone: 082-330100, reason: {zh: 秘密理由, en: Secret reason}, date: 2026-11-01}\n",
        "suppressed.yaml",
    )
    text = repo.review().text

    assert "suppressed-record" in text
    assert "2026-11-01" in text
    assert [] == [word for word in ("秘密理由", "Secret reason") if word in text]


@pytest.mark.usefixtures("without_reach")
def test_file_that_cannot_be_read_is_not_told_as_deletions(repo: Repo):
    """Nothing in it was compared."""
    file = repo.data / "hotlines.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}- {{id: @me\n", encoding="utf-8")
    text = repo.told("en")

    assert "`hotlines.yaml`. It cannot be read before or after the change" in text
    assert "removed." not in text.partition("### Other data files")[2]


@pytest.mark.usefixtures("without_reach")
def test_renamed_item_is_one_change(repo: Repo):
    """Not all its values removed and added."""
    repo.replace("id: protection-113", "id: protection-line", "hotlines.yaml")
    text = repo.told("en")

    assert "Values: 0 added, 1 changed, 0 removed." in text
    assert "protection-113 | protection-line" in text


# --- findings and summary


@pytest.mark.usefixtures("without_reach")
def test_new_record_that_cannot_be_read_is_said_to_be_new(repo: Repo):
    """Otherwise it would be in no figure."""
    repo.append("- {id: kinmen-new, website: x}\n")
    text = repo.told("en")

    assert "cannot be read and are not compared: 1, 1 of them new" in text
    assert "`kinmen-new` is new and cannot be read" in text


@pytest.mark.usefixtures("without_reach")
def test_errors_stand_before_warnings(repo: Repo):
    """What keeps the site from being built is not folded away."""
    record = (
        "- {{id: kinmen-new-{n}, kind: welfare-center, name: {{zh: 中心{n}, en: Center {n}}}, "
        "county: '09020', verified: {{date: 2026-11-20, how: phone}}, "
        "sources: [{{source: report}}]}}\n"
    )
    for n in range(12):
        repo.append(record.format(n=n))
    repo.append("- {id: kinmen-last, kind: welfare-centre}\n")
    text = repo.told("en").partition("### Findings")[2]
    told = re.findall(r"^\| (error|warning) \|", text, re.MULTILINE)

    assert {"error", "warning"} == set(told)
    assert sorted(told) == told


@pytest.mark.usefixtures("without_reach")
def test_finding_on_a_used_id_has_its_example(repo: Repo):
    """An id that is free; no placeholder is left in any finding."""
    repo.remove("kinmen-shelter")
    base = repo.commit()
    repo.append(
        "- id: kinmen-shelter\n  kind: welfare-center\n  name: {zh: 別的中心, en: Another}\n"
        '  county: "09020"\n  verified: {how: document}\n'
        "  sources: [{source: report, fields: [name]}]\n"
    )
    (finding,) = repo.found(base=base)["findings"]

    assert "id: kinmen-shelter-2" == finding["example"]["zh"]
    told = [text for name in ("says", "write", "example") for text in finding[name].values()]
    assert [] == [text for text in told if "{" in text]


@pytest.mark.usefixtures("without_reach")
def test_long_review_begins_with_what_matters_in_both_languages(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
):
    """A comment is cut at its end: the tables of values stand there."""
    repo.replace("082-330100", "082-330101")
    short = repo.review().text
    monkeypatch.setattr("safetynet.staff.review.command.COMMENT", 100)
    long = repo.review().text

    assert short.index("082-330101") < short.index("## What this change means")
    assert long.index("## What this change means") < long.index("082-330101")
    assert {"## 修改的每一項內容", "## Every value that changes"} <= set(long.splitlines())


# --- git


def test_branch_of_a_clone_is_found_and_fetched_by_name(repo: Repo, tmp_path: Path):
    """What the message says makes the same command work."""
    url = f"file://{repo.root}"
    clone = tmp_path / "clone"
    command = ["git", "clone", "--quiet", "--depth=1", "--branch=change", url, clone]
    subprocess.run(command, check=True)
    git = git_at(clone)
    with pytest.raises(CallError) as raised:
        git.commit("main")
    advice = str(raised.value).rpartition("fetch it first: ")[2]
    subprocess.run(advice.split(), cwd=clone, check=True, capture_output=True)

    assert repo.git("rev-parse", "main") == git.commit("main") == git.commit("origin/main")
