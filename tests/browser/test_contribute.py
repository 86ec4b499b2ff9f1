"""The form adds and corrects records: what it gives is read by the program as the same record."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import contribute_form as form
import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect

from safetynet.directory import Directory
from safetynet.model import Record
from safetynet.neutral import neutral
from safetynet.pages.contribute_fields import LEFT_OUT
from safetynet.site.contribute_assets import hash_of

DATA = Path(__file__).parents[2] / "data"
CORRECT = f"contribute/?site={form.SITE}"
QUIET = "kinmen-dv-prevention-center"


def fill_new(page: Page) -> None:
    """A whole new record, as somebody with a leaflet fills it in."""
    form.unfold(page, "what", "where", "contact", "hours", "help", "known")
    form.field(page, "kind").select_option("counseling-site")
    form.field(page, "name.zh").fill("範例：諮商站, #1")
    form.field(page, "name.en").fill('Example: Counseling "Corner", No. 1')
    form.field(page, "township").select_option("09020030")
    form.field(page, "address.zh").fill("金門縣金湖鎮範例路1號")
    form.field(page, "point.lon").fill("118.417")
    form.field(page, "point.lat").fill("24.4401")
    form.field(page, "point.precision").select_option("street")
    form.field(page, "number", "phones").fill("082330100")
    form.field(page, "extension", "phones").fill("12")
    form.field(page, "hours").evaluate("(node) => { node.closest('details').open = true; }")
    form.field(page, "hours").fill("Mo-Fr 08:30-12:00,13:30-17:30; PH off")
    form.field(page, "hours").blur()
    form.tick(page, "services", "counseling")
    form.field(page, "fee").select_option("free")
    form.field(page, "step_free").select_option("no")
    form.tick(page, "languages", "zh", "nan")
    form.field(page, "verified.how").select_option("phone")
    form.field(page, "verified.date").fill("2026-11-20")
    form.field(page, "verified.by").fill("金門縣政府社會處")


def cite_new_source(page: Page) -> None:
    """How it is known, in words."""
    row = page.locator("[data-rows=sources] [data-row]").first
    row.locator("[data-new-source-on]").check()
    row.locator("[data-new='title.zh']").fill("金門縣政府社會處函")
    row.locator("[data-new='title.en']").fill("Letter of the Social Affairs Department, Kinmen")
    row.locator("[data-new=date]").fill("2026-11-20")
    form.tick(page, "fields", "name", "address", "phones", "hours", "point")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_new_record_passes_the_check_when_it_is_pasted(
    open_page: Callable[..., Page], tmp_path: Path, locale: str
) -> None:
    """Form → YAML → the same record; pasted into the data there is no error."""
    page = form.opened(open_page, f"{PREFIXES[locale]}contribute/")
    fill_new(page)
    cite_new_source(page)
    form.checked(page)

    assert [] == form.faults(page)
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    for name, kind in (("services.yaml", "whole"), ("sources.yaml", "sources")):
        with (data / name).open("a", encoding="utf-8") as out:
            out.write("\n" + form.text(page, kind))
    assert [] == form.check_codes(data)
    record = form.record_of(form.as_draft(data, form.text(page, "whole"), tmp_path))
    assert "kinmen-example-counseling-corner-no-1" == record.id
    assert ("範例：諮商站, #1", 'Example: Counseling "Corner", No. 1') == (
        record.name.zh,
        record.name.en,
    )
    assert ("082-330100", "12") == (record.phones[0].number, record.phones[0].extension)
    assert ("09020", "09020030") == (record.county, record.township)
    assert (118.417, 24.4401, "street") == (
        record.point.lon,
        record.point.lat,
        record.point.precision,
    )
    assert ("no", "free", ("zh", "nan")) == (record.step_free, record.fee, record.languages)
    assert "kinmen-2026-11-20" == record.sources[0].source
    assert [] == [url for url in page.foreign if "wmts" not in url]  # type: ignore[attr-defined]


@pytest.mark.browser
def test_correction_gives_only_what_changed(
    open_page: Callable[..., Page], directory: Directory, tmp_path: Path
) -> None:
    """One phone changed: one field, and laid over the record nothing else differs."""
    page = form.opened(open_page, CORRECT)
    form.unfold(page, "contact")
    form.field(page, "number", "phones").fill("\uff10\uff18\uff12（330）200")
    form.field(page, "number", "phones").blur()
    form.checked(page)

    assert "  phones:\n    - {number: 082-330200}\n" == form.text(page, "part")
    old = directory.by_id[form.SITE]
    for given in (form.draft_of(page), form.text(page, "whole")):
        new = form.record_of(form.as_draft(DATA, given, tmp_path))
        assert "082-330200" == new.phones[0].number
        assert old == new.model_copy(update={"phones": old.phones})
    assert ["電話：082-330100 → 082-330200"] == page.locator(
        "[data-given-list] li"
    ).all_inner_texts()
    expect(page.locator("[data-given-remind]")).to_be_visible()


@pytest.mark.browser
def test_changed_lines_pasted_over_the_old_ones_pass_the_check(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """The steps as they are written: in the file, the lines of the field give way to the text."""
    page = form.opened(open_page, CORRECT)
    form.unfold(page, "contact")
    form.field(page, "number", "phones").fill("082-330200")
    form.checked(page)
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    file = data / "services.yaml"
    text = file.read_text(encoding="utf-8")
    at = text.index(f"- id: {form.SITE}\n")
    old = "  phones:\n    - {number: 082-330100}\n"
    assert old in text[at:]
    pasted = text[:at] + text[at:].replace(old, form.text(page, "part"), 1)
    file.write_text(pasted, encoding="utf-8")

    assert [] == form.check_codes(data)


@pytest.mark.browser
@pytest.mark.parametrize("length", ["short", "long"])
def test_mail_has_the_text_unless_it_is_too_long(
    open_page: Callable[..., Page], length: str
) -> None:
    """A short text stands in the mail; of a long one the file is to be attached."""
    page = form.opened(open_page, CORRECT)
    page.evaluate(
        """() => {
          const parts = document.createElement("div");
          parts.innerHTML = "<a data-given-mail>x</a><p data-given-attach hidden>y</p>";
          document.querySelector("[data-given]").append(parts);
          document.querySelector("[data-contribute]").dataset.email = "atlas@county.example";
        }"""
    )
    form.unfold(page, "notes")
    form.field(page, "notes.zh").fill("新" * (3 if length == "short" else 300))
    form.checked(page)
    draft = form.draft_of(page)
    address = urlsplit(page.locator("[data-given-mail]").get_attribute("href") or "")

    asked = parse_qs(address.query)
    assert ("mailto", "atlas@county.example") == (address.scheme, address.path)
    assert [f"更正或新增據點：{form.SITE}"] == asked["subject"]
    assert (length == "long") == page.locator("[data-given-attach]").is_visible()
    body = asked.get("body", [""])[0].replace("\r\n", "\n")
    assert body == (draft if length == "short" else "")


@pytest.mark.browser
def test_every_record_comes_back_as_it_was(
    open_page: Callable[..., Page], built_site: Path, directory: Directory
) -> None:
    """Filled with any record of the data and not touched, the form says the same values again."""
    page = form.opened(open_page, CORRECT)
    names = [path.stem for path in (built_site / "assets/contribute").glob("*.json")]
    lost = page.evaluate(
        """async (names) => {
          const base = new URL("../assets/", document.baseURI).href;
          const values = await import(base + "js/contribute-values.js");
          const { same, merged } = await import(base + "js/contribute-record.js");
          const form = document.querySelector("[data-contribute]");
          const lost = [];
          const read = (name) => fetch(base + "contribute/" + name + ".json");
          const files = await Promise.all(names.map(read));
          const all = await Promise.all(files.map((file) => file.json()));
          for (const { record } of all) {
            const name = record.id;
            values.fillFields(form, record);
            const said = values.readFields(form);
            const short = JSON.parse(JSON.stringify(record));
            ["name", "operator"].forEach((one) => {
              if (short[one] && short[one].en_basis === "translation") delete short[one].en_basis;
            });
            if (short.status === "active") delete short.status;
            ["services", "audience", "serves", "languages"].forEach((one) => {
              [short, said].forEach((all) => all[one] && all[one].sort());
            });
            [short, said].forEach((all) => {
              all.sources.forEach((one) => one.fields && one.fields.sort());
            });
            if (!same(short, said)) lost.push([name, short, said]);
          }
          return lost;
        }""",
        names,
    )

    public = [record for record in directory.records if not record.confidential]
    assert len(public) == len(names)
    assert [] == lost, json.dumps(lost[:1], ensure_ascii=False, indent=1)


@pytest.mark.browser
def test_text_of_every_record_is_read_as_that_record(
    open_page: Callable[..., Page], built_site: Path, directory: Directory, tmp_path: Path
) -> None:
    """Whatever stands in a text (quotes, colons, commas, leading zeros), YAML gives it back."""
    page = form.opened(open_page)
    names = [path.stem for path in (built_site / "assets/contribute").glob("*.json")]
    text = page.evaluate(
        """async (names) => {
          const base = new URL("../assets/", document.baseURI).href;
          const { loadWriter } = await import(base + "js/contribute-text.js");
          const writer = await loadWriter();
          const files = names.map((name) => fetch(base + "contribute/" + name + ".json"));
          const all = await Promise.all(files.map((file) => file.then((answer) => answer.json())));
          return all.map(({ record }) => writer.record(record)).join("\\n");
        }""",
        names,
    )
    draft = form.as_draft(DATA, text, tmp_path)

    assert draft.loaded.directory is not None
    assert len(names) == len(draft.ids)
    read = {record_id: draft.loaded.directory.by_id[record_id] for record_id in draft.ids}
    assert {record_id: directory.by_id[record_id] for record_id in draft.ids} == read


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_faults_are_said_beside_the_field_and_in_a_list(
    open_page: Callable[..., Page], locale: str
) -> None:
    """In the page's language, never the checker's English; a link leads to the field."""
    page = form.opened(open_page, f"{PREFIXES[locale]}{CORRECT}")
    form.unfold(page, "what", "contact", "status")
    form.field(page, "name.en").fill("")
    form.field(page, "number", "phones").fill("12345")
    form.field(page, "opened").fill("去年一月")
    form.checked(page)

    expected = {
        "zh": [
            "「名稱」中文和英文都要寫。",
            (
                "「12345」讀不出是哪一支電話。請寫成 082-330100、0912-345678、0800-123-456 或 113；"
                "位數要對，一列只寫一支，分機寫在下一格。"
            ),
            "日期請寫成 2026-03-05（115/3/5 也可以）；只知道年月就寫 2026-03。",
        ],
        "en": [
            "Name needs both Chinese and English.",
            (
                "“12345” is not read as one telephone number. Write 082-330100, 0912-345678, "
                "0800-123-456 or 113: the right number of digits, one number a row, "
                "the extension in its own field."
            ),
            "Write the date as 2026-03-05, or 2026-03 when only the month is known.",
        ],
    }
    assert expected[locale] == form.faults(page)
    number = form.field(page, "number", "phones")
    assert "true" == number.get_attribute("aria-invalid")
    told = page.locator(f"#{number.get_attribute('aria-describedby').split()[-1]}")
    assert expected[locale][1] == told.inner_text()
    page.evaluate("document.querySelectorAll('[data-group]').forEach(one => { one.open = false })")
    page.locator("[data-form-errors-list] a", has_text=expected[locale][1]).click()
    expect(number).to_be_focused()


@pytest.mark.browser
def test_ids_of_others_are_never_taken(
    open_page: Callable[..., Page], directory: Directory, built_site: Path
) -> None:
    """A taken id is refused, also one about violence, though no file lists those."""
    secret = next(record.id for record in directory.records if record.confidential)
    page = form.opened(open_page)
    form.unfold(page, "what")
    for taken in (form.SITE, QUIET, secret):
        form.field(page, "id").fill(taken)
        form.checked(page)
        assert "這個代號已經用過，請換一個。" in form.faults(page)

    form.field(page, "id").fill("kinmen-free-id")
    form.checked(page)
    assert "這個代號已經用過，請換一個。" not in form.faults(page)
    folder = built_site / "assets/contribute/form"
    listed = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.json"))
    assert str(hash_of(QUIET)) in listed
    assert [] == [one for one in (QUIET, secret) if one in listed]


@pytest.mark.browser
def test_id_is_proposed_until_somebody_writes_one(open_page: Callable[..., Page]) -> None:
    """County, place and name; a number where it is taken."""
    page = form.opened(open_page)
    form.field(page, "county").select_option("09020")
    form.field(page, "name.en").fill("Jinhu Social Welfare Center")
    expect(form.field(page, "id")).to_have_value("kinmen-jinhu-social-welfare-center-2")
    form.field(page, "name.en").fill("Wang'an Counseling Station, Kinmen County")
    expect(form.field(page, "id")).to_have_value("kinmen-wangan-counseling-station-county")
    form.field(page, "id").fill("kinmen-own")
    form.field(page, "name.en").fill("Another")
    expect(form.field(page, "id")).to_have_value("kinmen-own")


@pytest.mark.browser
def test_closed_site_is_told_with_one_press(open_page: Callable[..., Page], tmp_path: Path) -> None:
    """The status is set and the day asked for; the text says both."""
    page = form.opened(open_page, CORRECT)
    page.click("[data-form-closed]")
    expect(form.field(page, "closed")).to_be_focused()
    page.keyboard.type("2026-10")
    form.checked(page)

    given = form.draft_of(page)
    record = form.record_of(form.as_draft(DATA, given, tmp_path))
    assert ("closed", "2026-10") == (record.status, record.closed)
    assert 3 == len(given.strip().splitlines())


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_record_about_violence_is_corrected_quietly(
    open_page: Callable[..., Page], directory: Directory, locale: str
) -> None:
    """Its address and title say nothing, and the way out is there."""
    mark = neutral("site", QUIET)
    site = open_page(f"{PREFIXES[locale]}info/{mark}/")
    link = site.locator("a[href*='contribute/?site=']")
    assert link.get_attribute("href").endswith(f"contribute/?site={mark}")
    link.click()
    site.wait_for_selector(form.READY)

    expect(site.locator("[data-exit-link]")).to_be_visible()
    kind = directory.vocabulary.kinds["dv-prevention-center"].label
    for told in (site.title(), site.url):
        assert not re.search(rf"{kind.zh}|{kind.en}|家暴|violence|{QUIET}", told, re.IGNORECASE)
    assert [] == site.foreign  # type: ignore[attr-defined]
    form.unfold(site, "contact")
    form.field(site, "urls").fill("https://example.gov.tw/")
    form.checked(site)
    assert f"- id: {QUIET}\n" in form.text(site, "whole")
    assert "  urls: [https://example.gov.tw/]\n" == form.text(site, "part")


@pytest.mark.browser
def test_ordinary_record_shows_no_way_out_and_quiet_kind_does(
    open_page: Callable[..., Page],
) -> None:
    """The bar comes when the kind that is chosen is about violence, and goes with it."""
    page = form.opened(open_page)
    expect(page.locator("[data-exit]")).to_be_hidden()
    form.field(page, "kind").select_option("dv-prevention-center")
    expect(page.locator("[data-exit-link]")).to_be_visible()
    form.field(page, "kind").select_option("counseling-site")
    expect(page.locator("[data-exit]")).to_be_hidden()


@pytest.mark.browser
def test_secret_or_unknown_record_gives_an_empty_form_and_says_so(
    open_page: Callable[..., Page], directory: Directory, built_site: Path
) -> None:
    """No file of a confidential record is there to fill anything with."""
    secret = next(record.id for record in directory.records if record.confidential)
    marks = {secret, neutral("site", secret)}
    files = {path.stem for path in (built_site / "assets/contribute").rglob("*.json")}
    assert set() == marks & files

    page = form.opened(open_page, f"contribute/?site={secret}")
    expect(page.locator("[data-form-lost]")).to_contain_text("找不到要更正的那一筆")
    assert "" == form.field(page, "name.zh").input_value()


@pytest.mark.browser
def test_leaving_asks_only_after_a_change(open_page: Callable[..., Page], site_url: str) -> None:
    """What was typed is not lost by accident; an untouched form is left without a question."""
    page = form.opened(open_page, CORRECT)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.unfold(page, "notes")
    page.goto(site_url)
    assert [] == asked

    page.goto(f"{site_url}{CORRECT}")
    page.wait_for_selector(form.READY)
    form.unfold(page, "notes")
    form.field(page, "notes.zh").click()
    page.keyboard.type("新")
    page.goto(site_url)
    assert ["beforeunload"] == asked
    assert 0 == page.evaluate("localStorage.length + sessionStorage.length")


@pytest.mark.browser
def test_text_is_copied_and_downloaded(open_page: Callable[..., Page], tmp_path: Path) -> None:
    """The clipboard and the file have the text that is shown, and it is said."""
    page = form.opened(open_page, CORRECT, permissions=["clipboard-read", "clipboard-write"])
    form.unfold(page, "hours")
    page.locator("[data-week-always]").check()
    form.checked(page)
    part = form.text(page, "part")
    page.click("[data-given-copy=part]")
    expect(page.locator("[data-given-status]")).to_have_text("已複製。")
    assert part == page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        page.click("[data-given-download]")
    assert f"{form.SITE}.yaml" == download.value.suggested_filename
    download.value.save_as(tmp_path / "saved.yaml")
    saved = (tmp_path / "saved.yaml").read_text(encoding="utf-8")
    assert form.draft_of(page) == saved
    assert "24/7" == form.record_of(form.as_draft(DATA, saved, tmp_path)).hours


@pytest.mark.browser
def test_edit_page_opens_at_the_record(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """The repository's page of services.yaml, at the line of the record, by a link alone."""
    page = form.opened(open_page, CORRECT)
    page.click("[data-form-closed]")
    form.checked(page)
    form.text(page, "part")
    line = directory.places[form.SITE].line

    address = page.locator("[data-given-edit]").get_attribute("href")
    assert f"https://example.org/owner/atlas/edit/main/data/services.yaml#L{line}" == address
    assert [] == [url for url in page.foreign if "wmts" not in url]  # type: ignore[attr-defined]


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_without_script_the_page_says_what_to_do(
    open_page: Callable[..., Page], locale: str
) -> None:
    """No dead button: ways to hand in a change, and every field with its hint."""
    page = open_page(f"{PREFIXES[locale]}contribute/", java_script_enabled=False)

    assert 0 == page.locator("main button:visible, main input:visible").count()
    plain = page.locator("[data-contribute-plain]")
    assert 1 == plain.locator("a[href$='/edit/main/data/services.yaml']").count()
    assert len(Record.model_fields) - len({*LEFT_OUT, "id"}) == plain.locator("dt").count()
    assert [] == [one for one in plain.locator("dd").all_inner_texts() if not one.strip()]
