"""Tables hold every figure of their topic once, with what must be known of it."""

from __future__ import annotations

from figure_samples import Tell, row

from safetynet.figures.table import Table, table_of

ITEMS: dict[str, dict[str, str]] = {"a": {}, "b": {}}


def cells(table: Table) -> list[list[str]]:
    """Labels and cells of the rows, marks in brackets."""
    return [
        [
            line.label + (f" [{line.marks}]" if line.marks else ""),
            *(
                " / ".join(one.text + (f" [{one.marks}]" if one.marks else "") for one in cell)
                for cell in line.cells
            ),
        ]
        for line in table.rows
    ]


def test_same_figure_of_two_documents_stands_once(tell: Tell) -> None:
    """With both documents behind it."""
    words, figures = tell(ITEMS, row("a", 5), row("a", 5, source="seed-001"))

    assert [["A", "5"]] == cells(table_of(words, figures))
    assert ["seed-000", "seed-001"] == [one.source for one in figures.facts[0].stated]


def test_documents_that_disagree_stand_side_by_side(tell: Tell) -> None:
    """Each number says where it is from."""
    words, figures = tell(ITEMS, row("a", 5), row("a", 6, source="seed-001"))
    table = table_of(words, figures)

    assert [["A", "5 [note 1] / 6 [note 2]"]] == cells(table)
    titles = [words.directory.sources[code].title.en for code in ("seed-000", "seed-001")]
    assert all(title in note for title, note in zip(titles, table.notes, strict=True))


def test_percentage_stands_beside_its_number(tell: Tell) -> None:
    """In a column of its own; a percentage without a number keeps its row."""
    rows = [row("a", 5), row("a", 50, unit="percent"), row("b", 12.5, unit="percent")]
    table = table_of(*tell(ITEMS, *rows))

    assert [["A", "5", "50%"], ["B", "12.5%", ""]] == cells(table)
    assert ["", "in percent"] == [column.share for column in table.columns]
    assert ("", ["people", ""]) == (table.unit, [line.unit for line in table.rows])


def test_columns_run_from_early_to_late_and_from_plan_to_fact(tell: Tell) -> None:
    """A span of years stands after the last of them, what nobody dates at the end."""
    rows = [
        row("a", 1, period=None),
        row("a", 2, period="2018/2020"),
        row("a", 3, period="2020"),
        row("a", 4, period="2020", basis="approved"),
        row("a", 5, period="2019"),
    ]
    table = table_of(*tell(ITEMS, *rows))

    assert [["A", "5", "4", "3", "2", "1"]] == cells(table)
    assert ["2019", "2020", "2020", "2018–2020", "year not stated"] == [
        column.period.own for column in table.columns
    ]


def test_units_stand_in_the_rows_where_they_differ(tell: Tell) -> None:
    """One unit is told once; a date needs none."""
    rows = [row("a", 5), row("a", 2, unit="sessions"), row("b", "2020-05", unit="day")]
    table = table_of(*tell(ITEMS, *rows))

    assert ["people", "sessions", ""] == [line.unit for line in table.rows]
    assert "" == table.unit


def test_note_stands_where_it_belongs(tell: Tell) -> None:
    """At its figure, at the row that has it throughout, or under the table that has it all."""
    note, other = ({"zh": text, "en": text} for text in ("Estimated", "Half a year"))
    rows = [row("a", 1, note=note), row("a", 2, period="2021", note=note), row("b", 3, note=other)]
    rows.append(row("b", 4, period="2021"))

    table = table_of(*tell(ITEMS, *(one | {"derived": True} for one in rows)))

    assert [["A [note 1]", "1", "2"], ["B", "3 [note 2]", "4"]] == cells(table)
    assert ("Estimated", "Half a year") == table.notes
    assert 1 == len(table.general)
    assert "follows from its words" in table.general[0]


def test_year_that_is_not_printed_with_the_figure_is_said(tell: Tell) -> None:
    """Unless another document prints it."""
    undated = row("a", 1, dated_by="document")

    assert table_of(*tell(ITEMS, undated)).general
    assert not table_of(*tell(ITEMS, undated, row("a", 1, source="seed-001"))).general


def test_small_number_is_never_told(tell: Tell) -> None:
    """It is written as such, with the reason."""
    table = table_of(*tell(ITEMS, row("a", "<10"), row("b", 12)))

    assert [["A [note 1]", "fewer than 10"], ["B", "12"]] == cells(table)
    assert "recognized" in table.notes[0]
