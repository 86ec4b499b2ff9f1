"""`safetynet review`: sentences of the change that are wrong, and the picture's frame."""

from __future__ import annotations

import pytest
from review_repo import Repo

from safetynet.check.markdown import code, escaped

pytestmark = pytest.mark.usefixtures("without_reach")


def test_sentence_that_a_change_breaks_is_said_as_before(repo: Repo):
    """A placeholder that was mistyped stops no review."""
    repo.replace('"zh": "{value}（{more}）"', '"zh": "{valu（{more}"', "strings.yaml")
    repo.replace("Tu-Sa 08:30-17:30", "Tu-Sa 09:00-17:30")
    reviewed = repo.review(locales=("zh",))

    assert reviewed.has_errors
    assert "週二至週六 09:00–17:30（Tu-Sa 09:00-17:30; PH off）" in reviewed.text


def test_words_of_the_vocabulary_with_old_english_are_told(repo: Repo):
    """Not only records have two languages."""
    repo.replace("{zh: 家庭支持,", "{zh: 家庭支援,", "vocabulary.yaml")

    text = repo.told("en")

    assert "Chinese changed, English not: `services.family-support.label`." in text
    assert "| `services.family-support.label.zh` | 家庭支持 | 家庭支援 |" in text


def test_one_more_item_at_the_top_changes_no_other(repo: Repo):
    """Items are known by their names, not by their numbers."""
    file = repo.data / "hotlines.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("113", "110") + text, encoding="utf-8")

    assert "Values: 11 added, 0 changed, 0 removed." in repo.told("en")


def test_windows_line_ends_are_no_change(repo: Repo):
    """Git and editors change them by themselves."""
    file = repo.data / "hotlines.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))

    assert [] == repo.found()["files"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a|b <b>`x`", r"a\|b \<b\>\`x\`"),
        ("@who #1 www.x", r"@&#8288;who \#&#8288;1 www&#8288;.x"),
        ("line\nbreak\u202e", r"line\\nbreak\\u202e"),
        ("中文、標點。", "中文、標點。"),
    ],
)
def test_text_is_escaped(text: str, expected: str):
    """What Markdown would read, and what hosts read after it."""
    assert expected == escaped(text)


def test_code_ends_nowhere_early():
    """Neither by its own mark nor by a table's."""
    assert r"`a'b\|c`" == code("a`b|c")
