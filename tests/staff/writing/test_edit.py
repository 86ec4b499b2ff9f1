"""Only what changes is written: comments, order, quotes and blank lines stay to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_build import ROOT

from safetynet.errors import CallError, DataError
from safetynet.load.yaml12 import HIDDEN, Reader, compose
from safetynet.staff.writing import RecordsText, record_text, scalar_text, with_value

RECORD = """\
- id: a-b  # the id
  kind: food-bank
  name: {zh: 實物銀行, en: Food Bank}
  # why there is no address
  phones:
    - {number: 082-330100, extension: "12"}  # the desk
    - {number: 082-330200}
  hours: "Mo-Fr 08:00-12:00"
  services: [a, b, c]
  summary:
    zh: '有單引號'
    en: |
      Two
      lines

# the next county
"""


def value_of(text: str) -> object:
    """What the text of one record says."""
    node = compose(text)
    assert node is not None
    return Reader().read(node.value[0])


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("kind",), "shelter", "kind: food-bank", "kind: shelter"),
        (("hours",), "Sa 08:00-12:00", '"Mo-Fr 08:00-12:00"', '"Sa 08:00-12:00"'),
        (("phones", 0, "number"), "113", "{number: 082-330100, ", '{number: "113", '),
        (("phones", 1, "extension"), "3", "082-330200}", '082-330200, extension: "3"}'),
        (("name", "en"), "Food, Bank", "en: Food Bank}", 'en: "Food, Bank"}'),
        (("summary", "zh"), "它's", "'有單引號'", "'它''s'"),
        (("summary", "en"), "One", "|\n      Two\n      lines", "One"),
        (("services",), ["a", "c"], "[a, b, c]", "[a, c]"),
        (("services",), ["a", "b", "x", "c", "d"], "[a, b, c]", "[a, b, x, c, d]"),
        (("services", 2), None, "[a, b, c]", "[a, b]"),
        (("phones", 0), None, '    - {number: 082-330100, extension: "12"}  # the desk\n', ""),
        (("hours",), None, '  hours: "Mo-Fr 08:00-12:00"\n', ""),
        (("id",), None, "id: a-b  # the id\n  ", ""),
        (("status",), "closed", "food-bank\n", "food-bank\n  status: closed\n"),
    ],
)
def test_only_the_change_is_written(path: tuple[str | int, ...], value: object, old: str, new: str):
    """A change of one value changes the characters of that value."""
    assert RECORD.count(old) == 1
    assert RECORD.replace(old, new) == with_value(RECORD, path, value)


@pytest.mark.parametrize(
    ("path", "value", "line", "after"),
    [
        (("fee",), "free", "  fee: free", "  services: [a, b, c]"),
        (("opened",), "2021-12", "  opened: 2021-12", "  services: [a, b, c]"),
        (("verified", "date"), "2026-11-22", "  verified: {date: 2026-11-22}", "[a, b, c]"),
        (
            ("point",),
            {"lon": 118.4, "lat": 24.5, "precision": "street"},
            "  point: {lon: 118.4, lat: 24.5, precision: street}",
            "      lines",
        ),
    ],
)
def test_new_field_has_its_place_by_the_order_of_the_model(
    path: tuple[str | int, ...], value: object, line: str, after: str
):
    """After the last of the fields that come before it in the model."""
    lines = with_value(RECORD, path, value).split("\n")

    assert lines[lines.index(line) - 1].endswith(after)
    assert RECORD.split("\n") == [one for one in lines if one != line]


def test_the_same_value_changes_nothing():
    """Writing what is there is no change, however it is typed."""
    record = '- id: a\n  point: {lon: 118.40, lat: "24.5"}  # x\n  confidential: true\n'
    for path, value in (
        (("point", "lon"), 118.4),
        (("point",), {"lon": 118.4, "lat": 24.5}),
        (("confidential",), True),
        (("id",), "a"),
    ):
        assert record == with_value(record, path, value)


def test_list_or_mapping_left_empty_goes_with_its_name():
    """Nothing is left empty: the check would ask for it."""
    record = "- id: a\n  phones:\n    - {number: 113}\n  fee: free\n"

    assert "- id: a\n  fee: free\n" == with_value(record, ("phones", 0, "number"), None)


@pytest.mark.parametrize("is_flow", [True, False])
def test_item_of_another_shape_leaves_its_neighbors(*, is_flow: bool):
    """A number typed as bare text becomes a phone; the phones beside it are not lost."""
    items = ["082-330100", "{number: 082-330200}"]
    lists = f" [{', '.join(items)}]" if is_flow else "".join(f"\n    - {one}" for one in items)
    record = f"- id: a\n  phones:{lists}\n"
    first, second = {"number": "082-330100"}, {"number": "082-330200"}

    one = with_value(record, ("phones", 0), first)
    more = with_value(record, ("phones",), [first, {"number": "1925"}, second])

    assert record.replace("082-330100", "{number: 082-330100}") == one
    assert {"id": "a", "phones": [first, {"number": "1925"}, second]} == value_of(more)


def test_items_that_stay_keep_their_comments():
    """A number taken out of the middle does not shift the others' comments."""
    one, two, three = (f'    - {{number: "{n}"}}' for n in (1, 2, 3))
    record = f"- id: a\n  phones:\n{one}  # one\n{two}\n{three}  # three\n"

    after = with_value(record, ("phones",), [{"number": "1"}, {"number": "3"}, {"number": "4"}])

    assert f'{one}  # one\n{three}  # three\n    - {{number: "4"}}\n' in after


