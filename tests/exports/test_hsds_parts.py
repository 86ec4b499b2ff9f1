"""How single facts of a record are said in HSDS."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hsds_rules import page_problems

from safetynet.directory import Directory
from safetynet.exports import Release
from safetynet.exports.csv import FORMULA_STARTS, unharmed
from safetynet.exports.hsds import DOWNLOADS
from safetynet.exports.hsds.contact import Organizations, number_of, others
from safetynet.exports.hsds.schedules import schedules
from safetynet.exports.hsds.shape import Ids, id_of, uri
from safetynet.exports.labels import Labels
from safetynet.exports.uuids import uuid_of
from safetynet.model import Address, Delivery, Phone, Point, Precision, Record, Status, StepFree
from safetynet.text import LOCALES, OTHER, Locale, LocalizedText


def read(directory: Directory, record: Record, tmp_path: Path, locale: Locale = "en") -> Any:
    """The service of one record, written and read back."""
    release = Release(dataclasses.replace(directory, records=(record,), is_public=False))
    path = tmp_path / "page.json"
    next(d for d in DOWNLOADS if d.path == f"data/hsds/{locale}.json").write(release, path)
    page = json.loads(path.read_text("utf-8"))
    assert [] == page_problems(page)
    return page["contents"][0]


@pytest.fixture
def plain(directory: Directory) -> Record:
    """A record of the shipped data with a township and a point."""
    return directory.by_id["kinmen-jinhu-social-welfare-center"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("082-330100", "+886-82-330100"),
        ("02-23456789", "+886-2-23456789"),
        ("0912-345678", "+886-912-345678"),
        ("113", "113"),
        ("1925", "1925"),
        ("0800-013-999", "0800-013-999"),
        ("412-8185", "412-8185"),
    ],
)
def test_number_is_international_where_it_can_be_dialled_from_abroad(number: str, said: str):
    """Short, nationwide and toll-free numbers work in Taiwan only and stay as they are."""
    assert said == number_of(number)


@pytest.mark.parametrize(
    ("extension", "said"),
    [
        ("", {}),
        ("310", {"extension": 310}),
        ("012", {"description": "extension 012"}),
        ("316-317", {"description": "extension 316-317"}),
        ("310、239", {"description": "extension 310、239"}),
    ],
)
def test_extension_is_a_number_or_words(
    directory: Directory, plain: Record, tmp_path: Path, extension: str, said: dict[str, object]
):
    """012 as a number would be 12, and two extensions are none."""
    phones = (Phone(number="082-330100", extension=extension),)
    service = read(directory, plain.model_copy(update={"phones": phones}), tmp_path)

    (phone,) = service["phones"]
    assert said == {k: v for k, v in phone.items() if k in ("extension", "description")}


def test_same_number_twice_has_two_ids(directory: Directory, plain: Record, tmp_path: Path):
    """A number for two things is in the record twice."""
    day, night = (LocalizedText(zh=zh, en=en) for zh, en in (("白天", "day"), ("夜間", "night")))
    phones = tuple(Phone(number="113", **{"for": what}) for what in (day, night))
    service = read(directory, plain.model_copy(update={"phones": phones}), tmp_path)

    assert 2 == len({phone["id"] for phone in service["phones"]})


def blocks(directory: Directory, hours: str) -> list[tuple[str, str, str, str]]:
    """Frequency, days, from, to of each time block."""
    parts = schedules(Labels(directory, "en"), Ids("service/x"), hours, None)
    assert all(part.get("description") or part.get("notes") for part in parts)
    return [
        (part["freq"], part["byday"], *(part[at][:5] for at in ("opens_at", "closes_at")))
        for part in parts
        if "freq" in part
    ]


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("24/7", [("WEEKLY", "MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]),
        (
            "Mo-Fr 08:00-12:00,13:00-17:00; We 08:00-12:00; PH off",
            [
                ("WEEKLY", "MO,TU,WE,TH,FR", "08:00", "12:00"),
                ("WEEKLY", "MO,TU,TH,FR", "13:00", "17:00"),
            ],
        ),
        (
            "Fr,Su 18:00-02:00",
            [
                ("WEEKLY", "FR,SU", "18:00", "23:59"),
                ("WEEKLY", "SA,MO", "00:00", "02:00"),
            ],
        ),
        ("Sa[1,3] 09:00-12:00", [("MONTHLY", "1SA,3SA", "09:00", "12:00")]),
        (
            "Mo-Sa 09:00-12:00; Sa[2] off",
            [
                ("WEEKLY", "MO,TU,WE,TH,FR", "09:00", "12:00"),
                ("MONTHLY", "1SA,3SA,4SA,5SA", "09:00", "12:00"),
            ],
        ),
        ("Fr-Sa 09:00-12:00; Sa[-1] off", [("WEEKLY", "FR", "09:00", "12:00")]),
        ("Mo-Fr 09:00-17:00; Sa unknown", [("WEEKLY", "MO,TU,WE,TH,FR", "09:00", "17:00")]),
        ("Mo-Fr off", []),
        ('"by appointment"', []),
        ("Jul-Aug Mo-Fr 09:00-17:00", []),
    ],
)
def test_week_is_said_in_time_blocks(
    directory: Directory, hours: str, said: list[tuple[str, str, str, str]]
):
    """What has no block, is told in words: months, appointments, the last Saturday."""
    assert said == blocks(directory, hours)


def test_words_of_hours_say_what_blocks_cannot(directory: Directory):
    """Public holidays have no rule in HSDS: they are in the notes, with the record's own note."""
    note = LocalizedText(zh="暑假另訂", en="Other hours in summer")
    (part,) = schedules(
        Labels(directory, "en"), Ids("service/x"), "Mo-Fr 09:00-17:00; PH off", note
    )

    assert ("09:00+08:00", "17:00+08:00", 8) == tuple(
        part[name] for name in ("opens_at", "closes_at", "timezone")
    )
    assert "Monday to Friday 09:00–17:00" == part["description"]
    assert "Closed on public holidays.\nOther hours in summer" == part["notes"]


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Tu-Sa 09:00-11:00", "Tuesday to Saturday 09:00–11:00"),
        ("Mo-Sa 09:00-11:00; Su off", "Monday to Saturday 09:00–11:00; Sunday Closed"),
    ],
)
def test_only_days_that_are_named_are_closed(directory: Directory, hours: str, said: str):
    """A day of which the source says nothing may be open."""
    (part,) = schedules(Labels(directory, "en"), Ids("service/x"), hours, None)

    assert said == part["description"]


