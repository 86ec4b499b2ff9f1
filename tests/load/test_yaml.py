"""What people type is what the program gets: YAML 1.2, with no guessing."""

from __future__ import annotations

from pathlib import Path

import pytest

from safetynet.load.document import read_list, read_mapping

BILLION_LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def value_of(tmp_path: Path, text: str) -> object:
    """What a sound file holds."""
    file = tmp_path / "some.yaml"
    file.write_text(text, encoding="utf-8")
    document, values = read_mapping(file)
    assert document.faults == ()
    return values


def codes(tmp_path: Path, raw: bytes) -> list[tuple[str, int]]:
    """Code and line of everything wrong with a list."""
    file = tmp_path / "some.yaml"
    file.write_bytes(raw)
    document, _ = read_list(file, lambda value, _: value)
    return [(fault.code, fault.line) for fault in document.faults]


@pytest.mark.parametrize(
    "typed",
    ["22:30", "0227", "no", "on", "yes", "off", "1925", "007", "1e3", "0x1F", "0o17", "1_000"]  # noqa: RUF005
    + ["2022-01-22", "118.4170", "09020030", "true", "12:30:45", ".5", "=", "<<", "y", "+886"],
)
def test_plain_value_keeps_what_was_typed(tmp_path: Path, typed: str):
    """Nothing that looks like a time, a number or a yes is turned into one."""
    assert {"a": typed} == value_of(tmp_path, f"a: {typed}\n")


@pytest.mark.parametrize("typed", ['"22:30"', "'22:30'", ">-\n  22:30", "|-\n  22:30", "22:30 # x"])
def test_every_style_of_scalar_means_the_same(tmp_path: Path, typed: str):
    """Quotes, folds and comments do not change the text."""
    assert {"a": "22:30"} == value_of(tmp_path, f"a: {typed}\n")


def test_byte_order_mark_and_windows_lines_are_no_matter(tmp_path: Path):
    """Files from Windows editors read as others do, and their lines count the same."""
    file = tmp_path / "some.yaml"
    file.write_bytes("\ufeff- a: 1\r\n- b: 2\r\n  c: 台\r\n".encode())

    document, values = read_list(file, lambda value, _: value)

    assert [{"a": "1"}, {"b": "2", "c": "台"}] == values
    assert 3 == document.line((1, "c"))


def test_line_of_every_value_is_known(tmp_path: Path):
    """In blocks, in braces, in folded text, and for what is not there: the line around it."""
    file = tmp_path / "some.yaml"
    file.write_text(
        "# head\n\n"
        "- a: 1\n  b:\n    - {c: x,\n       d: y}\n  e: >\n    folded\n    text\n  f: z\n- a: 2\n",
        encoding="utf-8",
    )
    document, _ = read_list(file, lambda value, _: value)

    lines = [document.line(path) for path in ((0,), (0, "b", 0, "d"), (0, "f"), (1, "a"), (1, "x"))]

    assert [3, 6, 10, 11, 11] == lines


def test_slip_in_one_item_hides_no_other(tmp_path: Path):
    """Each item is read by itself: all slips are found at once."""
    file = tmp_path / "some.yaml"
    file.write_text("- a: 1: 2\n- b: 3\n- c: [4\n- d：5\n", encoding="utf-8")

    document, values = read_list(file, lambda value, _: value)

    assert [None, {"b": "3"}, None, "d：5"] == values
    assert [1, 3] == [fault.line for fault in document.faults]


@pytest.mark.parametrize(
    "text",
    [
        "- &a {x: 1}\n- *a\n",
        "  - {x: 1}\n  - {x: 1}\n",
        "[{x: 1}, {x: 1}]",
        "--- # comment\n- x: 1\n-\n  x: 1\n",
        "%YAML 1.2\n---\n- {x: 1}\n- {x: 1}\n",
    ],
)
def test_list_may_be_written_in_any_way(tmp_path: Path, text: str):
    """Aliases between items, indented and bracketed lists, a head: all are YAML."""
    file = tmp_path / "some.yaml"
    file.write_text(text, encoding="utf-8")

    document, values = read_list(file, lambda value, _: value)

    assert ((), [{"x": "1"}, {"x": "1"}]) == (document.faults, values)


