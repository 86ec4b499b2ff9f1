"""`safetynet figures` as staff call it: what is written, what is not, and how it ends."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from safetynet.cli import main

Run = Callable[..., Result]
HEAD = ("縣市", "主題", "項目", "期間", "數值", "單位", "資料來源", "原文")
GOOD = ("金門縣", "集中篩派案處理案件", "兒少保護", "100年", "99", "cases", "seed-000", "100年 99")
BAD = (*GOOD[:2], "老人保護", *GOOD[3:])


@pytest.fixture
def data(figures_dir: Path, tmp_path: Path) -> Path:
    """A folder to be written to."""
    folder = tmp_path / "data"
    shutil.copytree(figures_dir, folder, symlinks=True)
    return folder


@pytest.fixture
def run(data: Path) -> Run:
    """Calls a command on that folder."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1795348800"})

    def call(command: str, *words: object, answer: str | None = None) -> Result:
        words = ("figures", command, "--data", data, *words)
        return runner.invoke(main, [str(word) for word in words], input=answer)

    return call


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A good row and a bad one."""
    file = tmp_path / "list.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEAD, GOOD, BAD])
    return file


def test_good_row_is_written_and_the_bad_one_kept(run: Run, data: Path, edited: Path) -> None:
    """Exit 1; the check tells its findings; mended, the rejected row is taken: exit 0."""
    first = run("import", edited, "--yes")
    rejected = edited.with_name("list-rejected.csv")
    text = rejected.read_text(encoding="utf-8-sig")
    rejected.write_text(text.replace("老人保護,100年", "成人保護,100年"), encoding="utf-8-sig")
    second = run("import", rejected, "--yes", "--lang", "en")

    assert (1, 0) == (first.exit_code, second.exit_code), second.output
    assert "new-code: {label: {zh: 老人保護, en: English name}}" in text
    assert "檢查結果" in first.output
    assert re.search(r"Check: \d+ findings", second.output)
    assert 2 == (data / "indicators.yaml").read_text("utf-8").count('period: "2011"')


def test_lines_to_add_stand_by_themselves(run: Run, tmp_path: Path) -> None:
    """The next reason does not run on behind them: they are there to be copied."""
    file = tmp_path / "list.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEAD, (*BAD[:4], "約9", *BAD[5:])])

    result = run("import", file, "--dry-run", "--lang", "en")

    assert "new-code: {label: {zh: 老人保護, en: English name}}\n" in result.output
    assert "This is not a number" in result.output


@pytest.mark.parametrize(("words", "answer"), [(("--dry-run",), None), ((), "n\n")])
def test_nothing_is_written_unless_somebody_says_yes(
    run: Run, data: Path, edited: Path, words: tuple[str, ...], answer: str | None
) -> None:
    """A look only, and a no."""
    before = (data / "indicators.yaml").read_bytes()

    result = run("import", edited, *words, answer=answer)

    assert before == (data / "indicators.yaml").read_bytes()
    assert "兒少保護／實際／100年（2011年）：99 件" in result.output  # noqa: RUF001


def test_file_that_changed_meanwhile_is_not_overwritten(
    run: Run, data: Path, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else saved while the question stood on the screen: their work stays."""
    file = data / "indicators.yaml"

    def saved_by_others(question: str) -> bool:
        del question
        file.write_text(file.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
        return True

    monkeypatch.setattr("safetynet.cli.figures.click.confirm", saved_by_others)

    result = run("import", edited)

    assert (2, True) == (result.exit_code, "has changed meanwhile" in result.stderr)
    assert file.read_text(encoding="utf-8").endswith("# theirs\n")


def test_wrong_calls_end_with_two(run: Run, tmp_path: Path) -> None:
    """No file to write to, no such topic, no such file."""
    unknown = run("export", "--csv", tmp_path / "a.csv", "--topic", "intake-case")

    assert "intake-cases" in unknown.stderr
    codes = [one.exit_code for one in (run("export"), unknown, run("import", tmp_path / "no.csv"))]
    assert [2, 2, 2] == codes


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("county,topic\nkinmen,deployment\n", "zh", "找不到欄位名稱。第一列要有：縣市、主題、項目"),
        ("", "en", "the file is empty. The first row needs: County, Topic, Item, Value"),
    ],
)
def test_table_that_is_no_list_of_figures_is_told(
    run: Run, tmp_path: Path, text: str, lang: str, said: str
) -> None:
    """Exit 1, and the headings that it lacks, in the words of the reader."""
    file = tmp_path / "other.csv"
    file.write_text(text, encoding="utf-8")

    result = run("import", file, "--lang", lang)

    assert (1, True) == (result.exit_code, said in result.stderr)
