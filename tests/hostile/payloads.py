"""Hostile values for every field of the data, and harmless ones of the same shape beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from safetynet.load.document import read_mapping

MARKUP = (
    '=1+1 <img src=x onerror="window.__pwned=1"></title></textarea></script>'
    "<script>window.__pwned=1</script><svg onload=window.__pwned=1>`${window.__pwned=1}`"
    "{{7*7}}{% raw %}{# x #}<!-- '\" --> ]]>&lt;b&gt;&amp;&#x3c; %3Cb%3E \\u003cb\\x3e "
    "[x](javascript:window.__pwned=1) *b* _i_ ~~s~~ #h @@body@@@@title@@ __proto__ {count} %s "
    "「心」『安』“q” \u2018q\u2019 «x» \N{GRINNING FACE}e\N{COMBINING ACUTE ACCENT}"
)
"""Markup of every language that is written on the way, in one line."""
LINES = 'x\nEND:VCARD\nBEGIN:VCARD\nTEL:110\nDTSTART:1\n\n---\n- id: y\n\t"a","b"\n=2+2'
"""Line feeds before what would begin something new in a card, a calendar, YAML or a table."""
RIGHT_TO_LEFT = "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 123"
"""Hebrew and Arabic with a number, which stands on their other side if it is not kept apart."""
LONG = "W" * 10_000
HOSTILE = {"zh": f"心{MARKUP}", "en": f"en {MARKUP}"}
ADDRESS = {"zh": "javascript:alert(1)//心", "en": "data:text/html,<script>alert(1)</script>"}
"""Words that begin as an address does which runs: a class may be called "JavaScript: …"."""
HARMLESS = {"zh": "中心", "en": "center"}
URL = "https://example.org/a?b=1&c=%22%3E%3Cscript%3E&javascript:alert#=d;e,f"
JINHU = "09020030"


def record(id_: str, words: dict[str, str], **changes: Any) -> dict[str, Any]:
    """A record in Jinhu with every text that a record can have."""
    plain = words["zh"]
    facts = {
        "id": id_,
        "kind": "social-welfare-center",
        "name": words,
        "alternate_names": [plain, words["en"]],
        "summary": words,
        "operator": words,
        "status_note": words,
        "township": JINHU,
        "address": {"zh": f"金湖鎮{plain}", "en": words["en"]},
        "point": {"lon": 118.412347, "lat": 24.441237, "precision": "address"},
        "phones": [{"number": "082-330100", "extension": "12", "for": words}],
        "urls": [URL],
        "hours": f'Mo-Fr 08:00-17:00 "{plain.replace(chr(34), "")}"',
        "hours_note": words,
        "floors": [{"floor": "1", "what": words}],
        "services": ["family-support"],
        "audience": ["families"],
        "serves": [JINHU],
        "fee": "free",
        "fee_note": words,
        "booking": "required",
        "how_to_apply": words,
        "languages": ["zh"],
        "notes": words,
        "verified": {"date": "2025-10-02", "how": "document", "by": plain},
        "sources": [{"source": "seed-000", "fields": ["name"], "quote": plain, "note": words}],
    }
    return facts | changes


RECORDS = (
    record("hostile", HOSTILE),
    record("harmless", HARMLESS, point={"lon": 118.4125, "lat": 24.4414, "precision": "address"}),
    record("hostile-lines", {"zh": f"心{LINES}", "en": f"en {LINES}"}, hours=""),
    record(
        "hostile-long",
        {"zh": f"心{LONG}", "en": LONG},
        point={"lon": 118.42, "lat": 24.443, "precision": "address"},
        hours="",
    ),
    record("hostile-address", ADDRESS, hours=""),
    record("hostile-rtl", {"zh": f"心{RIGHT_TO_LEFT}", "en": f"en {RIGHT_TO_LEFT}"}, hours=""),
    record(
        "constructor",
        {"zh": "建構", "en": "constructor"},
        kind="constructor",
        services=["constructor"],
        audience=["constructor"],
        languages=["constructor"],
        sources=[{"source": "constructor", "fields": ["name"]}],
    ),
    record("quiet-hostile", HOSTILE, kind="protection-service"),
)
HOTLINE = {
    "id": "constructor",
    "number": "1957",
    "name": HOSTILE,
    "short_name": {"zh": "心<b>", "en": "<b>en"},
    "purpose": HOSTILE,
    "hours_note": HOSTILE,
    "fee_note": HOSTILE,
    "access": [HOSTILE],
    "url": URL,
    "needs": ["constructor"],
    "sources": [URL],
}
DAY = {
    "date": "2026-12-24",
    "counties": ["kinmen"],
    "what": "holiday",
    "name": HOSTILE,
    "source": HOSTILE["zh"],
}
SOURCE = {
    "title": HOSTILE,
    "publisher": HOSTILE,
    "url": URL,
    "file": MARKUP,
    "date_note": HOSTILE,
    "licence": MARKUP,
}
TERM = {"label": HOSTILE, "description": HOSTILE, "synonyms": {"zh": [MARKUP], "en": [MARKUP]}}


def make_hostile(data: Path) -> None:
    """Put hostile records and words into a data folder; JSON is YAML."""
    with (data / "services.yaml").open("a", encoding="utf-8") as file:
        file.writelines(f"- {json.dumps(one, ensure_ascii=False)}\n" for one in RECORDS)
    with (data / "hotlines.yaml").open("a", encoding="utf-8") as file:
        file.write(f"- {json.dumps(HOTLINE, ensure_ascii=False)}\n")
    (data / "holidays.yaml").write_text(
        f"- {json.dumps(DAY, ensure_ascii=False)}\n", encoding="utf-8"
    )
    _add(data / "sources.yaml", {"constructor": SOURCE})
    _, words = read_mapping(data / "vocabulary.yaml")
    kind = {**TERM, "group": "centers", "glyph": "house", "osm": {"a": MARKUP}}
    need = {**TERM, "kinds": ["constructor"], "hotlines": ["constructor"]}
    for name, term in (
        ("kinds", kind),
        ("services", TERM),
        ("audience", TERM),
        ("needs", need),
        ("languages", HOSTILE),
    ):
        words[name]["constructor"] = term  # type: ignore[call-overload,index]
    (data / "vocabulary.yaml").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


def _add(file: Path, entries: dict[str, Any]) -> None:
    lines = "".join(
        f"{json.dumps(name)}: {json.dumps(one, ensure_ascii=False)}\n"
        for name, one in entries.items()
    )
    file.write_text(file.read_text(encoding="utf-8").rstrip() + "\n" + lines, encoding="utf-8")
