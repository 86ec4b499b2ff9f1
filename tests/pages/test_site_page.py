"""The page of one site: what comes first, what is never shown, what is said of the unknown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from page_kinds import quiet

from safetynet.model import Record
from safetynet.settings import Repository

PATH = "sites/probe/"
Make = Callable[..., Record]
Stamp = Callable[..., dict[str, tuple[Any, str]]]


def test_unknown_facts_are_said_to_be_unknown(make_record: Make, stamp: Stamp) -> None:
    """No phone, hours, address or date: each has its sentence, none is left blank."""
    _, html = stamp(make_record())[PATH]

    assert "服務時間未載明，請先打電話確認。" in html
    assert "電話未載明" in html
    assert "地址未載明" in html
    assert "來源沒有載明日期" in html
    assert "沒有可靠的座標" in html


def test_phone_and_hours_come_before_all_else(make_record: Make, stamp: Stamp) -> None:
    """After the name: the number to tap, then the hours, then what it does and where."""
    record = make_record(phones=[{"number": "082-330100"}], hours="Mo-Fr 08:00-17:00")
    _, html = stamp(record)[PATH]

    order = [html.index(mark) for mark in ("<h1>", "tel:+88682330100", "08:00–17:00", "<address")]
    assert sorted(order) == order


def test_phone_names_its_extension_and_purpose(make_record: Make, stamp: Stamp) -> None:
    """The extension stands in words; the purpose stands in the link."""
    phone = {"number": "082-330100", "extension": "12", "for": {"zh": "個管", "en": "Cases"}}
    _, html = stamp(make_record(phones=[phone]), locale="en")["en/" + PATH]

    assert 'href="tel:+88682330100,,12"' in html
    assert "082-330100 ext. 12" in html
    assert "Cases</span></a>" in html


def test_address_is_chinese_and_marked_so_on_the_english_page(
    make_record: Make, stamp: Stamp
) -> None:
    """A taxi driver reads Chinese; a screen reader is told the language."""
    record = make_record(address={"zh": "金湖鎮中正路1-1號"})
    _, html = stamp(record, locale="en")["en/" + PATH]

    assert '<p lang="zh-TW">金湖鎮中正路1-1號</p>' in html


def test_translated_name_is_marked_on_the_english_page_only(
    make_record: Make, stamp: Stamp
) -> None:
    """A name of ours is not passed off as official; an official one has no mark."""
    ours = make_record()
    name = {"zh": "據點", "en": "Site", "en_basis": "official"}
    mark = "English name translated for this site"

    assert mark in stamp(ours, locale="en")["en/" + PATH][1]
    assert "本站翻譯" not in stamp(ours)[PATH][1]
    assert mark not in stamp(make_record(name=name), locale="en")["en/" + PATH][1]


def test_confidential_record_has_no_place_whatever_the_data_hold(
    make_record: Make, stamp: Stamp
) -> None:
    """Even if the check were bypassed: no township, address, map, way or local phone."""
    record = make_record(
        confidential=True,
        kind="protection-service",
        address={"zh": "金湖鎮秘密路1號"},
        point={"lon": 118.4, "lat": 24.44, "precision": "address"},
        phones=[{"number": "082-999999"}, {"number": "113"}],
    )
    site = stamp(record)
    page, html = site[quiet("site", "probe")]

    assert not page.has_map
    for secret in ("秘密路", "24.44", "82999999", "areas/kinmen/jinhu/", "maps/dir"):
        assert secret not in html, secret
    assert "tel:113" in html
    for path, (_, other) in site.items():
        assert "082-999999" not in other, path


def test_page_about_violence_puts_the_protection_lines_first(
    make_record: Make, stamp: Stamp
) -> None:
    """113 and 110 stand above the site's own number, and the page can be left quickly."""
    record = make_record(kind="dv-prevention-center", phones=[{"number": "082-330100"}])
    page, html = stamp(record)[quiet("site", "probe")]

    assert page.quick_exit
    assert html.index("tel:113") < html.index("tel:110") < html.index("tel:+88682330100")


