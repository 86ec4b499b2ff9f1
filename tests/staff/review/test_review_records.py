"""`safetynet review`: records, findings and remarks, in words of both languages."""

from __future__ import annotations

import re

import pytest
from review_repo import URL, Repo

pytestmark = pytest.mark.usefixtures("without_reach")
CENTER = "kinmen-jinhu-center"
NEW = """\
- id: kinmen-new-center
  kind: welfare-center
  name: {zh: 新的中心, en: New Center}
  county: "09020"
  verified: {how: document}
  sources: [{source: report, fields: [name]}]
"""


def remarks(repo: Repo) -> list[tuple[str, str]]:
    """Code and record of each remark."""
    return [(one["code"], one["id"]) for one in repo.found()["remarks"]]


def test_no_change_says_so(repo: Repo):
    """One sentence in each language, Chinese first."""
    text = repo.review().text

    assert text.startswith("## 這次修改的內容\n\n資料沒有改變。\n")
    assert text.index("資料沒有改變。") < text.index("The data do not change.")


def test_changed_value_is_told_before_and_after_with_its_line(repo: Repo):
    """Hours in words; the record with a link to its line at the commit."""
    repo.replace("Tu-Sa 08:30-17:30; PH off", "Tu-Sa 09:00-17:30; PH off")
    head = repo.commit()
    zh, en = repo.told("zh"), repo.told("en")

    link = f"[services.yaml:2]({URL}/blob/{head}/data/services.yaml#L2)"
    assert f"**金湖社會福利服務中心** `{CENTER}`（{link}）" in zh
    assert "| 服務時間 | 週二至週六 08:30–17:30" in zh
    assert "| Tuesday to Saturday 08:30–17:30" in en
    assert "| Tuesday to Saturday 09:00–17:30" in en
    assert "Records: 0 added, 1 changed, 0 closed, 0 removed. New errors and warnings: 0." in en


def test_each_sort_of_change_has_its_heading(repo: Repo):
    """Added, closed and removed are told apart."""
    repo.remove("kinmen-shelter")
    repo.replace("status: planned", "status: closed")
    repo.replace('  opened: "2027-03"\n', "")
    repo.append(NEW)
    text = repo.told("en")

    for heading in ("### Added records (1)", "### Closed sites (1)", "### Removed records (1)"):
        assert heading in text
    told = {one["id"]: one["change"] for one in repo.found()["records"]}
    assert ["closed", "removed", "added"] == list(told.values())


def test_only_new_findings_are_told(repo: Repo):
    """What was wrong before is counted, not repeated, though its line is another one."""
    repo.replace("languages: [zh]", "languages: [zz]")
    base = repo.commit()
    repo.replace("# The smallest", "# One line more\n# The smallest")
    repo.replace("services: [family-support]", "services: [famly-support]")
    found = repo.found(base=base)

    assert [("misspelt-code", "services[0]")] == [
        (one["code"], one["field"]) for one in found["findings"]
    ]
    assert 1 == found["older_findings"]
    assert "Older ones that were there before and are not repeated here: 1." in repo.told(base=base)


def test_findings_caused_in_other_records_are_told(repo: Repo):
    """Jincheng is part of Jinhu; with Jinhu gone that is wrong, though Jincheng is the same."""
    repo.remove(CENTER)
    reviewed = repo.review(format="json")

    assert reviewed.has_errors
    (finding,) = repo.found()["findings"]
    assert ("kinmen-jincheng-center", "part_of") == (finding["record"], finding["field"])


def test_notes_for_lines_are_of_new_findings_only(repo: Repo):
    """`--format github`: paths as in the repository."""
    repo.replace("services: [family-support]", "services: [famly-support]")
    first = repo.review(format="github").text.splitlines()[0]

    assert first.startswith("::error file=data/services.yaml,line=16,")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  confidential: true\n", "", "not-confidential"),
        ("lon: 118.417006", "lon: 118.4245", "moved"),
        ("number: 082-330100", "number: 0912-345678\n      office_mobile: true", "mobile"),
        ("id: kinmen-shelter", "id: kinmen-refuge", "renamed"),
        ("status: planned", "status: closed", "closed"),
    ],
)
def test_risky_change_is_remarked(repo: Repo, old: str, new: str, code: str):
    """What no rule forbids, and what a reviewer should still think about."""
    repo.replace(old, new)

    assert [code] == [one for one, _ in remarks(repo)]


