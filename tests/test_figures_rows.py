"""Rows of figures: told with their marks, shown as a table, and found again in the SVG."""

from __future__ import annotations

import re
from datetime import date

import pytest

from looking import drawn
from twoviews.bank.sources import sources
from twoviews.figures import style, svg
from twoviews.figures.evidence import FIGURES, LISTS
from twoviews.figures.rows import Row, table, tell, told
from twoviews.figures.rows import sources as joined
from twoviews.html import Markup


def test_marks_of_one_row_share_its_number_and_the_svg_carries_it() -> None:
    with style.styled("x"):
        figure = style.canvas(100)
        axes = style.place(figure, 0, 0, 720, 100)
        for year, count in ((2016, 1200.0), (2017, 3.5), (2016, 1200.0)):
            tell(axes.plot(year, count, "o"), {"year": year, "count_n": count, "source": "a; b", "note": "x"})
        picture = svg.inner(figure, "x")
    assert told(figure) == [
        Row((("year", 2016), ("count n", 1200.0)), "a;b"),
        Row((("year", 2017), ("count n", 3.5)), "a;b"),
    ]
    assert re.findall(r'data-row="(\d+)"', picture) == ["0", "1", "0"]


def test_several_rows_have_each_source_once() -> None:
    assert joined([{"source": "a;b"}, {"source": "c; b"}, {"source": "b"}]) == "a;b;c"
    assert joined([{"source": None}, {}]) == ""


def test_a_table_shows_years_plainly_counts_with_commas_and_keeps_the_bare_number() -> None:
    row = Row((("year", 2016), ("count", 1200.0), ("day", "")), "a;b;unknown")
    made = table([row, Row((("what", "<b>"),), "")], {"a": Markup("<a>A</a>"), "b": Markup("<a>B</a>")})
    assert '<td>2016</td><td><data value="1200">1,200</data></td><td></td>' in made
    assert "<td><a>A</a>; <a>B</a></td>" in made and "&lt;b&gt;" in made
    assert made.count('scope="col"') == 5


def test_empty_cells_days_and_flags_become_words() -> None:
    with style.styled("x"):
        axes = style.canvas(100).add_axes((0, 0, 1, 1))
        tell(axes.plot(0, 0), {"a": float("nan"), "b": True, "c": date(2017, 12, 22), "d": None})
    (row,) = told(axes.figure)
    assert dict(row.cells) == {"a": "", "b": "yes", "c": "2017-12-22", "d": ""}


@pytest.mark.parametrize("key", FIGURES)
def test_every_row_of_a_figure_has_a_mark_to_point_at(key: str) -> None:
    figure = drawn(key)
    assert len(figure.rows) >= 5
    assert set(re.findall(r'data-row="(\d+)"', figure.svg)) == {str(n) for n in range(len(figure.rows))}


def test_every_row_that_names_its_source_names_one_that_the_course_knows() -> None:
    known = sources()
    for key in FIGURES:
        for row in drawn(key).rows:
            assert {each for each in row.source.split(";") if each} <= known.keys(), (key, row)


def test_a_list_can_be_cited_and_linked_and_has_no_picture_to_take_along() -> None:
    made = drawn(next(iter(LISTS))).html
    assert "data-tv-copy" in made and "data-tv-save" not in made


@pytest.mark.parametrize("key", FIGURES)
def test_a_figure_leads_within_the_page_to_its_own_sources_only(key: str) -> None:
    """A row's further sources need not be in the list of the lesson, so they are linked by their address."""
    figure = drawn(key)
    assert set(re.findall(r'href="#source-([^"]+)"', figure.html)) <= set(figure.spec.sources)
