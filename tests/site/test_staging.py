"""The folder a build works in: swapped in whole, cleared after the dead, never shared."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from site_build import ROOT

from safetynet.errors import CallError
from safetynet.site import staging
from safetynet.site.faults import sentence, stoppable
from safetynet.site.staging import MARKS_OF_A_SITE, final_of, require_replaceable, room_of, staged

BUILDER = """
import signal, sys, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background ignores it
from safetynet.site.faults import stoppable
from safetynet.site.staging import staged
with stoppable(), staged(Path(sys.argv[1]), print) as one:
    one.fresh.mkdir()
    (one.fresh / "index.html").write_text("half")
    print("building", flush=True)
    time.sleep(60)
"""


def make_site(folder: Path, text: str) -> Path:
    """As far as anybody can tell, a site."""
    folder.mkdir()
    for name in MARKS_OF_A_SITE:
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(site: Path) -> str:
    """What its home page says."""
    return (site / "index.html").read_text(encoding="utf-8")


def names_in(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def quiet(_sentence: str) -> None:
    """Nobody listens."""


def build(final: Path, text: str) -> None:
    """A whole build."""
    with staged(final, quiet) as one:
        make_site(one.fresh, text)
        one.publish()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The last good site."""
    return make_site(tmp_path / "site", "good")