def test_closed_site_keeps_its_page_and_leaves_the_lists(make_record: Make, stamp: Stamp) -> None:
    """Its address goes on working and says so; no list names it any more."""
    site = stamp(make_record(status="closed"))

    assert "已關閉" in site.pop(PATH)[1]
    for path, (_, html) in site.items():
        assert "sites/probe/" not in html, path


def test_site_closed_for_now_stays_in_lists_with_its_mark(make_record: Make, stamp: Stamp) -> None:
    """It does not look open anywhere."""
    site = stamp(make_record(status="temporarily-closed"))

    for path in (PATH, "areas/kinmen/jinhu/", "kinds/counseling-site/"):
        assert "暫停服務" in site[path][1], path


def test_hostile_text_is_shown_as_text(make_record: Make, stamp: Stamp) -> None:
    """Whatever stands in the data, no markup comes of it on any page."""
    bad = '<script>alert("x")</script>'
    record = make_record(
        name={"zh": bad, "en": bad},
        summary={"zh": bad, "en": bad},
        notes={"zh": bad, "en": bad},
        alternate_names=(bad,),
        address={"zh": bad},
        hours=bad,
        phones=[{"number": "113", "for": {"zh": bad, "en": bad}}],
        sources=[{"source": "seed-000", "quote": bad}],
    )
    site = stamp(record)

    assert "&lt;script&gt;" in site[PATH][1]
    for path, (_, html) in site.items():
        assert "<script" not in html, path


def test_edit_link_leads_to_the_line_of_the_record(make_record: Make, stamp: Stamp) -> None:
    """Staff land on the record in the YAML file; errors are reported with its id."""
    repository = Repository(url="https://example.org/o/atlas", branch="trunk")
    _, html = stamp(make_record(), repository=repository)[PATH]

    assert "https://example.org/o/atlas/blob/trunk/data/services.yaml#L7" in html
    assert "https://example.org/o/atlas/issues/new?title=probe" in html


def test_without_a_repository_errors_are_told_by_phone(make_record: Make, stamp: Stamp) -> None:
    """No link that leads nowhere: the page says whom to call instead."""
    _, html = stamp(make_record(), repository=Repository())[PATH]

    assert "請打電話告知金門縣政府" in html
    assert "編輯這筆資料" not in html


def test_links_out_say_so_and_send_no_referrer(make_record: Make, stamp: Stamp) -> None:
    """Every link to another site has rel=noreferrer; directions are never opened by themselves."""
    record = make_record(
        point={"lon": 118.417, "lat": 24.4401, "precision": "address"},
        urls=("https://a.example/1", "https://a.example/2"),
    )
    _, html = stamp(record)[PATH]

    links = [link for link in html.split("<a ")[1:] if 'href="http' in link]
    assert len(links) == 4
    for link in links:
        assert 'rel="noreferrer"' in link, link
        assert "離開本站" in link, link


def test_record_with_the_same_name_gets_a_title_of_its_own(make_record: Make, stamp: Stamp) -> None:
    """Two sites of one name are told apart by their place, then kind, then id."""
    same = {"zh": "衛生所", "en": "Health Center"}
    site = stamp(
        make_record("one", name=same),
        make_record("two", name=same, township="09020010"),
        make_record("three", name=same, township="09020010"),
    )

    titles = [site[f"sites/{name}/"][0].title for name in ("one", "two", "three")]
    assert len(set(titles)) == 3
    assert "衛生所（金門縣金湖鎮）" == titles[0]


def test_source_is_quoted_letter_for_letter(make_record: Make, stamp: Stamp) -> None:
    """Each source says which fields it states, in words, with its quote marked as Chinese."""
    source = {"source": "seed-000", "fields": ["opened", "name"], "quote": "111年1月22日開館啟用"}
    _, html = stamp(make_record(sources=[source]), locale="en")["en/" + PATH]

    assert "States: Opened, Name" in html
    assert '<q lang="zh-TW">111年1月22日開館啟用</q>' in html
