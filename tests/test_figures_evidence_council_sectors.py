"""The figure `council-sectors`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import axes_of, said
from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import council_sectors


def test_every_category_stands_in_one_row_or_is_left_out_by_name() -> None:
    named = [name for members in council_sectors.ROWS.values() for name in members]
    every = set(tables.load("unsc_measures")["category"])
    assert every == {*named, "institution", "trigger clause", council_sectors.RAJIN}
    assert len(named) == len(set(named))


def test_marks_count_the_sectors_that_each_kind_of_text_touches() -> None:
    lines = axes_of("council-sectors").lines
    table = tables.load("unsc_measures")
    table = table.assign(row=table["category"].map(council_sectors._row)).dropna(subset=["row"])
    for direction, mark in council_sectors.MARKS.items():
        cells = table[table["direction"] == direction].drop_duplicates(["decision", "row"])
        drawn = [line for line in lines if line.get_marker() == mark["marker"]]
        assert len(drawn) == len(cells) + 1, f"{direction}: one a cell, and one in the key"


def test_what_is_spared_stands_with_coal_and_joint_ventures() -> None:
    diamonds = [line for line in axes_of("council-sectors").lines if line.get_marker() == style.RUSSIA.marker]
    coal, ventures = council_sectors._row("coal"), council_sectors._row("joint ventures")
    assert sorted(line.get_ydata()[0] for line in diamonds[1:]) == [coal] * 4 + [ventures]


def test_drafts_stand_apart_from_resolutions() -> None:
    words = said("council-sectors")
    assert words.count("draft") == 3
    assert {"1695", "2397", "adopted", "not adopted"} <= set(words)
