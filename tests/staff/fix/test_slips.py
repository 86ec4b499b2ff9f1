"""Each wrong input is found at its line, says what to write, and is mended where it is plain."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from slips import Slip, all_slips

from safetynet.check import check_directory, render
from safetynet.check.catalogue import corrected_text
from safetynet.load import read_directory
from safetynet.staff.fix.mend import mend
from safetynet.text import LOCALES

TODAY = dt.date(2026, 11, 22)
SLIPS = dict(all_slips())


@pytest.mark.parametrize("slip", SLIPS.values(), ids=list(SLIPS))
def test_slip_is_told_at_its_line(slip: Slip, data_dir: Path):
    """Code, line, field, the corrected value, and words of both languages."""
    slip.make(data_dir)

    found = check_directory(read_directory(data_dir), TODAY)

    finding = next(one for one in found if one.code == slip.code)
    correction = corrected_text(finding.correction) if finding.correction else None
    assert (slip.line, slip.field, slip.write) == (finding.place.line, finding.field, correction)
    for locale in LOCALES:
        report = render([finding], "text", locale)
        assert slip.says[locale] in report
        assert (slip.write or "") in report


@pytest.mark.parametrize("slip", SLIPS.values(), ids=list(SLIPS))
def test_plain_slip_is_mended_and_nothing_else(slip: Slip, data_dir: Path):
    """The file is what it should have been, to the byte; what is not plain stays as typed."""
    sound = slip.make(data_dir)

    mended = mend(data_dir, TODAY)
    if mended.changes and not mended.is_worse:
        mended.write()

    assert slip.mended(sound) == (data_dir / slip.file).read_text(encoding="utf-8")
    if slip.write is not None:
        assert list(slip.left) == [finding.code for finding in mended.after]


def test_there_are_many_slips():
    """The promise of the guides: what people usually mistype has been tried."""
    assert len(SLIPS) >= 60
