"""`review` and `check --history` on repositories as they come: renamed, broken, shallow."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from review_repo import Repo
from site_build import EPOCH, ROOT

from safetynet.cli import main
from safetynet.errors import CallError
from safetynet.staff.git import git_at

pytestmark = pytest.mark.usefixtures("without_reach")
SHELTER = "kinmen-shelter"
OTHER = """\
- id: kinmen-shelter
  kind: welfare-center
  name: {zh: 別的中心, en: Another Center}
  county: "09020"
  verified: {how: document}
  sources: [{source: report, fields: [name]}]
"""


def call(*words: object) -> Result:
    """Calls the command as a shell would."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH, "REPOSITORY_URL": None})
    return runner.invoke(main, [str(word) for word in words])


def review(folder: Path, *words: object) -> Result:
    """Calls `safetynet review` with the project's settings."""
    return call("review", "--config", ROOT / "mkdocs.yml", "--data", folder, *words)


def test_files_as_they_lie_are_compared_and_stay_as_they_are(repo: Repo):
    """Nothing is checked out, and nothing needs to be committed."""
    repo.replace("languages: [zh]", "languages: []")
    before = repo.git("status", "--porcelain"), repo.git("rev-parse", "HEAD")
    result = review(repo.data, "--base", "main")

    assert 0 == result.exit_code, result.stderr
    assert "修改 1 筆" in result.stdout
    assert "1 changed" in result.stdout
    assert before == (repo.git("status", "--porcelain"), repo.git("rev-parse", "HEAD"))


def test_commits_are_compared_whatever_lies_there(repo: Repo):
    """`--head`: the files in the working tree play no part."""
    repo.replace("languages: [zh]", "languages: []")
    head = repo.commit()
    repo.remove(SHELTER)

    assert ["kinmen-jinhu-center"] == [one["id"] for one in repo.found(head=head)["records"]]


def test_errors_that_a_change_brings_exit_with_1(repo: Repo):
    """So that a pipeline stops."""
    repo.replace("services: [family-support]", "services: [famly-support]")

    assert 1 == review(repo.data, "--base", "main", "--lang", "en").exit_code


def test_base_that_went_on_is_compared_where_both_parted(repo: Repo):
    """What others did to the base meanwhile is not part of this change."""
    repo.replace("languages: [zh]", "languages: []")
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.remove(SHELTER)
    repo.commit()
    repo.git("switch", "--quiet", "change")

    assert ["kinmen-jinhu-center"] == [one["id"] for one in repo.found()["records"]]


@pytest.mark.parametrize("is_head", [False, True])
def test_renamed_data_folder_is_found(repo: Repo, *, is_head: bool):
    """By git's own eyes, or, where git does not know the new files, by the ids in them."""
    repo.data.rename(repo.root / "records")
    text = (repo.root / "records/services.yaml").read_text(encoding="utf-8")
    new = text.replace("languages: [zh]", "languages: []")
    (repo.root / "records/services.yaml").write_text(new, encoding="utf-8")
    head = repo.commit() if is_head else ""
    found = repo.found(data="records", head=head)

    assert [("kinmen-jinhu-center", "changed")] == [
        (r["id"], r["change"]) for r in found["records"]
    ]
    assert [] == found["files"]


def test_list_that_had_another_name_is_found(repo: Repo):
    """services.yaml was once called otherwise."""
    repo.git("mv", "data/services.yaml", "data/sites.yaml")
    base = repo.commit()
    repo.git("mv", "data/sites.yaml", "data/services.yaml")
    repo.replace("languages: [zh]", "languages: []")

    found = repo.found(base=base)
    assert ["kinmen-jinhu-center"] == [one["id"] for one in found["records"]]
    assert [] == found["files"]


def test_first_data_of_all_are_all_new(repo: Repo):
    """A base without data is no error."""
    repo.git("switch", "--quiet", "--orphan", "empty")
    base = repo.commit()
    repo.git("switch", "--quiet", "change")
    repo.git("rebase", "--quiet", "--onto", base, "--root")

    assert {"added"} == {one["change"] for one in repo.found(base=base)["records"]}


@pytest.mark.parametrize("name", ["vocabulary.yaml", "strings.yaml", "hotlines.yaml"])
def test_base_that_cannot_be_read_is_said_and_read_round(repo: Repo, name: str):
    """The file of the other side is used to compare the records."""
    sound = (repo.data / name).read_bytes()
    (repo.data / name).write_text("{broken: [\n", encoding="utf-8")
    base = repo.commit()
    (repo.data / name).write_bytes(sound)
    repo.replace("languages: [zh]", "languages: []")
    text = repo.told("en", base=base)

    assert f"`{name}` cannot be read as it is before the change" in text
    assert "Records: 0 added, 1 changed, 0 closed, 0 removed" in text


