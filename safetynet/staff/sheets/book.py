"""Records as a workbook that staff edit: lists to choose from, everything text, a page of help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from safetynet.model import Record
from safetynet.staff.sheets.columns import COUNTY, ID, NAME, TOWNSHIP, Column, label
from safetynet.staff.sheets.words import Words
from safetynet.staff.sheets.written import Written
from safetynet.staff.sheets.xlsx_file import TEXT_FORMAT, book_bytes, put
from safetynet.text import Locale

KEYS, LABELS, FIRST = 1, 2, 3
"""Rows of the keys, of the words, and of the first record."""
SPARE = 500
"""Rows below the last record that have lists to choose from too."""
_HEAD = PatternFill("solid", fgColor="1F4E79")
_LOCKED = PatternFill("solid", fgColor="E7E6E6")
_TOP = Alignment(vertical="top", wrap_text=True)
_HELP = ("head", "edit", "delete", "lists", "phones", "hours", "new", "source", "import", "kept")
"""Sentences of the page of help, by the ends of their keys."""


@dataclass(frozen=True)
class Book:
    """A workbook of some records, in one language."""

    words: Words
    locale: Locale
    columns: tuple[Column, ...]

    def file(self, records: Sequence[Record]) -> bytes:
        """The bytes of the .xlsx file; the same for the same records."""
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = self._say("sheet.records")
        self._head(sheet)
        self._rows(sheet, records)
        codes = book.create_sheet(self._say("sheet.codes"))
        codes.sheet_state = "hidden"
        self._lists(sheet, codes, FIRST + len(records) + SPARE)
        self._help(book.create_sheet(self._say("sheet.help")))
        return book_bytes(book)

    def _head(self, sheet: Worksheet) -> None:
        for n, column in enumerate(self.columns, 1):
            put(sheet.cell(KEYS, n), column.key)
            head = sheet.cell(LABELS, n)
            put(head, label(column, self.words.directory.strings, self.locale))
            head.fill, head.alignment = _HEAD, _TOP
            head.font = Font(bold=True, color="FFFFFF")
            whole = sheet.column_dimensions[get_column_letter(n)]
            whole.width, whole.number_format = column.width, TEXT_FORMAT
        sheet.row_dimensions[KEYS].hidden = True
        sheet.row_dimensions[LABELS].height = 36
        sheet.freeze_panes = f"{get_column_letter(1 + self._place(NAME))}{FIRST}"
        note = Comment(self._say("sheet.id_note"), "Safety Net Atlas", height=120, width=260)
        sheet.cell(LABELS, self._place(ID)).comment = note

    def _rows(self, sheet: Worksheet, records: Sequence[Record]) -> None:
        written = Written(self.words, self.locale)
        for y, record in enumerate(records, FIRST):
            for x, column in enumerate(self.columns, 1):
                cell = sheet.cell(y, x)
                put(cell, written.cell(record, column))
                cell.alignment = _TOP
                if column.key == ID:
                    cell.fill = _LOCKED
        last = get_column_letter(len(self.columns))
        sheet.auto_filter.ref = f"A{LABELS}:{last}{max(LABELS + len(records), FIRST)}"

    def _place(self, key: str) -> int:
        return next(n for n, column in enumerate(self.columns, 1) if column.key == key)

    def _lists(self, sheet: Worksheet, codes: Worksheet, last: int) -> None:
        """One hidden column of words a field, and the cells that choose from it."""
        for n, (key, words) in enumerate(self._choices().items(), 1):
            letter = get_column_letter(n)
            for y, text in enumerate([key, *words], 1):
                put(codes.cell(y, n), text)
            area = f"{quote_sheetname(codes.title)}!${letter}$2:${letter}${len(words) + 1}"
            # A warning only: "(delete)" and several of a kind can be typed as well.
            rule = DataValidation("list", formula1=area, allow_blank=True, errorStyle="warning")
            rule.errorTitle, rule.error = self._say("sheet.codes"), self._say("sheet.not_on_list")
            rule.showErrorMessage = True
            place = get_column_letter(self._place(key))
            rule.add(f"{place}{FIRST}:{place}{last}")
            sheet.add_data_validation(rule)

    def _choices(self) -> Mapping[str, Sequence[str]]:
        """Column key → what can be chosen."""
        words, found = self.words, dict[str, Sequence[str]]()
        for column in self.columns:
            if column.sort in ("choice", "source"):
                codes = words.choices(column)
                found[column.key] = [words.choice(column, one, self.locale) for one in codes]
        found[COUNTY] = words.counties(self.locale)
        found[TOWNSHIP] = words.townships(self.locale)
        return found

    def _help(self, sheet: Worksheet) -> None:
        for letter, width in zip("ABC", (34, 26, 100), strict=True):
            sheet.column_dimensions[letter].width = width
        for y, row in enumerate(self._help_rows(), 1):
            for x, text in enumerate(row, 1):
                cell = sheet.cell(y, x)
                put(cell, text)
                cell.alignment = _TOP
                cell.font = Font(bold=x == 1)

    def _help_rows(self) -> Iterable[tuple[str, ...]]:
        for end in _HELP:
            yield self._say(f"sheet.about_{end}"), "", self._say(f"sheet.help_{end}")
        yield ()
        strings = self.words.directory.strings
        for column in self.columns:
            yield label(column, strings, self.locale), column.key, self.help(column)
        for column in self.columns:
            if column.sort == "codes":
                yield ()
                yield label(column, strings, self.locale), column.key, self._say("sheet.can_be")
                for code, words in self.words.choices(column).items():
                    yield "", code, words.in_(self.locale)

    def help(self, column: Column) -> str:
        """What to write in a column: the help of the field, of its part, or of what holds it."""
        steps = [step for step in column.path if isinstance(step, str)]
        texts = self.words.directory.strings.texts
        if column.sort in ("source", "phone"):
            return self._say(f"sheet.help_column_{column.sort}")
        part = steps[-1] if steps[-1] not in ("zh", "en") else ""
        whole = ".".join(steps) if part else ".".join(steps[:-1])
        tries = (".".join(steps), whole, part, steps[1] if "for" in steps else steps[0])
        key = next(f"help.{one}" for one in tries if f"help.{one}" in texts)
        return self._say(key)

    def _say(self, key: str) -> str:
        return self.words.directory.strings.say(key, self.locale)
