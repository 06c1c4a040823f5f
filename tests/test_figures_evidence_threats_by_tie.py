"""The figure `threats-by-tie`: true to its table, and to what that can show."""

from __future__ import annotations

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import threats_by_tie
from twoviews.figures.evidence.threat_outcomes import ENDS


def test_threats_are_grouped_by_alliance_and_by_quarters_of_trade() -> None:
    groups = threats_by_tie.groups(tables.rows("threat_game_dyad_decades"))
    counts = {name: [sum(row[end] for row in rows) for end in ENDS] for name, rows in groups}
    assert counts["all threats"] == [144, 349, 140]
    assert counts["allies"] == [29, 63, 32] and counts["not allied"] == [37, 102, 30]
    quarters = [counts[name] for name in threats_by_tie.QUARTERS]
    assert quarters == [[14, 61, 44], [28, 95, 16], [36, 86, 25], [66, 107, 55]]
    shares = [ends[0] / sum(ends) for ends in quarters]
    assert shares == sorted(shares)


def test_each_way_of_grouping_holds_every_threat_once() -> None:
    games = tables.rows("threat_game_dyad_decades")
    sizes = [len(rows) for _, rows in threats_by_tie.groups(games)]
    assert sum(sizes[3:]) == sizes[0] == len(games)
    assert sizes[1] + sizes[2] == sum(game["decade"] == 1990 for game in games)
    older = [game["allied_share"] for game in games if game["decade"] < 1990]
    assert not any(older), "then the older decades can be shown"


def test_bars_of_threats_show_their_counts() -> None:
    with style.styled("x"):
        axes = threats_by_tie.draw().axes[0]
    shown = {text.get_text() for text in axes.texts}
    assert {"allies: 124", "not allied: 169", "highest quarter: 228", "12 %", "29 % (66)"} <= shown
