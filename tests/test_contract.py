"""Promises between the program and its words: nothing is raised, called or shown unexplained."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

import click
import pytest
from site_build import ROOT

from safetynet.check.catalogue import catalogue
from safetynet.check.rules import FILE_RULES, RECORD_RULES
from safetynet.cli import main
from safetynet.directory import Directory
from safetynet.load.shape import CODES, PATTERN_CODES
from safetynet.model import Record, fields_of

CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"')
"""Text of the program that looks like the code of a finding."""
NOT_CODES = {"utf-8", "utf-8-sig", "group-by", "school-year"}


def sources() -> str:
    """The text of the rooms that make findings."""
    files = [*ROOT.glob("safetynet/load/*.py"), *ROOT.glob("safetynet/check/**/*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))


def test_every_code_the_program_can_raise_is_explained():
    """A code without sentences would be a traceback instead of a finding."""
    raised = set(CODE.findall(sources())) - NOT_CODES
    raised = {code for code in raised if not code.endswith(("-", ".yaml"))}
    raised |= set(CODES.values()) | set(PATTERN_CODES.values())

    assert raised - set(catalogue()) == set()


def test_every_explained_code_can_be_raised():
    """Sentences nobody can meet are drift."""
    text = sources()

    assert [] == [code for code in catalogue() if f'"{code}"' not in text]


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_sentences_end_as_sentences(code: str):
    """Both languages say what is wrong and what to write, in whole sentences."""
    explanation = catalogue()[code]

    for text in (explanation.says, explanation.write):
        assert text.zh.endswith(("。", "？")), text.zh
        assert text.en.endswith((".", "?")), text.en


@pytest.mark.parametrize("rule", [*RECORD_RULES, *FILE_RULES], ids=lambda rule: rule.__name__)
def test_every_rule_says_why(rule: object):
    """A rule is a reason first; the name says that it checks."""
    assert rule.__doc__
    assert getattr(rule, "__name__", "").startswith("check_")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_has_help(name: str):
    """`safetynet COMMAND --help` leaves nothing to be guessed."""
    command = main.commands[name]

    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


@pytest.mark.parametrize("name", sorted(Record.model_fields))
def test_every_field_that_is_not_its_own_name_is_described(name: str):
    """The description of a field is what an editor shows; plain ones speak for themselves."""
    speaks_for_itself = (
        {
            "status",
            "name",
            "delivery",
            "address",
            "point",
            "phones",
            "urls",
            "floors",
            "services",
            "audience",
            "fee",
            "booking",
            "step_free",
            "verified",
            "sources",
        }
        | {field for field in Record.model_fields if field.endswith("_note")}
        | {"how_to_apply"}
    )

    assert Record.model_fields[name].description or name in speaks_for_itself


PROGRAM = ("overrides/**/*.html", "overrides/**/*.js", "safetynet/**/*.py")
QUOTED = re.compile(r"""["'`]([\w.-]+)["'`{$]""")


@cache
def quoted() -> frozenset[str]:
    """Short texts in quotes in the program (of f-strings the beginning), fields and choices."""
    files = (file for pattern in PROGRAM for file in ROOT.glob(pattern))
    words = {word for file in files for word in QUOTED.findall(file.read_text("utf-8"))}
    return frozenset(words | set(names_in(Record)))


def names_in(shape: object) -> Iterator[str]:
    """Names of the fields of a model and of everything in it, and the codes of its choices."""
    if isinstance(shape, type) and issubclass(shape, StrEnum):
        yield from shape
    for name, field in fields_of(shape).items():
        yield field.alias or name
        yield from names_in(field.annotation)
    for inside in typing.get_args(shape):
        yield from names_in(inside)


def is_said(key: str) -> bool:
    """Whether something says a sentence.

    By its key, by its end (after a room's own beginning), or by a beginning that gets a code.
    """
    parts = key.removeprefix("js.").split(".")
    ends = [".".join(parts[start:]) for start in range(min(len(parts), 3))]
    beginnings = tuple(word for word in quoted() if word.endswith((".", "_")) and len(word) > 3)
    own = tuple(word for word in beginnings if word.count(".") > 1 or word != f"{parts[0]}.")
    return any(end in quoted() or end.startswith(own) for end in ends)


def test_every_sentence_is_said_somewhere(directory: Directory):
    """A sentence that nothing shows is kept true for nobody."""
    assert [] == [key for key in directory.strings.texts if not is_said(key)]


def test_sentence_that_nothing_says_is_noticed():
    """The check can fail."""
    assert [False, False] == [
        is_said("distance.nobody-says-this"),
        is_said("js.finder.nothing-says-this"),
    ]
