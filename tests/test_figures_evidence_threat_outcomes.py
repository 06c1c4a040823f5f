"""The figure `threat-outcomes`: true to its table, and to what that can show."""

from __future__ import annotations

import re

import pytest
from matplotlib.axes import Axes

from twoviews import home, tables
from twoviews.figures import style
from twoviews.figures.evidence import findings, threat_outcomes


def axes_of(name: str) -> Axes:
    with style.styled("x"):
        return {"threats": threat_outcomes.draw, "findings": findings.draw}[name]().axes[0]


def test_the_bars_of_each_group_add_up_to_all_its_threats() -> None:
    widths: dict[float, float] = {}
    for bar in axes_of("threats").patches:
        widths[bar.get_y()] = widths.get(bar.get_y(), 0.0) + bar.get_width()
    assert list(widths.values()) == pytest.approx([100.0] * 6)


def test_threats_are_counted_as_in_the_package_they_come_from() -> None:
    games = tables.load("threat_game_dyad_decades")
    assert list(games[list(threat_outcomes.ENDS)].sum()) == [144, 349, 140]
    words = " | ".join(text.get_text() for text in axes_of("threats").texts)
    assert "all threats: 633" in words and "23 % (144)" in words
    assert re.search(r"against the DPRK: 7 \| 100 % \(7\)", words)


def test_the_groups_by_cost_hold_every_threat_once() -> None:
    groups = dict(threat_outcomes._groups(tables.rows("threat_game_dyad_decades")))
    every = groups.pop("all threats")
    groups.pop("against the DPRK")
    assert sum(map(len, groups.values())) == len(every)


def test_the_licence_of_the_threat_table_travels_with_it() -> None:
    table = tables.describe("threat_game_dyad_decades")
    assert table.licence.name == "GPL-3.0-or-later"
    notice = (home.assets() / "data" / "threat_game_dyad_decades.LICENSE.txt").read_text("utf-8")
    assert "Copyright Casey Crisman-Cox and Michael Gibilisco" in notice
    assert "Version 3, 29 June 2007" in notice
