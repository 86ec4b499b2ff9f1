"""Nobody who works somewhere is named: mobiles, mailboxes and names in any text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from safetynet.check.person_names import find_name, is_name
from safetynet.check.personal import is_office_mail, ordinary
from safetynet.errors import Finding

Findings = Callable[[Path], tuple[Finding, ...]]
CODES = {"mobile-in-text", "personal-mail", "personal-name"}


def found(data_dir: Path, findings_of: Findings, old: str, new: str) -> list[tuple[str, str]]:
    """Code and field of each finding about a person, when a line of the records is changed."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    assert 1 == text.count(old)
    file.write_text(text.replace(old, new), encoding="utf-8")
    return [(one.code, one.field) for one in findings_of(data_dir) if one.code in CODES]


@pytest.mark.parametrize(
    "text",
    [
        "請洽王小明社工師",
        "王小姐",
        "找陳督導",
        "林○○",
        "吳*明",
        "承辦人：林大同",
        "承辦人：王明",
        "社工員 王小明",
        "社工王美麗。",
        "聯絡人陳小姐",
        "王大明先生",
        "主責社工：王小明（分機12）",
        "歐陽娜娜護理師",
        "張簡美玲心理師",
        "請找李主任",
        "由張社工接聽",
        "黃美玲個管師",
        "Ms. Chen",
        "Mary Lin, social worker",
        "social worker Mary Lin",
        "Contact: Wang Hsiao-ming",
        "ask for Mei-ling Chen",
        "請洽陳美玲",
        "陳美玲科員",
        "課員陳小美",
        "王處長小明",
        "個管：陳美玲",
        "里長王大明",
        "林姓社工",
        "小陳社工",
        "陳大華 分機123",
        "陳 美 玲 社工",
        "陳‧美玲社工",
        "王OO社工師",
        "陳Ｏ玲小姐",
        "關小姐",
        "Ask for Mei-Ling",
        "Dr. Chen",
        "CHEN, MEI-LING (social worker)",
        "Nguyen Thi Hoa, interpreter",
        "section chief Wang Da-ming",
    ],
)
def test_person_beside_a_role_is_found(text: str):
    """Surname and title, with or without the given name, masked or not, in both languages."""
    assert find_name(ordinary(text))


@pytest.mark.parametrize(
    "text",
    [
        "王小明診所",
        "王小明社工師事務所",
        "陳大文醫師紀念醫院",
        "「張老師」輔導專線",
        "張老師基金會",
        "Dr. Chen Clinic",
        "Changhua Christian Hospital",
        "高風險個管員",
        "方案社工員",
        "高中老師",
        "白沙社工",
        "馬公護理師",
        "林內鄉主任",
        "何時社工會來",
        "施暴者社工",
        "溫馨志工",
        "社工方便時",
        "請洽承辦人員",
        "單一窗口",
        "由社工了解情況",
        "Contact: Social Affairs Department",
        "Kinmen County social workers",
        "Contact Fang Yuan Township Office",
        "Call Ma Gong City Office",
        "Contact Tai Power",
        "林務局志工",
        "窗口：余家班",
        "高小姐麵店旁不提供停車。",
        "請洽高雄市政府",
        "請洽方案組",
        "請洽林務局",
        "請向村里長申請。",
        "關懷員與相關社工",
        "語言治療師與護理長",
        "LINE社工",
    ],
)
def test_roles_practices_and_places_are_no_people(text: str):
    """A practice bears its physician's name; words that begin like a surname are words."""
    assert not find_name(ordinary(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王小明", True),
        ("林美", True),
        ("Mary Lin", True),
        ("Ms. Wang Hsiao-ming", True),
        ("金門縣", False),
        ("高雄市", False),
        ("社會處", False),
        ("金門縣政府社會處社工科", False),
        ("volunteer of the Lifeline", False),
    ],
)
def test_name_alone_is_known_where_an_office_belongs(text: str, *, expected: bool):
    """`verified.by` and the like name an office or a role."""
    assert expected is is_name(text)


