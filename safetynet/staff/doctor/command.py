"""The doctor's round, and what it says; also `python -m safetynet.staff.doctor.command`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from safetynet.staff.doctor import place, software, surroundings
from safetynet.staff.doctor.finding import MISSING, NOTE, Looked, Project, Said
from safetynet.staff.doctor.machine import Machine
from safetynet.staff.doctor.words import say
from safetynet.staff.report import Report, Section, Table, render

Look = Callable[[Machine, Project], Iterator[Looked]]
ROUND: tuple[Look, ...] = (
    software.look_at_python,
    place.look_at_project,
    software.look_at_packages,
    software.look_at_imports,
    software.look_at_libraries,
    software.look_at_library_files,
    software.look_at_npm,
    software.look_at_git,
    place.look_at_data,
    place.look_at_outlines,
    place.look_at_folders,
    place.look_at_room,
    surroundings.look_at_addresses,
    surroundings.look_at_time,
    surroundings.look_at_terminal,
    software.look_at_tests,
    software.look_at_valhalla,
)


def examine(machine: Machine, project: Project) -> tuple[Looked, ...]:
    """Everything that was looked at, in one order."""
    return tuple(looked for look in ROUND for looked in look(machine, project))


def is_well(found: Sequence[Looked]) -> bool:
    """Whether the site can be built."""
    return all(one.state != MISSING for one in found)


def report(found: Sequence[Looked], locale: str) -> Report:
    """The table of all, then what to do: first what is missing, then notes."""
    rows = tuple(
        (say(f"state.{one.state}", locale), say(one.name, locale), told(one.found, locale))
        for one in found
    )
    head = tuple(say(f"head.{column}", locale) for column in ("state", "name", "found"))
    table = Table(head, rows, words=frozenset({0, 1, 2}))
    section = Section(say("title", locale), table=table, notes=("", *_todo(found, locale)))
    return Report((section,), {"well": is_well(found), "found": [_plain(one) for one in found]})


def _todo(found: Sequence[Looked], locale: str) -> Iterator[str]:
    count = sum(one.state == MISSING for one in found)
    yield say("outcome.missing", locale, count=count) if count else say("outcome.fine", locale)
    for state in (MISSING, NOTE):
        for one in found:
            if one.state == state and one.todo:
                name, what = say(one.name, locale), told(one.todo, locale)
                mark = "✗" if state == MISSING else "·"
                yield f"{mark} " + say("todo", locale, name=name, what=what)


def told(words: str | Said, locale: str) -> str:
    """Words in one language; inside them others may stand, one after the other."""
    if isinstance(words, str):
        return words
    key, facts = words
    spoken = {
        name: "; ".join(told(one, locale) for one in value) if isinstance(value, list) else value
        for name, value in facts.items()
    }
    return say(key, locale, **spoken)


def _plain(one: Looked) -> dict[str, object]:
    both = ("zh", "en")
    return {
        "name": one.name,
        "state": one.state,
        "found": {locale: told(one.found, locale) for locale in both},
        "todo": {locale: told(one.todo, locale) for locale in both} if one.todo else None,
    }


def answer(config: Path, locale: str, report_format: str, machine: Machine | None = None) -> int:
    """Prints the round; 0 where the site can be built, else 1."""
    found = examine(machine or Machine(), Project.at(config))
    text = render(report(found, locale), "json" if report_format == "json" else "text")
    encoding = sys.stdout.encoding or "ascii"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    return 0 if is_well(found) else 1


def main(arguments: Sequence[str]) -> int:
    """The command where even the package that reads commands is missing."""
    parser = argparse.ArgumentParser(prog="safetynet doctor")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"))
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    asked = parser.parse_args(arguments)
    return answer(asked.config, asked.lang, asked.format)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