def test_empty_field_is_filled():
    """`fee:` with nothing behind it is what staff leave; a value goes behind the colon."""
    assert "- id: a\n  fee: free\n  kind: b\n" == with_value(
        "- id: a\n  fee:\n  kind: b\n", ("fee",), "free"
    )


def test_what_is_no_record_is_refused():
    """Nothing is written into something else."""
    with pytest.raises(DataError):
        with_value("- just text\n", ("fee",), "free")


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cn", "Co")), min_size=1, max_size=30
).filter(lambda text: not HIDDEN.search(text) and "\x85" not in text)


@given(texts, st.sampled_from(["", '"', "'"]))
def test_every_text_reads_back_as_itself(text: str, quote: str):
    """In a list, in braces and behind a key: what is written is what is read."""
    written = scalar_text(text, quote)

    assert {"a": text, "b": [text], "c": {"d": text}} == value_of(
        f"- a: {written}\n  b: [{written}]\n  c: {{d: {written}}}\n"
    )


@given(st.dictionaries(st.sampled_from("abcdef"), texts, min_size=1))
def test_every_record_reads_back_as_itself(values: dict[str, str]):
    """A whole record, with fields too long for one line."""
    record = {**values, "list": [*values.values()], "pair": values, "pairs": [values, values]}

    assert record == value_of(record_text(record))


def test_real_records_change_only_where_they_are_told(subtests: pytest.Subtests):
    """Each of the shipped records: a note set and taken out again leaves the file as it was."""
    before = RecordsText.read(ROOT / "data/services.yaml")
    for item in range(0, len(before.items), 7):
        if "status_note" in before.items[item].text:
            continue
        with subtests.test(item=item):
            changed = before.with_value(item, ("status_note",), {"zh": "試", "en": "Test"})
            added = [line for line in before.diff(changed).splitlines() if line[0] in "+-"]
            assert ["+  status_note: {zh: 試, en: Test}"] == added[2:]
            assert before.text == changed.with_value(item, ("status_note",), None).text


def test_every_value_of_the_real_records_is_the_same_when_written_again():
    """Nothing that is read is written differently without a change."""
    file = RecordsText.read(ROOT / "data/services.yaml")
    for item, piece in enumerate(file.items):
        whole = value_of(piece.text)
        assert isinstance(whole, dict)
        for name, value in whole.items():
            assert file is file.with_value(item, (name,), value), (item, name)


def test_new_record_comes_after_another_before_the_next_heading(tmp_path: Path):
    """The comment that begins the next county stays above the next county."""
    file = tmp_path / "services.yaml"
    file.write_text(RECORD + "- id: z\n", encoding="utf-8")

    after = RecordsText.read(file).with_record({"kind": "x", "id": "new"}, after=0)

    assert "      lines\n\n- id: new\n  kind: x\n\n# the next county\n- id: z\n" in after.text


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf- id: a\r\n  fee: free\r\n", b"- id: a\r\n  b: c\n"])
def test_marks_and_line_ends_are_kept(tmp_path: Path, raw: bytes):
    """A file from Windows stays one; a mixture is not tidied."""
    file = tmp_path / "services.yaml"
    file.write_bytes(raw)
    text = RecordsText.read(file)

    text.write()
    assert raw == file.read_bytes()
    text.with_value(0, ("kind",), "x").write()
    assert raw.replace(b"id: a", b"id: a") != file.read_bytes()
    assert file.read_bytes().startswith(raw[:8])


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nothing is half-written."""
    file = tmp_path / "services.yaml"
    file.write_text("- id: a\n", encoding="utf-8")

    def full(*_args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CallError, match="No space left"):
        RecordsText.read(file).with_value(0, ("kind",), "x").write()

    assert "- id: a\n" == file.read_text(encoding="utf-8")
    assert [file] == list(tmp_path.iterdir())


@pytest.mark.parametrize("change", [b"# theirs\n", None])
def test_work_of_others_is_not_overwritten(tmp_path: Path, change: bytes | None):
    """A file that changed since it was read, or may not be written, stays as it is."""
    file = tmp_path / "services.yaml"
    file.write_text(RECORD, encoding="utf-8")
    after = RecordsText.read(file).with_value(0, ("kind",), "shelter")
    if change:
        file.write_bytes(change)
    else:
        file.chmod(0o444)
    before = file.read_bytes()

    with pytest.raises(CallError, match="has changed meanwhile" if change else "cannot be written"):
        after.write()

    assert ([file], before) == (list(tmp_path.iterdir()), file.read_bytes())
