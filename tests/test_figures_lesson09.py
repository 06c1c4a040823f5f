"""The figures of lesson 09: true to their tables, and to what these can show."""

from __future__ import annotations

from datetime import date

import pytest

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import chronology, multilateral_findings, threats_by_tie
from twoviews.figures.evidence.threat_outcomes import ENDS


def test_threats_are_grouped_by_alliance_and_by_quarters_of_trade() -> None:
    games = tables.load("threat_game_dyad_decades")
    counts = {name: [int(n) for n in rows[list(ENDS)].sum()] for name, rows in threats_by_tie.groups(games)}
    assert counts["all threats"] == [144, 349, 140]
    assert counts["allies"] == [29, 63, 32] and counts["not allied"] == [37, 102, 30]
    quarters = [counts[name] for name in threats_by_tie.QUARTERS]
    assert quarters == [[14, 61, 44], [28, 95, 16], [36, 86, 25], [66, 107, 55]]
    shares = [ends[0] / sum(ends) for ends in quarters]
    assert shares == sorted(shares)


def test_each_way_of_grouping_holds_every_threat_once() -> None:
    games = tables.load("threat_game_dyad_decades")
    sizes = [len(rows) for _, rows in threats_by_tie.groups(games)]
    assert sum(sizes[3:]) == sizes[0] == len(games)
    assert sizes[1] + sizes[2] == (games["decade"] == 1990).sum()
    assert not games.loc[games["decade"] < 1990, "allied_share"].any(), "then the older decades can be shown"


def test_bars_of_threats_show_their_counts() -> None:
    with style.sheet("x"):
        axes = threats_by_tie.draw().axes[0]
    shown = {text.get_text() for text in axes.texts}
    assert {"allies: 124", "not allied: 169", "highest quarter: 228", "12 %", "29 % (66)"} <= shown


@pytest.mark.parametrize(("thread", "draw"), [("vx", "draw_vx"), ("seoul", "draw_seoul")])
def test_a_chronology_shows_every_event_of_its_thread_and_rings_the_article_s(thread: str, draw: str) -> None:
    with style.sheet("x"):
        axes = getattr(chronology, draw)().axes[0]
    table = tables.load("sanctions_chronology")
    events = table[table["thread"] == thread]
    shown = {text.get_text() for text in axes.texts}
    assert set(events["event"]) <= shown and "used by the article" in shown
    rings = [line for line in axes.lines if line.get_markersize() == 20]
    assert len(rings) == events["in_article"].sum() + 1, "one more in the key"


def test_events_stand_in_order_of_time() -> None:
    table = tables.load("sanctions_chronology")
    for _, events in table.groupby("thread"):
        assert list(events["date"]) == sorted(events["date"])
    first = str(table["date"].min())[:10]
    assert date.fromisoformat(first) == date(2016, 2, 18)


def test_every_study_has_its_mark_and_both_readings() -> None:
    with style.sheet("x"):
        axes = multilateral_findings.draw().axes[0]
    table = tables.load("multilateral_findings")
    assert set(table["effect"]) == set(multilateral_findings.EFFECTS)
    shown = {text.get_text() for text in axes.texts}
    assert set(table["us_reading"]) | set(table["russian_reading"]) <= shown
    parties = [line for line in axes.lines if line.get_markersize() == 8]
    assert len(parties) == 2 * len(table) + 2, "two in the key"


def test_the_recount_in_the_findings_is_that_of_its_table() -> None:
    senders = tables.load("eusanct_outcome_summary")
    senders = senders[senders["dimension"] == "senders"]
    number = senders["category"].str.count("-") + 1
    sums = senders.groupby(number)[["imposed_n", "imposed_target_gave_way_n"]].sum()
    assert sums.to_numpy().tolist() == [[123, 53], [66, 40], [20, 13]]
    rates = [round(100 * float(gave_way) / float(imposed)) for imposed, gave_way in sums.to_numpy()]
    study = tables.load("multilateral_findings").set_index("study").loc["EUSANCT, counted again"]
    assert [f"{rate} %" in study["finding"] for rate in rates] == [True] * 3 and rates == [43, 61, 65]
