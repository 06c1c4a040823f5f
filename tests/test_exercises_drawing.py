"""Drawings are read by what can be seen in them, however they were drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from test_exercise_puzzle import TRADE
from test_exercise_threats import QUARTERS, by_row
from test_exercise_workers import EARLY, LATE, SHARES
from test_exercises import opened
from twoviews.exercises import drawing
from twoviews.exercises.drawing import Mark
from twoviews.exercises.reading import Unreadable

YEARS, TOTALS = list(TRADE), list(TRADE.values())


def sheet(draw: Callable[[Axes], Any], label: str = "million US dollars") -> Figure:
    figure = Figure()
    axes = figure.subplots()
    draw(axes)
    axes.set_ylabel(label)
    return figure


SEEN: dict[str, Callable[[Axes], Any]] = {
    "plot": lambda axes: axes.plot(YEARS, TOTALS, "o"),
    "scatter": lambda axes: axes.scatter(YEARS, TOTALS),
    "scatter, open": lambda axes: axes.scatter(YEARS, TOTALS, facecolors="none", edgecolors="black"),
    "open dots": lambda axes: axes.plot(YEARS, TOTALS, "o", markerfacecolor="white"),
    "half seen through": lambda axes: axes.plot(YEARS, TOTALS, "o", alpha=0.4),
    "errorbar": lambda axes: axes.errorbar(YEARS, TOTALS, yerr=1, fmt="o"),
    "pandas": lambda axes: pd.Series(TOTALS, YEARS).plot(style="o", ax=axes),
    "pandas scatter": lambda axes: pd.DataFrame({"x": YEARS, "y": TOTALS}).plot.scatter("x", "y", ax=axes),
    "dates": lambda axes: axes.plot(pd.to_datetime([f"{year}-12-31" for year in YEARS]), TOTALS, "o"),
    "texts": lambda axes: axes.plot([str(year) for year in YEARS], TOTALS, "o"),
    "a mark by hand": lambda axes: (
        axes.plot(YEARS, TOTALS, "o"),
        axes.plot([2017.5, 2017.5], [0, 200], "--"),
    ),
    "something hidden besides": lambda axes: (
        axes.plot(YEARS, TOTALS, "o"),
        axes.plot([1990], [1], "o", visible=False),
    ),
}
UNSEEN: dict[str, Callable[[Axes], Any]] = {
    "invisible": lambda axes: axes.plot(YEARS, TOTALS, "o", visible=False),
    "alpha 0": lambda axes: axes.plot(YEARS, TOTALS, "o", alpha=0),
    "white": lambda axes: axes.plot(YEARS, TOTALS, "o", color="white"),
    "size 0": lambda axes: axes.plot(YEARS, TOTALS, "o", markersize=0),
    "scatter of size 0": lambda axes: axes.scatter(YEARS, TOTALS, s=0),
    "white scatter": lambda axes: axes.scatter(YEARS, TOTALS, color="white"),
    "no colour": lambda axes: axes.scatter(YEARS, TOTALS, facecolors="none", edgecolors="none"),
    "outside": lambda axes: (axes.plot(YEARS, TOTALS, "o"), axes.set_xlim(0, 10)),
    "hidden axes": lambda axes: (axes.plot(YEARS, TOTALS, "o"), axes.set_visible(False)),
}
ANOTHER_KIND: dict[str, Callable[[Axes], Any]] = {
    "bars": lambda axes: axes.bar(YEARS, TOTALS),
    "stems": lambda axes: axes.stem(YEARS, TOTALS),
}


@pytest.mark.parametrize("way", SEEN)
def test_dots_are_read_however_they_were_drawn(way: str) -> None:
    verdict = opened("01").check("task-5", sheet(SEEN[way]))
    assert verdict.right, verdict.text


@pytest.mark.parametrize("way", UNSEEN)
def test_what_nobody_can_see_is_refused_and_that_is_said(way: str) -> None:
    verdict = opened("01").check("task-5", sheet(UNSEEN[way]))
    assert verdict.right is False
    assert "cannot be seen" in verdict.text


@pytest.mark.parametrize("kind", ANOTHER_KIND)
def test_another_kind_of_picture_is_called_by_its_name(kind: str) -> None:
    verdict = opened("01").check("task-5", sheet(ANOTHER_KIND[kind]))
    assert verdict.text.startswith(f"Those are {kind}, ")


@pytest.mark.parametrize("label", ["", " ", "x", "trade"])
def test_an_axis_without_its_unit_is_refused(label: str) -> None:
    verdict = opened("01").check("task-5", sheet(SEEN["plot"], label))
    assert "in which unit" in verdict.text


def test_an_empty_sheet_has_no_dots_in_it() -> None:
    assert "no dots" in opened("01").check("task-5", sheet(lambda axes: None)).text
    assert (
        "only upright lines"
        in opened("01").check("task-5", sheet(lambda axes: axes.plot([1, 1], [0, 1]))).text
    )


def test_dots_by_scatter_are_taken_in_the_other_drawings_too() -> None:
    def quarters(axes: Axes) -> None:
        for column in ("gave_way", "backed_down"):
            axes.scatter([1, 2, 3, 4], by_row(QUARTERS)[column], label=column)
        axes.legend()

    def permits(axes: Axes) -> None:
        axes.scatter(SHARES, EARLY, label="2018")
        axes.plot(SHARES, LATE, label="2019")
        axes.legend()

    assert opened("09").check("task-3", sheet(quarters, "per cent of the threats")).right
    assert opened("08").check("task-3", sheet(permits, "workers in Russia")).right
    assert "unit" in opened("09").check("task-3", sheet(quarters, "threats")).text


def test_a_legend_without_a_word_in_it_tells_nothing_apart() -> None:
    def nameless(axes: Axes) -> None:
        axes.plot(SHARES, EARLY, label=" ")
        axes.plot(SHARES, LATE, label=" ")
        axes.legend()

    assert "tell the two curves apart" in opened("08").check("task-3", sheet(nameless, "workers")).text


def test_what_is_no_figure_is_called_by_what_it_is() -> None:
    figure = sheet(SEEN["plot"])
    exercise = opened("01")
    assert "exercise.show gave back" in exercise.check("task-5", exercise.show(figure, "Dots.")).text
    assert "library that draws" in exercise.check("task-5", plt).text
    assert "name that you gave to Figure()" in exercise.check("task-5", "figure").text
    assert exercise.check("task-5", figure.axes[0]).right


def test_marks_are_points_and_whether_a_stroke_joins_them() -> None:
    def lines(axes: Axes) -> None:
        axes.plot([1, 2], [3, 4])
        axes.plot([1.5], [3.5], "o")
        axes.plot([1], [3], linestyle="")
        axes.axvline(1.5)
        axes.axhline(3.5)

    assert drawing.look(sheet(lines)).marks == (
        Mark(((1, 3), (2, 4)), joined=True),
        Mark(((1.5, 3.5),), joined=False),
    )


def test_the_end_of_a_bar_is_its_point_upright_or_level() -> None:
    assert drawing.look(sheet(lambda axes: axes.bar([1, 2], [3, 4]))).points == [(1, 3), (2, 4)]
    assert drawing.look(sheet(lambda axes: axes.barh([1, 2], [3, 4]))).points == [(3, 1), (4, 2)]


def test_only_what_belongs_to_a_figure_can_be_read() -> None:
    with pytest.raises(Unreadable, match="A figure is asked for"):
        drawing.read(None)
