"""The figures of lesson 08: true to their tables, and never a line through different measures."""

from __future__ import annotations

import pytest

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import coal_route, earnings_estimates, trade_aim, worker_counts


def words(axes: object) -> list[str]:
    return [text.get_text() for text in axes.texts]  # type: ignore[attr-defined]


# ── counts of workers ────────────────────────────────────────────────────────


def test_every_number_stands_with_its_date_and_who_counted() -> None:
    with style.sheet("x"):
        shown = words(worker_counts.draw().axes[0])
    assert {"30,023", "11,490", "16,613", "10,345", "13,221", "511"} <= set(shown)
    assert {"31 Dec 2017", "Jan–Mar 2020", "Jan–Jun 2024", "7 Feb 2018", "2019", "Dec 2018"} <= set(shown)
    assert "valid permits: report to the UN" in shown and "tourist: Interior Ministry" in shown
    assert {"37,000", "35,000"} <= set(shown), "two agencies, one briefing: the disagreement is shown"


def test_no_line_joins_two_numbers() -> None:
    with style.sheet("x"):
        axes = worker_counts.draw().axes[0]
    table = tables.load("workers")
    measures = [measure for block in worker_counts.BLOCKS.values() for measure in block]
    rows = table[(table["host_country"] == "Russia") & table["measure"].isin(measures)]
    counted = rows[["count", "count_low", "count_high"]].notna().any(axis=1).sum()
    marks = [line for line in axes.lines if len(line.get_xdata()) == 1]
    assert len(marks) == counted + len(worker_counts.KEY) and len(marks) == len(axes.lines)


def test_an_open_end_is_an_arrow_head_to_its_side() -> None:
    assert worker_counts._number({"count": float("nan"), "count_low": 700.0, "count_high": float("nan")}) == (
        "low",
        700.0,
    )
    nan = float("nan")
    assert worker_counts._number({"count": nan, "count_low": nan, "count_high": 10.0}) == ("high", 10.0)
    assert worker_counts._number({"count": 5.0, "count_low": nan, "count_high": nan}) == ("", 5.0)
    assert worker_counts.BOUND == {"high": "<", "low": ">"}


def test_every_measure_of_a_block_is_in_the_table() -> None:
    known = set(tables.load("workers")["measure"])
    assert all(set(block) <= known for block in worker_counts.BLOCKS.values())


# ── earnings ─────────────────────────────────────────────────────────────────


def test_earnings_are_divided_only_by_workers_of_the_same_source() -> None:
    with style.sheet("x"):
        above, below = earnings_estimates.draw().axes
    shown = words(above)
    assert shown.count("1,200–2,300") == 2 and "over 500" in shown
    assert "up to 24,000–46,000" in shown and shown.count("about 5,000 each") == 2
    assert shown.count("no number named") == 3
    assert {"kept by the worker", "before deductions"} <= set(words(below))


# ── coal ─────────────────────────────────────────────────────────────────────


def test_statements_stand_in_order_of_time_each_with_its_mark() -> None:
    table = tables.load("coal_transshipment")
    assert list(table["date"]) == sorted(table["date"])
    with style.sheet("x"):
        axes = coal_route.draw().axes[0]
    for stance, look in coal_route.LOOK.items():
        drawn = [line for line in axes.lines if line.get_marker() == look["marker"]]
        assert len(drawn) == (table["stance"] == stance).sum() + 1, "one a statement, and one in the key"


def test_both_sides_of_the_coal_are_heard() -> None:
    table = tables.load("coal_transshipment")
    denied = table[table["stance"] == "denied"]
    assert len(denied) == 4 and set(denied["side"]) == {"russia"}
    assert (table["stance"] == "via Russia").sum() == 6
    assert set(table["status"]) <= {"verified", "two-sources"}


# ── trade ────────────────────────────────────────────────────────────────────


def test_the_trade_is_not_joined_across_a_change_of_source() -> None:
    with style.sheet("x"):
        axes = trade_aim.draw().axes[1]
    joined = {
        tuple(map(int, line.get_xdata()))
        for line in axes.lines
        if len(line.get_xdata()) == 2 and line.get_linestyle() == "-"
    }
    assert (2013, 2014) in joined and (2016, 2017) in joined
    assert not joined & {(2014, 2015), (2015, 2016), (2018, 2019), (2019, 2020), (2011, 2012)}


def test_the_aim_starts_from_the_minister_s_base() -> None:
    with style.sheet("x"):
        axes = trade_aim.draw().axes[0]
    dotted = [
        line.get_xydata()
        for line in axes.lines
        if len(line.get_xdata()) == 2 and line.get_color() == style.INK
    ]
    ends = {tuple(points[-1]): tuple(points[0]) for points in dotted}
    assert ends[(2020, 1000)] == pytest.approx((2013, 112.7))
    assert "1,000 by 2020: 8.9 times 2013" in words(axes)
