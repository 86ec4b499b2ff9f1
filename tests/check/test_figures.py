"""Rules on figures: what is let pass, and what is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from safetynet.check.catalogue import says, write
from safetynet.check.figures_quotes import numbers_in
from safetynet.errors import Finding, NewValue
from safetynet.load import read_directory
from safetynet.model import is_value
from safetynet.model.indicators import Value

Findings = Callable[[Path], tuple[Finding, ...]]


def replace(file: Path, old: str, new: str) -> None:
    """Change a file in one place."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """Codes of the findings, in their order."""
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("預算21萬6048元", 216_048),
        ("10萬7276人", 107_276),
        ("1.5萬人次", 15_000),
        ("3億2000萬元", 320_000_000),
        ("2千5百戶", 2_500),
        ("二十七據點", 27),
        ("十二人", 12),
        ("一百零八人", 108),
        ("三千六百戶", 3_600),
        ("兩場", 2),
        ("一〇八年", 108),
        ("十萬元", 100_000),
        ("進用率83.3%", 83.3),
    ],
)
def test_number_is_read_however_it_is_written(text: str, number: float):
    """萬, 千, Chinese digits and decimals are numbers."""
    assert number in set(numbers_in(text))


@pytest.mark.parametrize("text", ["第115案", "15.5%", "150件", "二十五人"])
def test_number_is_not_part_of_another(text: str):
    """15 does not stand in 115, 150 or 15.5."""
    assert 15 not in set(numbers_in(text))


@pytest.mark.parametrize(
    ("printed", "is_fine"),
    [
        ("83.3", True),
        ("83.33", True),
        ("83", True),
        ("83.4", False),
        ("83.34", False),
        ("84", False),
    ],
)
def test_percentage_is_as_exact_as_it_is_printed(
    network_dir: Path, findings_of: Findings, printed: str, *, is_fine: bool
):
    """10 of 12 is 83.3333 percent: rounded or cut off at the last digit that is printed."""
    replace(network_dir / "indicators.yaml", "value: 83.3,", f"value: {printed}, derived: true,")

    assert ([] if is_fine else ["share-differs"]) == codes(findings_of(network_dir))


def test_percentage_may_be_cut_off(network_dir: Path, findings_of: Findings):
    """11 of 12 is 91.67 percent, and a document may print 91.6."""
    file = network_dir / "indicators.yaml"
    replace(
        file,
        "value: 10, unit: people, source: report, quote: 實際10人",
        "value: 11, unit: people, derived: true, source: report, quote: 實際10人",
    )
    replace(file, "value: 83.3,", "value: 91.6, derived: true,")

    assert [] == codes(findings_of(network_dir))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "value: 284,",
            "value: 281, derived: true, note: {zh: 加總為284。, en: They add up to 284.},",
        ),
        ("value: 83.3,", "value: 90, derived: true, note: {zh: 不符。, en: It differs.},"),
        ("value: 36.8,", "value: 120, derived: true, note: {zh: 不符。, en: It differs.},"),
    ],
)
def test_note_tells_that_figures_do_not_agree(
    network_dir: Path, findings_of: Findings, old: str, new: str
):
    """What a document prints stays, with a note that says so."""
    replace(network_dir / "indicators.yaml", old, new)

    assert [] == codes(findings_of(network_dir))


def test_years_of_two_documents_add_up(network_dir: Path, findings_of: Findings):
    """A figure of several years is compared with years that another document prints."""
    file = network_dir / "indicators.yaml"
    year = "value: 150, unit: cases, source: report, quote: 109年 150"
    replace(file, year, "value: 151, unit: cases, source: plan, quote: 109年 151")

    assert ["sum-differs"] == codes(findings_of(network_dir))


def test_year_that_is_not_there_breaks_no_sum(network_dir: Path, findings_of: Findings):
    """Nothing is added up when a year is missing, or too small to be told."""
    file = network_dir / "indicators.yaml"
    replace(file, 'period: "2020", value: 150', 'period: "2021", value: 150')

    assert [] == codes(findings_of(network_dir))


def test_one_part_alone_is_no_sum(network_dir: Path, findings_of: Findings):
    """12 posts, of them 10 of social workers: the others need not be told."""
    text = (network_dir / "indicators.yaml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if "part: supervisors" not in line]
    (network_dir / "indicators.yaml").write_text("\n".join(kept), encoding="utf-8")
    replace(
        network_dir / "figures.yaml",
        "      supervisors: {label: {zh: 督導, en: Supervisors}}\n",
        "",
    )

    assert [] == codes(findings_of(network_dir))


@pytest.mark.parametrize(
    ("total", "is_told"),
    [(103, False), (104, True), (112, True), (113, False), (90, False)],
)
def test_rest_of_a_total_tells_only_small_numbers(
    network_dir: Path, findings_of: Findings, total: int, *, is_told: bool
):
    """What is left for a township without a figure: nothing, a few people, or enough of them."""
    file = network_dir / "indicators.yaml"
    replace(file, "value: 108,", f"value: {total}, derived: true,")
    replace(file, ", left_out: neighbor}", ", note: {zh: 烈嶼。, en: Lieyu.}}")
    text = file.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if "09020060" not in line]
    file.write_text("\n".join(kept), encoding="utf-8")

    found = [code for code in codes(findings_of(network_dir)) if code != "unused-code"]

    assert (["hidden-number-told"] if is_told else []) == found


def test_dates_in_a_quote_tell_no_small_number(network_dir: Path, findings_of: Findings):
    """112年2月 is a date, not two people."""
    file = network_dir / "indicators.yaml"
    hidden = 'value: "<10", unit: people, source: report, quote: 其餘兩鄉'
    replace(file, hidden, hidden.replace("其餘兩鄉", "112年2月5日占3%"))
    (network_dir.parent / "documents/report.txt").unlink()
    (network_dir.parent / "documents").rmdir()

    assert [] == codes(findings_of(network_dir))


@pytest.mark.parametrize(
    "quote",
    [
        "預算 21萬 6,048 元",
        "預算２１萬６，０４８元",
        "預算21萬6,048元 113年…目標十五人",
        "**預算**21萬6,048元",
    ],
)
def test_quote_is_found_whatever_its_width_and_spaces(
    network_dir: Path, findings_of: Findings, quote: str
):
    """White space, width and bold type may differ from the document; an ellipsis leaves out."""
    replace(network_dir / "indicators.yaml", '"21萬6,048元"', f'"{quote}"')

    assert [] == codes(findings_of(network_dir))


def test_links_of_pathways_lead_to_the_web_only(network_dir: Path):
    """The second lock: whatever the check let pass, nothing else becomes a link."""
    replace(network_dir / "pathways.yaml", "https://ecare.example.tw/", "javascript:alert(1)")

    (pathway,) = read_directory(network_dir).whole.published.network.pathways

    assert [""] == [change.url for change in pathway.changes]


@pytest.mark.parametrize("value", ["9" * 400, "<" + "9" * 400, "1." + "0" * 400])
def test_endless_number_is_a_finding(network_dir: Path, findings_of: Findings, value: str):
    """A slip of the keyboard, or worse, stops no check."""
    replace(network_dir / "indicators.yaml", "value: 216048", f'value: "{value}"')

    assert findings_of(network_dir)


@pytest.mark.parametrize("quote", ["一" * 5000, "9" * 5000, "…", "萬"])
def test_endless_quote_is_a_finding(network_dir: Path, findings_of: Findings, quote: str):
    """Whatever stands in a quote is read to its end."""
    replace(network_dir / "indicators.yaml", '"21萬6,048元"', f'"{quote}"')

    assert "value-not-quoted" in codes(findings_of(network_dir))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("indicators", "人數太少。", "庇護服務：金湖鎮中正路12345號。"),
        ("meetings", "zh: 聯繫會議", "zh: 庇護服務 082-330100"),
        ("pathways", "zh: 提供資訊。", "zh: 庇護服務，082-330100。"),
    ],
)
def test_what_leads_to_a_confidential_record_is_not_published(
    network_dir: Path, name: str, old: str, new: str
):
    """The second lock: a secret name with a number beside it goes, with all it stands in."""
    replace(network_dir / f"{name}.yaml", old, new)

    whole = read_directory(network_dir).whole

    before, after = (getattr(one.network, name) for one in (whole, whole.published))
    assert len(before) - 1 == len(after)


def test_name_of_common_words_is_published(network_dir: Path):
    """庇護服務 alone leads nowhere, nor does the national line beside it."""
    replace(network_dir / "pathways.yaml", "zh: 提供資訊。", "zh: 撥113，轉介庇護服務。")

    whole = read_directory(network_dir).whole

    assert whole.network.pathways == whole.published.network.pathways


def test_mistyped_choice_without_labels_is_corrected(network_dir: Path, findings_of: Findings):
    """`safetynet fix` knows the words that the finding offers."""
    replace(network_dir / "meetings.yaml", "frequency: quarterly", "frequency: quartely")

    (finding,) = findings_of(network_dir)

    assert NewValue((0, "frequency"), "quarterly") == finding.correction


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        ("0", True),
        ("0.0001", True),
        ("-3.5", True),
        ("<10", True),
        ("2021-12", True),
        ("999999999999999.5", True),
        ("012", False),
        ("0.00001", False),
        ("1e5", False),
        ("1234567890123456", False),
    ],
)
def test_value_is_printed_as_it_is_written(text: str, *, is_fine: bool):
    """On pages, in downloads and in the export: a number that would be 1e-05 is refused."""
    assert is_fine == is_value(text)
    if is_fine:
        assert text == str(TypeAdapter(Value).validate_python(text))


@pytest.mark.parametrize("needed_by", ["indicators.yaml", "meetings.yaml"])
def test_missing_file_is_told_once(network_dir: Path, findings_of: Findings, needed_by: str):
    """Not once for every code in the other files that it should explain."""
    (network_dir / "figures.yaml").unlink()
    if needed_by == "meetings.yaml":
        (network_dir / "indicators.yaml").unlink()

    (found,) = findings_of(network_dir)

    assert ("file-missing", "figures.yaml") == (found.code, found.place.file.name)
    assert f"{needed_by} refers to it" in says(found, "en")


def test_words_of_figures_may_wait_for_them(network_dir: Path, findings_of: Findings):
    """Who begins has the words before the figures: no word is told of as unused."""
    (network_dir / "indicators.yaml").unlink()
    file = network_dir / "figures.yaml"
    terms = yaml.safe_load(file.read_text(encoding="utf-8"))
    terms.pop("comparisons")
    file.write_text(yaml.safe_dump(terms, allow_unicode=True), encoding="utf-8")

    assert [] == [one for one in codes(findings_of(network_dir)) if one == "unused-code"]


def test_figure_of_a_comparison_is_told_by_what_differs(network_dir: Path, findings_of: Findings):
    """The whole of both would be cut off before the difference."""
    old = "county: changhua, topic: intake, item: child"
    replace(network_dir / "figures.yaml", old, f"{old}, basis: target")

    (found,) = findings_of(network_dir)

    assert "differs in this: basis: actual." in write(found, "en")


def test_name_in_place_of_a_code_leads_to_the_code(network_dir: Path, findings_of: Findings):
    """Of a township nobody has to look up the number."""
    file = network_dir / "indicators.yaml"
    code = re.search(r'township: "(\d+)"', file.read_text(encoding="utf-8"))[1]
    town = read_directory(network_dir).whole.geography.township(code)
    text = file.read_text(encoding="utf-8").replace(f'"{code}"', town.name.zh, 1)
    file.write_text(text, encoding="utf-8")

    found = [one for one in findings_of(network_dir) if one.code == "misspelt-code"]

    assert [code] == [one.facts["near"] for one in found]


def test_source_on_the_program_of_today_is_known(network_dir: Path, findings_of: Findings):
    """Without it the way to what runs now would be gone from every page of figures, in silence."""
    replace(network_dir / "figures.yaml", "strategies:\n", "program: nobody-knows\nstrategies:\n")

    found = findings_of(network_dir)

    assert ["unknown-code"] == codes(found)
    assert "nobody-knows" == found[0].value