def test_change_that_breaks_a_file_is_reviewed_all_the_same(repo: Repo):
    """The finding is there, and so is what else changed."""
    (repo.data / "vocabulary.yaml").write_text("kinds: [\n", encoding="utf-8")
    repo.replace("languages: [zh]", "languages: []")
    reviewed = repo.review(locales=("en",))

    assert reviewed.has_errors
    assert "vocabulary.yaml" in reviewed.text
    assert "`vocabulary.yaml` cannot be read as it is after the change" in reviewed.text
    assert "1 changed" in reviewed.text


def test_record_of_an_older_model_is_not_called_new(repo: Repo):
    """It stood there; only today's program cannot read it."""
    repo.replace("  confidential: true\n", "  secret_since: 2019\n")
    base = repo.commit()
    repo.replace("  secret_since: 2019\n", "  confidential: true\n")
    found = repo.found(base=base)

    assert ([], [SHELTER]) == (found["records"], found["unread"])


def test_item_that_is_no_yaml_hides_no_other(repo: Repo):
    """One slip in the change, one change beside it."""
    repo.replace("name: {zh: 庇護服務, en: Shelter}", "name: {zh: 庇護服務, en: Shelter")
    repo.replace("languages: [zh]", "languages: []")
    found = repo.found()

    assert (["kinmen-jinhu-center"], [SHELTER]) == (
        [one["id"] for one in found["records"]],
        found["unread"],
    )


def shallow_clone(repo: Repo, target: Path) -> Repo:
    """The newest commit of the branch only."""
    url = f"file://{repo.root}"
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", "--branch=change", url, target], check=True
    )
    (target / "data/geo").symlink_to(ROOT / "data/geo", target_is_directory=True)
    return Repo(target)


def test_shallow_clone_says_what_to_fetch(repo: Repo, tmp_path: Path):
    """Neither the base nor what both share is there."""
    base = repo.git("rev-parse", "main")
    repo.replace("languages: [zh]", "languages: []")
    repo.commit()
    clone = shallow_clone(repo, tmp_path / "clone")
    unknown = review(clone.data, "--base", base)
    clone.git("fetch", "--quiet", "--depth=1", "origin", base)
    unjoined = review(clone.data, "--base", base)

    assert (2, 2) == (unknown.exit_code, unjoined.exit_code)
    assert f"fetch it first: git fetch --unshallow origin {base}" in unknown.stderr
    for word in ("shallow clone", "git fetch --deepen", "fetch-depth: 0", "GIT_DEPTH"):
        assert word in unjoined.stderr
    assert "Traceback" not in unknown.stderr + unjoined.stderr


def test_clone_deep_enough_is_reviewed_and_says_what_it_cannot_know(repo: Repo, tmp_path: Path):
    """What both share is there; older ids are not."""
    for _ in range(3):
        repo.commit()
    repo.replace("languages: [zh]", "languages: []")
    repo.commit()
    clone = shallow_clone(repo, tmp_path / "clone")
    clone.git("fetch", "--quiet", "--deepen=2", "origin", "change")

    assert "Only the newest history is here" in clone.told("en", base="HEAD~1")


@pytest.mark.parametrize("base", ["--output=/tmp/x", "-h", "main..change", "main:data", "", "a b"])
def test_base_that_is_no_commit_is_refused(repo: Repo, base: str):
    """Nothing that a person writes becomes an option of git."""
    with pytest.raises(CallError, match="is not the name of a branch or commit"):
        repo.review(base=base)


def test_outside_of_git_is_a_wrong_call(tmp_path: Path):
    """One line that says so."""
    result = review(tmp_path, "--base", "main")

    assert 2 == result.exit_code
    assert "is in no git repository" in result.stderr


def test_folder_without_records_is_a_wrong_call(repo: Repo):
    """The name of the folder was mistyped."""
    result = review(repo.root / "dat", "--base", "main")

    assert 2 == result.exit_code
    assert "--data" in result.stderr


def test_settings_of_git_change_nothing(repo: Repo):
    """Neither attributes of the change nor a person's settings hide or run anything."""
    repo.remove(SHELTER)
    (repo.root / ".gitattributes").write_text("*.yaml -diff export-ignore\n")
    repo.git("config", "diff.external", "false")
    repo.git("config", "core.pager", "false")
    base = repo.commit()
    repo.append(OTHER)

    assert "retired-id" in {one["code"] for one in repo.found(base=base)["findings"]}