def test_small_correction_of_a_point_is_no_remark(repo: Repo):
    """100 m are a better point, not another place."""
    repo.replace("lon: 118.417006", "lon: 118.418")

    assert [] == remarks(repo)


def test_move_says_how_far(repo: Repo):
    """0.0075° of longitude at 24.44° are 760 m."""
    repo.replace("lon: 118.417006", "lon: 118.4245")

    assert "its point moves by 760 m" in repo.told("en")
    assert "位置移動了 760 公尺" in repo.told("zh")


def test_record_written_over_with_another_is_remarked(repo: Repo):
    """Its id stays, and its links lead to another place."""
    repo.replace("name: {zh: 庇護服務, en: Shelter}", "name: {zh: 完全不同, en: Other}")
    repo.replace("kind: protection", "kind: welfare-center")

    assert ("other-place", "kinmen-shelter") in remarks(repo)


def test_new_id_of_the_same_place_is_a_rename(repo: Repo):
    """Not one removed and one added."""
    repo.replace("id: kinmen-shelter", "id: kinmen-refuge")
    found = repo.found()

    assert ([], [{"old": "kinmen-shelter", "new": "kinmen-refuge"}]) == (
        found["records"],
        found["renamed"],
    )
    assert "its id was kinmen-shelter" in repo.told("en")


def test_dropped_source_is_remarked(repo: Repo):
    """Facts must still have one."""
    repo.append(
        "second:\n  title: {zh: 另一份, en: Another}\n  publisher: {zh: 縣府, en: County}\n",
        "sources.yaml",
    )
    repo.replace(
        "    - {source: report, fields: [name]}\n- id: kinmen-shelter",
        "    - {source: report, fields: [name]}\n    - {source: second}\n- id: kinmen-shelter",
    )
    base = repo.commit()
    repo.replace("    - {source: second}\n", "")

    assert [("sources-dropped", "kinmen-jincheng-center")] == [
        (one["code"], one["id"]) for one in repo.found(base=base)["remarks"]
    ]


def test_batch_of_stamps_is_remarked(repo: Repo):
    """Six on one day were hardly verified one by one; five may have been; one document may be."""
    stamped = NEW.replace("{how: document}", "{date: 2026-11-20, how: phone}")
    for number in range(5):
        name = f"新的中心{'甲乙丙丁己'[number]}"
        repo.append(stamped.replace("new-center", f"new-{number}").replace("新的中心", name))
    assert [] == remarks(repo)
    repo.append(stamped.replace("新的中心", "新的中心戊"))

    assert [("batch", "")] == remarks(repo)
    text = (repo.data / "services.yaml").read_text(encoding="utf-8")
    new = text.replace("2026-11-20, how: phone", "2026-11-20, how: document")
    (repo.data / "services.yaml").write_text(new, encoding="utf-8")
    assert [] == remarks(repo)
    (repo.data / "services.yaml").write_text(text, encoding="utf-8")
    assert "marked as verified on November 20, 2026: 6" in repo.told("en")


def test_chinese_changed_alone_is_told_until_it_is_noted(repo: Repo):
    """The English may be old."""
    repo.replace("國定假日休息。", "國定假日與春節休息。")

    assert [{"id": CENTER, "field": ["hours_note"]}] == repo.found()["stale"]
    repo.replace("en: Closed on public holidays.", "en: Closed on public holidays and at New Year.")
    assert [] == repo.found()["stale"]


def test_values_of_confidential_records_are_not_repeated(repo: Repo):
    """A comment is read by more people than a changed file."""
    repo.replace(
        "  confidential: true\n",
        "  confidential: true\n  summary: {zh: 在光復路, en: On Guangfu Road}\n",
    )
    text = repo.review().text

    assert "光復路" not in text
    assert "(confidential record; not repeated here)" in text


