"""What was found, for people: as text, as Markdown for an issue, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from safetynet.check.markdown import code, escaped, printable
from safetynet.staff.outlinks.gather import Links, Use
from safetynet.staff.outlinks.kept import Known
from safetynet.staff.outlinks.outcome import DEAD, Verdict
from safetynet.text import LOCALES, Locale, Strings

Format = Literal["text", "md", "json"]


@dataclass(frozen=True)
class Told:
    """Addresses, what is known of each, and the words for it."""

    links: Links
    known: Mapping[str, Known]
    strings: Strings

    @property
    def is_well(self) -> bool:
        """Whether no link is dead."""
        return not any(one.outcome.verdict in DEAD for one in self.known.values())

    def render(self, report_format: Format, locale: Locale) -> str:
        """The whole report, with a line break at the end."""
        if report_format == "json":
            return self._json()
        lines = self._markdown(locale) if report_format == "md" else self._text(locale)
        return "".join(f"{line}\n" for line in lines)

    def _of(self, verdict: Verdict) -> list[str]:
        return [url for url in self.links if self.known[url].outcome.verdict is verdict]

    def _sorts(self) -> Iterator[tuple[Verdict, list[str]]]:
        """What there is something to say about, the worst first."""
        for verdict in Verdict:
            urls = self._of(verdict)
            if urls and verdict is not Verdict.FINE:
                yield verdict, urls

    def _text(self, locale: Locale) -> Iterator[str]:
        for verdict, urls in self._sorts():
            yield self._heading(verdict, urls, locale)
            for url in urls:
                yield f"  {printable(url)}"
                yield f"    {self._says(url, locale)}  [{verdict}]"
                yield from (f"    {printable(_place(use))}" for use in self.links[url])
            yield ""
        yield self._summary(locale)

    def _markdown(self, locale: Locale) -> Iterator[str]:
        """Its first line is the title of an issue."""
        say = self.strings.say
        yield f"# {say('links.title', locale)}"
        yield ""
        yield self._summary(locale)
        for verdict, urls in self._sorts():
            yield ""
            yield f"## {self._heading(verdict, urls, locale)}"
            yield ""
            yield say("links.columns", locale)
            yield "| --- | --- | --- |"
            for url in urls:
                where = "<br>".join(escaped(_place(use)) for use in self.links[url])
                yield f"| {code(url)} | {where} | {escaped(self._says(url, locale))} |"

    def _heading(self, verdict: Verdict, urls: list[str], locale: Locale) -> str:
        name = self.strings.say(f"links.verdict.{verdict}", locale)
        return self.strings.say("links.heading", locale, name=name, count=len(urls))

    def _summary(self, locale: Locale) -> str:
        counted = Counter(one.outcome.verdict for one in self.known.values())
        return self.strings.say(
            "links.summary",
            locale,
            all=len(self.known),
            fine=counted[Verdict.FINE],
            dead=sum(counted[verdict] for verdict in DEAD),
        )

    def _says(self, url: str, locale: Locale) -> str:
        """What is the matter and what to do, and since when."""
        known = self.known[url]
        outcome = known.outcome
        end = f".{outcome.detail}" if outcome.detail else ""
        says = self.strings.say(
            f"links.says.{outcome.verdict}{end}",
            locale,
            status=outcome.status,
            final=printable(outcome.final),
        )
        if known.failing_since is None or known.failing_since == known.asked:
            return says
        since = self.strings.say("links.since", locale, date=known.failing_since.isoformat())
        return f"{says} {since}" if locale == "en" else f"{says}{since}"

    def _json(self) -> str:
        found = [self._plain(url) for url in self.links]
        return json.dumps({"links": found}, ensure_ascii=False, indent=2) + "\n"

    def _plain(self, url: str) -> dict[str, object]:
        known = self.known[url]
        return {
            "url": url,
            "verdict": known.outcome.verdict,
            "is_dead": known.outcome.verdict in DEAD,
            "status": known.outcome.status or None,
            "detail": known.outcome.detail or None,
            "final": known.outcome.final or None,
            "asked": known.asked.isoformat(),
            "failing_since": known.failing_since.isoformat() if known.failing_since else None,
            "says": {locale: self._says(url, locale) for locale in LOCALES},
            "uses": [
                {
                    "file": use.place.file.as_posix(),
                    "line": use.place.line,
                    "record": use.record or None,
                    "field": use.field,
                }
                for use in self.links[url]
            ],
        }


def _place(use: Use) -> str:
    parts = (f"{use.place.file.as_posix()}:{use.place.line}", use.record, use.field)
    return "  ".join(part for part in parts if part)
