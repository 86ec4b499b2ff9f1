"""`safetynet fix` as people call it: shown first, written when told, everything else untouched."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from site_build import ROOT

from safetynet.cli import main

EPOCH = "1795348800"  # 2026-11-22


def run(*words: str | Path) -> Result:
    """Call the command as a pipe would."""
    return CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH}).invoke(main, [str(word) for word in words])


def with_slips(file: Path, *slips: tuple[str, str]) -> bytes:
    """Makes slips in a file, each where its text first stands; gives the sound bytes."""
    sound = file.read_bytes()
    text = sound.decode("utf-8")
    for right, typed in slips:
        assert right in text, right
        text = text.replace(right, typed, 1)
    file.write_bytes(text.encode("utf-8"))
    return sound


def test_sound_data_are_left_alone(data_dir: Path):
    """Nothing to correct: one sentence, nothing written."""
    result = run("fix", "--data", data_dir, "--yes")

    assert "沒有可以自動更正的地方。\n資料檢查完成，沒有發現問題。\n" == result.stdout
    assert 0 == result.exit_code


def test_pipe_shows_and_writes_nothing(data_dir: Path):
    """Without a screen to ask on, the changes are only shown, as a diff and in words."""
    file = data_dir / "services.yaml"
    with_slips(file, ("opened: 2022-01-22", "opened: 111/1/22"))
    before = file.read_bytes()

    result = run("fix", "--data", data_dir, "--lang", "en")

    assert 1 == result.exit_code
    assert before == file.read_bytes()
    assert "-  opened: 111/1/22\n+  opened: 2022-01-22\n" in result.stdout
    assert f"{file}:20  kinmen-jinhu-center  opened  error: " in result.stdout
    assert "Write: opened: 2022-01-22" in result.stdout
    assert "nothing is written" in result.stdout


def test_yes_writes_and_the_rest_keeps_its_bytes(data_dir: Path):
    """Windows line ends, the byte order mark, comments and quotes stay as they were."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("status: active", "status: active  # since 2022")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    slips = ("082-330100", "（082）330100"), ("kind: protection", "kind：protection")
    sound = with_slips(file, *slips)

    result = run("fix", "--data", data_dir, "--yes")

    assert 0 == result.exit_code
    assert sound == file.read_bytes()
    assert f"已寫入 {file}。" in result.stdout


def test_dry_run_wins_over_yes(data_dir: Path):
    """Whoever asks for a look gets a look."""
    file = data_dir / "services.yaml"
    with_slips(file, ("082-330100", "082330100"))
    before = file.read_bytes()

    run("fix", "--data", data_dir, "--yes", "--dry-run")

    assert before == file.read_bytes()


def test_what_a_person_must_mend_is_named(data_dir: Path):
    """Exit 1, with the finding, while the plain ones are written."""
    file = data_dir / "services.yaml"
    with_slips(file, ("082-330100", "082330100"), ("opened: 2022-01-22", "opened: 去年"))

    result = run("fix", "--data", data_dir, "--yes")

    assert 1 == result.exit_code
    assert "number: 082-330100" in file.read_text(encoding="utf-8")
    assert "還要您自己處理的：" in result.stdout
    assert "[bad-date-or-part]" in result.stdout.split("還要您自己處理的：")[1]


def test_slips_in_several_files_are_mended_at_once(data_dir: Path):
    """A broken holiday keeps all rules from running: it is mended first, then they are."""
    with_slips(data_dir / "holidays.yaml", ("date: 2026-12-24", "date: 115/12/24"))
    with_slips(data_dir / "hotlines.yaml", ("hours: 24/7", "hours: 24小時"))
    with_slips(data_dir / "services.yaml", ("zh: 國定假日休息。", "zh: 国定假日休息。"))

    result = run("fix", "--data", data_dir, "--yes")

    assert 0 == result.exit_code, result.stdout
    assert "date: 2026-12-24" in (data_dir / "holidays.yaml").read_text(encoding="utf-8")
    assert "hours: 24/7" in (data_dir / "hotlines.yaml").read_text(encoding="utf-8")


