"""Names of people beside what they do: 王小明社工師, 陳小姐, 承辦人：林○○, Ms. Chen.

A name alone is not looked for, because practices and foundations bear the names of people.
"""

from __future__ import annotations

import re

_SURNAME = (
    "[陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂江何羅高蕭潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁"
    "魏孫戴范方宋鄧杜傅侯曹薛丁馬蔣董卓藍馮姚石紀古唐連汪湯康田姜白鄒尤巫涂龔嚴韓袁黎倪童夏錢阮柳邵溫"
    "秦裴甘歐伍關卜陈黄张刘杨郑谢许赖苏吕罗钟赵颜冯汤庄卢孙](?:(?<=歐)陽|(?<=張)簡|(?<=范)姜)?"
)
"""Those of 97 of 100 people in Taiwan, without those that are mostly other words."""
_MASK = "[\u25cb\u3007\u25ef*OX]"
"""○, or the letter that looks like it, in place of a part of a name."""
_WORDS = re.compile(
    "高(?:風險|關懷|年級|中|職|齡|度|階|危機|雄)|方(?:案|便|式|面|法)|簡(?:易|介|訊|報)"
    "|連(?:絡|續|結|同|江)"
    "|何(?:時|處|種|人)|曾(?:任|經|擔任)|周(?:邊|末|遭)|童(?:軍|年)|溫(?:馨|暖|柔)|康(?:復|健)|白(?:天|沙)"
    "|石(?:化)|馬(?:上|公|祖)|古(?:蹟|坑)|許(?:可|多)|江(?:翠)|莊(?:敬)|施(?:行|作|暴|虐|打)|田(?:野|中|尾)"
    "|游(?:泳)|「?張老師」?|關(?:懷|係|於|心|注|鍵|山|西|廟|節|閉)|老師父"
)
"""Words that begin like a surname; the 張老師 of the hotline is a name of the service."""
_WORKER = (
    "社會工作師|社會工作員|社工師|社工員|社工督導|社工|督導|心理師|心輔員|諮商師|輔導員|輔導老師|主任|"
    "個案管理師|個管師|個管員|個管|訪視員|訪員|關懷員|志工|護理師|護理長|護士|治療師|醫師|老師|專員|照專|"
    "通譯員|通譯|科員|課員|科長|課長|股長|組長|處長|局長|院長|里長|村長|理事長|執行長|總幹事|幹事|"
    "承辦人|聯絡人|承辦"
)
_ADDRESS = "先生|小姐|女士"
_NO_PRACTICE = (
    "(?!(?:聯合)?(?:事務所|診所|諮商所|治療所|基金會|紀念|專線|協會|醫院|工作室)"
    "|[\u4e00-\u9fff]{0,2}店)"
)
_ASKED = "請洽找由向與和及是為或、的給與位司"
_HAN = "[\u4e00-\u9fff]"
_FREE = rf"(?:(?<!{_HAN}.)|(?<=[{_ASKED}].))"
"""Behind a surname: no other word ends where it begins."""
_NO_BODY = "(?<![縣市區鄉鎮村里局處所署科課室股組隊站班館院])"
_GIVEN = rf"(?:{_HAN}{{2}}{_NO_BODY}|{_MASK}{{1,2}}|{_MASK}{_HAN}|{_HAN}{_MASK})"
_CALLED = "聯絡人|聯繫人|連絡人|承辦人員|承辦人|負責人|主責社工|窗口|經辦"
_FIRST = _SURNAME.replace("]", f"]{_FREE}", 1)
_SPACED = re.compile(rf"(?<!{_HAN})({_SURNAME})[ ‧·・]({_HAN})[ ‧·・]?({_HAN})")
"""A name with something between its characters."""
_CHINESE = re.compile(
    rf"{_FIRST}{_GIVEN}?\s?(?>{_WORKER}|{_ADDRESS}){_NO_PRACTICE}"
    rf"|{_FIRST}{_HAN}(?:{_ADDRESS})"
    rf"|{_FIRST}(?:{_MASK}{{2}}|{_MASK}{_HAN})"
    rf"|{_FIRST}姓(?:{_WORKER}|{_ADDRESS})|{_FIRST}{_GIVEN}\s?\(?分機"
    rf"|小(?:(?<!{_HAN}小)|(?<=[{_ASKED}]小)){_SURNAME}(?:(?:{_WORKER})|(?<=[洽找]小.)(?!{_HAN}))"
)
_AFTER = re.compile(
    rf"(?:{_CALLED}|{_WORKER})\s?[:(為是]?\s?{_SURNAME}{_GIVEN}(?!{_HAN})"
    rf"|(?:{_CALLED})\s?[:(為是]\s?{_SURNAME}{_HAN}(?!{_HAN})"
    rf"|[洽找]\s?{_SURNAME}{_GIVEN}(?!{_HAN})"
)
_MAY_BE_AFTER = re.compile(
    _SURNAME.replace("]", r"](?<=[師員工導任士人口辦長專管事譯洽找:(為是\s].)", 1)
    + rf"(?:{_GIVEN}|{_HAN})(?!{_HAN})"
)
"""A name behind the last character of such a word: quickly said of most texts that it is not."""
_ROMAN = (
    "Chen|Lin|Huang|Chang|Zhang|Lee|Li|Wang|Wu|Liu|Tsai|Cai|Yang|Hsu|Xu|Cheng|Zheng|Hsieh|Xie|"
    "Kuo|Guo|Hung|Hong|Chiu|Qiu|Tseng|Zeng|Liao|Lai|Chou|Zhou|Yeh|Ye|Su|Chuang|Lu|Chiang|Jiang|Ho|"
    "Hsiao|Xiao|Lo|Luo|Kao|Gao|Pan|Chien|Jian|Chu|Zhu|Chung|Peng|Yu|Chan|Hu|Shih|Shen|Liang|Chao|"
    "Zhao|Yen|Ko|Weng|Wei|Sun|Tai|Dai|Fan|Fang|Sung|Song|Teng|Tu|Du|Fu|Hou|Tsao|Hsueh|Ting|Ma|Tung|Nguyen|Tran|"
    "Pham"
)
_BODY = (
    "(?:Township|City|County|Town|Village|District|Office|Hospital|Clinic|[Ss]tation|Power|Center|"
    "School|Foundation|office|hospital|clinic|center)"
)
"""What follows the name of a place: Call Fang Yuan Township Office."""
_GIVEN_ROMAN = rf"(?!{_BODY}\b)[A-Z][a-z]+(?:[- ]?(?!{_BODY}\b)[A-Za-z][a-z]+)?"
_FULL = rf"(?:[A-Z][a-z]+(?:-[A-Za-z][a-z]+)? (?:{_ROMAN})|(?:{_ROMAN}),? {_GIVEN_ROMAN})"
_JOB = (
    "(?:[Ss]ocial worker|[Ss]upervisor|[Pp]sychologist|[Cc]ounselor|[Cc]ase ?(?:manager|worker)|"
    "[Vv]olunteer|[Nn]urse|[Dd]irector|[Cc]ontact(?: person)?|[Cc]are visitor|[Tt]herapist|"
    "[Ii]nterpreter|[Ss]ection chief)"
)
_ENGLISH = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Mx)\b\.?\s+[A-Z][a-z]+"
    rf"|\b{_FULL}\b\s?[,(]\s?(?:an? |the |our )?{_JOB}\b"
    rf"|\b{_JOB}:?,?\s{_FULL}\b(?!\s{_BODY}\b)"
    rf"|\b(?i:ask for|contact|call|talk to|speak to)\s{_FULL}\b(?!\s{_BODY}\b)"
    rf"|\b(?i:ask for|talk to|speak to)\s[A-Z][a-z]+-[A-Za-z][a-z]+\b(?!\s{_BODY}\b)"
    rf"|\bDr\b\.?\s(?:{_ROMAN})\b(?!\s[A-Z])"
    rf"|\b[A-Z]{{2,}}, [A-Z]{{2,}}(?:-[A-Z]+)?\s?[,(]\s?{_JOB}\b"
)
_MAY_BE_ENGLISH = re.compile(rf"(?:{_ROMAN}|Mrs|Mr|Ms|Miss|Mx)\b")
_MAY_BE_GIVEN = re.compile(r"(?:for|to) [A-Z][a-z]+-|, [A-Z]{2,}")
"""These two and their kind say of most texts at once that nobody is named."""
_ROMAN_ALONE = re.compile(rf"(?:(?:Mr|Ms|Mrs|Miss|Dr)\.? )?{_FULL}")
_ALONE = re.compile(rf"{_SURNAME}(?:{_GIVEN}|{_HAN})(?<![縣市區鄉鎮處局科課所室會股隊站組])")


def find_name(text: str) -> str:
    """The first name of a person beside what they do, with it; "" where there is none.

    Full-width forms are ordinary ones in `text`.
    """
    shown = _SPACED.sub(r"\1\2\3", text)
    shown = _WORDS.sub(lambda found: "  " + " " * (len(found.group()) - 2), shown)
    found = _CHINESE.search(shown)
    if not found and _MAY_BE_AFTER.search(shown):
        found = _AFTER.search(shown)
    if not found and (_MAY_BE_ENGLISH.search(shown) or _MAY_BE_GIVEN.search(shown)):
        found = _ENGLISH.search(shown)
    return found.group() if found else ""


def is_name(text: str) -> bool:
    """Whether a text is nothing but a person's name, where an office or a role belongs."""
    return bool(_ALONE.fullmatch(text.strip()) or _ROMAN_ALONE.fullmatch(text.strip()))
