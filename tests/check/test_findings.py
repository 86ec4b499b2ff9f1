"""Every rule has a case file: a slip in the small data folder, and the findings it must make."""

from __future__ import annotations

import itertools
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError
from small_network import with_network

from safetynet.check.catalogue import catalogue, example, says, write
from safetynet.check.words import is_simplified
from safetynet.errors import Finding, Place
from safetynet.load.shape import faults_of
from safetynet.model import (
    FigureTerms,
    Hotline,
    Indicator,
    Meeting,
    Pathway,
    Record,
    Source,
    Vocabulary,
    fields_of,
)
from safetynet.text import LOCALES

FALLBACK = "bad-value"
SHAPES = (Record, Hotline, Source, Vocabulary, FigureTerms, Indicator, Meeting, Pathway)
"""What the files of the folder hold."""
CASES = Path(__file__).parent.parent / "cases" / "check"
Findings = Callable[[Path], tuple[Finding, ...]]


def case_names() -> list[str]:
    """Names of all case files."""
    return sorted(file.stem for file in CASES.glob("*.yaml"))


def apply(name: str, data_dir: Path) -> list[dict[str, object]]:
    """Make the slip of a case file; gives the findings it must make."""
    case = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    if case.get("with") == "network":
        with_network(data_dir)
    file = data_dir / case["file"]
    if "text" in case:
        file.write_text(case["text"], encoding=case.get("as", "utf-8"))
        return case["finds"]
    text = file.read_text(encoding="utf-8")
    assert text.count(case["replace"]) == 1, "a slip is made in one place"
    file.write_text(text.replace(case["replace"], case["by"]), encoding="utf-8")
    return case["finds"]


def told(finding: Finding) -> dict[str, object]:
    """A finding as a case file writes it."""
    whole = {
        "code": finding.code,
        "file": finding.place.file.name,
        "line": finding.place.line,
        "record": finding.record,
        "field": finding.field,
    }
    return {name: value for name, value in whole.items() if value}


def test_small_folder_has_no_findings(data_dir: Path, findings_of: Findings):
    """What the cases change is sound before they change it."""
    assert findings_of(data_dir) == ()


def test_small_network_has_no_findings(network_dir: Path, findings_of: Findings):
    """The same for figures, meetings and the pathway: all sums hold, all quotes are there."""
    assert findings_of(network_dir) == ()


@pytest.mark.parametrize("name", case_names())
def test_slip_makes_exactly_its_findings(name: str, data_dir: Path, findings_of: Findings):
    """A slip is found at its line and field, nothing else is, and both languages can say it."""
    expected = apply(name, data_dir)
    changed = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))["file"]

    findings = findings_of(data_dir)

    assert [{"file": changed, **one} for one in expected] == [told(one) for one in findings]
    for finding, locale in itertools.product(findings, LOCALES):
        for sentence in (says(finding, locale), write(finding, locale), example(finding, locale)):
            assert sentence.strip()
            assert "LocalizedText" not in sentence


def test_every_code_has_a_case_that_raises_it():
    """No sentence without a rule, no rule without a case: the files are named by their codes."""
    raised = {
        found["code"]
        for name in case_names()
        for found in yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))["finds"]
    }
    assert set(catalogue()) - {FALLBACK} == raised


def test_fault_nobody_foresaw_is_still_a_finding():
    """A refusal of the model that has no code of its own is told in general words."""
    adapter = TypeAdapter(Decimal)
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python("x")

    (fault,) = faults_of(caught.value, Decimal, (3, "fee"))

    assert (FALLBACK, (3, "fee"), "x") == (fault.code, fault.path, fault.value)


def required_fields(shape: object) -> Iterator[str]:
    """Names of the fields that a model, or anything in it, cannot do without."""
    for name, field in fields_of(shape).items():
        if field.is_required():
            yield field.alias or name
        yield from required_fields(field.annotation)
    for inside in typing.get_args(shape):
        yield from required_fields(inside)


@pytest.mark.parametrize(
    "name",
    sorted({name for shape in SHAPES for name in required_fields(shape)} - set(LOCALES)),
)
def test_missing_field_has_its_own_example(name: str):
    """The example shows the field that is missing, not another one."""
    finding = Finding("missing-field", Place(Path("services.yaml")), facts={"name": name})
    shown = "township:" if name == "county" else f"{name}:"

    assert shown in example(finding, "zh")
    assert isinstance(yaml.safe_load(example(finding, "zh")), dict)


def test_hidden_characters_are_named(data_dir: Path, findings_of: Findings):
    """What nobody sees is told by its code points, and every one of them."""
    apply("hidden-character", data_dir)
    (finding,) = findings_of(data_dir)

    assert "U+202E, U+200B" in says(finding, "en")
    assert "\u202e" not in says(finding, "en")


@pytest.mark.parametrize(
    ("precision", "lon", "is_found"),
    [
        ("address", 118.4645, False),  # about 140 m off the shore
        ("address", 118.4745, True),  # about 250 m
        ("street", 118.4745, True),
        ("village", 118.4745, False),
        ("village", 118.4757, True),  # about 350 m
        ("township", 118.4630, True),  # about 20 m
    ],
)
def test_point_near_the_shore_is_let_pass(
    data_dir: Path, findings_of: Findings, precision: str, lon: float, *, is_found: bool
):
    """Drawn shores are not exact: 150 m for a door or street, 300 m for a village, else none."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    point = "point: {lon: 118.417006, lat: 24.440189, precision: address}"
    changed = text.replace(point, f"point: {{lon: {lon}, lat: 24.44, precision: {precision}}}")
    file.write_text(changed, encoding="utf-8")

    found = [finding.code for finding in findings_of(data_dir)]

    assert (["point-outside-township"] if is_found else []) == found


@pytest.mark.parametrize(
    ("written", "is_found"),
    [
        ("891金門縣金湖鎮中正路1號", False),
        ("89148 金門縣 金湖鎮中正路1號", False),
        ("金湖鎮中正路1號", False),
        ("中正路1號", False),
        ("金湖衛生行政大樓2樓", False),
        ("金門縣金寧鄉中正路1號", True),
        ("金寧鄉中正路1號", True),
        ("福建省金門縣金湖鎮中正路1號", False),
        ("台北市中正區中正路1號", True),
        ("彰化縣彰化市中正路1號", True),
    ],
)
def test_address_is_compared_with_the_township(
    data_dir: Path, findings_of: Findings, written: str, *, is_found: bool
):
    """With or without postcode, county or township: only a contradiction is found."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("金門縣金湖鎮中正路1-1號", f'"{written}"'), encoding="utf-8")

    found = [finding.code for finding in findings_of(data_dir)]

    assert (["address-elsewhere"] if is_found else []) == found


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("国定假日", "國"),
        ("后龍、里長、台中、干貝、周先生、云林、体", ""),
        ("台灣、臺灣、后里", ""),
    ],
)
def test_only_characters_that_taiwan_never_writes_are_simplified(text: str, better: str):
    """后, 里, 台 and other characters at home in Taiwan raise no false alarm."""
    simplified = [character for character in text if is_simplified(character)]

    assert bool(better) == bool(simplified)
