"""Records in the words of schema.org: what is known is told, and nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from opening_hours import OpeningHours, State  # type: ignore[attr-defined]
from structured_data import CONTEXT, WEEK, faults

from safetynet.directory import Directory
from safetynet.exports.jsonld import Node, Scribe, site_nodes
from safetynet.model import DayKind, Record, SpecialDay
from safetynet.settings import Settings
from safetynet.text import LOCALES, LocalizedText

SITE = "https://example.org/atlas/"
MONDAY = dt.datetime(2026, 11, 23)  # noqa: DTZ001 - the library wants local time
"""The beginning of a week without a special day."""
MIDNIGHT = 24 * 60
FACTS: dict[str, Any] = {
    "id": "probe",
    "kind": "social-welfare-center",
    "name": {"zh": "探針中心", "en": "Probe Center"},
    "county": "09020",
    "township": "09020030",
    "verified": {"how": "document"},
    "sources": [{"source": "seed-000"}],
}
HOURS = "Mo-Fr 08:00-17:00; PH off"


@pytest.fixture(scope="module")
def scribe(directory: Directory, settings: Settings) -> Scribe:
    """Describes in English, with a known address."""
    return Scribe(directory, "en", settings.today, SITE)


def told(scribe: Scribe, **changes: Any) -> tuple[Node, ...]:
    """What is told of the smallest record with some changes."""
    return site_nodes(scribe, Record.model_validate(FACTS | changes))


def place(scribe: Scribe, **changes: Any) -> Node:
    """Its place."""
    return told(scribe, **changes)[0]


def service(scribe: Scribe, **changes: Any) -> Node:
    """Its service."""
    return told(scribe, **changes)[-1]


# --- the real data


def test_every_record_is_told_in_sound_shapes(directory: Directory, settings: Settings) -> None:
    """Also those about violence, whose pages tell nothing, and also without the site's address."""
    for url in (SITE, ""):
        for locale in LOCALES:
            scribe = Scribe(directory, locale, settings.today, url)
            for record in directory.records:
                nodes = list(site_nodes(scribe, scribe.directory.by_id[record.id]))
                block = {"@context": CONTEXT, "@graph": nodes}
                assert nodes, record.id
                assert [] == faults(block, absolute=bool(url)), record.id
                assert bool(url) == ("example.org" in json.dumps(block))


