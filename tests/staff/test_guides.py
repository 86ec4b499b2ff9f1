"""The guides for staff: their commands exist, their examples are right, both languages agree."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from pathlib import Path

import click
import core_yaml
import pytest
import yaml
from data_folder import copy_data
from site_build import ROOT

from safetynet.check import check_directory
from safetynet.cli import main
from safetynet.directory import Directory
from safetynet.load import read_directory
from safetynet.load.records import read_record
from safetynet.model import Suppressed
from safetynet.pages.authored import ALWAYS, GUIDES
from safetynet.staff.sheets.mapping import read_mapped
from safetynet.staff.writing import RecordsText
from safetynet.typed import period_in

SITE = "kinmen-jinhu-social-welfare-center"
DOCUMENTS = (
    *(ROOT / f"content/{locale}/{name}.md" for name in GUIDES for locale in ("zh", "en")),
    ROOT / "data/README.md",
)
COMMAND = re.compile(r"(?:\.venv/bin/safetynet|(?<![\w/-])make) [a-z][^`\n]*")
"""What somebody is told to run, in a block or within a sentence."""
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def commands(file: Path) -> list[str]:
    """Every command line that a document quotes."""
    code = re.findall(r"```console\n(.*?)```|`([^`\n]+)`", file.read_text("utf-8"), re.DOTALL)
    return [line for block, word in code for line in COMMAND.findall(block + word)]


QUOTED = sorted(
    {(file.relative_to(ROOT).as_posix(), c) for file in DOCUMENTS for c in commands(file)}
)


def blocks(name: str, locale: str) -> list[str]:
    """The YAML examples of a guide."""
    text = (ROOT / f"content/{locale}/{name}.md").read_text(encoding="utf-8")
    return BLOCK.findall(text)


@pytest.mark.parametrize(("file", "line"), QUOTED, ids=[f"{f}: {c}" for f, c in QUOTED])
def test_quoted_command_is_there_with_these_options(file: str, line: str):
    """Nobody is told to run what does not exist."""
    program, name, *words = shlex.split(line)
    if program == "make":
        assert name in TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")), file
        return

    command = main.commands[name]
    if isinstance(command, click.Group):
        name, words = words[0], words[1:]
        command = command.commands[name]
    context = click.Context(command, info_name=name)
    values, _, _ = command.make_parser(context).parse_args(list(words))
    for parameter in command.params:
        value = values.get(parameter.name)
        for one in value if isinstance(value, (list, tuple)) else (value,):
            if one is not None and isinstance(parameter.type, click.Choice):
                parameter.type.convert(one, parameter, context)


def test_commands_are_found_at_all():
    """The test above looks at something, in both languages."""
    assert {"new", "import", "export", "verify", "stale", "review", "fix", "check"} <= {
        line.split()[1] for file, line in QUOTED if "/zh/" in file
    }


@pytest.mark.parametrize("name", GUIDES)
def test_guide_is_in_both_languages_with_the_same_examples(name: str):
    """Headings, commands and examples of the two go side by side."""
    assert name in ALWAYS
    zh, en = ((ROOT / f"content/{lang}/{name}.md").read_text("utf-8") for lang in ("zh", "en"))
    assert blocks(name, "zh") == blocks(name, "en")
    levels = [re.findall(r"^(#+) ", text, re.MULTILINE) for text in (zh, en)]
    assert levels[0] == levels[1]


def test_steps_of_the_phone_guide_pass_the_check(tmp_path: Path):
    """The lines that staff copy, put where the guide says, leave the data without a finding."""
    data_dir = copy_data(tmp_path)
    change, source, phone_only = blocks("contribute/change-phone", "zh")
    services = RecordsText.read(data_dir / "services.yaml")
    item = next(n for n, one in enumerate(services.items) if f"id: {SITE}\n" in one.text)
    for block in (change, phone_only):
        values = yaml.safe_load(block)
        cited = values.pop("sources", [])
        old = len(yaml.safe_load(services.items[item].text)[0]["sources"])
        for name, value in values.items():
            services = services.with_value(item, (name,), value)
        for citation in cited:
            services = services.with_value(item, ("sources", old), citation)
        services.write()
        services = RecordsText.read(services.file)
        with (data_dir / "sources.yaml").open("a", encoding="utf-8") as file:
            file.write(source)
        source = ""

        loaded = read_directory(data_dir)

        assert () == check_directory(loaded, dt.date(2026, 11, 22))
        assert loaded.directory
        verified = loaded.directory.by_id[SITE].verified
        dates = {verified.date, verified.phones.date if verified.phones else None}
        assert dt.date(2026, 11, 22) in dates


def test_examples_of_the_review_guide_are_read(directory: Directory):
    """A closed record and an entry of what was taken down."""
    closed, taken_down = map(yaml.safe_load, blocks("contribute/review", "zh"))
    (template,) = core_yaml.read(ROOT / "data/template.yaml")

    assert () == read_record({**template, **closed}, (), directory.geography).faults
    assert Suppressed.model_validate(taken_down[0])


def test_mapping_of_the_guide_is_read(directory: Directory, tmp_path: Path):
    """A list from elsewhere, as the guide maps it."""
    file = tmp_path / "mapping.yaml"
    file.write_text(blocks("contribute/spreadsheet", "zh")[0], encoding="utf-8")

    mapped = read_mapped(file, directory, "zh")

    assert {"機構名稱", "英文名稱", "地址", "電話"} == set(mapped.named)


def test_figures_of_the_guide_pass_the_check_and_are_shown(tmp_path: Path):
    """The lines that staff copy, put where the guide says, make no finding that was not there."""
    data_dir = copy_data(tmp_path)
    before = check_directory(read_directory(data_dir), dt.date(2026, 11, 22))
    source, rows, note, item = blocks("contribute/add-figures", "zh")
    rows = rows.replace("adult-protection", "elder-protection")  # the new item is used at once
    texts = {"sources.yaml": source, "indicators.yaml": rows}
    for name, text in texts.items():
        with (data_dir / name).open("a", encoding="utf-8") as file:
            file.write(text)
    words = data_dir / "figures.yaml"
    topic, items = "  intake-cases:\n", "    items:\n"
    head, _, tail = words.read_text(encoding="utf-8").partition(topic)
    words.write_text(head + topic + tail.replace(items, items + item, 1), encoding="utf-8")

    loaded = read_directory(data_dir)

    assert len(before) == len(check_directory(loaded, dt.date(2026, 11, 22)))
    assert [140, 310] == [one.value for one in loaded.whole.network.shown[-2:]]
    assert "elder-protection" in loaded.whole.network.terms.topics["intake-cases"].items
    assert {"zh", "en"} == set(yaml.safe_load(note)["note"])


def test_periods_of_the_guide_are_what_the_import_makes_of_them():
    """Each line of the table: what the document says, and what is to be written."""
    for locale in ("zh", "en"):
        text = (ROOT / f"content/{locale}/contribute/add-figures.md").read_text(encoding="utf-8")
        lines = re.findall(r"^\| (\d+.+?|截至.+?) \| `\"?([^`\"]+)\"?` \|$", text, re.MULTILINE)
        assert len(lines) > 5
        assert [written for _, written in lines] == [period_in(said) for said, _ in lines]


def test_buttons_of_the_site_are_named_as_they_are(directory: Directory):
    """「更正這筆資料」 and the others stand on the site word for word."""
    texts = directory.strings.texts
    keys = (
        "page.site.correct", "page.contribute.check", "page.contribute.copy",
        "page.contribute.step.open", "page.contribute.mail", "page.contribute.group.contact",
        "page.contribute.group.known", "choice.how.phone",
    )  # fmt: skip
    for locale in ("zh", "en"):
        text = (ROOT / f"content/{locale}/contribute/change-phone.md").read_text("utf-8")
        assert [] == [key for key in keys if texts[key].in_(locale) not in text]