def test_unknown_hours_have_no_schedule(directory: Directory):
    """Unknown is not closed."""
    assert [] == schedules(Labels(directory, "en"), Ids("service/x"), "", None)


def test_confidential_record_has_no_place(directory: Directory, plain: Record, tmp_path: Path):
    """Only the county and lines that are the same everywhere, whatever the record holds."""
    secret = plain.model_copy(
        update={"confidential": True, "phones": (Phone(number="082-330100"),)}
    )
    service = read(directory, secret, tmp_path)

    assert "service_at_locations" not in service
    assert "phones" not in service
    assert ["Kinmen County"] == [area["name"] for area in service["service_areas"]]
    assert "Jinhu Township" not in json.dumps(service)


def test_address_is_taken_apart(directory: Directory, plain: Record, tmp_path: Path):
    """Postal code, county, township, and what follows; in Chinese where no source translates it."""
    address = Address(zh="891金門縣金湖鎮中正路1-1號2樓")
    record = plain.model_copy(update={"address": address})
    place = read(directory, record, tmp_path)["service_at_locations"][0]["location"]

    (said,) = place["addresses"]
    assert ("中正路1-1號2樓", "金湖鎮", "金門縣", "891", "TW", "physical") == tuple(
        value for name, value in said.items() if name != "id"
    )


