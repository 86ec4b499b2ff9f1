"""A confidential record that tells its place is an error wherever the place stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from safetynet.check.catalogue import says
from safetynet.errors import Finding
from safetynet.text import LOCALES

Findings = Callable[[Path], tuple[Finding, ...]]


def leaks(data_dir: Path, findings_of: Findings, added: str) -> dict[str, Finding]:
    """Field → last finding, when the confidential record of the small folder has one more line."""
    return {one.field: one for one in all_leaks(data_dir, findings_of, added)}


def all_leaks(data_dir: Path, findings_of: Findings, added: str) -> list[Finding]:
    """The findings, when the confidential record of the small folder has one more line."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    name = added.partition(":")[0]
    head, shelter = text.split("- id: kinmen-shelter\n")
    kept = [line for line in shelter.splitlines() if not line.startswith(f"  {name}:")]
    if name == "sources":
        kept = [line for line in kept if not line.startswith("    - {source:")]
    lines = ["- id: kinmen-shelter", *kept, f"  {added}"]
    file.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return [one for one in findings_of(data_dir) if one.code == "confidential-place"]


@pytest.mark.parametrize(
    ("added", "field", "value"),
    [
        ("township: 金湖鎮", "township", "09020030"),
        ("address: {zh: 金門縣金城鎮民生路60號}", "address", "金門縣金城鎮民生路60號"),
        (
            "point: {lon: 118.3186, lat: 24.4312, precision: village}",
            "point",
            "118.3186, 24.4312",
        ),
        ("serves: [金湖鎮, 金沙鎮]", "serves", "09020030, 09020020"),
        ("floors: [{floor: 3, what: {zh: 櫃台, en: Desk}}]", "floors", "3"),
        ('urls: ["https://shelter.example.tw/"]', "urls", "https://shelter.example.tw/"),
        ("replaced_by: [kinmen-jinhu-center]", "replaced_by", "kinmen-jinhu-center"),
        ("part_of: kinmen-jinhu-center", "part_of", "kinmen-jinhu-center"),
        ("hours_note: {zh: 週一休息。, en: Closed on Mondays.}", "hours_note", "週一休息。"),
        ("phones: [{number: 082-330100}]", "phones[0].number", "082-330100"),
        (
            "phones: [{number: 113}, {number: 0912-345678, office_mobile: true}]",
            "phones[1].number",
            "0912-345678",
        ),
    ],
)
def test_field_that_tells_a_place_is_found(
    data_dir: Path, findings_of: Findings, added: str, field: str, value: str
):
    """Such a field has no place in a confidential record, whatever it says."""
    found = leaks(data_dir, findings_of, added)

    assert {field: value} == {name: finding.value for name, finding in found.items()}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("在金湖鎮。", "金湖鎮"),
        ("靠近光前里。", "光前里"),
        ("臺灣以外的小金門。", "小金門"),
        ("位於埔里。", "埔里"),
        ("埔里一帶的住家。", "埔里"),
        ("In Jinhu, far from town.", "Jinhu"),
        ("Near Wang’an harbor.", "Wangan"),
        ("In Changhua City.", "Changhua City"),
        ("In Dongmen Village.", "Dongmen Village"),
        ("民生路60號2樓", "路60號"),
        ("民生路\uff16\uff10之1號", "路60之1號"),
        ("中山路二段", "路二段"),
        ("環島大道 六十號", "大道 六十號"),
        ("三民巷5弄", "巷5弄"),
        ("60 Minsheng Rd.", "60 Minsheng Rd"),
        ("No. 12-1, Zhong Shan South Road", "12-1, Zhong Shan South Road"),
        ("at Minsheng Road 60", "Road 60"),
        ("Lane 12", "Lane 12"),
        ("請打082-330100", "082-330100"),
        ("(082) 330 100", "(082) 330 100"),
        ("+886 82 330100", "+886 82 330100"),
        ("請打0912-345-678", "0912-345-678"),
        ("電話：330100", "電話:330100"),
        ("help@example.tw", "help@example.tw"),
        ("https://maps.example.tw/x", "https://maps.example.tw/x"),
        ("24.4312, 118.3186", "24.4312"),
        ("金 湖・鎮", "金湖鎮"),
        ("金湖社福中心的樓上", "金湖"),
        ("东门里", "東門里"),
        ("東門國小旁", "東門"),
        ("光前社區", "光前"),
        ("In Jin Hu.", "Jin Hu"),
        ("Jin-hu", "Jinhu"),
        ("Chinhu", "Chinhu"),
        ("near Guangqian", "Guangqian"),
        ("位於中山路。", "中山路"),
        ("off Minsheng Road", "Minsheng Road"),
        ("在車站對面", "對面"),
        ("縣立醫院旁，", "旁"),
        ("同一棟是公所", "同一棟"),
        ("步行5分鐘", "步行5"),
        ("300公尺", "300公尺"),
        ("搭藍1線在第二站下車", "下車"),
        ("on the 3rd floor", "3rd floor"),
        ("next to the bus stop", "next to"),
        ("郵遞區號：891", "郵遞區號:891"),
        ("891 金門縣", "891 "),
        ("零八二三三零一零零", "082330100"),
        ("請撥330100轉12", "撥330100"),
        ("分機12", "分機12"),
        ("0.8.2.3.3.0.1.0.0", "0.8.2.3.3.0.1.0.0"),
        ("LINE：@shelter", "LINE:@shelter"),
        ("找 goo.gl/maps/x", "goo.gl"),
        ("24°26'", "24°2"),
        ("181234, 2702345", "181234, 2702345"),
        ("7QR4C8Q8+2M", "7QR4C8Q8+2M"),
        ("電話是八二三三〇一〇〇", "電話是82330100"),
        ("零八二，三三〇，一〇〇", "082330100"),
        ("零捌貳參參零壹零零", "082330100"),
        ("(82) 330100", "(82) 330100"),
        ("82-330100", "82-330100"),
        ("oh eight two 330 100", "oh eight two "),
        ("轉三三〇一〇〇", "轉330100"),
        ("24.44, 118.41", "24.44, 118.41"),
        ("lat 24.44 lon 118.41", "lat 2"),
        ("24.4N 118.4E", "4N 118.4E"),
        ("北緯24度", "北緯"),
        ("緯度二十四點四三", "緯度二十四"),
        ("(891)", "(891)"),
        ("PO Box 33", "PO Box"),
        ("郵政33號信箱", "郵政33號信箱"),
        ("二樓", "二樓"),
        ("九號三樓", "九號"),
        ("on the second floor", "second floor"),
        ("離縣府三百公尺", "三百公尺"),
        ("走路五分鐘可到縣府", "走路五"),
        ("5 min from the airport", "5 min from"),
        ("two stops after the airport", "two stops"),
        ("next door to the church", "next door"),
        ("kmshelter at gmail dot com", "kmshelter at gmail dot "),
        ("LINE 搜尋 kmshelter", "LINE 搜尋"),
        ("賴：kmshelter88", "賴:kmshelter88"),
        ("what3words filled.count.soap", "what3words"),
        ("Kinhu", "Kinhu"),
        ("in Kincheng Township", "Kincheng"),
        ("在瓊林聚落", "瓊林"),
        ("就在金湖 社會福利服務中心", "金湖社會福利服務中心"),
        ("與社福館同址", "同址"),
        ("in the same compound", "same compound"),
    ],
)
def test_words_that_tell_a_place_are_found(
    data_dir: Path, findings_of: Findings, text: str, value: str
):
    """Names of places, streets, phones, mail, links and coordinates, as people write them."""
    found = all_leaks(data_dir, findings_of, f'alternate_names: ["{text}"]')

    assert ("alternate_names[0]", value) in [(one.field, one.value) for one in found]


