"""The shapes of the data: what a record, the vocabulary, a hotline and a source are.

Every field says in its description what it means. Nothing here reads files.
"""

from safetynet.model.base import Day, DayOrPart, Model, Slug, fields_of
from safetynet.model.calendar import DayKind, SpecialDay
from safetynet.model.confidential import (
    NATIONAL,
    WITHHELD,
    public_hotline,
    public_record,
    public_source,
    withheld_sources,
)
from safetynet.model.dialled import dialled, is_helpline
from safetynet.model.reach import Accuracy, Assumptions, BridgeEffect, Comparison, GridBasis
from safetynet.model.record import CITABLE, Record
from safetynet.model.reference import Hotline, Source
from safetynet.model.reviewer import Reviewer
from safetynet.model.suppressed import Suppressed, fingerprint
from safetynet.model.values import (
    CLOSED,
    Address,
    Booking,
    Citation,
    Delivery,
    EnglishBasis,
    FactCheck,
    Fee,
    Floor,
    How,
    Name,
    Phone,
    Point,
    Precision,
    Status,
    StepFree,
    Verified,
)
from safetynet.model.vocabulary import (
    Ages,
    Audience,
    Kind,
    KindGroup,
    Need,
    Synonyms,
    Term,
    Vocabulary,
)
from safetynet.web import is_web

__all__ = [
    "CITABLE",
    "CLOSED",
    "NATIONAL",
    "WITHHELD",
    "Accuracy",
    "Address",
    "Ages",
    "Assumptions",
    "Audience",
    "Booking",
    "BridgeEffect",
    "Citation",
    "Comparison",
    "Day",
    "DayKind",
    "DayOrPart",
    "Delivery",
    "EnglishBasis",
    "FactCheck",
    "Fee",
    "Floor",
    "GridBasis",
    "Hotline",
    "How",
    "Kind",
    "KindGroup",
    "Model",
    "Name",
    "Need",
    "Phone",
    "Point",
    "Precision",
    "Record",
    "Reviewer",
    "Slug",
    "Source",
    "SpecialDay",
    "Status",
    "StepFree",
    "Suppressed",
    "Synonyms",
    "Term",
    "Verified",
    "Vocabulary",
    "dialled",
    "fields_of",
    "fingerprint",
    "is_helpline",
    "is_web",
    "public_hotline",
    "public_record",
    "public_source",
    "withheld_sources",
]