def open_minutes(text: str) -> set[int]:
    """Minutes of a week at which a text is open, as opening-hours-py has it."""
    found: set[int] = set()
    for start, end, state, _ in OpeningHours(text).intervals(MONDAY, MONDAY + dt.timedelta(days=7)):
        if state == State.OPEN:
            found.update(range(*(int((t - MONDAY).total_seconds() // 60) for t in (start, end))))
    return found


def minute(clock: str) -> int:
    """Of the day; 23:59 stands for midnight."""
    hours, rest = map(int, clock.split(":"))
    return MIDNIGHT if clock == "23:59" else hours * 60 + rest


def told_minutes(specifications: list[Node]) -> Iterator[int]:
    """The same of JSON-LD; what runs past midnight ends on the next day."""
    for one in specifications:
        days = one["dayOfWeek"] if isinstance(one["dayOfWeek"], list) else [one["dayOfWeek"]]
        for day in [WEEK.index(day) for day in days if day in WEEK and "opens" in one]:
            start, end = minute(one["opens"]), minute(one["closes"])
            until = end if end > start else end + MIDNIGHT
            yield from ((day * MIDNIGHT + at) % (7 * MIDNIGHT) for at in range(start, until))


def test_hours_are_those_of_the_text(directory: Directory, scribe: Scribe) -> None:
    """Every opening of every record and helpline, against another program's reading."""
    texts = {record.hours for record in directory.records} | {h.hours for h in directory.hotlines}
    count = 0
    for text in texts - {""}:
        week = scribe.hours.of(text, "09020").get("openingHoursSpecification", [])
        if week:
            assert open_minutes(text) == set(told_minutes(week)), text
            count += 1
    assert count > 20


# --- hours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo 08:00-12:00", [("Monday", "08:00", "12:00")]),
        ("Sa,Su 20:00-02:00", [(["Saturday", "Sunday"], "20:00", "02:00")]),
        ("24/7", [(list(WEEK), "00:00", "23:59")]),
        ("Mo 08:00-12:00; Su off", [("Monday", "08:00", "12:00"), ("Sunday", None, None)]),
        ("Mo 08:00-12:00; Tu unknown", [("Monday", "08:00", "12:00")]),
        ("Mo 08:00-12:00; Sa[1] 09:00-11:00", [("Monday", "08:00", "12:00")]),
        ("Mo 08:00-12:00; PH off", [("Monday", "08:00", "12:00"), ("PublicHolidays", None, None)]),
        ("Mo 08:00-12:00; PH 09:00-10:00",
         [("Monday", "08:00", "12:00"), ("PublicHolidays", "09:00", "10:00")]),
        ('Mo 08:00-12:00 "by appointment"', []),
        ("Jan-Mar Mo 08:00-12:00", []),
        ("unknown", []),
        ("", []),
    ],
)  # fmt: skip
def test_week_is_told_where_it_is_plain(scribe: Scribe, text: str, expected: list[Any]) -> None:
    """Days, opening, closing; what is by appointment, now and then or unknown is not told."""
    found = scribe.hours.of(text, "09020").get("openingHoursSpecification", [])

    assert expected == [(one["dayOfWeek"], one.get("opens"), one.get("closes")) for one in found]


def special(scribe: Scribe, text: str, county: str = "09020") -> list[tuple[Any, ...]]:
    """From, to, opens, closes of the special days."""
    found = scribe.hours.of(text, county).get("specialOpeningHoursSpecification", [])
    keys = ("validFrom", "validThrough", "opens", "closes")
    return [tuple(one.get(key) for key in keys) for one in found]


def test_public_holidays_ahead_are_told_by_date(scribe: Scribe) -> None:
    """The national calendar, days in a row together; only where the text says what holds then."""
    assert ("2026-12-25", "2026-12-25", None, None) == special(scribe, HOURS)[0]
    assert ("2027-02-08", "2027-02-10", None, None) in special(scribe, HOURS)
    open_then = special(scribe, "Mo-Fr 08:00-17:00; PH 09:00-12:00")
    assert ("2026-12-25", "2026-12-25", "09:00", "12:00") == open_then[0]
    assert [] == special(scribe, "Mo-Fr 08:00-17:00")


def test_county_s_own_days_are_told_there_alone(directory: Directory, settings: Settings) -> None:
    """A holiday of a county closes its offices; a typhoon's day is unknown and so not told."""
    facts = {"name": LocalizedText(zh="日", en="day"), "source": "x", "counties": ("kinmen",)}
    days = tuple(
        SpecialDay(date=dt.date(2026, 12, day), what=what, **facts)
        for day, what in ((2, DayKind.HOLIDAY), (3, DayKind.WORK_STOPPED))
    )
    scribe = Scribe(dataclasses.replace(directory, special_days=days), "en", settings.today)

    assert ("2026-12-02", "2026-12-02", None, None) == special(scribe, HOURS)[0]
    assert "2026-12-03" not in str(special(scribe, HOURS))
    assert "2026-12-02" not in str(special(scribe, HOURS, "10016"))


# --- what may be told


def test_confidential_record_is_a_service_of_its_county(
    directory: Directory, settings: Settings
) -> None:
    """Whatever its fields hold: no place, point, road, township; its number is a helpline's."""
    facts = {
        "kind": "counseling-site",
        "confidential": True,
        "address": {"zh": "金門縣金湖鎮密路9號"},
        "point": {"lon": 118.412345, "lat": 24.447777, "precision": "address"},
        "phones": [{"number": "113"}, {"number": "082-987654"}],
        "serves": ["09020030"],
        "hours": HOURS,
        "urls": ["https://secret.example.org/"],
    }
    record = Record.model_validate(FACTS | facts)
    scribe = Scribe(dataclasses.replace(directory, records=(record,)), "zh", settings.today, SITE)
    nodes = site_nodes(scribe, scribe.directory.records[0])

    assert ["Service"] == [one["@type"] for one in nodes]
    assert "09020" == nodes[0]["areaServed"][0]["identifier"]
    channel = {"@type": "ServiceChannel"}
    channel["servicePhone"] = [{"@type": "ContactPoint", "telephone": "113"}]  # type: ignore[assignment]
    assert channel == nodes[0]["availableChannel"]
    text = json.dumps(nodes, ensure_ascii=False)
    assert not any(word in text for word in ("密路", "金湖", "118.4", "987654", "secret", "08:00"))


@pytest.mark.parametrize("status", ["closed", "planned"])
def test_nothing_leads_to_what_is_not_there(scribe: Scribe, status: str) -> None:
    """Closed for good or not yet open: that is told, but no road, number, hours or service."""
    facts = {"address": {"zh": "金門縣金湖鎮路1號"}, "phones": [{"number": "082-330100"}]}
    nodes = told(scribe, status=status, hours=HOURS, **facts)

    assert 1 == len(nodes)
    names = {"@type", "@id", "name", "alternateName"}
    assert names | {"description", "publicAccess"} == set(nodes[0])
    assert scribe.labels.say(f"page.status.{status}") == nodes[0]["description"]
    assert nodes[0]["publicAccess"] is False


def test_closed_site_says_since_when(scribe: Scribe) -> None:
    """As much of the date as is known."""
    closed = place(scribe, status="closed", closed="2024-05")

    assert "2024-05" == closed["dissolutionDate"]


def test_site_closed_for_now_has_no_hours(scribe: Scribe) -> None:
    """It can still be called."""
    shut = place(scribe, status="temporarily-closed", hours=HOURS)

    assert "openingHoursSpecification" in place(scribe, hours=HOURS)
    assert "openingHoursSpecification" not in shut
    assert "Temporarily closed" in shut["description"]


def test_point_is_told_only_as_a_door(scribe: Scribe) -> None:
    """A point that stands for a street, village or township is not where the site is."""
    point = {"lon": 118.41, "lat": 24.44}

    assert "geo" in place(scribe, point=point | {"precision": "address"})
    for area in ("street", "village", "township"):
        assert "geo" not in place(scribe, point=point | {"precision": area})
    assert "geo" not in place(scribe)


def test_unknown_is_left_out(scribe: Scribe) -> None:
    """The smallest record: its name, township, kind; no fee, hours, number, language."""
    smallest, offered = told(scribe)

    assert {"@type", "@id", "name", "alternateName", "address"} == set(smallest)
    assert {"@type", "@id", "name", "serviceType", "availableChannel"} == set(offered)
    assert {"@type", "serviceLocation"} == set(offered["availableChannel"])


def test_hours_with_a_note_are_not_told(scribe: Scribe) -> None:
    """They are those of one room, one clinic, an old list: nothing for "open now"."""
    note = {"zh": "活動空間的時間", "en": "Hours of the activity space"}
    away = {"delivery": "area", "township": None}

    assert "openingHoursSpecification" in place(scribe, hours=HOURS)
    assert "openingHoursSpecification" not in place(scribe, hours=HOURS, hours_note=note)
    assert "hoursAvailable" not in service(scribe, hours=HOURS, hours_note=note, **away)


def test_state_and_its_note_are_two_sentences(scribe: Scribe) -> None:
    """Not one run into the other."""
    note = {"zh": "整修中。", "en": "Under repair."}
    shut = place(scribe, status="temporarily-closed", status_note=note)

    assert "Temporarily closed. Under repair." == shut["description"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "GovernmentService"),
        ({"operator": {"zh": "金門縣政府社會處", "en": "x"}}, "GovernmentService"),
        ({"operator": {"zh": "金門縣兒少發展協會", "en": "x"}}, "Service"),
        ({"township": None}, "Service"),
        ({"kind": "counseling-clinic"}, "Service"),
    ],
)
def test_service_is_the_state_s_where_that_is_known(
    scribe: Scribe, facts: dict[str, Any], expected: str
) -> None:
    """Who runs it decides; without a name, an office of the state with a door."""
    assert expected == service(scribe, **facts)["@type"]


