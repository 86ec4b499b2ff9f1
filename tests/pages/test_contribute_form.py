"""The form has every field of a record, in words, from the model and the vocabulary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from safetynet.directory import Directory
from safetynet.edition import Edition
from safetynet.model import Record, Suppressed
from safetynet.pages.atlas import Atlas
from safetynet.pages.contribute import GROUPS, contribute_view
from safetynet.pages.contribute_fields import LEFT_OUT, FieldView, FormFields
from safetynet.pages.correct import correction_path
from safetynet.settings import Repository, Settings
from safetynet.site.contribute_assets import form_file, hash_of, plain_record, taken_ids
from safetynet.text import LOCALES, Locale

DATA = Path(__file__).parents[2] / "data"


def atlas_of(directory: Directory, locale: Locale = "zh", **settings: object) -> Atlas:
    """The directory in a language."""
    made = Settings.model_validate({"today": dt.date(2026, 11, 22), **settings})
    return Atlas(directory, made, locale)


def below(field: FieldView) -> Iterator[FieldView]:
    """A field and all its parts."""
    yield field
    for part in field.parts:
        yield from below(part)


def all_fields(directory: Directory, locale: Locale = "zh") -> dict[str, FieldView]:
    """Every field by its path."""
    fields = FormFields(atlas_of(directory, locale)).all()
    return {one.path: one for field in fields for one in below(field)}


def test_every_field_of_a_record_has_its_place_once() -> None:
    """A field that is added to the model is missed here, not by staff."""
    named = [name for group in GROUPS.values() for name in group]

    assert sorted(set(Record.model_fields) - LEFT_OUT) == sorted(named)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_field_is_labelled_and_explained(directory: Directory, locale: Locale) -> None:
    """No field of a record without a hint; codes of YAML are not what people are told to type."""
    fields = all_fields(directory, locale)

    assert [] == [path for path, field in fields.items() if not field.label]
    assert [] == [path for path in Record.model_fields if path in fields and not fields[path].hint]
    in_yaml = [path for path, field in fields.items() if "sources.yaml" in field.hint]
    assert [] == in_yaml


def test_required_fields_are_those_of_the_model(directory: Directory) -> None:
    """What is marked as required is what the model asks for."""
    top = {path for path, field in all_fields(directory).items() if field.required}

    assert {"id", "kind", "name", "verified", "sources"} == {one for one in top if "." not in one}
    assert {"name.zh", "name.en", "verified.how", "phones.number", "sources.source"} <= top
    assert not {"operator.zh", "point.lon", "verified.phones.how", "county"} & top


def test_choices_are_the_codes_of_the_vocabulary(directory: Directory) -> None:
    """Each code can be chosen by its label."""
    fields = all_fields(directory)

    def codes(path: str) -> list[str]:
        return [option.value for group in fields[path].options for option in group.options]

    assert sorted(directory.vocabulary.kinds) == sorted(codes("kind"))
    assert list(directory.vocabulary.services) == codes("services")
    assert list(directory.vocabulary.audience) == codes("audience")
    assert ["yes", "limited", "no", "unknown"] == codes("step_free")
    assert [town.code for town in directory.geography.townships] == codes("serves")


def test_confidential_record_has_no_way_to_the_form(directory: Directory) -> None:
    """A secret place is corrected by those who keep it; one about violence goes by its mark."""
    atlas = atlas_of(directory)
    secret = next(record for record in directory.records if record.confidential)
    quiet = directory.by_id["kinmen-dv-prevention-center"]

    assert "" == correction_path(atlas, secret)
    mark = directory.neutral["site", quiet.id]
    assert f"contribute/?site={mark}" == correction_path(atlas, quiet)


def test_given_values_are_those_of_the_record(directory: Directory) -> None:
    """What the form is filled with, read again, is the same record."""
    for record in directory.published.records:
        if not record.confidential:
            assert record == Record.model_validate(plain_record(record))


def test_taken_ids_are_known_by_number_only(directory: Directory) -> None:
    """The browser's hash of an id (FNV-1a) has its published value."""
    assert 0xE40C292C == hash_of("a")
    assert 0xBF9CF968 == hash_of("foobar")
    words = str(form_file(atlas_of(directory)))
    quiet = [id_ for sort, id_ in directory.neutral if sort == "site"]
    assert [] == [id_ for id_ in quiet if id_ in words]


def test_ids_that_were_taken_down_are_taken(directory: Directory) -> None:
    """The form refuses them as an import does; of retired ones the file in data/ tells."""
    down = Suppressed.model_validate(
        {"id": "kinmen-gone", "reason": {"zh": "撤下", "en": "Taken down"}, "date": "2026-11-01"}
    )
    loaded = SimpleNamespace(directory=replace(directory, suppressed=(down,)))
    settings = SimpleNamespace(data_dir=DATA)
    edition = SimpleNamespace(directory=directory, loaded=loaded, settings=settings)

    taken = taken_ids(cast("Edition", edition))
    assert {"kinmen-gone", *directory.by_id} <= taken


def test_office_to_call_is_the_countys_or_the_agencys(directory: Directory) -> None:
    """With nothing set each county's office is named; an agency answers for all."""
    own = form_file(atlas_of(directory, "en"))["counties"]["09020"]
    agency = {"name": {"zh": "某處", "en": "Some Office"}, "switchboard": "082-000000"}
    adopted = form_file(atlas_of(directory, "en", agency=agency))["counties"]["09020"]

    assert {"slug": "kinmen", "office": "the social affairs office of Kinmen County"} == own
    assert "Some Office 082-000000" == adopted["office"]


def test_setting_that_no_host_has_is_refused() -> None:
    """A misspelt host is told when the site is built."""
    with pytest.raises(ValueError, match="host"):
        Repository.model_validate({"url": "https://x.example", "host": "git-lab"})


def test_ways_in_are_those_that_are_set(directory: Directory) -> None:
    """Edit pages with a repository, letters with a mailbox; a phone call always."""
    both = {"url": "https://gitlab.com/o/atlas", "email": "atlas@county.example"}
    own = contribute_view(atlas_of(directory, "en", repository=both)).ways
    nothing = contribute_view(atlas_of(directory, "en")).ways

    assert "https://gitlab.com/o/atlas/-/edit/main/data/services.yaml" == own.edit
    assert "https://gitlab.com/o/atlas/-/edit/main/data/sources.yaml" == own.edit_sources
    assert "atlas@county.example" == own.email
    assert ("", "", "") == (nothing.edit, nothing.edit_sources, nothing.email)
    assert len(directory.geography.counties) == len(nothing.offices)


@pytest.mark.parametrize("locale", LOCALES)
def test_page_of_a_secret_place_says_whom_to_call(
    make_record: Callable[..., Record], stamp: Callable[..., dict[str, Any]], locale: Locale
) -> None:
    """It leads neither to the form nor to a public report; other pages lead to the form."""
    repository = Repository(url="https://github.com/o/atlas")
    secret = make_record("secret", township=None, confidential=True)
    site = stamp(make_record(), secret, locale=locale, repository=repository)
    ways = {
        path.rstrip("/").rpartition("/")[2]: ("?site=" in html, "/issues/new" in html)
        for path, (_, html) in site.items()
        if "/sites/" in f"/{path}"
    }

    assert {"probe": (True, True), "secret": (False, False)} == ways
    office = {"zh": "請打電話告知金門縣政府", "en": "Please tell the social affairs office"}[locale]
    assert office in next(html for path, (_, html) in site.items() if "sites/secret/" in path)
