"""What `safetynet fix` says. Its words stand here: data/strings.yaml may be what is broken."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.check import has_errors, summary
from safetynet.check.report import told_line
from safetynet.staff.fix.mend import Mended
from safetynet.text import Locale, LocalizedText

_ANSWERED = LocalizedText(zh="可以更正的（{count} 項）：", en="What can be corrected ({count}):")
_NOTHING = LocalizedText(
    zh="沒有可以自動更正的地方。", en="There is nothing that can be corrected."
)
_LEFT = LocalizedText(zh="還要您自己處理的：", en="What is left for you to mend:")
_WORSE = LocalizedText(
    zh="更正後會出現更多問題，所以不寫入；請照上面的說明自己改。",
    en="With the corrections there would be more findings, so nothing is written; mend them "
    "yourself as it says above.",
)
_SHOWN = LocalizedText(
    zh="只顯示，沒有寫入。要寫入：safetynet fix --yes",
    en="Shown only; nothing is written. To write it: safetynet fix --yes",
)
_ASKED = LocalizedText(zh="寫入檔案嗎？", en="Write this to the files?")
_WRITTEN = LocalizedText(zh="已寫入 {files}。", en="Written: {files}.")
_NOT_WRITTEN = LocalizedText(zh="沒有寫入。", en="Nothing is written.")


def plan(mended: Mended, locale: Locale) -> str:
    """Each finding that is answered, and the diff."""
    return "".join(f"{line}\n" for line in _plan(mended, locale))


def _plan(mended: Mended, locale: Locale) -> Iterator[str]:
    if not mended.changes:
        yield _NOTHING.in_(locale)
        return
    yield _ANSWERED.in_(locale).format(count=len(mended.answered))
    yield from (told_line(finding, locale) for finding in mended.answered)
    yield ""
    yield mended.diff()
    if mended.is_worse:
        yield _WORSE.in_(locale)


def rest(mended: Mended, locale: Locale, *, is_written: bool) -> str:
    """What is left in the files as they are now, and how many errors and warnings that makes."""
    left = mended.after if is_written or not mended.changes else mended.before
    told = [told_line(finding, locale) for finding in mended.after]
    lines = [_LEFT.in_(locale), *told] if told else []
    return "".join(f"{line}\n" for line in (*lines, summary(left, locale)))


def outcome(mended: Mended, locale: Locale, *, is_written: bool, is_asked: bool) -> str:
    """Whether the files have changed, in one sentence."""
    if is_written:
        files = ", ".join(new.file.as_posix() for _, new in mended.changes)
        return _WRITTEN.in_(locale).format(files=files)
    return (_NOT_WRITTEN if is_asked else _SHOWN).in_(locale)


def question(locale: Locale) -> str:
    """What is asked before anything is written."""
    return _ASKED.in_(locale)


def is_done(mended: Mended, *, is_written: bool) -> bool:
    """Whether no error is left in the files."""
    return not has_errors(mended.after if is_written else mended.before)
