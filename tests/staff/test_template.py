"""The files that help whoever edits the data by hand: they follow the model, and they are true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from data_folder import copy_data
from site_build import ROOT

from safetynet.check import check_directory
from safetynet.cli import main
from safetynet.directory import Directory
from safetynet.load import read_directory
from safetynet.model import Record
from safetynet.settings import build_day
from safetynet.staff.editor import editor_files
from safetynet.staff.template import RARE, template_text

TEMPLATE = ROOT / "data/template.yaml"


@pytest.mark.parametrize("name", ["services.schema.json", "template.yaml"])
def test_editor_files_are_fresh(directory: Directory, name: str):
    """Stale: run `safetynet schema --write`.

    Sources are left out, as who adds one by hand need not run a command.
    """
    texts = (editor_files(directory)[name], (ROOT / "data" / name).read_text(encoding="utf-8"))

    expected, actual = (_without_sources(text) if name.endswith("json") else text for text in texts)
    assert expected == actual, "stale; run: .venv/bin/safetynet schema --write"


def _without_sources(text: str) -> object:
    schema = json.loads(text)
    del schema["$defs"]["Citation"]["properties"]["source"]["anyOf"]
    return schema


def test_every_field_stands_in_the_template_once(directory: Directory):
    """A new field of the model asks for its value in safetynet/schema/sample.yaml."""
    text = template_text(directory)

    for name in Record.model_fields:
        assert 1 == len(re.findall(rf"^(?:- |  |  # ){name}:(?! .*（)", text, re.MULTILINE)), name
    assert {name for name in RARE if "." not in name} == {
        name for name in Record.model_fields if f"\n  # {name}: " in text
    }


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of the shipped data."""
    return copy_data(tmp_path)


@pytest.mark.parametrize("is_bare", [False, True])
def test_template_without_its_comments_is_a_valid_record(data_dir: Path, *, is_bare: bool):
    """Pasted below the records, with or without comments, nothing is wrong with it."""
    text = TEMPLATE.read_text(encoding="utf-8").split("\n\n", 1)[1]
    if is_bare:
        text = "".join(line for line in text.splitlines(keepends=True) if "# " not in line)
    with (data_dir / "services.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + text)

    loaded = read_directory(data_dir)

    assert loaded.directory
    assert "kinmen-example-center" in loaded.directory.by_id
    assert () == check_directory(loaded, build_day())


def test_rare_fields_of_the_template_read_as_fields(directory: Directory):
    """Who takes a `#` away gets a field that the model knows, at its place."""
    lines = template_text(directory).splitlines()
    names = "|".join(name.rpartition(".")[2] for name in RARE)
    uncommented = [re.sub(rf"^( +)# (?=({names}): (?!.*（))", r"\1", line) for line in lines]
    (record,) = yaml.safe_load("\n".join(uncommented))

    assert list(Record.model_fields) == list(record)
    assert "en" in record["address"]
    assert record["phones"][0]["office_mobile"] is True


def test_schema_command_writes_both_files(data_dir: Path):
    """`safetynet schema --write` says what it wrote."""
    (data_dir / "template.yaml").unlink()

    result = CliRunner().invoke(main, ["schema", "--write", "--data", str(data_dir)])

    assert (0, 2) == (result.exit_code, len(result.stdout.splitlines()))
    assert TEMPLATE.read_bytes() == (data_dir / "template.yaml").read_bytes()


def test_records_name_their_schema():
    """An editor with a YAML server finds the schema by the first line, wherever it is opened."""
    for name in ("services.yaml", "template.yaml"):
        first = (ROOT / "data" / name).read_text(encoding="utf-8").split("\n", 1)[0]

        assert "# yaml-language-server: $schema=services.schema.json" == first


def test_editor_settings_name_files_that_are_there():
    """VS Code gets the same schema where the first line is missing."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))

    for schema, files in settings["yaml.schemas"].items():
        assert all((ROOT / file).is_file() for file in (schema, *files))
    assert "redhat.vscode-yaml" in extensions["recommendations"]
