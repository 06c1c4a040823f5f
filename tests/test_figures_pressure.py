"""The two evidence figures of lesson 03: what became of threats, and what studies say helps pressure."""

import re

import pytest
from matplotlib.axes import Axes

from twoviews import home, tables
from twoviews.figures import style
from twoviews.figures.evidence import findings, threat_outcomes


def axes_of(name: str) -> Axes:
    with style.sheet("x"):
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
    groups = dict(threat_outcomes._groups(tables.load("threat_game_dyad_decades")))
    every = groups.pop("all threats")
    groups.pop("against the DPRK")
    assert sum(map(len, groups.values())) == len(every)


def test_each_finding_has_one_mark_of_its_effect() -> None:
    table = tables.load("pressure_findings")
    shapes = [line.get_marker() for line in axes_of("findings").lines]
    for effect, (marker, *_) in findings.EFFECTS.items():
        assert shapes.count(marker) == (table["effect"] == effect).sum() + 1, "and one in the key"


def test_a_study_is_named_by_its_first_author_and_year() -> None:
    assert findings._short("Early 2011") == "Early 2011"
    assert findings._short("Park and Walsh 2016") == "Park and Walsh 2016"
    assert findings._short("Bapat, Heinrich, Kobayashi and Morgan 2013") == "Bapat and others 2013"


def test_the_licence_of_the_threat_table_travels_with_it() -> None:
    table = tables.describe("threat_game_dyad_decades")
    assert table.licence.name == "GPL-3.0-or-later"
    notice = (home.assets() / "data" / "threat_game_dyad_decades.LICENSE.txt").read_text("utf-8")
    assert "Copyright Casey Crisman-Cox and Michael Gibilisco" in notice
    assert "Version 3, 29 June 2007" in notice