def test_county_is_served_only_where_that_is_said(scribe: Scribe) -> None:
    """A site whose township is not known does not answer for the whole county."""
    assert "areaServed" not in service(scribe, township=None)


def test_names_and_addresses_are_what_they_are(scribe: Scribe) -> None:
    """A Chinese name on an English page has its language; two sites may share a web page."""
    page = "https://example.org/both/"
    told_place = place(scribe, alternate_names=["探針", "Tanzhen"], urls=[page])

    chinese = {"@value": "探針", "@language": "zh-TW"}
    assert [chinese, "Tanzhen"] == told_place["alternateName"][-2:]
    assert page == told_place["url"]
    assert "sameAs" not in told_place


def test_service_without_a_door_is_told_with_its_county(scribe: Scribe) -> None:
    """No place; who roams all of a county serves the county, and answers at its hours."""
    nodes = told(scribe, delivery="area", township=None, hours=HOURS)

    assert ["Service"] == [one["@type"] for one in nodes]
    assert "Kinmen County" == nodes[0]["areaServed"][0]["name"]
    assert "08:00" == nodes[0]["hoursAvailable"][0]["opens"]


def test_who_serves_all_townships_serves_the_county(directory: Directory, scribe: Scribe) -> None:
    """Twenty-six townships of Changhua would say no more."""
    towns = [town.code for town in directory.geography.county("09020").townships]

    assert ["09020"] == [a["identifier"] for a in service(scribe, serves=towns)["areaServed"]]
    some = service(scribe, serves=towns[:2])["areaServed"]
    assert towns[:2] == [area["identifier"] for area in some]


