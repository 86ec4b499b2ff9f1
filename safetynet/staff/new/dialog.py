"""The dialog: asks, reads, checks at once, goes back, and stops without a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from safetynet.check.catalogue import says, severity, write
from safetynet.errors import Finding, Severity
from safetynet.geo import Geography
from safetynet.hours import describe_hours
from safetynet.load import Path
from safetynet.schema import FieldHelp
from safetynet.staff.new.draft import NEW, Draft
from safetynet.staff.new.questions import Question, next_question
from safetynet.staff.new.reading import UnclearError
from safetynet.staff.writing import Plain, flow_text
from safetynet.text import LocalizedText, fold
from safetynet.typed import truth_in

BACK = ("<", "＜")  # noqa: RUF001  # a full-width keyboard is on
HELP = ("?", "？")
STOP = ("quit", "停止")
AGREED = ("好", "好的", "可以", "ok")
"""What people say instead of yes when they are asked whether to write."""
LISTED = 45
"""So many choices are listed with the question; more are asked for by a part of their words."""
ASKED_LATER = frozenset({"phone-elsewhere", "personal-mobile"})
"""Findings on numbers that another question settles."""


class StoppedError(Exception):
    """Whoever answers wants to stop: nothing is written."""


@dataclass
class Dialog:
    """Fills a draft by talking; `hear` takes the prompt and gives what was typed."""

    draft: Draft
    say: Callable[[str], None]
    hear: Callable[[str], str]
    warned: set[tuple[Path, str]] = field(default_factory=set)
    """Questions and answers that a warning was told of."""
    accepted: set[tuple[str, str]] = field(default_factory=set)
    """Codes and fields of warnings on answers that stayed."""

    def run(self) -> None:
        """Asks until nothing is left to ask. Raises `StoppedError`."""
        while (question := next_question(self.draft)) is not None:
            self._ask(question)

    def settle(self, *, is_sound: bool) -> bool | None:
        """At the end: True writes it, False stops, None asks the last question again."""
        while True:
            typed = self.hear(self.draft.say("new.confirm" if is_sound else "new.faulty")).strip()
            if typed in BACK:
                self.draft.answers.popitem()
                return None
            if typed in ("", *STOP):
                return False
            answer = True if fold(typed) in AGREED else truth_in(typed)
            if answer is False or (answer and is_sound):
                return answer
            if answer is None:
                self.say(self.draft.say("new.bad.truth"))

    def _ask(self, question: Question) -> None:
        self.say("\n" + self._heading(question))
        while True:
            typed = self.hear("> ").strip()
            if typed in STOP:
                raise StoppedError
            if typed in HELP:
                self._list(question, limit=None)
            elif typed in BACK:
                self._go_back()
                return
            elif self._take(question, typed):
                return

    def _heading(self, question: Question) -> str:
        """Sentence that led here, label, help, choices and what Enter means."""
        names = [str(step) for step in question.path if isinstance(step, str)]
        own = f"new.help.{'.'.join(names)}"
        has_own = own in self.draft.directory.strings.texts
        told = [f"◆ {self.draft.say(own)}"] if has_own else self._field_told(names)
        lines = [question.lead, *told, *self._choices(question, LISTED), self._enter(question)]
        return "\n".join(filter(None, lines))

    def _field_told(self, names: list[str]) -> list[str]:
        """Label and help of a field; of a text in two languages the help for the whole first."""
        words, (first, *rest) = FieldHelp(self.draft.directory.strings), names
        labels = dict.fromkeys(self.draft.say(f"field.{name}") for name in rest)
        label = self.draft.say(f"field.{first}")
        part = self.draft.say("new.label_gap").join(one for one in labels if one != label)
        title = self.draft.say("change.part", field=label, part=part) if part else label
        owner = first if rest and first != "verified" else ""
        is_whole = names[-1] == "zh" and words.key(owner, "zh") == "help.zh"
        name = names[-2] if is_whole else names[-1]
        return [f"◆ {title}", words.help("" if is_whole else owner, name, self.draft.locale)]

    def _choices(self, question: Question, limit: int | None) -> list[str]:
        locale, labels = self.draft.locale, question.labels
        if not labels or (limit is not None and len(labels) > limit):
            return [self.draft.say("new.type_part")] if labels else []
        return [
            f"  {n:>2} {label.in_(locale)}  [{code}]"
            for n, (code, label) in enumerate(labels.items(), start=1)
        ]

    def _list(self, question: Question, limit: int | None) -> None:
        for line in self._choices(question, limit) or [self.draft.say("new.no_list")]:
            self.say(line)

    def _enter(self, question: Question) -> str:
        if question.default is not None:
            return self.draft.say(
                "new.enter.default", value=self._shown(question, question.default)
            )
        return self.draft.say("new.enter.needed" if question.is_needed else "new.enter.skip")

    def _go_back(self) -> None:
        if self.draft.answers:
            self.draft.answers.popitem()
        else:
            self.say(self.draft.say("new.first"))

    def _take(self, question: Question, typed: str) -> bool:
        """Reads and checks an answer; False when it has to be given again."""
        if not typed and question.default is None:
            if question.is_needed:
                self.say(self.draft.say("new.needed"))
                return False
            self.draft.answers[question.path] = None
            return True
        try:
            value = question.read(typed) if typed else question.default
        except UnclearError as unclear:
            self.say("✗ " + self.draft.say(unclear.key, **unclear.facts))
            return False
        self.draft.answers[question.path] = value
        findings = self._found(question.path)
        if self._is_refused(question, typed, findings):
            del self.draft.answers[question.path]
            return False
        self._say_back(question, typed, value)
        return True

    def _is_refused(self, question: Question, typed: str, findings: tuple[Finding, ...]) -> bool:
        """An error always; a warning once, as the same answer again means that it is right."""
        self.tell(findings)
        if any(severity(one) is Severity.ERROR for one in findings):
            return True
        answer = question.path, typed
        if not findings or answer in self.warned:
            self.accepted.update((one.code, one.field) for one in findings)
            return False
        self.warned.add(answer)
        self.say(self.draft.say("new.again"))
        return True

    def _found(self, path: Path) -> tuple[Finding, ...]:
        if path[0] == "sources" or (self.draft.get(*path) == NEW):
            return ()
        ignored = ASKED_LATER if path == ("phones",) else frozenset()
        return tuple(
            one
            for one in self.draft.findings_at(path)
            if one.code not in ignored and (one.code, one.field) not in self.accepted
        )

    def tell(self, findings: Iterable[Finding]) -> None:
        """What is wrong, and what to write instead."""
        locale = self.draft.locale
        for one in findings:
            mark = "✗" if severity(one) is Severity.ERROR else "!"
            words = {"says": says(one, locale), "write": write(one, locale)}
            self.say(f"{mark} {self.draft.say('new.finding', **words)}")

    def _say_back(self, question: Question, typed: str, value: Plain | None) -> None:
        """What was understood, where that is not what was typed."""
        shown = self._shown(question, value)
        if shown and shown != typed:
            self.say(f"→ {shown}")

    def _shown(self, question: Question, value: Plain | None) -> str:
        draft = self.draft
        if value is None:
            return ""
        if question.path == ("hours",):
            words = describe_hours(str(value), draft.directory.strings, draft.locale)
            return draft.say("new.hours", value=value, words=words.line or words.raw)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            joined = draft.say("new.label_gap")
            return joined.join(self._shown_code(question, str(one)) for one in value)
        if isinstance(value, str):
            return self._shown_code(question, value)
        return flow_text(value)

    def _shown_code(self, question: Question, code: str) -> str:
        label = question.labels.get(code) or _place(code, self.draft.directory.geography)
        if question.path[0] == "sources" and code in self.draft.directory.sources:
            label = self.draft.directory.sources[code].title
        return f"{label.in_(self.draft.locale)} [{code}]" if label else code


def _place(code: str, geography: Geography) -> LocalizedText | None:
    township = geography.find_township(code)
    if township is None or township.code != code:
        return None
    county = geography.county(township.county).name
    english = f"{township.name.en}, {county.en}"
    return LocalizedText(zh=county.zh + township.name.zh, en=english)