def test_long_lists_are_folded(repo: Repo):
    """The first stand open, the others below a line to open."""
    for number in range(12):
        repo.append(NEW.replace("new-center", f"new-{number}").replace("新的", f"新的{number}"))
    base = repo.commit()
    text = (repo.data / "services.yaml").read_text(encoding="utf-8")
    (repo.data / "services.yaml").write_text(text.replace("en: New Center", "en: Newer"), "utf-8")
    told = repo.told("en", base=base)

    assert 1 == told.count("<details>") == told.count("</details>")
    assert "<summary>The other 4</summary>\n\n" in told
    assert told.index("kinmen-new-7") < told.index("<details>") < told.index("kinmen-new-8")


def test_hostile_text_stays_text(repo: Repo):
    """Nobody is called, nothing is linked, loaded, or breaks a table."""
    evil = (
        "@octocat | <img src=x> ![i](https://evil.example/i.png) [a](https://evil.example) #1 `x`"
    )
    repo.replace("zh: 庇護服務, en: Shelter", f"zh: '服務 {evil}', en: 'Shelter {evil}'")
    repo.replace("國定假日休息。", f"'{evil}'")
    repo.replace("en: Closed on public holidays.", "en: '/close'")
    text = repo.review().text

    plain = re.sub(r"(?<!\\)`[^`]*`", "", text)  # what stands outside of code
    markup = r"@octocat|(?<!\\)<(?!/?(details|summary)>)|(?<!\\)!|https?://evil|(?<!\\)#1"
    assert [] == [found.group() for found in re.finditer(markup, plain)]
    rows = [line for line in text.splitlines() if line.startswith("| ") and "octocat" in line]
    assert {4, 6} == {row.replace("\\|", "").count("|") for row in rows}
    assert [] == [line for line in text.splitlines() if line.lstrip().startswith("/")]


def test_who_should_look(repo: Repo):
    """By county and kind, as base says; a handle is code, so nobody is called."""
    repo.append(
        "- {who: {zh: 社會處, en: Social Affairs}, handle: '@team/kinmen', counties: [kinmen]}\n"
        "- {who: {zh: 保護科, en: Protection}, kinds: [protection]}\n"
        "- {who: {zh: 澎湖, en: Penghu}, counties: [penghu]}\n",
        "reviewers.yaml",
    )
    base = repo.commit()
    repo.replace("languages: [zh]", "languages: [zh, nan]")
    (repo.data / "reviewers.yaml").write_text("[]\n")
    text = repo.told("en", base=base)

    assert "- Social Affairs `@team/kinmen` (records: 1)\n" in text
    assert 1 == text.count("(records: ")


def test_reviewers_of_unknown_counties_and_kinds_are_found(repo: Repo):
    """A slip there would leave changes to nobody."""
    repo.append(
        "- {who: {zh: 處, en: Office}, counties: [kinmn], kinds: [welfare-centre]}\n",
        "reviewers.yaml",
    )

    assert [("counties", "misspelt-code"), ("kinds", "misspelt-code")] == [
        (one["field"].split(".")[-1].split("[")[0], one["code"]) for one in repo.found()["findings"]
    ]


def test_other_files_are_told_value_by_value(repo: Repo):
    """What a file affects, and each value before and after."""
    repo.replace("number: ", "number: 1", "hotlines.yaml")
    repo.append("retired-one\n", "retired_ids.txt")
    text = repo.told("en")

    assert "Changed: `hotlines.yaml`. These are the national hotlines" in text
    assert "New file: `retired_ids.txt`. These are retired ids" in text
    assert "Values: 0 added, 1 changed, 0 removed." in text


def test_what_was_taken_down_is_not_repeated(repo: Repo):
    """data/suppressed.yaml says what must not be read."""
    entry = "- {phone: 082-123456, reason: {zh: 要求, en: Asked}, date: 2026-11-01}\n"
    repo.append(entry, "suppressed.yaml")
    base = repo.commit()
    repo.append(entry.replace("123456", "654321"), "suppressed.yaml")
    text = repo.review(base=base).text

    assert "`suppressed.yaml`" in text
    assert "654321" not in text
