"""Rules on people: offices and roles are published, never the person who works there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from safetynet.check.case import Case, strings_of
from safetynet.check.person_names import find_name, is_name
from safetynet.directory import Directory
from safetynet.load import SUPPRESSED, Fault, Path
from safetynet.load.folder import REVIEWERS, SPECIAL_DAYS
from safetynet.load.network import FIGURES, INDICATORS, MEETINGS, PATHWAYS
from safetynet.model import Record
from safetynet.text import HAN_DIGITS, HAN_VALUES

_PARTED = r"\s{0,3}[-,、/~*.·_:]?\s{0,3}"
MOBILE = re.compile(
    r"(?<!\d)(?<!\d[./-])(?:"
    r"(?:(?:(?:00|\+)?886[\s()-]{0,4}0?\)?|\(?[0Oo])9\d{2}\)?(?:[\s().·_-]{0,2}\d){6})"
    rf"|09\d\d{_PARTED}\d{{3}}{_PARTED}\d{{3}}|0 ?9(?:[- ]\d{{2}}){{4}}|09[- ]\d{{4}}[- ]\d{{4}}"
    r"|0 9\d\d \d{3} \d{3}|(?<=手機)\W{0,2}9\d{8})(?!\d)",
)
"""09 or +886 9 with eight more digits, however they are parted (matched in `told` text)."""
_HAN_DIGITS = str.maketrans(HAN_DIGITS, HAN_VALUES)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012–\u2014\u2015\u2212\ufe63"), "-")
_AT = re.compile(
    r"(?<=[\w.])\s?(?:[\[(]\s?at\s?[\])]|小老鼠)\s?(?=\w)|(?<=\w)(?: @ |@ )(?=[a-z0-9-]+\.)"
    r"|(?<=\w) at (?=(?:gmail|yahoo|hotmail|outlook)\b|\w+ dot )",
    re.IGNORECASE,
)
"""The sign of a mailbox as people write it who fear robots."""
_HINTS = (
    "@ ",
    "at]",
    "at)",
    "小老鼠",
    " dot ",
    " at gmail",
    " at yahoo",
    " at hotmail",
    " at outlook",
)
"""One of these stands in a text that holds such a sign."""
_DOT = re.compile(r"\s?[\[(]dot[\])]\s?|(?<=\w) dot (?=\w)", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_WORD = (
    r"(?:the|tw|gov|org|admin|apply|care|case|cent(?:er|re)|child|club|contact|counsel|"
    r"desk|dept|edu|family|foundation|fund|health|hello|help|home|hospital|hotline|info|intake|"
    r"kids|line|mail|mailbox|mental|news|ngo|office|police|post|public|reception|school|secretary|"
    r"service|shelter|social|staff|support|team|volunteer|web|welfare|women|youth)s?"
)
_COUNTY = (
    "taipei|keelung|taoyuan|hsinchu|miaoli|taichung|changhua|nantou|yunlin|chiayi|tainan|kaohsiung|"
    "pingtung|taitung|hualien|yilan|ilan|penghu|kinmen|matsu|lienchiang"
)
_ROLE = re.compile(rf"(?=.*{_WORD})(?:[._+-]?(?:{_WORD}|{_COUNTY}|\d+|(?<![a-z])[a-z]{{1,2}}))+")
"""An address of nothing but words for an office or a task, counties, digits and initials."""
_OWN = re.compile(
    "(?:公務|服務|單位|機關|辦公室|中心)信箱|office (?:mailbox|e-?mail)", re.IGNORECASE
)
_NEAR = 16
"""Characters between the words that call a mailbox the office's own and its address."""
_BY_SMS = re.compile(r"簡訊|\bSMS\b|text message", re.IGNORECASE)
ROLES = frozenset({"by", "who"})
"""Fields that name an office or a role, and nothing else."""


def check_nobody_is_named(record: Record, case: Case) -> Iterator[Fault]:
    """No text of a record has a person's mobile, mailbox or name in it."""
    office = {_digits(phone.number) for phone in record.phones if phone.office_mobile}
    texts = (one for one in case.strings(record) if one[0][-1] != "number")
    yield from _faults(texts, lambda found, _: _digits(found) in office)


def check_nobody_is_named_elsewhere(case: Case) -> Iterator[tuple[str, Fault]]:
    """The same in the files beside the records: hotlines, sources, words, figures, pathways.

    Numbers that take text messages are those of offices: nobody else has a hotline.
    """
    for name, values in files_beside(case.directory):
        for fault in _faults(strings_of(values), lambda _, text: bool(_BY_SMS.search(text))):
            yield name, fault


def files_beside(directory: Directory) -> tuple[tuple[str, object], ...]:
    """Name and content of each file of words beside the records."""
    return (
        ("hotlines.yaml", directory.hotlines),
        ("sources.yaml", directory.sources),
        ("vocabulary.yaml", directory.vocabulary),
        (SPECIAL_DAYS, directory.special_days),
        (SUPPRESSED, directory.suppressed),
        (REVIEWERS, directory.reviewers),
        *network_files(directory),
    )


def network_files(directory: Directory) -> tuple[tuple[str, object], ...]:
    """Name and content of each file on the net itself."""
    network = directory.network
    return (
        (FIGURES, network.terms),
        (INDICATORS, network.indicators),
        (MEETINGS, network.meetings),
        (PATHWAYS, network.pathways),
    )


def _faults(
    texts: Iterable[tuple[Path, str]], is_office_mobile: Callable[[str, str], bool]
) -> Iterator[Fault]:
    """What is found in any of the texts; most records have nothing, as one look at all tells."""
    known = list(texts)
    whole = told("\n".join(text for _, text in known))
    if "@" in whole or MOBILE.search(whole.translate(_HAN_DIGITS)) or find_name(whole):
        for path, text in known:
            yield from _in_text(path, told(text), is_office_mobile)
    for path, text in known:
        if path[-1] in ROLES and is_name(ordinary(text)):
            yield Fault("personal-name", path, text)


def _in_text(
    path: Path, text: str, is_office_mobile: Callable[[str, str], bool]
) -> Iterator[Fault]:
    for mobile in MOBILE.findall(text.translate(_HAN_DIGITS)):
        if not is_office_mobile(mobile, text):
            yield Fault("mobile-in-text", path, mobile)
    for mail in MAIL.finditer(text):
        if not is_office_mail(mail.group(), text[max(0, mail.start() - _NEAR) : mail.start()]):
            yield Fault("personal-mail", path, mail.group())
    name = find_name(text)
    if name and not (path[-1] in ROLES and is_name(text)):
        yield Fault("personal-name", path, name)


def is_office_mail(mail: str, before: str) -> bool:
    """Whether a mailbox is an office's own.

    Its address says so by a word (service@…), or the words before it do (公務信箱：…).
    """
    return bool(_ROLE.fullmatch(mail.partition("@")[0].casefold()) or _OWN.search(before))


def _digits(number: str) -> str:
    """The digits of a number as it is dialled in Taiwan."""
    return re.sub(r"^886\D*0?", "0", re.sub(r"[^\d]", "", number))


def told(text: str) -> str:
    """`ordinary` text with one sort of dash, and with mailboxes as they are typed."""
    shown = ordinary(text).translate(_DASHES)
    return _DOT.sub(".", _AT.sub("@", shown)) if any(one in shown for one in _HINTS) else shown


def ordinary(text: str) -> str:
    """Text with full-width letters, digits and signs made ordinary ones."""
    return unicodedata.normalize("NFKC", text)