@pytest.mark.parametrize(
    ("mail", "before", "expected"),
    [
        ("service@example.tw", "", True),
        ("km.family@example.tw", "", True),
        ("113hotline@example.tw", "", True),
        ("kmfcg2020@gmail.com", "公務信箱:", True),
        ("kmfcg2020@gmail.com", "the office mailbox: ", True),
        ("kmfcg2020@gmail.com", "信箱:", False),
        ("hsiaoming.wang@mail.example.tw", "", False),
        ("a0912@mail.example.gov.tw", "", False),
        ("social.welfare-kinmen@example.tw", "", True),
        ("homer.simpson@example.gov.tw", "", False),
        ("linechen@example.com", "", False),
        ("service.chen@example.com", "", False),
        ("news_amy@example.tw", "", False),
    ],
)
def test_mailbox_of_an_office_is_told_from_a_persons(mail: str, before: str, *, expected: bool):
    """By a word for an office in its address, or by the words before it."""
    assert expected is is_office_mail(mail, before)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("name: {zh: 庇護服務, en: Shelter}", "name: {zh: 找王小明社工師, en: Shelter}", "name.zh"),
        ("extension: 012", "for: {zh: 陳小姐, en: Desk}", "phones[0].for.zh"),
        ("zh: 服務台", "zh: 李督導", "floors[0].what.zh"),
        ("quote: 111年1月22日開館啟用", "quote: 承辦人：林大同", "sources[0].quote"),
        ("languages: [zh]", "how_to_apply: {zh: 找王小姐, en: Ask}", "how_to_apply.zh"),
        ("languages: [zh]", "alternate_names: [洽林○○]", "alternate_names[0]"),
        ("languages: [zh]", "operator: {zh: 社工王小明, en: X}", "operator.zh"),
        ("2025-10-02, how: document}", "2025-10-02, by: Mary Lin, how: document}", "verified.by"),
    ],
)
def test_every_text_is_read(data_dir: Path, findings_of: Findings, old: str, new: str, field: str):
    """No field is too small to name somebody."""
    assert ("personal-name", field) in found(data_dir, findings_of, old, new)


@pytest.mark.parametrize(
    "number",
    [
        "0912-345678",
        "0912 345 678",
        "(0912)345678",
        "+886-912-345678",
        "886912345678",
        "00886912345678",
        "+886 (0)912 345 678",
        "0912\u2010345\u2010678",
        "0912\u2212345\u2212678",
        "0912 - 345 - 678",
        "09 12 34 56 78",
        "09-1234-5678",
        "0912/345/678",
        "0912、345、678",
        "〇九一二三四五六七八",
        "".join(chr(ord(one) + 0xFEE0) for one in "0912345678"),
    ],
)
def test_mobile_in_a_text_is_found(data_dir: Path, findings_of: Findings, number: str):
    """However it is parted and however wide its digits are."""
    new = f'alternate_names: ["請打{number}"]'

    faults = found(data_dir, findings_of, "languages: [zh]", new)

    assert [("mobile-in-text", "alternate_names[0]")] == faults


@pytest.mark.parametrize(
    "number",
    ["082-330100", "0800-024-111", "1925", "2023-09-12345678", "118.0912345678", "09:00-12:30，60"],
)
def test_other_numbers_are_no_mobiles(data_dir: Path, findings_of: Findings, number: str):
    """Switchboards, national lines, dates and coordinates."""
    new = f'alternate_names: ["請打{number}"]'

    assert [] == found(data_dir, findings_of, "languages: [zh]", new)


def test_mobile_of_the_office_may_be_named_again(data_dir: Path, findings_of: Findings):
    """Once it stands among the phones as the office's own."""
    old = "    - number: 082-330100\n      extension: 012\n"
    new = (
        "    - {number: 0912-345678, office_mobile: true}\n"
        "  notes: {zh: 加LINE請用0912345678。, en: LINE +886 912-345-678.}\n"
    )

    assert [] == found(data_dir, findings_of, old, new)


def test_number_for_text_messages_of_a_hotline_may_stand(data_dir: Path, findings_of: Findings):
    """Police and fire departments take text messages at numbers that begin with 09."""
    file = data_dir / "hotlines.yaml"
    text = file.read_text(encoding="utf-8")
    new = "家庭暴力；簡訊請傳0911-510-901。"
    file.write_text(text.replace("家庭暴力與兒少保護。", new), encoding="utf-8")

    assert [] == [one.code for one in findings_of(data_dir) if one.code in CODES]


@pytest.mark.parametrize(
    "mail",
    [
        "amychen[at]example.com",
        "amychen(at)example(dot)com",
        "amychen @ example.com",
        "amychen at gmail.com",
        "amychen at example dot com",
        "amychen小老鼠example.com",
    ],
)
def test_mailbox_in_disguise_is_found(data_dir: Path, findings_of: Findings, mail: str):
    """What hides it from robots does not hide it from people."""
    new = f'alternate_names: ["請寄{mail}"]'

    assert ("personal-mail", "alternate_names[0]") in found(
        data_dir, findings_of, "languages: [zh]", new
    )