def test_corrections_that_uncover_more_than_they_mend_are_not_written(data_dir: Path):
    """A code that reads as another record's would be two findings for one."""
    file = data_dir / "services.yaml"
    with_slips(file, ("id: kinmen-jincheng-center", "id: Kinmen Jinhu Center"))
    before = file.read_bytes()

    result = run("fix", "--data", data_dir, "--yes")

    assert 1 == result.exit_code
    assert "所以不寫入" in result.stdout
    assert before == file.read_bytes()


def test_file_that_is_not_utf8_is_left(data_dir: Path):
    """Nothing in it can be trusted; the finding says how to save it."""
    file = data_dir / "services.yaml"
    file.write_bytes(file.read_text(encoding="utf-8").encode("big5", "replace"))
    before = file.read_bytes()

    result = run("fix", "--data", data_dir, "--yes")

    assert (1, before) == (result.exit_code, file.read_bytes())
    assert "[not-utf8]" in result.stdout


def test_missing_folder_is_a_wrong_call(tmp_path: Path):
    """Exit 2 and the name, no traceback."""
    result = run("fix", "--data", tmp_path / "nowhere")

    assert 2 == result.exit_code
    assert "nowhere" in result.stderr


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("n\n", False)])
def test_person_at_a_screen_is_asked(data_dir: Path, answer: str, *, is_written: bool):
    """On a terminal the answer decides."""
    file = data_dir / "services.yaml"
    sound = with_slips(file, ("082-330100", "082330100"))
    typed = file.read_bytes()
    screen, keys = pty.openpty()
    os.write(screen, answer.encode())
    words = [sys.executable, "-m", "safetynet.cli", "fix", "--data", str(data_dir)]

    subprocess.run(words, cwd=ROOT, stdin=keys, capture_output=True, check=False, timeout=60)
    os.close(keys)
    os.close(screen)

    assert (sound if is_written else typed) == file.read_bytes()


REAL = (
    ('  township: "09020030"\n', '  township： "09020030"\n'),
    ("  status: planned\n", "  status: 規劃中\n"),
    ("delivery: mobile", "delivery: Mobile"),
    ("{number: 082-318823,", "{number: (082)318-823,"),
    ("hours: Mo-Fr 08:00-19:00", "hours: 週一至週五 上午8點至晚上7點"),
    ("date: 2025-10-02", "date: 114/10/02"),
    ("booking: required", "booking:required"),
    ("  fee: free\n", "\tfee: free\n"),
    ("precision: street", "precision: 街道"),
    ("fields: [summary]", "fields: [簡介]"),
)
"""In the order in which a day's work might leave them."""


def test_ten_slips_in_the_real_data_are_mended_at_once(tmp_path: Path):
    """In 293 records ten lines change back, and not a byte more."""
    folder = tmp_path / "data"
    folder.mkdir()
    for entry in (ROOT / "data").iterdir():
        if entry.is_file():
            shutil.copy(entry, folder)
    (folder / "geo").symlink_to(ROOT / "data/geo", target_is_directory=True)
    sound = with_slips(folder / "services.yaml", *REAL)
    lines = sound.decode("utf-8").splitlines()

    result = run("fix", "--data", folder, "--yes")

    now = (folder / "services.yaml").read_text(encoding="utf-8").splitlines()
    differing = [(old, new) for old, new in zip(lines, now, strict=True) if old != new]
    assert 0 == result.exit_code, result.stdout
    assert [("hours: Mo-Fr 08:00-19:00", 'hours: "Mo-Fr 08:00-19:00"')] == [
        (old.strip(), new.strip()) for old, new in differing
    ]
    assert len(REAL) == result.stdout.count("改成 ")
