"""What staff type into the form is written as it should be, or stays and is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import contribute_form as form
import pytest
import yaml
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect
from typed_cases import DAYS, PHONES

CASES = Path(__file__).parents[1] / "cases"
CORRECT = f"contribute/?site={form.SITE}"
READ = """async ([phones, days]) => {
  const base = new URL("../assets/", document.baseURI).href;
  const { phoneFrom, dayFrom } = await import(base + "js/contribute-typed.js");
  const { areas } = await (await fetch(base + "contribute/form/zh.json")).json();
  const said = (phone) => phone && [phone.number, phone.extension].filter(Boolean).join(" ");
  const table = (texts, read) => texts.map((text) => [text, read(text) || null]);
  return [table(phones, (text) => said(phoneFrom(text, areas))), table(days, dayFrom)];
}"""


def wrong(page: Page, name: str, row: str = "") -> object:
    """The message beside a field."""
    entry = form.field(page, name, row).locator("xpath=ancestor::*[@data-entry][1]")
    return expect(entry.locator("[data-error]").last)


@pytest.mark.browser
def test_table_is_read_as_the_commands_read_it(open_page: Callable[..., Page]) -> None:
    """The same numbers, extensions and days; None at the same places."""
    page = form.opened(open_page)
    phones, days = page.evaluate(READ, [list(PHONES), list(DAYS)])

    assert dict(phones) == PHONES
    assert dict(days) == DAYS


@pytest.mark.browser
def test_ids_are_proposed_as_the_commands_propose_them(open_page: Callable[..., Page]) -> None:
    """One table of names; a number where the id is taken."""
    page = form.opened(open_page)
    cases = yaml.safe_load((CASES / "ids.yaml").read_text(encoding="utf-8"))
    found = page.evaluate(
        """async (cases) => {
          const base = new URL("../assets/", document.baseURI).href;
          const { proposeId } = await import(base + "js/contribute-ids.js");
          return cases.map(({ county, name, kind, taken }) =>
            proposeId(county, name, kind, (id) => (taken || []).includes(id)));
        }""",
        cases,
    )

    assert [case["id"] for case in cases] == found


@pytest.mark.browser
def test_changes_name_only_the_parts_that_change(open_page: Callable[..., Page]) -> None:
    """One language of a name, not both on either side of the arrow."""
    page = form.opened(open_page, CORRECT)
    form.field(page, "name.en").evaluate("node => { node.closest('details').open = true; }")
    old = form.field(page, "name.en").input_value()
    form.field(page, "name.en").fill("Another Name")
    form.checked(page)
    form.text(page, "part")

    said = page.locator("[data-given-list] li").all_inner_texts()
    assert [f"名稱（英文）：{old} → Another Name"] == said


@pytest.mark.browser
def test_extension_goes_into_its_field_and_no_number_is_made_up(
    open_page: Callable[..., Page],
) -> None:
    """轉12 is an extension; letters and too many digits stay as typed and stop the check."""
    page = form.opened(open_page, CORRECT)
    form.unfold(page, "contact")
    number = form.field(page, "number", "phones")
    number.fill("082-330200 轉12")
    number.blur()
    expect(number).to_have_value("082-330200")
    expect(form.field(page, "extension", "phones")).to_have_value("12")
    number.fill("082-330300#9")
    number.blur()
    wrong(page, "number", "phones").to_have_text("電話請只寫 082-330300，分機 9 寫在下一格。")
    for typed in ("082-33020a", "082-33020012"):
        number.fill(typed)
        form.checked(page)
        expect(number).to_have_value(typed)
        assert [True] == [f"「{typed}」讀不出" in fault for fault in form.faults(page)]
        expect(page.locator("[data-given]")).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_fault_comes_when_a_field_is_left_and_goes_when_it_is_mended(
    open_page: Callable[..., Page], locale: str
) -> None:
    """Of that field alone, told politely; nothing is said while somebody types."""
    page = form.opened(open_page, f"{PREFIXES[locale]}contribute/")
    form.unfold(page, "what", "contact", "status")
    live = expect(page.locator("[data-form-live]"))
    opened = form.field(page, "opened")
    opened.press_sequentially("once")
    live.to_have_text("")
    opened.blur()
    wrong(page, "opened").to_contain_text("2026-03-05")
    live.to_contain_text("2026-03-05")
    assert 1 == page.locator("[data-error]:visible").count()
    expect(page.locator("[data-form-errors]")).to_be_hidden()
    opened.fill("115/3/5")
    opened.blur()
    expect(opened).to_have_value("2026-03-05")
    wrong(page, "opened").to_be_hidden()
    live.to_have_text({"zh": "已改好。", "en": "Corrected."}[locale])

    form.checked(page)
    before = form.faults(page)
    form.field(page, "kind").select_option("counseling-site")
    expect(page.locator("[data-form-errors-list] a")).to_have_count(len(before) - 1)
    ids = page.locator("[data-form-errors-list] a").evaluate_all(
        "links => links.map(one => document.getElementById(one.hash.slice(1)).tagName)"
    )
    assert "H2" not in ids


@pytest.mark.browser
def test_point_that_cannot_be_right_stops_the_text(open_page: Callable[..., Page]) -> None:
    """At sea, in another township, swapped: the text would be refused where it is handed in."""
    page = form.opened(open_page, CORRECT)
    form.unfold(page, "where")
    lon, lat = form.field(page, "point.lon"), form.field(page, "point.lat")
    for pair, said in (
        ("24.3, 118.6", "在海上或縣外"),
        ("24.4396 118.3241", "這個點在金門縣金城鎮，不是您選的金門縣金湖鎮"),
    ):
        lon.fill(pair)
        lon.blur()
        expect(lat).to_have_value(pair.replace(",", "").split()[0])
        form.checked(page)
        assert [True] == [said in fault for fault in form.faults(page)]
        expect(page.locator("[data-given]")).to_be_hidden()


@pytest.mark.browser
def test_evening_that_ends_in_the_morning_is_asked_about(open_page: Callable[..., Page]) -> None:
    """8:30 to 5:30 is an afternoon forgotten, equal times are none; 20:00 to 5:00 is plain."""
    page = form.opened(open_page)
    form.unfold(page, "hours")
    page.locator("[data-day='0'] [data-day-state]").select_option("open")
    start = page.get_by_label("週一第 1 段，從")
    end = page.get_by_label("週一第 1 段，到")
    words = expect(page.locator("[data-week-words]"))
    start.fill("上午8點半")
    end.fill("5:30")
    end.blur()
    words.to_contain_text("週一寫的是 08:30 到 05:30。如果是下午，請寫 17:30")
    end.fill("8:30")
    end.blur()
    words.to_contain_text("開始與結束都是 08:30")
    end.fill("下午5點半")
    end.blur()
    expect(form.field(page, "hours")).to_have_value("Mo 08:30-17:30; Tu-Su unknown")
    start.fill("20:00")
    end.fill("5:00")
    end.blur()
    expect(form.field(page, "hours")).to_have_value("Mo 20:00-05:00; Tu-Su unknown")


@pytest.mark.browser
def test_new_source_goes_first_and_its_file_is_its_own(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """Each missing word is told at its field; the steps put both files on one branch."""
    page = form.opened(open_page, CORRECT)
    form.unfold(page, "contact", "known")
    form.field(page, "number", "phones").fill("082-330200")
    page.locator("[data-rows=sources] [data-row-add]").click()
    row = page.locator("[data-rows=sources] [data-row]").last
    row.locator("[data-new-source-on]").check()
    row.locator("[data-new='title.zh']").fill("金門縣政府社會處函")
    row.locator("[data-new='publisher.zh']").fill("金門縣政府")
    row.locator("[data-new=date]").fill("115/3/5")
    form.checked(page)
    assert [
        "「新來源的名稱（英文）」是必填的。",
        "「發布的單位（英文）」是必填的。",
    ] == form.faults(page)
    row.locator("[data-new='title.en']").fill("Letter of Kinmen County")
    row.locator("[data-new='publisher.en']").fill("Kinmen County")
    form.checked(page)
    assert "kinmen-2026-03-05:\n" in form.text(page, "sources")
    expect(page.locator("[data-step-alone]").first).to_be_hidden()
    steps = page.locator(".sna-steps li:visible").all_inner_texts()
    at = ["先送新的來源", "您的分支名稱", "找到這一筆", "同一個分支"]
    assert [True] * len(at) == [text in step for text, step in zip(at, steps, strict=True)], (
        json.dumps(steps, ensure_ascii=False)
    )

    saved = {}
    for name in ("download", "download-sources"):
        with page.expect_download() as download:
            page.click(f"[data-given-{name}]")
        download.value.save_as(tmp_path / name)
        saved[name] = (tmp_path / name).read_text(encoding="utf-8")
    assert form.text(page, "sources") == saved["download-sources"]
    assert form.draft_of(page) == saved["download"]
    assert "#" not in saved["download"]


@pytest.mark.browser
def test_pin_is_set_by_keyboard_where_the_township_is(open_page: Callable[..., Page]) -> None:
    """The map opens on what is chosen; Enter puts the point in its middle."""
    page = form.opened(open_page)
    form.unfold(page, "where")
    form.field(page, "township").select_option("09020030")
    page.evaluate("document.querySelector('[data-map-show]').click()")
    page.wait_for_selector("[data-map-figure][data-ready]")
    page.locator("[data-point] [data-map]").press("Enter")

    expect(page.locator("[data-point-said]")).to_have_text("這個點在金門縣金湖鎮。")
    expect(page.locator(".sna-pin")).to_have_count(1)
    expect(page.locator("[data-given]")).to_be_hidden()


@pytest.mark.browser
def test_without_repository_and_mail_it_says_where_the_text_goes(
    open_page: Callable[..., Page],
) -> None:
    """Nothing is sent by itself: the county's office gets it by mail or by phone."""
    page = form.opened(open_page, CORRECT)
    page.evaluate(
        "Object.assign(document.querySelector('[data-contribute]').dataset, {edit: '', email: ''})"
    )
    page.click("[data-form-closed]")
    form.checked(page)

    expect(page.locator("[data-given-call]")).to_contain_text("寄給金門縣政府")
    expect(page.locator("[data-given-call]")).to_contain_text("打電話唸給他們聽")
