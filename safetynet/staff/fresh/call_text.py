"""The list of calls as Markdown, as plain text and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Literal

from safetynet.check.markdown import escaped
from safetynet.exports.csv import harmless
from safetynet.pages.atlas import Atlas
from safetynet.staff.fresh.calls import Call, CallList
from safetynet.text import say_date

Format = Literal["md", "csv", "text"]
BOM = "\ufeff"
"""Spreadsheet programs in Taiwan read Big5 without it."""
COLUMNS = (
    *("county", "place", "name", "kind", "phones", "known", "checked", "questions"),
    *("answer", "done", "id"),
)
"""Columns of the table; `answer` and `done` are left for whoever calls."""


def render(atlas: Atlas, calls: CallList, form: Format) -> str:
    """The whole list; a table has CRLF line ends and begins with a byte order mark."""
    return FORMATS[form](atlas, calls)


def render_markdown(atlas: Atlas, calls: CallList) -> str:
    """Boxes to tick under their counties, as an issue or a merge request shows them."""
    lines = [f"# {_title(atlas)}", "", *_lead(atlas, calls)]
    for title, some in _parts(atlas, calls):
        lines += ["", f"## {escaped(title)}", ""]
        for call in some:
            lines.append(f"- [ ] **{escaped(call.name)}** {escaped(_what(atlas, call))}")
            lines += [f"  - {escaped(line)}" for line in _details(atlas, call)]
            lines.append(f"  - `{call.id}`")
    return "\n".join(lines) + "\n"


def render_text(atlas: Atlas, calls: CallList) -> str:
    """Plain text to be printed, with room to tick."""
    lines = [_title(atlas), *_lead(atlas, calls)]
    for title, some in _parts(atlas, calls):
        lines += ["", f"== {title}"]
        for call in some:
            lines += ["", f"[ ] {call.name} {_what(atlas, call)}"]
            lines += [f"    {line}" for line in _details(atlas, call)]
            lines.append(f"    {call.id}")
    return "\n".join(lines) + "\n"


def render_csv(atlas: Atlas, calls: CallList) -> str:
    """A row a site, those without a number last."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([atlas.say(f"stale.column.{name}") for name in COLUMNS])
    for call in (*calls.calls, *calls.without_phone):
        cells = _cells(call)
        writer.writerow([harmless(cells[name]) for name in COLUMNS])
    return BOM + out.getvalue()


FORMATS: Mapping[Format, Callable[[Atlas, CallList], str]] = {
    "md": render_markdown,
    "csv": render_csv,
    "text": render_text,
}


def _title(atlas: Atlas) -> str:
    today = atlas.settings.today
    month = say_date(f"{today:%Y-%m}", atlas.directory.strings, atlas.locale)
    return atlas.say("stale.title", month=month)


def _lead(atlas: Atlas, calls: CallList) -> Iterator[str]:
    """How many there are of which day, and how an answer is noted."""
    day = atlas.settings.today.isoformat()
    if not calls.calls and not calls.without_phone:
        yield atlas.say("stale.none", day=day)
        return
    counts = {"calls": len(calls.calls), "others": len(calls.without_phone)}
    yield atlas.say("stale.count", day=day, **counts)
    yield ""
    yield atlas.say("stale.how")


def _parts(atlas: Atlas, calls: CallList) -> Iterator[tuple[str, Iterable[Call]]]:
    """Each county with its calls, then those that cannot be called; none that are empty."""
    order = [county.name.in_(atlas.locale) for county in atlas.counties]
    by_county = sorted(calls.calls, key=lambda call: order.index(call.county))
    for county, some in groupby(by_county, key=lambda call: call.county):
        yield county, tuple(some)
    if calls.without_phone:
        yield atlas.say("stale.without-phone"), calls.without_phone


def _what(atlas: Atlas, call: Call) -> str:
    return atlas.say("stale.what", kind=call.kind, place=call.place)


def _details(atlas: Atlas, call: Call) -> Iterator[str]:
    if call.phones:
        yield atlas.say("stale.call", phones=atlas.say("page.joint").join(call.phones))
    yield call.checked
    if call.known:
        yield call.known
    yield atlas.say("freshness.ask", questions=" ".join(call.questions))


def _cells(call: Call) -> dict[str, str]:
    return {
        "county": call.county,
        "place": call.place,
        "name": call.name,
        "kind": call.kind,
        "phones": "; ".join(call.phones),
        "known": call.known,
        "checked": call.checked,
        "questions": " ".join(call.questions),
        "answer": "",
        "done": "",
        "id": call.id,
    }
