"""`safetynet check`, `schema` and `translated` as people and CI call them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from site_build import ROOT

from safetynet.cli import main

EPOCH = "1795348800"  # 2026-11-22


def run(*words: str | Path) -> Result:
    """Call the command as a shell would."""
    return CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH}).invoke(main, [str(word) for word in words])


@pytest.fixture
def broken(data_dir: Path) -> Path:
    """A folder with one error and one warning."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("082-330100", "(082)330100, 轉 12").replace("languages: [zh]", "languages:")
    file.write_text(text, encoding="utf-8")
    return data_dir


def test_sound_data_exit_with_0(data_dir: Path):
    """Nothing wrong: one sentence that says so."""
    result = run("check", "--data", data_dir)

    assert ("資料檢查完成，沒有發現問題。\n", 0) == (result.stdout, result.exit_code)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--data", "{nowhere}"), "沒有資料夾 {nowhere}"),
        (("stale", "--data", "{nowhere}", "--lang", "en"), "there is no folder {nowhere}"),
        (("check", "--data", "{empty}"), "{empty} 不是資料的資料夾"),
        (("import", "{nowhere}", "--data", "{data}"), "沒有檔案 {nowhere}"),
        (("export", "--data", "{data}"), "請寫明要寫到哪裡"),
    ],
)
def test_what_is_not_there_is_said_in_the_language(
    data_dir: Path, tmp_path: Path, words: tuple[str, ...], said: str
):
    """A missing folder or file is a wrong call, told in one sentence."""
    (tmp_path / "empty").mkdir()
    names = {"nowhere": tmp_path / "nowhere", "empty": tmp_path / "empty", "data": data_dir}

    result = run(*(word.format_map(names) for word in words))

    assert 2 == result.exit_code
    assert f"safetynet: {said.format_map(names)}" in result.output


def test_errors_exit_with_1_and_say_place_field_and_example(broken: Path):
    """A line has the place, the record, the field, the value, what to write and the code."""
    result = run("check", "--data", broken)

    first, second, total, hint = result.stdout.splitlines()
    assert 1 == result.exit_code
    assert first.startswith(
        f"{broken}/services.yaml:10  kinmen-jinhu-center  phones[0].number  錯誤："
    )
    assert "'(082)330100, 轉 12'" in first
    assert "例：number: 082-330100  [bad-phone]" in first
    assert "[empty-value]" in second
    assert "共 1 個錯誤、1 個提醒。" == total
    assert "其中 1 項可以由程式更正：safetynet fix" == hint


