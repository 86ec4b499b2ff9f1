"""What was meant, finding by finding; the report says it and `safetynet fix` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from safetynet.check.corrections import codes, lines, places, starts, values
from safetynet.check.corrections.slip import Corrector, Slip
from safetynet.errors import Finding
from safetynet.load import SUPPRESSED, Loaded
from safetynet.load.starts import STRAY_START

CORRECTORS: Mapping[str, Corrector] = {
    **dict.fromkeys(lines.LINES, lines.corrected_line),
    "yaml-two-documents": lines.deleted_line,
    STRAY_START: starts.record_start,
    "duplicate-key": lines.repeated_line,
    "empty-value": values.nothing,
    "hidden-character": values.without_hidden,
    "missing-field": places.missing_place,
    "misspelt-field": codes.field_name,
    "unknown-field": codes.field_name,
    "not-list": values.as_list,
    "not-mapping": values.as_mapping,
    "not-number": values.number,
    "not-true-or-false": values.truth,
    "decimal-comma": values.decimal_point,
    "point-swapped": values.swapped,
    "unknown-choice": codes.code,
    "bad-slug": codes.slug,
    "bad-phone": values.phone_number,
    "bad-extension": values.extension,
    "bad-floor": values.floor,
    "bad-colour": values.colour,
    "bad-date": values.day,
    "bad-date-or-part": values.day_or_part,
    "unknown-township": places.township,
    "unknown-county": places.county,
    "misspelt-part-of": codes.other_record,
    "misspelt-replaced-by": codes.other_record,
    "misspelt-code": codes.code,
    "unknown-code": codes.code,
    "simplified-chinese": values.in_traditional,
    "full-width": values.in_half_width,
    "chinese-missing": values.languages_swapped,
    "bad-url": values.web_address,
    "bad-hours": values.hours,
    "hours-not-told": values.hours,
    "hours-replaced": values.joined_hours,
    "hours-untidy": values.hours,
    "misspelt-cited-field": codes.cited_field,
    "unknown-cited-field": codes.cited_field,
}
"""Code → what corrects it, where a slip of that sort can be plain."""
CLOSER: Mapping[str, tuple[str, ...]] = {
    "bad-phone": ("several-phones", "extension-in-number"),
    "bad-date": ("republic-year",),
    "bad-date-or-part": ("republic-year",),
    "bad-hours": ("hours-in-words",),
    "hours-not-told": ("hours-in-words",),
    "unknown-field": ("label-not-field",),
    "unknown-choice": ("label-not-code",),
    "unknown-code": ("label-not-code",),
    "bad-slug": ("label-not-code",),
    "not-mapping": ("several-phones",),
}
"""Code → codes that a corrector puts in its place because they say more."""


def corrected(finding: Finding, loaded: Loaded) -> Finding:
    """The finding with what was meant, where that is plain, and with the code that says most."""
    if finding.place.file.name == SUPPRESSED:
        return finding  # what was taken down is not repeated, in reports neither
    document = loaded.files.documents.get(finding.place.file.name)
    is_of_folder = document is not None and document.file == finding.place.file
    corrector = CORRECTORS.get(finding.code) if is_of_folder else None
    meant = corrector(Slip(finding, loaded)) if corrector else None
    if meant is None:
        return finding
    return replace(finding, code=meant.code or finding.code, correction=meant.correction)


def can_be_corrected(code: str) -> bool:
    """Whether `safetynet fix` mends at least the plain slips of a code."""
    return code in CORRECTORS or any(code in codes for codes in CLOSER.values())
