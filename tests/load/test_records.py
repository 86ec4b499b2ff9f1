"""From values to records: fields get what they want, places by name become codes."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from site_build import ROOT

from safetynet.check import check_directory, render
from safetynet.geo import Geography, read_geography
from safetynet.load import read_directory
from safetynet.load.records import Read, read_record
from safetynet.model import Record

SMALLEST: dict[str, Any] = {
    "id": "kinmen-jinhu-center",
    "kind": "welfare-center",
    "name": {"zh": "金湖社會福利服務中心", "en": "Jinhu Center"},
    "township": "金門縣金湖鎮",
    "verified": {"how": "document"},
    "sources": [{"source": "report"}],
}


@pytest.fixture(scope="module")
def geography() -> Geography:
    """The shipped geography."""
    return read_geography(ROOT / "data/geo")


@pytest.fixture(scope="module")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small data folder, shared by many examples."""
    folder = tmp_path_factory.mktemp("small") / "data"
    shutil.copytree(ROOT / "tests/fixtures/data", folder)
    (folder / "geo").symlink_to(ROOT / "data/geo", target_is_directory=True)
    return folder


def read(geography: Geography, **changes: Any) -> Read:
    """The smallest record with changes, read."""
    return read_record({**SMALLEST, **changes}, (0,), geography)


def record_of(geography: Geography, **changes: Any) -> Record:
    """The record it is; it must be sound."""
    record = read(geography, **changes).record
    assert record is not None
    return record


@pytest.mark.parametrize("name", ["09020030", "金門縣金湖鎮", "金湖鎮", "Jinhu Township", "jinhu"])
def test_township_is_read_by_name_and_gives_the_county(geography: Geography, name: str):
    """Staff write the name they know; the record has the codes."""
    record = record_of(geography, township=name)

    assert ("09020030", "09020") == (record.township, record.county)


@pytest.mark.parametrize("name", ["南投縣臺中鎮", "金湖", ""])
def test_township_that_is_none_or_many_is_found(geography: Geography, name: str):
    """A name that means nothing here is an error with a suggestion; 金湖 is one here and passes."""
    codes = [fault.code for fault in read(geography, township=name).faults]

    assert ([] if name == "金湖" else ["unknown-township"]) == codes


@pytest.mark.parametrize(
    ("typed", "opened"),
    [("2022-01-22", dt.date(2022, 1, 22)), ("2021", "2021"), ("2021-12", "2021-12")],
)
def test_opened_is_a_date_or_what_is_known_of_it(
    geography: Geography, typed: str, opened: dt.date | str
):
    """A year stays a year; it does not become a first of January, or a day in 1970."""
    assert opened == record_of(geography, opened=typed).opened


@pytest.mark.parametrize("typed", ["20220122", "2022/1/22", "2022-02-30", "111-01-22", "1", "今年"])
def test_date_that_is_none_is_found(geography: Geography, typed: str):
    """Nothing is taken for seconds since 1970."""
    faults = read(geography, opened=typed, verified={"how": "web", "date": typed}).faults

    assert [("opened",), ("verified", "date")] == [fault.path[1:] for fault in faults]


@pytest.mark.parametrize("typed", ["true", "True", "false", "no", "yes"])
def test_yes_and_no_mean_what_they_say(geography: Geography, typed: str):
    """YAML 1.1 words in a field of true and false mean what their writer meant."""
    assert (typed.lower() in ("true", "yes")) == record_of(
        geography, confidential=typed
    ).confidential


def test_numbers_of_texts_stay_texts(geography: Geography):
    """A hotline is 1925 and an extension 012, not a thousand and ten."""
    (phone,) = record_of(geography, phones=[{"number": "1925", "extension": "012"}]).phones

    assert ("1925", "012") == (phone.number, phone.extension)


def test_all_faults_of_a_record_are_found_at_once(geography: Geography):
    """No fault hides another."""
    faults = read(
        geography,
        knid="x",
        status="actve",
        township="金胡",
        phones=[{"number": "1"}, {"number": "082-330100", "ext": "1"}],
        point={"lon": "118.4", "lat": "118.4", "precision": "adress"},
    ).faults

    assert {
        "misspelt-field",
        "unknown-choice",
        "unknown-township",
        "bad-phone",
        "point-swapped",
    } <= {fault.code for fault in faults}
    assert (0, "phones", 1, "ext") in [fault.path for fault in faults]


def _fields() -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(Record.model_fields))


def _yaml_texts() -> st.SearchStrategy[str]:
    punctuation = st.text(
        alphabet=":-[]{}\"'#&*!|>%@`,? \t\n：，台國国\uff11a1é\u3000\u0085\u2028\x07", max_size=30
    )
    return st.one_of(punctuation, st.text(max_size=30))


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(field=_fields(), text=_yaml_texts(), is_quoted=st.booleans())
def test_no_text_in_any_field_makes_a_traceback(
    small_folder: Path, field: str, text: str, *, is_quoted: bool
):
    """Whatever is typed, the answer is findings in every format."""
    file = small_folder / "services.yaml"
    sound = (ROOT / "tests/fixtures/data/services.yaml").read_text(encoding="utf-8")
    typed = '"' + text.replace("\\", "").replace('"', "") + '"' if is_quoted else text
    changed = sound.replace("  status: active\n", f"  {field}: {typed}\n")
    file.write_bytes(changed.encode("utf-8", "surrogatepass"))

    findings = check_directory(read_directory(small_folder), dt.date(2026, 11, 22))

    for report_format in ("text", "json", "markdown", "github"):
        report = render(findings, report_format, "zh")
        assert report.endswith("\n")
    hints = any(finding.correction for finding in findings)
    assert len(findings) + 1 + hints == len(render(findings, "text", "en").splitlines())
