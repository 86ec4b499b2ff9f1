"""Every card and page says when its facts were checked, and warns in words once they are old."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from safetynet.directory import Directory
from safetynet.freshness import ages_of
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.checked import card_check, fact_check, whole_check
from safetynet.pages.parts import CheckView
from safetynet.settings import Settings
from safetynet.text import Locale

Make = Callable[..., Record]
PATH = "sites/probe/"
PHONES = [{"number": "082-330100"}]
BY_PHONE = {"date": "2026-11-20", "how": "phone", "by": "金門縣政府社會處"}


@pytest.fixture
def atlas_in(directory: Directory, settings: Settings) -> Callable[[Locale], Atlas]:
    """The shipped words in a language, on 2026-11-22."""
    return lambda locale: Atlas(directory, settings, locale)


@pytest.mark.parametrize(
    ("verified", "zh", "en"),
    [
        (
            {"date": "2026-11-22", "how": "phone"},
            CheckView("資料查證 2026-11-22（電話）", "可能已更改", "2027-05-21"),
            CheckView("Checked 2026-11-22 (by phone)", "may be old", "2027-05-21"),
        ),
        (
            {"date": "2021-06-21", "how": "document"},
            CheckView("資料查證 2021-06-21（文件）", "可能已更改"),
            CheckView("Checked 2021-06-21 (document)", "may be old"),
        ),
        (
            {"how": "web"},
            CheckView("資料查證日期不明（網頁）"),
            CheckView("Date of check unknown (website)"),
        ),
        (
            {"how": "document", "phones": BY_PHONE},
            CheckView("電話查證 2026-11-20（電話）", "可能已更改", "2027-05-19"),
            CheckView("Phone checked 2026-11-20 (by phone)", "may be old", "2027-05-19"),
        ),
    ],
)
def test_card_says_when(
    make_record: Make,
    atlas_in: Callable[[Locale], Atlas],
    verified: dict[str, Any],
    zh: CheckView,
    en: CheckView,
):
    """The day and how, in few words; the warning of an old fact, or the last day without it."""
    record = make_record(phones=PHONES, verified=verified)

    assert zh == card_check(atlas_in("zh"), record)
    assert en == card_check(atlas_in("en"), record)


def test_card_warns_of_hours_that_are_older(make_record: Make, atlas_in: Callable[[Locale], Atlas]):
    """A number that was called yesterday does not make old hours new."""
    verified = {"date": "2021-06-21", "how": "document", "phones": BY_PHONE}
    record = make_record(phones=PHONES, hours="Mo 08:00-12:00", verified=verified)

    assert CheckView("電話查證 2026-11-20（電話）", "服務時間可能已更改") == card_check(
        atlas_in("zh"), record
    )


def test_page_warns_beside_the_fact(make_record: Make, stamp: Callable[..., Any]):
    """That the number is old, and whom to ask; the same for hours, each beside its fact."""
    verified = {"date": "2021-06-21", "how": "document"}
    record = make_record(phones=PHONES, hours="Mo 08:00-12:00", verified=verified)

    html = stamp(record)[PATH][1]

    call = html.index("082-330100")
    old = html.index("已超過 180 天沒有查證，電話可能已更改")
    assert call < old < html.index("服務時間可能已更改")
    assert "改撥福利諮詢專線1957詢問" in html
    assert "資料查證 2021-06-21（依據公開文件整理，未打電話確認）" in html
    assert "data-due" not in html


def test_page_of_violence_names_its_own_helpline(
    make_record: Make, atlas_in: Callable[[Locale], Atlas]
):
    """Who looks for protection is not sent to the welfare line."""
    record = make_record(kind="dv-prevention-center", phones=PHONES, verified={"how": "web"})

    check = fact_check(atlas_in("zh"), record, "phones")

    assert (
        CheckView("電話查證日期不明（網頁）", "電話可能已更改；打不通時，可以改撥保護專線113詢問。")
        == check
    )


def test_warning_waits_hidden_for_its_day(make_record: Make, stamp: Callable[..., Any]):
    """A fresh fact carries the warning with its day, for a script to show later."""
    record = make_record(phones=PHONES, verified={"date": "2026-11-22", "how": "phone"})

    site = stamp(record, locale="en")

    for path in ("en/" + PATH, "en/areas/kinmen/jinhu/"):
        assert 'data-due="2027-05-21" hidden=""' in site[path][1], path


def test_who_checked_is_said_on_the_page(make_record: Make, atlas_in: Callable[[Locale], Atlas]):
    """An office stands behind a check."""
    record = make_record(verified=BY_PHONE)

    check = whole_check(atlas_in("zh"), record)

    assert "資料查證 2026-11-20（已打電話確認；金門縣政府社會處）。" == check.said
    assert "2027-11-20" == check.due


def test_every_card_of_the_shipped_data_says_something(
    directory: Directory, atlas_in: Callable[[Locale], Atlas], settings: Settings
):
    """No listed record goes without a sentence; what is old has a warning that is due."""
    for locale in ("zh", "en"):
        atlas = atlas_in(locale)
        for record in atlas.listed:
            check = card_check(atlas, record)
            assert check, record.id
            assert check.said, record.id
            ages = ages_of(record, directory.vocabulary, settings.today)
            if any(age.is_over for age in ages if age.fact != "everything"):
                assert (True, "") == (bool(check.warning), check.due), record.id
