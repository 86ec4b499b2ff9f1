"""Names of people beside what they do: 王小明社工師, 陳小姐, 承辦人：林○○, Ms. Chen.

A name alone is not looked for, because practices and foundations bear the names of people.
"""

from __future__ import annotations

import re

_SURNAME = (
    "[陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂江何羅高蕭潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁"
    "魏孫戴范方宋鄧杜傅侯曹薛丁馬蔣董卓藍馮姚石紀古唐連汪湯康田姜白鄒尤巫涂龔嚴韓袁黎倪童夏錢阮柳邵溫"
    "秦裴甘歐伍](?:(?<=歐)陽|(?<=張)簡|(?<=范)姜)?"
)
"""Those of 97 of 100 people in Taiwan, without those that are mostly other words."""
_MASK = "[\u25cb\u3007\u25ef*]"
"""○ in place of a part of a name."""
_WORDS = re.compile(
    "高(?:風險|關懷|年級|中|職|齡|度|階|危機|雄)|方(?:案|便|式|面|法)|簡(?:易|介|訊|報)"
    "|連(?:絡|續|結|同|江)"
    "|何(?:時|處|種|人)|曾(?:任|經|擔任)|周(?:邊|末|遭)|童(?:軍|年)|溫(?:馨|暖|柔)|康(?:復|健)|白(?:天|沙)"
    "|石(?:化)|馬(?:上|公|祖)|古(?:蹟|坑)|許(?:可|多)|江(?:翠)|莊(?:敬)|施(?:行|作|暴|虐|打)|田(?:野|中|尾)"
    "|游(?:泳)|「?張老師」?"
)
"""Words that begin like a surname; the 張老師 of the hotline is a name of the service."""
_WORKER = (
    "社會工作師|社會工作員|社工師|社工員|社工督導|社工|督導|心理師|心輔員|諮商師|輔導員|輔導老師|主任|"
    "個管師|個管員|訪視員|訪員|關懷員|志工|護理師|護士|醫師|老師|專員|承辦人|聯絡人|承辦"
)
_ADDRESS = "先生|小姐|女士"
_NO_PRACTICE = "(?!(?:聯合)?(?:事務所|診所|諮商所|治療所|基金會|紀念|專線|協會|醫院|工作室))"
_ASKED = "請洽找由向與和及是為或、的給與位"
_HAN = "[\u4e00-\u9fff]"
_FREE = rf"(?:(?<!{_HAN}.)|(?<=[{_ASKED}].))"
"""Behind a surname: no other word ends where it begins."""
_GIVEN = rf"(?:{_HAN}{{2}}(?<![縣市區鄉鎮村里])|{_MASK}{{1,2}}|{_MASK}{_HAN}|{_HAN}{_MASK})"
_CALLED = "聯絡人|聯繫人|連絡人|承辦人員|承辦人|負責人|主責社工|窗口|經辦"
_FIRST = _SURNAME.replace("]", f"]{_FREE}", 1)
_CHINESE = re.compile(
    rf"{_FIRST}{_GIVEN}?\s?(?>{_WORKER}|{_ADDRESS}){_NO_PRACTICE}"
    rf"|{_FIRST}{_HAN}(?:{_ADDRESS})"
    rf"|{_FIRST}(?:{_MASK}{{2}}|{_MASK}{_HAN})"
)
_AFTER = re.compile(
    rf"(?:{_CALLED}|{_WORKER})\s?[:(為是]?\s?{_SURNAME}{_GIVEN}(?!{_HAN})"
    rf"|(?:{_CALLED})\s?[:(為是]\s?{_SURNAME}{_HAN}(?!{_HAN})"
)
_MAY_BE_AFTER = re.compile(
    _SURNAME.replace("]", r"](?<=[師員工導任士人口辦:(為是\s].)", 1)
    + rf"(?:{_GIVEN}|{_HAN})(?!{_HAN})"
)
"""A name behind the last character of such a word: quickly said of most texts that it is not."""
_ROMAN = (
    "Chen|Lin|Huang|Chang|Zhang|Lee|Li|Wang|Wu|Liu|Tsai|Cai|Yang|Hsu|Xu|Cheng|Zheng|Hsieh|Xie|"
    "Kuo|Guo|Hung|Hong|Chiu|Qiu|Tseng|Zeng|Liao|Lai|Chou|Zhou|Yeh|Ye|Su|Chuang|Lu|Chiang|Jiang|Ho|"
    "Hsiao|Xiao|Lo|Luo|Kao|Gao|Pan|Chien|Jian|Chu|Zhu|Chung|Peng|Yu|Chan|Hu|Shih|Shen|Liang|Chao|"
    "Zhao|Yen|Ko|Weng|Wei|Sun|Tai|Dai|Fan|Fang|Sung|Song|Teng|Tu|Du|Fu|Hou|Tsao|Hsueh|Ting|Ma|Tung"
)
_GIVEN_ROMAN = "[A-Z][a-z]+(?:[- ]?[A-Za-z][a-z]+)?"
_FULL = rf"(?:[A-Z][a-z]+(?:-[A-Za-z][a-z]+)? (?:{_ROMAN})|(?:{_ROMAN}),? {_GIVEN_ROMAN})"
_JOB = (
    "(?:[Ss]ocial worker|[Ss]upervisor|[Pp]sychologist|[Cc]ounselor|[Cc]ase ?(?:manager|worker)|"
    "[Vv]olunteer|[Nn]urse|[Dd]irector|[Cc]ontact(?: person)?|[Cc]are visitor|[Tt]herapist)"
)
_ENGLISH = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Mx)\b\.?\s+[A-Z][a-z]+"
    rf"|\b{_FULL}\b\s?[,(]\s?(?:an? |the |our )?{_JOB}\b"
    rf"|\b{_JOB}:?,?\s{_FULL}\b"
    rf"|\b(?i:ask for|contact|call|talk to|speak to)\s{_FULL}\b"
)
_MAY_BE_ENGLISH = re.compile(rf"(?:{_ROMAN}|Mrs|Mr|Ms|Miss|Mx)\b")
_ROMAN_ALONE = re.compile(rf"(?:(?:Mr|Ms|Mrs|Miss|Dr)\.? )?{_FULL}")
_ALONE = re.compile(rf"{_SURNAME}(?:{_GIVEN}|{_HAN})(?<![縣市區鄉鎮處局科課所室會股隊站組])")


def find_name(text: str) -> str:
    """The first name of a person beside what they do, with it; "" where there is none.

    Full-width forms are ordinary ones in `text`.
    """
    shown = _WORDS.sub(lambda found: "  " + " " * (len(found.group()) - 2), text)
    found = _CHINESE.search(shown)
    if not found and _MAY_BE_AFTER.search(shown):
        found = _AFTER.search(shown)
    if not found and _MAY_BE_ENGLISH.search(shown):
        found = _ENGLISH.search(shown)
    return found.group() if found else ""


def is_name(text: str) -> bool:
    """Whether a text is nothing but a person's name, where an office or a role belongs."""
    return bool(_ALONE.fullmatch(text.strip()) or _ROMAN_ALONE.fullmatch(text.strip()))
