"""The doctor on machines that are made up: each illness has its line, and none kills the doctor."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner
from site_build import ROOT

from safetynet.cli import main
from safetynet.staff.doctor import command, place, software, surroundings
from safetynet.staff.doctor.command import ROUND, is_well, report, told
from safetynet.staff.doctor.finding import Looked, Project
from safetynet.staff.doctor.libraries import DIGESTS
from safetynet.staff.doctor.machine import Answer, Machine
from safetynet.staff.doctor.software import MODULES, dependencies, pinned
from safetynet.staff.doctor.words import WORDS
from safetynet.staff.report import render

PINS = pinned(ROOT / "requirements.txt")


@dataclass(frozen=True)
class MadeUp(Machine):
    """A machine where all is well, but for what a test says."""

    environ: Mapping[str, str] = field(default_factory=dict)
    python: tuple[int, ...] = (3, 11, 7)
    encoding: str = "utf-8"
    versions: Mapping[str, str] = field(default_factory=lambda: PINS)
    programs: Mapping[str, str] = field(default_factory=lambda: {"git": "/bin/git"})
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """First word of a command → what it says."""
    free: int = 10_000
    memory: int | None = 8_000
    is_open: bool = True

    def version_of(self, package: str) -> str | None:
        """As the test says."""
        return self.versions.get(package)

    def program(self, name: str) -> str | None:
        """As the test says."""
        return self.programs.get(name)

    def run(self, words: Sequence[str], folder: Path) -> Answer:
        """As the test says."""
        del folder
        return self.answers.get(Path(words[0]).name, Answer(0, "false\n"))

    def free_mb(self, folder: Path) -> int:
        """As the test says."""
        del folder
        return self.free

    def is_writable(self, folder: Path) -> bool:
        """As the test says."""
        del folder
        return self.is_open

    def memory_mb(self) -> int | None:
        """As the test says."""
        return self.memory


HERE = Project.at(ROOT / "mkdocs.yml")
PYTHON = Path(sys.executable).name


def states(found: Sequence[Looked]) -> dict[str, str]:
    """Name → state."""
    return {one.name: one.state for one in found}


ILLNESSES = [
    (software.look_at_python, MadeUp(python=(3, 9, 2)), "python", "missing", "3.11"),
    (
        software.look_at_packages,
        MadeUp(versions={**PINS, "numpy": "1.0"}),
        "packages",
        "note",
        "numpy 1.0",
    ),
    (software.look_at_packages, MadeUp(versions={}), "packages", "missing", "brotli"),
    (
        software.look_at_packages,
        MadeUp(versions={k: v for k, v in PINS.items() if k != "pytest"}),
        "packages.pinned",
        "note",
        "pytest",
    ),
    (
        software.look_at_imports,
        MadeUp(answers={PYTHON: Answer(0, "+ numpy\n- numpy ImportError('x')\n")}),
        "imports",
        "missing",
        "numpy ImportError",
    ),
    (
        software.look_at_imports,
        MadeUp(answers={PYTHON: Answer(-11, "+ brotli\n+ scipy\n")}),
        "imports",
        "missing",
        "scipy (-11)",
    ),
    (software.look_at_git, MadeUp(programs={}), "git", "note", "not installed"),
    (
        software.look_at_git,
        MadeUp(answers={"git": Answer(0, "true\n")}),
        "git",
        "note",
        "--unshallow",
    ),
    (
        software.look_at_git,
        MadeUp(answers={"git": Answer(128, "", "not a git repository")}),
        "git",
        "note",
        "no repository",
    ),
    (
        software.look_at_git,
        MadeUp(answers={"git": Answer(128, "", "detected dubious ownership in")}),
        "git",
        "note",
        "safe.directory",
    ),
    (
        software.look_at_tests,
        MadeUp(answers={"fc-list": Answer(127, "")}),
        "fonts",
        "note",
        "make setup-",
    ),
    (
        place.look_at_data,
        MadeUp(answers={PYTHON: Answer(2, "", "safetynet: no data\n")}),
        "data",
        "missing",
        "no data",
    ),
    (
        place.look_at_data,
        MadeUp(answers={PYTHON: Answer(1, '{"counts": {"errors": 3, "warnings": 1}}')}),
        "data",
        "missing",
        "3 errors",
    ),
    (place.look_at_folders, MadeUp(is_open=False), "cache", "note", "writable"),
    (place.look_at_folders, MadeUp(is_open=False), "target", "missing", "--site-dir"),
    (place.look_at_room, MadeUp(free=20), "disk", "missing", "20 MB"),
    (place.look_at_room, MadeUp(memory=100), "memory", "note", "100 MB"),
    (place.look_at_room, MadeUp(memory=None), "memory", "note", "unknown"),
    (surroundings.look_at_addresses, MadeUp(), "site_url", "note", "sitemap"),
    (
        surroundings.look_at_addresses,
        MadeUp(environ={"SITE_URL": "example.org/a"}),
        "site_url",
        "missing",
        "https://",
    ),
    (
        surroundings.look_at_addresses,
        MadeUp(environ={"REPOSITORY_URL": ""}),
        "repository_url",
        "note",
        "not set",
    ),
    (
        surroundings.look_at_addresses,
        MadeUp(environ={"REPOSITORY_URL": "https://a.org:x/"}),
        "repository_url",
        "missing",
        "https://a.org:x/",
    ),
    (
        surroundings.look_at_time,
        MadeUp(environ={"SOURCE_DATE_EPOCH": "1e9"}),
        "epoch",
        "missing",
        "1e9",
    ),
    (
        surroundings.look_at_time,
        MadeUp(environ={"SOURCE_DATE_EPOCH": "0"}),
        "epoch",
        "missing",
        "0",
    ),
    (
        surroundings.look_at_terminal,
        MadeUp(encoding="ANSI_X3.4-1968"),
        "terminal",
        "note",
        "PYTHONUTF8",
    ),
    (surroundings.look_at_terminal, MadeUp(encoding=""), "terminal", "note", "UTF-8"),
]


@pytest.mark.parametrize(("look", "machine", "name", "state", "word"), ILLNESSES)
def test_each_illness_has_its_line(
    look: object, machine: MadeUp, name: str, state: str, word: str
) -> None:
    """What was found, how bad it is, and what to do, in both languages."""
    found = tuple(look(machine, HERE))  # type: ignore[operator]
    (one,) = [each for each in found if each.name == name]

    assert state == one.state
    text = told(one.found, "en") + (told(one.todo, "en") if one.todo else "")
    assert word in text
    assert told(one.found, "zh")
    assert all("{" not in render(report(found, locale), "text") for locale in ("zh", "en"))


def test_healthy_machine_is_well() -> None:
    """Of what can be made up nothing is missing."""
    counts = Answer(0, '{"counts": {"errors": 0, "warnings": 0}}')
    looks = [look for look in ROUND if look is not software.look_at_imports]
    machine = MadeUp(answers={PYTHON: counts})
    found = [one for look in looks for one in look(machine, HERE)]

    assert {"fine", "note"} == set(states(found).values())
    assert is_well(found)


def test_folder_that_is_no_project_is_told(tmp_path: Path) -> None:
    """Everything is looked at all the same."""
    nowhere = Project.at(tmp_path / "mkdocs.yml")
    found = [one for look in ROUND for one in look(MadeUp(), nowhere)]

    assert {"project", "packages", "npm", "data", "outlines"} <= {
        name for name, state in states(found).items() if state == "missing"
    }


def test_library_of_another_version_is_told(tmp_path: Path) -> None:
    """What npm installed is compared with its lock file."""
    lock = {"packages": {"": {}, "node_modules/leaflet": {"version": "1.9.4"}}}
    (tmp_path / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    folder = tmp_path / "node_modules/leaflet"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text('{"version": "1.9.3"}', encoding="utf-8")
    first, _ = software.look_at_libraries(MadeUp(), Project(tmp_path / "mkdocs.yml"))

    assert "leaflet 1.9.3" in told(first.found, "en")


def test_altered_library_is_told(tmp_path: Path) -> None:
    """Its version is right, its content is not."""
    (tmp_path / DIGESTS).write_text(f"{'0' * 64}  node_modules/a.js\n", encoding="utf-8")
    (one,) = software.look_at_library_files(MadeUp(), Project(tmp_path / "mkdocs.yml"))

    assert ("missing", "missing or altered: node_modules/a.js") == (
        one.state, told(one.found, "en"),
    )  # fmt: skip


def test_wrong_time_is_one_line_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other command ends because of it; the doctor says so and goes on."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1e9")
    monkeypatch.setattr(command, "ROUND", (surroundings.look_at_time,))
    done = CliRunner().invoke(main, ["doctor", "--lang", "en"])

    assert 1 == done.exit_code
    assert "1e9" in done.output
    assert "Write whole seconds since 1970" in done.output


def test_minutes_on_roads_want_their_package(tmp_path: Path) -> None:
    """Only where the settings ask for them, not where they stand in a comment."""
    config = tmp_path / "mkdocs.yml"
    config.write_text("reach:\n  travel: {osm_extract: x.osm.pbf}\n", encoding="utf-8")

    (one,) = software.look_at_valhalla(MadeUp(), Project.at(config))
    (other,) = software.look_at_valhalla(MadeUp(), HERE)
    assert ("missing", "fine") == (one.state, other.state)


def test_modules_of_all_packages_are_known() -> None:
    """A package is loaded by its module's name; each has one that is there."""
    names = dependencies(ROOT / "pyproject.toml")
    modules = {name: MODULES.get(name, name.replace("-", "_")) for name in names}

    assert "numpy" in names
    assert set(MODULES) <= names
    assert [] == [name for name, module in modules.items() if not find_spec(module)]


def test_words_are_in_both_languages() -> None:
    """And fill the same places."""
    for key, texts in WORDS.items():
        assert {"zh", "en"} == set(texts), key
        fields = [{part.split("}")[0] for part in t.split("{")[1:]} for t in texts.values()]
        assert fields[0] == fields[1], key


BARE = "import sys; sys.argv[1:] = {}; from safetynet.cli import main; main(prog_name='safetynet')"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["doctor", "--lang", "en", "--config", "no.yml"], 1, ("MISSING", "Run make setup")),
        (["build"], 2, ("safetynet: the package click is missing", "safetynet doctor")),
    ],
)
def test_command_works_without_any_package(
    arguments: list[str], code: int, words: tuple[str, ...]
) -> None:
    """On a bare Python: the doctor does its round, every other command says what is missing."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r});"
         + BARE.format(arguments)],
        capture_output=True, text=True, check=False, cwd="/",
    )  # fmt: skip

    assert code == done.returncode, done.stderr
    assert [] == [word for word in words if word not in done.stdout + done.stderr]
    assert "Traceback" not in done.stderr