# --- ids that were given up


def test_id_of_a_removed_record_belongs_to_no_other_place(repo: Repo):
    """Old links would lead astray; told at the line of the id, by review and check."""
    repo.remove(SHELTER)
    base = repo.commit()
    repo.append(OTHER)
    (finding,) = repo.found(base=base)["findings"]
    checked = call("check", "--history", "--data", repo.data, "--lang", "en")

    assert ("retired-id", SHELTER, 34) == (finding["code"], finding["record"], finding["line"])
    assert 1 == checked.exit_code
    assert f"services.yaml:34  {SHELTER}  id  error: The id '{SHELTER}' was used" in checked.stdout
    assert 0 == call("check", "--data", repo.data).exit_code


def test_record_that_comes_back_is_no_other_place(repo: Repo):
    """The same name, though all else is new."""
    repo.remove(SHELTER)
    base = repo.commit()
    repo.append(OTHER.replace("別的中心", "庇護服務"))

    assert [] == repo.found(base=base)["findings"]
    assert 0 == call("check", "--history", "--data", repo.data).exit_code


def test_record_that_comes_back_with_another_name_is_known_by_its_place(repo: Repo):
    """The same address or point."""
    text = repo.remove("kinmen-jinhu-center")
    repo.replace("  part_of: kinmen-jinhu-center\n", "")
    base = repo.commit()
    repo.append(text.replace("金湖社會福利服務中心", "新名稱"))

    assert [] == repo.found(base=base)["findings"]


def test_record_that_came_back_may_change_afterwards(repo: Repo):
    """It was the same when it came back; its new name and place are a change as any other."""
    text = repo.remove(SHELTER)
    repo.commit()
    repo.append(text)
    repo.commit()
    repo.replace("zh: 庇護服務, en: Shelter", "zh: 安置服務, en: Refuge")
    repo.commit()

    assert 0 == call("check", "--history", "--data", repo.data).exit_code


def test_record_of_an_older_model_that_comes_back_is_known_by_its_name(repo: Repo):
    """Today's program cannot read what it was."""
    repo.replace("  confidential: true\n", "  secret_since: 2019\n")
    repo.commit()
    text = repo.remove(SHELTER)
    base = repo.commit()
    repo.append(text.replace("  secret_since: 2019\n", "  confidential: true\n"))

    assert [] == repo.found(base=base)["findings"]


def test_id_taken_long_ago_is_still_found(repo: Repo):
    """Both were committed; who checks all of it is told."""
    repo.remove(SHELTER)
    repo.commit()
    repo.append(OTHER)
    repo.commit()

    assert 1 == call("check", "--history", "--data", repo.data).exit_code


def test_id_is_remembered_through_a_renamed_folder(repo: Repo):
    """The list moved after the record had gone."""
    repo.remove(SHELTER)
    repo.commit()
    repo.git("mv", "data/services.yaml", "data/sites.yaml")
    repo.commit()
    repo.git("mv", "data/sites.yaml", "data/services.yaml")
    base = repo.commit()
    repo.append(OTHER)

    assert ["retired-id"] == [one["code"] for one in repo.found(base=base)["findings"]]


def test_id_that_was_only_tried_on_a_branch_is_free(repo: Repo):
    """It was never published: what counts is what main had."""
    repo.append(OTHER.replace(SHELTER, "kinmen-trial"))
    repo.commit()
    repo.remove("kinmen-trial")
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--message", "merge", "change")
    git = git_at(repo.data)

    assert [] == list(git.gone(git.commit("main"), "data/services.yaml"))


def test_history_that_was_not_fetched_is_a_wrong_call(repo: Repo, tmp_path: Path):
    """A check that cannot see does not say that all is well."""
    repo.commit()
    clone = shallow_clone(repo, tmp_path / "clone")
    result = call("check", "--history", "--data", clone.data)

    assert 2 == result.exit_code
    assert "git fetch --unshallow" in result.stderr


def test_git_that_takes_too_long_is_told(repo: Repo, monkeypatch: pytest.MonkeyPatch):
    """No command hangs for ever."""
    monkeypatch.setattr("safetynet.staff.git.TIMEOUT_S", 0)

    with pytest.raises(CallError, match="longer than 0 seconds"):
        git_at(repo.data)