@pytest.mark.parametrize(
    ("added", "field"),
    [
        ("name: {zh: 金湖鎮庇護所, en: Shelter}", "name.zh"),
        ("name: {zh: 庇護所, en: Jinhu shelter}", "name.en"),
        ("alternate_names: [家園, 金湖鎮家園]", "alternate_names[1]"),
        ("operator: {zh: 金湖鎮公所, en: Town office}", "operator.zh"),
        ("summary: {zh: 在金湖鎮。, en: A shelter.}", "summary.zh"),
        ("notes: {zh: 請打113。, en: It is in Jinhu.}", "notes.en"),
        ("how_to_apply: {zh: 到光前里12號。, en: Ask 113.}", "how_to_apply.zh"),
        ("fee_note: {zh: 金湖鎮民免費。, en: Free.}", "fee_note.zh"),
        ("verified: {how: phone, by: 金湖鎮公所}", "verified.by"),
        ("status_note: {zh: 金湖鎮籌備中。, en: Planned.}", "status_note.zh"),
        ("phones: [{number: 113, for: {zh: 金湖鎮, en: Hotline}}]", "phones[0].for.zh"),
        ("hours: '24/7 \"金湖鎮\"'", "hours"),
        ("sources: [{source: report, fields: [name], quote: 在金湖鎮}]", "sources[0].quote"),
        (
            "sources: [{source: report, fields: [name], note: {zh: 頁3, en: In Jinhu}}]",
            "sources[0].note.en",
        ),
    ],
)
def test_every_text_of_the_record_is_read(
    data_dir: Path, findings_of: Findings, added: str, field: str
):
    """No text is too small to leak; the sentence names the field."""
    found = leaks(data_dir, findings_of, added)

    assert field in found
    for locale in LOCALES:
        assert field in says(found[field], locale)


