"""The figures of lesson 06: true to their tables, and silent where the record says nothing."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from matplotlib.axes import Axes

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import FIGURES, council_bargains, council_sectors, panel_mandates


def axes_of(figure: str) -> Axes:
    with style.sheet("x"):
        return FIGURES[figure]().axes[0]


def said(figure: str) -> list[str]:
    return [text.get_text() for text in axes_of(figure).texts]


# ── bargains ─────────────────────────────────────────────────────────────────


def test_every_bargain_with_numbers_is_a_line_with_its_stage() -> None:
    words = said("council-bargains")
    rows = council_bargains.bargains()
    assert len(rows) == 14
    for row in rows.to_dict("records"):
        assert row["issue"] in words
        assert any(text.endswith(str(row["us_proposal_stage"])) for text in words)


def test_what_each_bargain_implies_is_said_and_what_says_nothing_too() -> None:
    words = said("council-bargains")
    implied = [
        "2 or more", "2.25 to 3.25", "4.25 to 7.25", "376 or less", "0.5 to 2.5", "4.5 or less",
        "1.25 or less", "8 or more", "2 or less", "3.5 or more", "0.4375 or more",
    ]  # fmt: skip
    assert [text for text in words if text in implied] == implied
    assert words.count("says nothing") == 3
    assert words.count("no number before") == 2 and words.count("nothing moved") == 1


def test_an_interval_is_drawn_from_end_to_end_and_never_as_a_point() -> None:
    band = council_bargains.BAND
    drawn = [line for line in axes_of("council-bargains").lines if line.get_linewidth() == band["lw"]]
    assert len(drawn) == 11 + 1, "one a bargain that implies something, and one in the key"
    assert all(line.get_xdata()[1] - line.get_xdata()[0] > 0.05 for line in drawn)


def test_outcomes_lie_from_what_held_before_to_what_was_asked_for() -> None:
    for row in council_bargains.bargains().dropna(subset=["status_quo_value"]).to_dict("records"):
        ends = sorted((row["status_quo_value"], row["us_proposal_value"]))
        assert ends[0] <= row["outcome_value"] <= ends[1]


@pytest.mark.parametrize("span", [None, (0.5, 2.5), (float("-inf"), 1.25), (2.0, float("inf"))])
def test_words_name_both_ends_or_none(span: tuple[float, float] | None) -> None:
    said = {None: "says nothing: nothing moved", 0.5: "0.5 to 2.5", 2.0: "2 or more"}
    assert council_bargains.words(span) == said.get(span[0] if span else None, "1.25 or less")


# ── sectors ──────────────────────────────────────────────────────────────────


def test_every_category_stands_in_one_row_or_is_left_out_by_name() -> None:
    named = [name for members in council_sectors.ROWS.values() for name in members]
    every = set(tables.load("unsc_measures")["category"])
    assert every == {*named, *council_sectors.LEFT_OUT, council_sectors.RAJIN}
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


# ── mandates ─────────────────────────────────────────────────────────────────


def test_mandates_follow_each_other_and_leave_open_what_is_not_sourced() -> None:
    spans = panel_mandates.mandates(tables.load("unsc_panel_and_msmt"))
    assert spans[0] == (date(2009, 6, 12), date(2010, 6, 12))
    assert spans[-1] == (date(2023, 4, 30), date(2024, 4, 30))
    gaps = [(end, begin) for (_, end), (begin, _) in pairwise(spans) if end != begin]
    assert gaps == [(date(2012, 6, 12), date(2014, 3, 5))]


def test_mandates_agree_with_the_table_of_votes() -> None:
    votes = tables.load("unsc_votes")
    renewals = votes[(votes["kind"] == "panel renewal")].set_index("decision")["date"]
    panel = tables.load("unsc_panel_and_msmt")
    for row in panel[(panel["lane"] == "panel") & panel["until"].notna()].to_dict("records"):
        number = str(row["event"]).removeprefix("Renewed by resolution ")
        cast = [day for decision, day in renewals.items() if f"/{number} " in str(decision)]
        assert all(f"{day:%Y-%m-%d}" == row["date"] for day in cast)


def test_the_veto_and_the_end_are_named() -> None:
    words = said("panel-mandates")
    assert "28 March 2024: renewal vetoed" in words and "dates not sourced" in words
