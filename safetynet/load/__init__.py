"""From YAML text to the model; every value can say its file and line."""

from safetynet.load.draft import Draft, read_draft
from safetynet.load.folder import (
    REVIEWERS,
    SERVICES,
    SPECIAL_DAYS,
    SUPPRESSED,
    Files,
    Loaded,
    dotted,
    read_directory,
)
from safetynet.load.shape import nearest
from safetynet.load.translations import TRANSLATIONS, read_translations, write_translations
from safetynet.load.withheld import OPEN_FIELDS
from safetynet.load.yaml12 import Fault, Path

__all__ = [
    "OPEN_FIELDS",
    "REVIEWERS",
    "SERVICES",
    "SPECIAL_DAYS",
    "SUPPRESSED",
    "TRANSLATIONS",
    "Draft",
    "Fault",
    "Files",
    "Loaded",
    "Path",
    "dotted",
    "nearest",
    "read_directory",
    "read_draft",
    "read_translations",
    "write_translations",
]