def test_warnings_alone_exit_with_0(data_dir: Path):
    """A warning does not stop anybody."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8").replace("languages: [zh]", "languages:")
    file.write_text(text, encoding="utf-8")

    result = run("check", "--data", data_dir, "--lang", "en")

    assert 0 == result.exit_code
    assert "0 errors, 1 warnings." == result.stdout.splitlines()[-2]


@pytest.mark.parametrize("missing", ["services.yaml", "vocabulary.yaml", "strings.yaml", "geo"])
def test_missing_file_exits_with_2_and_names_it(data_dir: Path, missing: str):
    """A folder that is not a data folder is a wrong call, not a finding."""
    (data_dir / missing).unlink()

    result = run("check", "--data", data_dir)

    assert 2 == result.exit_code
    assert missing in result.stderr
    assert "Traceback" not in result.stderr


def test_wrong_option_exits_with_2():
    """A format nobody knows is a wrong call."""
    assert 2 == run("check", "--format", "pdf").exit_code


def test_json_holds_both_languages(broken: Path):
    """A program gets everything, whatever --lang says."""
    whole = json.loads(run("check", "--data", broken, "--format", "json").stdout)

    first = whole["findings"][0]
    assert {"errors": 1, "warnings": 1} == whole["counts"]
    assert ("bad-phone", "error", 10) == (first["code"], first["severity"], first["line"])
    assert {"zh", "en"} == set(first["says"]) == set(first["write"])


def test_markdown_is_a_table_nothing_in_it_can_break(broken: Path):
    """Six cells a row, and text of the data is not markup."""
    file = broken / "services.yaml"
    text = file.read_text(encoding="utf-8").replace("(082)330100", "'a|b <b>`x`'")
    file.write_text(text, encoding="utf-8")

    rows = run("check", "--data", broken, "--format", "markdown").stdout.splitlines()[4:]

    cells = [row.replace(r"\|", "").count("|") for row in rows]
    assert {7} == set(cells)
    assert r"a\|b \<b\>\`x\`" in rows[0]


def test_github_notes_are_escaped(broken: Path):
    """A comma or colon in a property, or a percent sign in a message, ends nothing early."""
    file = broken / "services.yaml"
    text = file.read_text(encoding="utf-8").replace("(082)330100, 轉 12", "100%::error")
    file.write_text(text, encoding="utf-8")

    note = run("check", "--data", broken, "--format", "github").stdout.splitlines()[0]

    properties, message = note.removeprefix("::error ").split("::", 1)
    assert f"file={broken}/services.yaml,line=10,title=" in properties
    assert "'100%25::error'" in message


def test_schema_knows_the_codes_of_the_folder(data_dir: Path):
    """An editor offers the kinds of this vocabulary, and wants no county beside a township."""
    shutil.copy(ROOT / "data/strings.yaml", data_dir)

    schema = json.loads(run("schema", "--data", data_dir).stdout)

    record = schema["$defs"]["Record"]
    assert ["welfare-center", "protection"] == record["properties"]["kind"]["enum"]
    assert "county" not in record["required"]
    assert ["report"] == schema["$defs"]["Citation"]["properties"]["source"]["anyOf"][0]["enum"]


def test_translated_makes_a_stale_translation_fresh(data_dir: Path):
    """Noting, changing the Chinese, and noting again: found once, then gone."""
    file = data_dir / "services.yaml"
    run("translated", "--data", data_dir, "--all")
    text = file.read_text(encoding="utf-8").replace("庇護服務", "庇護與安置")
    file.write_text(text, encoding="utf-8")

    stale = run("check", "--data", data_dir).stdout
    run("translated", "--data", data_dir, "kinmen-shelter")

    assert "[translation-stale]" in stale
    assert "[translation-stale]" not in run("check", "--data", data_dir).stdout


def test_translated_keeps_what_it_cannot_read(data_dir: Path):
    """A broken file of fingerprints is not written over, unless all are made anew."""
    file = data_dir / "translations.yaml"
    file.write_text("<<<<<<< HEAD\n", encoding="utf-8")

    result = run("translated", "--data", data_dir, "kinmen-shelter")

    assert 2 == result.exit_code
    assert "translations.yaml" in result.stderr
    assert "<<<<<<< HEAD\n" == file.read_text(encoding="utf-8")
    assert 0 == run("translated", "--data", data_dir, "--all").exit_code
    assert 0 == run("check", "--data", data_dir).exit_code


def test_translated_refuses_an_unknown_id(data_dir: Path):
    """A mistyped id notes nothing."""
    result = run("translated", "--data", data_dir, "kinmen-nowhere")

    assert 2 == result.exit_code
    assert not (data_dir / "translations.yaml").exists()


def test_quotes_are_looked_up_where_documents_are_at_hand(network_dir: Path):
    """With --documents a quote that its document does not have is an error; without, nothing."""
    file = network_dir / "meetings.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("quote: 每季", "quote: 每月"), encoding="utf-8")

    plain = run("check", "--data", network_dir)
    looked_up = run("check", "--data", network_dir, "--documents", network_dir.parent / "documents")

    assert (0, 1) == (plain.exit_code, looked_up.exit_code)
    assert "[quote-not-in-document]" in looked_up.stdout
    assert "每季召開聯繫會議" in looked_up.stdout


def test_folder_without_any_of_the_documents_is_a_wrong_call(network_dir: Path, tmp_path: Path):
    """Nobody believes that quotes were compared when no document was there."""
    (tmp_path / "empty").mkdir()

    result = run("check", "--data", network_dir, "--documents", tmp_path / "empty")

    assert 2 == result.exit_code
    assert "none of the files that sources.yaml names" in result.output