def test_address_without_postal_code_stands_in_the_description(
    directory: Directory, plain: Record, tmp_path: Path
):
    """HSDS demands a postal code: what we do not know is not filled in."""
    geography = directory.geography
    counties = tuple(
        dataclasses.replace(
            county,
            townships=tuple(dataclasses.replace(t, postal_code="") for t in county.townships),
        )
        for county in geography.counties
    )
    without = dataclasses.replace(
        directory, geography=dataclasses.replace(geography, counties=counties)
    )
    place = read(without, plain, tmp_path)["service_at_locations"][0]["location"]

    assert "addresses" not in place
    assert "Jinhu Township, Kinmen County\n金湖衛生行政大樓2樓" == place["description"]


@pytest.mark.parametrize("precision", list(Precision))
def test_point_has_its_precision_or_is_not_said(
    directory: Directory, plain: Record, tmp_path: Path, precision: Precision
):
    """A point known to the township only is no point."""
    point = Point(lon=118.4, lat=24.4, precision=precision)
    service = read(directory, plain.model_copy(update={"point": point}), tmp_path)
    place = service["service_at_locations"][0]["location"]

    said = [a["taxonomy_term"]["code"] for a in place.get("attributes", [])]
    is_said = precision is not Precision.TOWNSHIP
    assert is_said == ("latitude" in place)
    assert [f"precision:{precision}"] * is_said == said


def test_other_services_are_named_where_they_are_here(
    directory: Directory, plain: Record, tmp_path: Path
):
    """A site that is not published in this edition is no link to nothing."""
    here, gone = plain.id, "a-site-of-another-county"
    record = plain.model_copy(update={"part_of": gone, "replaced_by": (here, gone)})
    attributes = read(directory, record, tmp_path)["attributes"]
    said = [(a["link_type"], a["value"]) for a in attributes if "value" in a]

    assert [("replaced_by", id_of("site", here))] == [
        one for one in said if one[0] in ("part_of", "replaced_by")
    ]


def test_accessibility_only_where_it_is_known(directory: Directory, plain: Record, tmp_path: Path):
    """Not known is not "no"."""
    for known in (StepFree.UNKNOWN, StepFree.LIMITED):
        record = plain.model_copy(update={"step_free": known})
        place = read(directory, record, tmp_path)["service_at_locations"][0]["location"]
        said = [one["description"] for one in place.get("accessibility", [])]
        assert ([] if known is StepFree.UNKNOWN else ["Step-free access: In part"]) == said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.ACTIVE, "active"),
        (Status.PLANNED, "inactive"),
        (Status.TEMPORARILY_CLOSED, "temporarily closed"),
        (Status.CLOSED, "defunct"),
    ],
)
def test_status_has_the_words_of_hsds(
    directory: Directory, plain: Record, tmp_path: Path, status: Status, said: str
):
    """HSDS has no word for planned: it is inactive, and the alert says why."""
    service = read(directory, plain.model_copy(update={"status": status}), tmp_path)

    assert said == service["status"]
    assert (status is not Status.ACTIVE) == ("alert" in service)


@pytest.mark.parametrize(
    ("name", "is_body"),
    [
        ("曾杏榕診所", True),
        ("社團法人金門縣康復之友協會", True),
        ("財團法人天主教靈醫會惠民醫院", True),
        ("三軍總醫院澎湖分院", False),
        ("財團法人臺灣更生保護會澎湖分會", False),
        ("方舟之家", False),
        ("澎湖縣家庭教育中心", False),
    ],
)
def test_body_runs_itself_where_its_name_says_so(
    directory: Directory, plain: Record, tmp_path: Path, name: str, *, is_body: bool
):
    """A clinic or an association is a body; a center, or a branch, is somebody's."""
    changes = {"operator": None, "name": dataclasses.replace(plain.name, zh=name)}
    service = read(directory, plain.model_copy(update=changes), tmp_path)

    said = [service["organization"]["name"]] if "organization" in service else []
    assert [plain.name.en] * is_body == said


def test_bureaus_are_under_the_government_of_their_county(directory: Directory):
    """Also where their names leave out the word; a foundation named after a county is not."""
    every = Organizations(Labels(directory, "zh")).all
    above = {zh: one["parent_organization_id"] for zh, one in every.items() if len(one) > 4}

    for zh in ("彰化縣衛生局", "金門縣警察局", "彰化縣政府社會處", "南投縣政府衛生局"):
        assert every[f"{zh[:3]}政府"]["id"] == above[zh]
    assert all(re.match("..縣.*[局處]$", zh) for zh in above)


