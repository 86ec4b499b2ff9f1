"""A contact card, read by another program, calls the right number and holds nothing but text."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.exports import Release
from safetynet.exports.labels import Labels
from safetynet.exports.uuids import uuid_of
from safetynet.exports.vcard import card, card_files, card_path
from safetynet.model import Phone, Precision, Record, Status, dialled
from safetynet.text import LOCALES, Locale

Cards = dict[str, str]
"""Path from the site's root → text of the card there."""
ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@pytest.fixture(scope="module")
def cards(directory: Directory) -> Cards:
    """All cards of the shipped data, as they are published."""
    return dict(card_files(Release(directory, site_url="https://example.org/atlas/")))


def with_card(directory: Directory) -> list[Record]:
    """The records that have one."""
    return [one for one in directory.published.records if card_path(directory, "zh", one)]


def read(text: str) -> vobject.base.Component:
    """The one card in a text; vobject refuses what is none."""
    found = list(vobject.readComponents(text))
    assert 1 == len(found)
    return found[0]


def numbers(text: str) -> list[str]:
    """What the card dials."""
    return [line.value for line in read(text).contents.get("tel", ())]


@pytest.mark.parametrize("locale", LOCALES)
def test_card_says_what_the_record_says(cards: Cards, directory: Directory, locale: Locale) -> None:
    """Name, who runs it, numbers, place, page, identity and day of the last check."""
    for record in with_card(directory):
        text = cards[card_path(directory, locale, record)]
        found = read(text)
        assert "3.0" == found.version.value
        assert record.name.in_(locale) == found.fn.value == found.n.value.family
        assert ([record.operator.in_(locale)] if record.operator else []) == (
            found.org.value if "org" in found.contents else []
        )
        own = [dialled(p.number) for p in record.phones if len(p.number) > len("1957")]
        assert list(dict.fromkeys(own)) == numbers(text)
        assert (record.address is not None) == ("adr" in found.contents)
        if record.address:
            assert record.address.zh == found.adr.value.street
        at = record.point
        is_door = at is not None and at.precision is Precision.ADDRESS
        assert ([f"{at.lat};{at.lon}"] if at and is_door else []) == [
            line.value for line in found.contents.get("geo", ())
        ]
        page = addresses.site(directory, locale, record.id)
        assert f"https://example.org/atlas/{page}" == found.url.value
        assert uuid_of("site", record.id).urn == found.uid.value
        checked = record.verified.date
        assert [str(checked)] * bool(checked) == [x.value for x in found.contents.get("rev", ())]


@pytest.mark.parametrize("locale", LOCALES)
def test_note_says_hours_and_day_of_check(
    cards: Cards, directory: Directory, locale: Locale
) -> None:
    """In words of the card's language, with every extension."""
    labels = Labels(directory, locale)
    for record in with_card(directory):
        note = read(cards[card_path(directory, locale, record)]).note.value
        assert labels.of["kind"][record.kind] == note.split("\n")[0]
        unknown = labels.say("card.unknown")
        table = labels.hours(record.hours)
        assert (table.line or table.raw or labels.text(record.hours_note) or unknown) in note
        assert str(record.verified.date or "") in note
        assert all(phone.extension in note for phone in record.phones)


def test_extension_is_said_and_never_dialled(directory: Directory) -> None:
    """Android drops a comma when it reads a card: the extension would become part of the number.

    Other readers end the number there, so the line itself is looked at.
    """
    phones = (Phone(number="082-332546", extension="1201"), Phone(number="113"))
    record = with_card(directory)[0].model_copy(update={"phones": phones})
    text = card(Release(directory), Labels(directory, "en"), record)

    assert ["+88682332546"] == numbers(text) == re.findall("TEL;.*?:(.*)\r", text)
    assert "\n113\n" in read(text).note.value, "phones would name all calls of 113 after the site"
    assert "082-332546 ext. 1201" in read(text).note.value
    assert "item1.X-ABLabel:ext. 1201" in text


def test_no_card_tells_of_violence_or_of_a_secret_or_closed_place(directory: Directory) -> None:
    """A saved contact tells whoever looks at the phone; no former number is to be kept."""
    kinds = directory.vocabulary.kinds
    quiet = [one for one in directory.records if kinds[one.kind].quick_exit]
    open_ = with_card(directory)[0]
    closed = open_.model_copy(update={"status": Status.CLOSED})
    secret = open_.model_copy(update={"confidential": True})
    bare = open_.model_copy(update={"phones": (), "address": None})
    helpline = open_.model_copy(update={"phones": (Phone(number="1957"),)})

    assert len(quiet) > 20
    assert {""} == {
        card_path(directory, "zh", one) for one in (*quiet, closed, secret, bare, helpline)
    }


def test_lines_are_short_and_whole(cards: Cards) -> None:
    """At most 75 octets, ended by CRLF, and no character is cut in two."""
    assert len(cards) > 350
    for path, text in cards.items():
        lines = text.encode().split(b"\r\n")
        assert lines.pop() == b"", path
        assert max(map(len, lines)) <= 75, path
        assert all(line.decode() for line in lines), path
        assert not re.search(r"(?<!\r)\n|\r(?!\n)", text), path


def test_both_languages_are_one_contact(cards: Cards, directory: Directory) -> None:
    """Whoever saves both has one entry, not two."""
    for record in with_card(directory):
        texts = [cards[card_path(directory, locale, record)] for locale in LOCALES]
        assert 1 == len({read(text).uid.value for text in texts})


HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(list(",;:\\\"'=<>&\n\r\t\u202e\u200f") + list(ENDS)),
    ),
    min_size=1,
    max_size=120,
)


@settings(max_examples=100, deadline=None)
@example("x\r\nTEL:0900-666-666\r\nEND:VCARD\r\nBEGIN:VCARD")
@example("\\n\\,\\;\\\\")
@example("金" * 60)
@given(words=HOSTILE)
def test_text_is_only_text(directory: Directory, words: str) -> None:
    """Whatever a field holds, the card has the lines it has, and the words come back."""
    plain = with_card(directory)[0]
    name = dataclasses.replace(plain.name, zh=words, en=words)
    record = plain.model_copy(update={"name": name, "operator": name})
    text = card(Release(directory), Labels(directory, "zh"), record)
    unfolded = text.replace("\r\n ", "").split("\r\n")
    expected = CONTROL.sub("", re.sub(f"\r\n|[{ENDS}]", "\n", words))

    before = card(Release(directory), Labels(directory, "zh"), plain).replace("\r\n ", "")
    assert [line.partition(":")[0] for line in before.split("\r\n")] == [
        line.partition(":")[0] for line in unfolded
    ]
    line = next(line for line in unfolded if line.startswith("FN:"))
    assert expected == unescaped(line.removeprefix("FN:"))


def unescaped(value: str) -> str:
    """The text of a value, by RFC 2426 section 4."""
    return re.sub(r"\\(.)", lambda pair: "\n" if pair[1] in "nN" else pair[1], value)


@pytest.mark.parametrize("locale", LOCALES)
def test_page_leads_to_its_card(built_site: Path, directory: Directory, locale: Locale) -> None:
    """A plain link beside the ways to share, which needs no script; none where there is no card."""
    link = 'type="text/vcard"'
    for record in directory.published.records:
        page = built_site / addresses.site(directory, locale, record.id) / "index.html"
        path = card_path(directory, locale, record)
        html = page.read_text(encoding="utf-8")
        assert bool(path) == (link in html), record.id
        if path:
            assert (built_site / path).is_file()
            assert f'href="{record.id}.vcf"' in html or f'{path}"' in html