@pytest.mark.parametrize("can_exchange", [True, False])
def test_new_site_takes_the_place_of_the_old(
    site: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    """In one step where the system can, in two where it cannot; nothing else is left."""
    if not can_exchange:
        monkeypatch.setattr(staging, "_exchanged", lambda _one, _other: False)
    build(site, "new")

    assert "new" == read(site)
    assert ["site"] == names_in(site.parent)


def test_exchange_leaves_no_moment_without_a_site(site: Path) -> None:
    """Who looks all the time while sites are swapped always finds one."""
    missed, stop = [], threading.Event()

    def look() -> None:
        while not stop.is_set():
            if not (site / "index.html").exists():
                missed.append(1)

    watcher = threading.Thread(target=look)
    watcher.start()
    for n in range(20):
        build(site, str(n))
    stop.set()
    watcher.join()

    assert [] == missed
    assert "19" == read(site)


def test_failed_build_leaves_the_last_good_site(site: Path) -> None:
    """And nothing of the new one."""

    def fails() -> None:
        with staged(site, quiet) as one:
            make_site(one.fresh, "new")
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        fails()
    assert "good" == read(site)
    assert ["site"] == names_in(site.parent)


def test_swap_that_fails_half_way_puts_the_old_site_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where both cannot change places at once."""
    monkeypatch.setattr(staging, "_exchanged", lambda _one, _other: False)

    def lost() -> None:
        with staged(site, quiet) as one:
            one.publish()  # there is nothing new to put in place

    with pytest.raises(FileNotFoundError):
        lost()
    assert "good" == read(site)


def started(final: Path) -> subprocess.Popen[str]:
    """A build of another process, in the middle of its work."""
    process = subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(final)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert "building\n" == process.stdout.readline()
    return process


@pytest.mark.parametrize(
    ("how", "code", "is_tidy"),
    [
        (signal.SIGINT, -signal.SIGINT, True),
        (signal.SIGTERM, 128 + signal.SIGTERM, True),
        (signal.SIGHUP, 128 + signal.SIGHUP, True),
        (signal.SIGKILL, -signal.SIGKILL, False),
    ],
)
def test_ended_build_leaves_the_last_good_site(
    site: Path, how: signal.Signals, code: int, *, is_tidy: bool
) -> None:
    """What the system kills cannot clean up; the next build does."""
    process = started(site)
    process.send_signal(how)
    process.communicate(timeout=20)

    assert code == process.returncode
    assert "good" == read(site)
    assert is_tidy is not room_of(site).exists()
    build(site, "new")
    assert "new" == read(site)
    assert ["site"] == names_in(site.parent)


def test_site_that_a_killed_build_put_aside_comes_back(site: Path) -> None:
    """Between the two steps of a swap there is a moment without a site."""
    room = room_of(site)
    room.mkdir()
    (room / "owner").touch()
    site.rename(room / "old")
    make_site(room / "site", "half")

    with staged(site, quiet):
        assert "good" == read(site)
    assert ["site"] == names_in(site.parent)


def test_second_build_waits_for_the_first(site: Path) -> None:
    """It says whom it waits for, and the work of the living is not touched."""
    process = started(site)
    told: list[str] = []

    def impatient() -> None:
        with staged(site, told.append, patience_s=0):
            pytest.fail("two builds at once")

    with pytest.raises(CallError, match="still at work"):
        impatient()
    assert [True] == [f"process {process.pid}, since" in sentence_ for sentence_ in told]
    assert "half" == read(room_of(site) / "site")
    waiting = threading.Thread(target=build, args=(site, "second"))
    waiting.start()
    process.terminate()
    process.communicate(timeout=20)
    waiting.join(timeout=20)

    assert "second" == read(site)
    assert ["site"] == names_in(site.parent)


def test_many_builds_at_once_never_mix(tmp_path: Path) -> None:
    """Each site is whole: all its files are of one build."""
    final = tmp_path / "site"
    threads = [threading.Thread(target=build, args=(final, str(n))) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert 1 == len({(final / name).read_text(encoding="utf-8") for name in MARKS_OF_A_SITE})
    assert ["site"] == names_in(tmp_path)


def test_folder_of_somebody_with_that_name_is_left_alone(site: Path) -> None:
    """A build works only in a folder that builds made."""
    theirs = room_of(site)
    theirs.mkdir()
    (theirs / "thesis.odt").write_text("mine", encoding="utf-8")

    with pytest.raises(CallError, match=r"move it away"):
        build(site, "new")
    assert "mine" == (theirs / "thesis.odt").read_text(encoding="utf-8")
    assert "good" == read(site)


def test_link_with_that_name_is_not_followed(site: Path, tmp_path: Path) -> None:
    """Whoever may write beside the site leads no build elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    room_of(site).symlink_to(elsewhere)

    with pytest.raises(CallError, match="move it away"):
        build(site, "new")
    assert [] == names_in(elsewhere)


def test_top_of_a_disk_is_refused_before_anything_is_built() -> None:
    """It cannot be replaced; a folder in it can."""
    with pytest.raises(CallError, match="name a folder in it"):
        require_replaceable(Path("/proc"))


def test_build_knows_the_site_it_is_for(site: Path) -> None:
    """Faults name the folder that people asked for."""
    with staged(site, quiet) as one:
        assert site == final_of(one.fresh)
    assert site == final_of(site)


FINAL = Path("/srv/atlas")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "x"), ("/srv/atlas", "disk is full", "MB are free", "make room")),
        (OSError(errno.EDQUOT, "x", "/else/x"), ("disk is full",)),
        (OSError(errno.EROFS, "x", "/srv/.atlas.build"), ("/srv/atlas", "read-only")),
        (OSError(errno.EACCES, "x", "/srv/.atlas.build"), ("/srv/atlas", "may not use", "rights")),
        (OSError(errno.EACCES, "x", "/etc/passwd"), ("/etc/passwd cannot be read", "rights")),
        (FileNotFoundError(errno.ENOENT, "x", "/no/file"), ("/no/file", "is not there")),
        (OSError(errno.EFBIG, "x"), ("ulimit -f",)),
        (OSError(errno.EBUSY, "x", "/srv/atlas"), ("name a folder in it",)),
        (OSError(errno.EIO, "Input/output error"), ("disk does not answer",)),
        (OSError("the process that writes the files was ended by signal 9"), ("signal 9",)),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), ("UTF-8", "save it")),
        (MemoryError(), ("too little memory",)),
    ],
)  # fmt: skip
def test_fault_is_one_sentence(error: Exception, words: tuple[str, ...]) -> None:
    """What, where, and what to do."""
    said = sentence(error, FINAL) or ""

    assert [] == [word for word in words if word not in said]
    assert "\n" not in said


def test_bug_of_the_program_keeps_its_traceback() -> None:
    """A sentence would hide where it is."""
    assert sentence(KeyError("x"), FINAL) is None


def test_signals_mean_again_what_they_meant_before() -> None:
    """Once the build is over."""
    before = signal.getsignal(signal.SIGTERM)
    with stoppable():
        assert before is not signal.getsignal(signal.SIGTERM)
    assert before is signal.getsignal(signal.SIGTERM)
