"""The figure `panel-mandates`: true to its table, and to what that can show."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from looking import said
from twoviews import tables
from twoviews.figures.evidence import panel_mandates


def test_mandates_follow_each_other_and_leave_open_what_is_not_sourced() -> None:
    spans = panel_mandates.mandates(tables.rows("unsc_panel_and_msmt"))
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