@pytest.mark.parametrize("locale", LOCALES)
def test_other_names_have_no_gaps(directory: Directory, locale: Locale):
    """A name that is not there is no name, and the own one is no other."""
    name = dataclasses.replace(directory.records[0].name, zh="生命線", en="Lifeline")
    own, other = (name.in_(one) for one in (locale, OTHER[locale]))

    assert other == others(name, locale, "", own, other)


def test_unknown_is_left_out(directory: Directory, plain: Record, tmp_path: Path):
    """No operator, no fee, no booking, no languages: no words for them either."""
    bare = {
        "operator": None,
        "how_to_apply": None,
        "township": None,
        "address": None,
        "point": None,
    }
    record = plain.model_copy(update={**bare, "serves": (), "phones": (), "hours": ""})
    service = read(directory, record.model_copy(update={"hours_note": None}), tmp_path)

    left_out = {"organization", "fees_description", "application_process", "languages", "phones",
                "cost_options", "schedules", "service_areas", "service_at_locations"}  # fmt: skip
    assert set() == left_out & service.keys()


def test_service_without_a_door_is_for_its_county(
    directory: Directory, plain: Record, tmp_path: Path
):
    """Where no townships are named."""
    record = plain.model_copy(update={"delivery": Delivery.AREA, "serves": ()})

    (area,) = read(directory, record, tmp_path)["service_areas"]
    assert ("Kinmen County", "https://data.gov.tw/dataset/7441#09020") == (
        area["name"],
        area["uri"],
    )


HOSTILE = '=HYPERLINK("https://e.example")\u202e</script>`${1}`\n@x'


def test_hostile_text_stays_text(directory: Directory, plain: Record, tmp_path: Path):
    """In a table it has a mark before it that can be taken off; in JSON it is what it was."""
    text = LocalizedText(zh=HOSTILE, en=HOSTILE)
    changes = {
        "name": dataclasses.replace(plain.name, en=HOSTILE),
        "summary": text,
        "notes": None,
        "urls": ("javascript:alert(1)", "https://example.org/路?a=b c"),
        "address": Address(zh=HOSTILE, en=HOSTILE),
    }
    record = plain.model_copy(update=changes)
    service = read(directory, record, tmp_path)
    release = Release(dataclasses.replace(directory, records=(record,), hotlines=()))
    next(d for d in DOWNLOADS if d.path.endswith("en.zip")).write(release, tmp_path / "en.zip")
    with zipfile.ZipFile(tmp_path / "en.zip") as archive:
        cells = {
            (name, column): cell
            for name in archive.namelist()
            if name.endswith(".csv")
            for column, cell in cells_of(archive.read(name).decode())
        }

    assert HOSTILE == service["name"] == service["description"]
    assert "url" not in service
    assert HOSTILE == unharmed(cells["services.csv", "name"])
    risky = {place for place, cell in cells.items() if cell.startswith(FORMULA_STARTS)}
    assert {("phones.csv", "number")} >= risky


def cells_of(text: str) -> list[tuple[str, str]]:
    """Column and cell of every row."""
    return [pair for row in csv.DictReader(io.StringIO(text, newline="")) for pair in row.items()]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/路", "https://example.org/%E8%B7%AF"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("ftp://example.org/", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_uris(url: str, said: str):
    """Anything else a record may hold is left out."""
    assert said == uri(url)


def test_fast_identifier_is_the_uuid():
    """Made without the library's detours, it is the same version 5."""
    keys = [f"service/x{n}/路" for n in range(500)]

    assert [str(uuid_of("phone", key)) for key in keys] == [id_of("phone", key) for key in keys]


def test_identifiers_never_change():
    """Others have stored them."""
    assert "c5dd2021-0787-57cf-86db-d2cfcb3c3903" == id_of(
        "site", "kinmen-jinhu-social-welfare-center"
    )
