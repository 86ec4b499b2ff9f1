"""services.ods: the workbook in the OpenDocument Format, which offices in Taiwan use.

odfdo makes it with the heads alone; the rows are written into its content as text,
which takes a tenth of the time.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast
from xml.sax.saxutils import escape

from odfdo import Cell as HeadCell
from odfdo import Column as Width
from odfdo import Document, Element, Row, Style, XmlPart
from odfdo import Table as Sheet
from openpyxl.utils import get_column_letter

from safetynet.exports.books import about
from safetynet.exports.books.listing import MIDDLE, NARROW, WIDE, Cell, Listing
from safetynet.exports.books.packed import repack
from safetynet.exports.characters import legal
from safetynet.exports.release import Release

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
CM_PER_CHARACTER = 0.2
TEXT, DAY, NUMBER, HEAD, FACT = "cell-text", "cell-day", "cell-number", "cell-head", "cell-fact"
"""Names of the styles of cells."""
_CONTENT, _SETTINGS, _PICTURE = "content.xml", "settings.xml", "Thumbnails/thumbnail.png"
_TABLE_END = b"</table:table>"
_SPACES = re.compile(r"  +|^ | $", re.MULTILINE)
_FORMATS = (
    (
        '<number:number-style style:name="as-number"><number:number number:min-integer-digits="1"'
        ' number:decimal-places="7" number:min-decimal-places="0"/></number:number-style>'
    ),
    '<number:text-style style:name="as-text"><number:text-content/></number:text-style>',
    (
        '<number:date-style style:name="as-day"><number:year number:style="long"/>'
        '<number:text>-</number:text><number:month number:style="long"/>'
        '<number:text>-</number:text><number:day number:style="long"/></number:date-style>'
    ),
)
_LANGUAGES = {
    "fo:language": "en",
    "fo:country": "US",
    "style:language-asian": "zh",
    "style:country-asian": "TW",
}
_VIEW = (
    ("HorizontalSplitMode", "short", 2),
    ("VerticalSplitMode", "short", 2),
    ("HorizontalSplitPosition", "int", 1),
    ("VerticalSplitPosition", "int", 1),
    ("ActiveSplitRange", "short", 3),
    ("PositionLeft", "int", 0),
    ("PositionRight", "int", 1),
    ("PositionTop", "int", 0),
    ("PositionBottom", "int", 1),
)
"""How a sheet is shown: its first row and its first column stay."""


def write(release: Release, path: Path) -> None:
    """Write the workbook; the same release gives the same bytes."""
    tables = about.sheets(release)
    shell = io.BytesIO()
    _shell(release, tables).save(shell)
    with zipfile.ZipFile(shell) as made:
        content = made.read(_CONTENT)
    repack(shell, path, {_CONTENT: _filled(content, tables)})


def _shell(release: Release, tables: Sequence[Listing]) -> Document:
    document = Document("spreadsheet")
    document.del_part(_PICTURE)  # that of an empty sheet
    document.manifest.del_full_path(_PICTURE)
    _add_styles(document)
    _set_language(document)
    document.body.clear()
    for table in tables:
        document.body.append(_sheet(table))
    document.body.append(_about(release))
    document.body.append(_filters(tables))
    _freeze(document, tables)
    document.meta.generator = "Safety Net Atlas"
    document.meta.language = "zh-TW"
    return document


def _add_styles(document: Document) -> None:
    styles = _found(document, _CONTENT, "//office:automatic-styles")
    for xml in _FORMATS:
        styles.append(Element.from_tag(xml))
    _add_cell_style(document, TEXT, "as-text")
    _add_cell_style(document, DAY, "as-day")
    _add_cell_style(document, NUMBER, "as-number")
    wraps = {"fo:wrap-option": "wrap"}
    _add_cell_style(document, FACT, "as-text", **wraps)
    head = _add_cell_style(document, HEAD, **wraps, **{"fo:background-color": "#1f4e79"})
    head.set_properties({"fo:color": "#ffffff", "fo:font-weight": "bold"}, area="text")
    for width in sorted({NARROW, MIDDLE, WIDE, *about.WIDTHS}):
        style = Style("table-column", name=f"width-{width}")
        size = f"{width * CM_PER_CHARACTER:.1f}cm"
        style.set_properties({"style:column-width": size}, area="table-column")
        document.insert_style(style, automatic=True)


def _add_cell_style(document: Document, name: str, form: str = "", **looks: str) -> Style:
    """A style of cells, with the format of its values; `looks` is added."""
    style = Style("table-cell", name=name)
    if form:
        style.set_attribute("style:data-style-name", form)
    style.set_properties({"style:vertical-align": "top", **looks}, area="table-cell")
    document.insert_style(style, automatic=True)
    return style


def _set_language(document: Document) -> None:
    """What spelling is checked by: the template of odfdo is French."""
    for part in document.styles.get_elements("//style:default-style/style:text-properties"):
        for attribute, code in _LANGUAGES.items():
            part.set_attribute(attribute, code)


def _sheet(table: Listing) -> Sheet:
    sheet = Sheet(table.title)
    for column in table.columns:
        sheet.append(Width(style=f"width-{column.width}"))
    sheet.append(_texts(table.heads, HEAD))
    return sheet


def _about(release: Release) -> Sheet:
    sheet = Sheet(about.title(release))
    for width in about.WIDTHS:
        sheet.append(Width(style=f"width-{width}"))
    for row in about.rows(release):
        sheet.append(_texts(row, FACT))
    return sheet


def _texts(texts: Sequence[str], style: str) -> Row:
    row = Row()
    for text in texts:
        plain = legal(text)
        row.append(HeadCell(plain, cell_type="string", style=style) if plain else HeadCell())
    return row


def _filters(tables: Sequence[Listing]) -> Element:
    """What puts the buttons of a filter at the head of each sheet."""
    ranges: Element = Element.from_tag("table:database-ranges")
    for table in tables:
        last = f"{get_column_letter(len(table.columns))}{table.count + 1}"
        one = Element.from_tag("table:database-range")
        one.set_attribute("table:name", f"{table.name}-{table.locale}")
        one.set_attribute(
            "table:target-range-address", f"'{table.title}'.A1:'{table.title}'.{last}"
        )
        one.set_attribute("table:display-filter-buttons", "true")
        ranges.append(one)
    return ranges


def _freeze(document: Document, tables: Sequence[Listing]) -> None:
    views = _found(document, _SETTINGS, "//config:config-item-map-named")
    views.clear()
    views.set_attribute("config:name", "Tables")
    for table in tables:
        view = Element.from_tag("config:config-item-map-entry")
        view.set_attribute("config:name", table.title)
        for name, sort, value in _VIEW:
            item = Element.from_tag("config:config-item")
            item.set_attribute("config:name", name)
            item.set_attribute("config:type", sort)
            item.text = str(value)
            view.append(item)
        views.append(view)
    active = '//config:config-item[@config:name="ActiveTable"]'
    _found(document, _SETTINGS, active).text = tables[0].title


def _found(document: Document, part: str, path: str) -> Element:
    """An element that the template of odfdo surely has."""
    return cast("Element", cast("XmlPart", document.get_part(part)).get_element(path))


def _filled(content: bytes, tables: Sequence[Listing]) -> Iterator[bytes]:
    """The content with the rows of all records below the head of each sheet."""
    rest = content
    for table in tables:
        before, _, rest = rest.partition(_TABLE_END)
        yield before
        yield from map(_row, table.rows())
        yield _TABLE_END
    yield rest


def _row(row: Sequence[Cell]) -> bytes:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>".encode()


def _cell(cell: Cell) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return _start(TEXT, "string") + f">{_paragraphs(cell)}</table:table-cell>"
    if isinstance(cell, dt.date):
        value = f' office:date-value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
        return _start(DAY, "date") + value
    value = f' office:value="{cell!r}"><text:p>{cell!r}</text:p></table:table-cell>'
    return _start(NUMBER, "float") + value


def _start(style: str, sort: str) -> str:
    return f'<table:table-cell table:style-name="{style}" office:value-type="{sort}"'


def _paragraphs(text: str) -> str:
    """A paragraph a line; spaces that would be taken together are counted."""
    lines = escape(legal(text)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in lines)


def _spaced(line: str) -> str:
    if "\t" in line:
        line = line.replace("\t", "<text:tab/>")
    return _SPACES.sub(lambda run: f'<text:s text:c="{len(run[0])}"/>', line)