@pytest.mark.parametrize(
    "id_",
    [
        "kinmen-jinhu-shelter",
        "kinmen-jin-hu",
        "kinmen-jinhuhome",
        "kinmen-guang-qian",
        "kinmen-kinhu",
        "shelter-082330100",
        "s-24-4412-118-4123",
        "zhongzheng-rd-9-shelter",
    ],
)
def test_id_that_names_a_place_is_found(data_dir: Path, findings_of: Findings, id_: str):
    """The id is the address of the page: townships, villages, streets, phones, coordinates."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8").replace("kinmen-shelter", id_)
    file.write_text(text, encoding="utf-8")

    assert ["id"] == [one.field for one in findings_of(data_dir)]


@pytest.mark.parametrize(
    "added",
    [
        "phones: [{number: 113}, {number: 1925}, {number: 0800-024-111}]",
        "operator: {zh: 南投縣政府, en: Nantou County Government}",
        "notes: {zh: 彰化縣與南投縣都可以打113或0800-013-999。, en: Changhua or Nantou; 113.}",
        "notes: {zh: 依約2023年3月15日的簡報整理。, en: 'From a briefing of 2023-03-15.'}",
        "notes: {zh: 服務專線412-8185。, en: 'In 2023, 113 took 24-hour calls on the street.'}",
        "operator: {zh: 仁愛基金會, en: A foundation}",
        'hours: "24/7"',
        "summary: {zh: 由社工安排安全的地方住，地點一律不公開。, en: A safe place to stay.}",
        "notes: {zh: 道路、網路與電話都不通時請打110。, en: 'Call 113, day or night.'}",
        "notes: {zh: 信義與仁愛都是人名；中心附近有社工。, en: In care and at home.}",
        "notes: {zh: 第2期計畫3年，服務120人。, en: In 2023 it served 120 people.}",
        "notes: {zh: 30分鐘內回電；一、二、三、四、五月照常。, en: One call (113) is enough.}",
        "notes: {zh: 依衛部護字第1121460號函，由家庭暴力防治中心安排。, en: At home or near you.}",
    ],
)
def test_what_tells_no_place_may_stay(data_dir: Path, findings_of: Findings, added: str):
    """National lines, counties, dates and hours raise no false alarm."""
    assert {} == leaks(data_dir, findings_of, added)


@pytest.mark.parametrize("field", ["photo", "image", "picture", "geometry", "lat"])
def test_field_nobody_declared_is_refused(data_dir: Path, findings_of: Findings, field: str):
    """There is no field for a photo, nor for a place by another name; no value is told."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    changed = text.replace("confidential: true", f"confidential: true\n  {field}: secret-door.jpg")
    file.write_text(changed, encoding="utf-8")

    codes = {one.code for one in findings_of(data_dir) if one.field == field}

    assert codes & {"unknown-field", "misspelt-field"}


@pytest.mark.parametrize(
    "text",
    [
        "三樓是金門縣 安心庇護小屋。",
        "三樓是安心庇護小屋",
        "三樓是安心·庇護・小屋",
        "Upstairs: anxin shelter-house",
        "參見kinmen-shelter",
    ],
)
def test_name_is_found_in_any_spelling(data_dir: Path, findings_of: Findings, text: str):
    """Blanks, dots, capitals and the county make no difference; the id is a name as well."""
    file = data_dir / "services.yaml"
    records = file.read_text(encoding="utf-8").replace(
        "{zh: 庇護服務, en: Shelter}", "{zh: 金門縣安心庇護小屋, en: Anxin Shelter House}"
    )
    file.write_text(records.replace("國定假日休息。", f'"{text}"'), encoding="utf-8")

    assert [("names-confidential", "hours_note.zh")] == [
        (one.code, one.field) for one in findings_of(data_dir) if one.code == "names-confidential"
    ]


@pytest.mark.parametrize("text", ["庇護服務在各縣市都有。", "安心在家，小屋也溫暖。"])
def test_common_words_are_no_names(data_dir: Path, findings_of: Findings, text: str):
    """What many services are called does not tell one of them."""
    file = data_dir / "services.yaml"
    records = file.read_text(encoding="utf-8")
    file.write_text(records.replace("國定假日休息。", f'"{text}"'), encoding="utf-8")

    assert () == findings_of(data_dir)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.google.com/maps/@24.4412,118.4123,19z", True),
        ("https://example.org/?q=24.4412%2C118.4123", True),
        ("https://example.org/jinhu/shelter", True),
        ("https://example.org/%E9%87%91%E6%B9%96%E9%8E%AE", True),
        ("https://example.org/news/2026/113.html?id=20261", False),
    ],
)
def test_address_of_its_source_tells_no_place(
    data_dir: Path, findings_of: Findings, url: str, *, expected: bool
):
    """Of a source that nobody else cites, all behind the host is read, too."""
    sources, services = data_dir / "sources.yaml", data_dir / "services.yaml"
    sources.write_text(
        sources.read_text(encoding="utf-8")
        + f'lease: {{title: {{zh: 約, en: X}}, url: "{url}"}}\n',
        encoding="utf-8",
    )
    head, shelter = services.read_text(encoding="utf-8").split("- id: kinmen-shelter\n")
    shelter = shelter.replace("source: report", "source: lease")
    services.write_text(f"{head}- id: kinmen-shelter\n{shelter}", encoding="utf-8")

    found = [one.field for one in findings_of(data_dir) if one.code == "source-tells-place"]

    assert expected is ("lease.url" in found)
