"""Words are broken into lines where readers of both languages expect it."""

from __future__ import annotations

import pytest

from safetynet.diagram.measure import spaced, width_of, wrap


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        pytest.param("少輔會受理", 100, ("少輔會受理",), id="fits"),
        pytest.param("集中篩派案窗口中心", 80, ("集中篩派案", "窗口中心"), id="equal-lines"),
        pytest.param("評估，開案", 30, ("評估，", "開案"), id="comma-clings-to-what-is-before"),
        pytest.param("找「窗口」", 30, ("找「窗", "口」"), id="brackets-cling-to-words"),
        pytest.param("Central intake", 60, ("Central", "intake"), id="words-stay-whole"),
        pytest.param("113保護", 25, ("113", "保護"), id="number-stays-whole"),
        pytest.param(
            "Student Counseling Center",
            60,
            ("Student", "Counseling", "Center"),
            id="equal-lines-break-no-word",
        ),
        pytest.param("", 50, (), id="nothing"),
        pytest.param("三級：輔導", 60, ("三級：輔導",), id="colon-breaks-nothing-that-fits"),
        pytest.param(
            "三級：學生輔導諮商中心", 70, ("三級：", "學生輔導", "諮商中心"), id="colon-ends-a-line"
        ),
        pytest.param("Tier 3: the center", 80, ("Tier 3:", "the center"), id="colon-in-english"),
    ],
)
def test_text_is_broken_between_words(text: str, room: float, lines: tuple[str, ...]) -> None:
    """Chinese between characters but not before a comma, English between words."""
    assert lines == wrap(text, 10, room)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("學生輔導諮商", ("學生輔導", "諮商"), id="chinese"),
        pytest.param("Student Counseling", ("Student", "Counseling"), id="english"),
        pytest.param("三級：A B", ("三級：", "A", "B"), id="both"),
    ],
)
def test_lines_one_after_another_are_the_text(text: str, lines: tuple[str, ...]) -> None:
    """A space is kept where the words had one, and none is added where a word was broken."""
    assert text == "".join(spaced(text, lines))


def test_word_wider_than_the_room_is_broken_where_it_must_be() -> None:
    """No line is wider than its room, and no letter is lost."""
    lines = wrap("Gegenseitigkeit", 10, 40)

    assert "Gegenseitigkeit" == "".join(lines)
    assert [] == [line for line in lines if width_of(line, 10) > 40]


def test_chinese_character_is_as_wide_as_it_is_high() -> None:
    """So four of them at 10 units take 40, marks of full width among them."""
    assert 40 == width_of("評估，案", 10)
