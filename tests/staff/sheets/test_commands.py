"""The commands as staff call them: what is written, what is not, and how they end."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sheet_rows import JINHU, NEW, rows_file

from safetynet.cli import main
from safetynet.model import fingerprint

Run = Callable[..., Result]


@pytest.fixture
def data(county_dir: Path, tmp_path: Path) -> Path:
    """A folder to be written to."""
    folder = tmp_path / "data"
    shutil.copytree(county_dir, folder, symlinks=True)
    return folder


@pytest.fixture
def run(data: Path) -> Run:
    """Calls a command on that folder."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1795348800"})

    def call(command: str, *words: object, answer: str | None = None) -> Result:
        words = (command, "--data", data, *words)
        return runner.invoke(main, [str(word) for word in words], input=answer)

    return call


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A good row and a bad one."""
    rows = [{"id": JINHU, "fee": "free"}, {"id": "kinmen-health-bureau", "fee": "?"}]
    return rows_file(tmp_path / "list.csv", rows)


def test_good_rows_are_written_and_bad_ones_kept(run: Run, data: Path, edited: Path):
    """Exit 1, the change is in, and the rejected row stands beside the file."""
    result = run("import", edited, "--yes")

    assert (1, True) == (result.exit_code, "費用：（無） → 免費" in result.output)
    assert "  fee: free\n" in (data / "services.yaml").read_text(encoding="utf-8")
    rejected = edited.with_name("list-rejected.csv").read_text(encoding="utf-8-sig")
    assert "kinmen-health-bureau,?,「費用」的「?」：" in rejected


def test_mended_rows_are_brought_in(run: Run, edited: Path):
    """The file of rejected rows is a file to import: exit 0."""
    run("import", edited, "--yes")
    rejected = edited.with_name("list-rejected.csv")
    text = rejected.read_text(encoding="utf-8-sig").replace(",?,", ",paid,")
    rejected.write_text(text, encoding="utf-8-sig")

    result = run("import", rejected, "--yes", "--lang", "en")

    assert 0 == result.exit_code, result.output
    assert "Fee: (nothing) → Paid" in result.output


@pytest.mark.parametrize(("words", "answer"), [(("--dry-run",), None), ((), "n\n")])
def test_nothing_is_written_unless_somebody_says_yes(
    run: Run, data: Path, edited: Path, words: tuple[str, ...], answer: str | None
):
    """A look only, and a no."""
    before = (data / "services.yaml").read_bytes()

    run("import", edited, *words, answer=answer)

    assert before == (data / "services.yaml").read_bytes()


def test_yes_writes(run: Run, data: Path, tmp_path: Path):
    """Asked in the language of the call; exit 0 when every row was taken."""
    file = rows_file(tmp_path / "list.csv", [{"id": JINHU, "fee": "free"}])

    result = run("import", file, "--lang", "en", answer="y\n")

    assert (0, True) == (result.exit_code, "Write these 1 records" in result.output)
    assert "  fee: free\n" in (data / "services.yaml").read_text(encoding="utf-8")


def test_export_is_imported_without_a_change(run: Run, data: Path, tmp_path: Path):
    """The walk of somebody who only looked."""
    before = (data / "services.yaml").read_bytes()

    file = tmp_path / "a.xlsx"
    assert 0 == run("export", "--xlsx", file, "--county", "金門").exit_code
    assert 0 == run("import", file, "--yes").exit_code

    assert before == (data / "services.yaml").read_bytes()


def test_source_that_nobody_knows_is_a_wrong_call(run: Run, edited: Path):
    """With the code that it is most like."""
    result = run("import", edited, "--source", "sed-001")

    assert (2, True) == (result.exit_code, "did you mean seed-001?" in result.stderr)


def test_export_needs_to_know_where(run: Run):
    """A call without a file is wrong."""
    assert 2 == run("export").exit_code


def test_fingerprint_is_asked_for():
    """What is typed is not shown; the line is what the list wants."""
    result = CliRunner().invoke(main, ["fingerprint"], input="082-330100\n")

    assert f"fingerprint: {fingerprint('(082) 330100')}\n" == result.stdout
    assert "330100" not in result.output


def test_file_that_changed_meanwhile_is_not_overwritten(
    run: Run, data: Path, edited: Path, monkeypatch: pytest.MonkeyPatch
):
    """Somebody else saved while the question stood on the screen: their work stays."""
    file = data / "services.yaml"

    def saved_by_others(question: str) -> bool:
        del question
        file.write_text(file.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
        return True

    monkeypatch.setattr("safetynet.cli.sheets.click.confirm", saved_by_others)

    result = run("import", edited)

    assert (2, True) == (result.exit_code, "has changed meanwhile" in result.stderr)
    text = file.read_text(encoding="utf-8")
    assert (True, False) == (text.endswith("# theirs\n"), "  fee: free\n" in text[:3000])


def test_rejected_rows_go_where_they_are_told(run: Run, edited: Path, tmp_path: Path):
    """`--rejected FILE`; a look only writes none."""
    run("import", edited, "--dry-run", "--rejected", tmp_path / "no.csv")
    run("import", edited, "--yes", "--rejected", tmp_path / "bad.csv")

    assert (False, True, False) == (
        (tmp_path / "no.csv").exists(),
        (tmp_path / "bad.csv").exists(),
        edited.with_name("list-rejected.csv").exists(),
    )


def test_english_that_came_with_its_chinese_is_noted(run: Run, data: Path, tmp_path: Path):
    """Only where the Chinese changed alone does the check say that the English is older."""
    both = {"summary.zh": "新的說明。", "summary.en": "New words."}
    rows = [
        {"id": JINHU, **both},
        {"id": "kinmen-health-bureau", "notes.zh": "改過的備註。"},
        {**NEW, **both},
    ]
    assert 0 == run("import", rows_file(tmp_path / "list.csv", rows), "--yes").exit_code

    told = [line for line in run("check").output.splitlines() if "英文還是舊的" in line]

    assert 1 == len(told), told
    assert "kinmen-health-bureau" in told[0]
    noted = (data / "translations.yaml").read_text(encoding="utf-8")
    assert "kinmen-test-counseling-site.summary: " in noted
