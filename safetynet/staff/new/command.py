"""From the first question to the record in its file."""

from __future__ import annotations

from collections.abc import Iterable

from safetynet.check.catalogue import severity
from safetynet.errors import Finding, Severity
from safetynet.staff.new.dialog import Dialog
from safetynet.staff.new.writing import append, source_text
from safetynet.staff.writing import record_text


def ask_and_write(dialog: Dialog) -> bool:
    """Asks, shows the record and what the check says of it, and writes it; False when not.

    Raises `StoppedError` when whoever answers stops, and `CallError` when it cannot be written.
    """
    dialog.say(dialog.draft.say("new.start"))
    is_settled = None
    while is_settled is None:
        dialog.run()
        is_settled = dialog.settle(is_sound=_show(dialog))
        if is_settled:
            is_settled = _is_still_sound(dialog)
    draft = dialog.draft
    if is_settled:
        append(draft)
        dialog.say(draft.say("new.written", id=draft.values["id"]))
    else:
        dialog.say(draft.say("new.stopped"))
    return is_settled


def _is_still_sound(dialog: Dialog) -> bool | None:
    """True when the data as they are by now take the record too; None = show it again."""
    dialog.draft = dialog.draft.anew()
    return True if _is_sound(dialog.draft.findings()) else None


def _show(dialog: Dialog) -> bool:
    """Shows the record as it will stand, and what the check says; whether it may be written."""
    draft = dialog.draft
    sources = source_text(draft)
    added = f"\n{draft.say('new.source_shown')}\n\n{sources}" if sources else ""
    dialog.say(f"\n{draft.say('new.shown')}\n\n{record_text(draft.values)}{added}")
    findings = draft.findings()
    dialog.tell(findings)
    return _is_sound(findings)


def _is_sound(findings: Iterable[Finding]) -> bool:
    return all(severity(one) is not Severity.ERROR for one in findings)
