"""The compact index the browser searches: one JSON object per language.

Everything a query can lead to is an *entry*: hotlines, needs, kinds, counties, townships and
records, and also services and audiences, which have no page but lend their words to the records
that carry them. The browser scans the text columns; nothing is tokenised here.
"""

from safetynet.search.index import build_index

__all__ = ["build_index"]
