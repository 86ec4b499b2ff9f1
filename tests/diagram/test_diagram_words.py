"""Words are broken into lines where readers of both languages expect it."""

from __future__ import annotations

import pytest

from safetynet.diagram.measure import width_of, wrap


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
    ],
)
def test_text_is_broken_between_words(text: str, room: float, lines: tuple[str, ...]) -> None:
    """Chinese between characters but not before a comma, English between words."""
    assert lines == wrap(text, 10, room)


def test_word_wider_than_the_room_is_broken_where_it_must_be() -> None:
    """No line is wider than its room, and no letter is lost."""
    lines = wrap("Gegenseitigkeit", 10, 40)

    assert "Gegenseitigkeit" == "".join(lines)
    assert [] == [line for line in lines if width_of(line, 10) > 40]


def test_chinese_character_is_as_wide_as_it_is_high() -> None:
    """So four of them at 10 units take 40, marks of full width among them."""
    assert 40 == width_of("評估，案", 10)