# --- values


def test_number_is_the_place_s_only_where_it_is_its_own(scribe: Scribe) -> None:
    """A helpline, or a number with a word of whose it is, is a contact but not the place's."""
    other = {"number": "06-9274400", "for": {"zh": "總機", "en": "Switchboard"}}
    phones = [{"number": "1957"}, other, {"number": "082-325630", "extension": "12"}]
    nodes = told(scribe, phones=phones)

    assert "+88682325630;ext=12" == nodes[0]["telephone"]
    contacts = nodes[1]["availableChannel"]["servicePhone"]
    assert ["1957", "+88669274400", "+88682325630;ext=12"] == [c["telephone"] for c in contacts]
    assert [None, "Switchboard", None] == [c.get("contactType") for c in contacts]
    assert "telephone" not in place(scribe, phones=phones[:2])


def test_several_extensions_are_told_in_words(scribe: Scribe) -> None:
    """No telephone dials them by itself."""
    phones = [{"number": "082-325630", "extension": "310、239"}]
    contact = service(scribe, phones=phones)["availableChannel"]["servicePhone"][0]

    assert "+88682325630" == contact["telephone"]
    assert "310、239" in contact["description"]


def test_address_is_in_the_language_of_its_road(scribe: Scribe) -> None:
    """A Chinese road goes with Chinese names of places, also on the English page."""
    address = {"zh": "金門縣金湖鎮中正路1-1號2樓"}
    parts = place(scribe, address=address)["address"]

    assert ("中正路1-1號2樓", "金湖鎮", "金門縣") == (
        parts["streetAddress"], parts["addressLocality"], parts["addressRegion"],
    )  # fmt: skip
    english = place(scribe, address=address | {"en": "2F, 1-1 Zhongzheng Rd."})["address"]
    assert ("2F, 1-1 Zhongzheng Rd.", "Jinhu Township") == (
        english["streetAddress"], english["addressLocality"],
    )  # fmt: skip


def test_own_translation_is_no_other_name(directory: Directory, settings: Settings) -> None:
    """On a Chinese page the English name stands only where the body itself uses it."""
    scribe = Scribe(directory, "zh", settings.today)

    assert "alternateName" not in place(scribe)
    official = place(scribe, name=FACTS["name"] | {"en_basis": "official"})
    assert {"@value": "Probe Center", "@language": "en"} == official["alternateName"]


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("金門縣政府社會處", "GovernmentOrganization"),
        ("彰化縣衛生局", "GovernmentOrganization"),
        ("財團法人伊甸社會福利基金會", "Organization"),
        ("社團法人金門縣婦女權益促進會", "Organization"),
    ],
)
def test_provider_is_the_state_s_where_its_name_says_so(
    scribe: Scribe, operator: str, expected: str
) -> None:
    """Others are organizations, which is true of all."""
    provider = service(scribe, operator={"zh": operator, "en": "x"})["provider"]

    assert {"@type": expected, "name": "x"} == provider


def test_fee_languages_and_step_free_are_told_where_known(scribe: Scribe) -> None:
    """Free is a price of 0; step-free in part is told in words."""
    facts = {"fee": "free", "languages": ["zh", "vi"], "step_free": "limited"}
    nodes = told(scribe, **facts)

    assert nodes[0]["isAccessibleForFree"] is True
    assert "In part" == nodes[0]["amenityFeature"]["value"]
    assert "0" == nodes[1]["offers"]["price"]
    assert ["zh", "vi"] == nodes[1]["availableChannel"]["availableLanguage"]
    assert place(scribe, step_free="no")["amenityFeature"]["value"] is False
    assert "isAccessibleForFree" not in place(scribe, fee="partly")


def test_charity_is_a_place_and_a_body(scribe: Scribe) -> None:
    """schema.org's NGO has no road or hours of its own."""
    nodes = told(scribe, kind="ngo-family-center")

    assert ["Place", "NGO"] == nodes[0]["@type"]
    assert "Service" == nodes[1]["@type"]
