"""services.ods: sites, helplines and sources as a workbook, for people.

A sheet a language, because whoever reads one does not want every column twice; words instead of
codes, with the codes at the end; a last sheet that says what it is. In the open format alone: what
official sites in Taiwan offer for download has to be in one (accessibility rule 1320200), and Excel
reads it.
"""

from __future__ import annotations

from safetynet.exports.books import ods
from safetynet.exports.release import Download, Release


def _count(release: Release) -> int:
    return len(release.directory.records)


WHAT = "services.book"
DOWNLOAD = Download("data/services.ods", ods.MEDIA_TYPE, "people", ods.write, _count, what=WHAT)
