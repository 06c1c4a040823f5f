"""The figure `worker-counts`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import words_on
from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import worker_counts


def test_every_number_stands_with_its_date_and_who_counted() -> None:
    with style.styled("x"):
        shown = words_on(worker_counts.draw().axes[0])
    assert {"30,023", "11,490", "16,613", "10,345", "13,221", "511"} <= set(shown)
    assert {"31 Dec 2017", "Jan–Mar 2020", "Jan–Jun 2024", "7 Feb 2018", "2019", "Dec 2018"} <= set(shown)
    assert "valid permits: report to the UN" in shown and "tourist: Interior Ministry" in shown
    assert {"37,000", "35,000"} <= set(shown), "two agencies, one briefing: the disagreement is shown"


def test_no_line_joins_two_numbers() -> None:
    with style.styled("x"):
        axes = worker_counts.draw().axes[0]
    table = tables.load("workers")
    measures = [measure for block in worker_counts.BLOCKS.values() for measure in block]
    rows = table[(table["host_country"] == "Russia") & table["measure"].isin(measures)]
    counted = rows[["count", "count_low", "count_high"]].notna().any(axis=1).sum()
    marks = [line for line in axes.lines if len(line.get_xdata()) == 1]
    assert len(marks) == counted + len(worker_counts.KEY) and len(marks) == len(axes.lines)


def test_an_open_end_is_an_arrow_head_to_its_side() -> None:
    none: tables.Row = dict.fromkeys(worker_counts.COUNTS)
    assert worker_counts._number({**none, "count_low": 700.0}) == ("low", 700.0)
    assert worker_counts._number({**none, "count_high": 10.0}) == ("high", 10.0)
    assert worker_counts._number({**none, "count": 5.0}) == ("", 5.0)
    assert worker_counts.BOUND == {"high": "<", "low": ">"}


def test_every_measure_of_a_block_is_in_the_table() -> None:
    known = set(tables.load("workers")["measure"])
    assert all(set(block) <= known for block in worker_counts.BLOCKS.values())