@pytest.mark.parametrize(
    "text", [BILLION_LAUGHS, "[" * 100_000, "- " * 100_000 + "a", "&a [*a]", "a: &a {b: *a}"]
)
def test_bombs_are_refused(tmp_path: Path, text: str):
    """Text that would fill the memory or break the stack is one finding, at once."""
    file = tmp_path / "some.yaml"
    file.write_text(text, encoding="utf-8")

    document, _ = read_mapping(file)

    assert ["yaml-alias-bomb"] == [fault.code for fault in document.faults]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"# a comment\n", b"---\n", b"\xef\xbb\xbf"])
def test_file_without_content_is_no_list(tmp_path: Path, raw: bytes):
    """An empty file is one finding, not a traceback."""
    assert [("file-not-list", 1)] == codes(tmp_path, raw)


@pytest.mark.parametrize(
    "typed",
    ["\\0", "\\a", "\\r", "\\e", "\\x7f", "\\x9f", "\\u00ad", "\\u061c", "\u200b", "\u200e"]  # noqa: RUF005
    + ["\u200f", "\\u2028", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff"],
)
def test_character_nobody_sees_is_found(tmp_path: Path, typed: str):
    """Typed or escaped, in any text of any file."""
    assert [("hidden-character", 2)] == codes(tmp_path, f'- a: b\n- c: "d{typed}e"\n'.encode())


@pytest.mark.parametrize("typed", ["\\t", "\\n", "\u3000", "\u00a0", "\U0001f600", "\u200d", "é"])
def test_character_with_a_meaning_stays(tmp_path: Path, typed: str):
    """Tabs, line breaks, wide spaces and joined pictures are not hidden."""
    assert [] == codes(tmp_path, f'- c: "d{typed}e"\n'.encode())


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("- a: 金門\n".encode("big5"), ("not-utf8", 1)),
        ("- a: b\n- c: 金門\n".encode("utf-16"), ("not-utf8", 1)),
        ("- a: b\n- c: 金門\n".encode("big5"), ("not-utf8", 2)),
        (b"- a: b\n- c: d\x00\n", ("yaml-control-character", 2)),
        (b"- a: b\n- c: d\xc2\x90\n", ("yaml-control-character", 2)),
        (b"- a:\n    -b: 1\n", ("yaml-missing-space", 2)),
        ("- a: “甲”: 乙\n".encode(), ("yaml-colon-in-text", 1)),
        ("- a: {zh: 甲，en: b}\n".encode(), ("yaml-missing-comma", 1)),
        (b"- a: **b**\n", ("yaml-reserved-character", 1)),
        (b"- a: 'Women's center'\n", ("yaml-after-quote", 1)),
        (b"- a: b\n  c: d\n e: f\n", ("yaml-indent", 3)),
        (b"- a: b\nc: d\n", ("yaml-indent", 2)),
        (b"- a: - b\n", ("yaml-indent", 1)),
        (b"- id:a\n  b: c\n", ("yaml-missing-space", 1)),
        ("- a:\n  - x\n\u00a0 - y\n".encode(), ("yaml-wide-space", 3)),
    ],
)
def test_slip_is_named_for_what_it_is(tmp_path: Path, raw: bytes, expected: tuple[str, int]):
    """The finding says what was typed wrongly and on which line."""
    assert [expected] == codes(tmp_path, raw)


def test_duplicate_key_keeps_the_first_and_names_its_line(tmp_path: Path):
    """YAML parsers keep the last without a word; here it is an error with both lines."""
    file = tmp_path / "some.yaml"
    file.write_text("a: 1\nb: 2\na: 3\n", encoding="utf-8")

    document, values = read_mapping(file)

    assert {"a": "1", "b": "2"} == values
    assert [(3, 1)] == [(fault.line, fault.facts["first"]) for fault in document.faults]
