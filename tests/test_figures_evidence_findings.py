"""The figure `findings`: true to its table, and to what that can show."""

from __future__ import annotations

from matplotlib.axes import Axes

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import findings, threat_outcomes


def axes_of(name: str) -> Axes:
    with style.styled("x"):
        return {"threats": threat_outcomes.draw, "findings": findings.draw}[name]().axes[0]


def test_each_finding_has_one_mark_of_its_effect() -> None:
    table = tables.load("pressure_findings")
    shapes = [line.get_marker() for line in axes_of("findings").lines]
    for effect, (marker, *_) in findings.EFFECTS.items():
        assert shapes.count(marker) == (table["effect"] == effect).sum() + 1, "and one in the key"


def test_a_study_is_named_by_its_first_author_and_year() -> None:
    assert findings._short("Early 2011") == "Early 2011"
    assert findings._short("Park and Walsh 2016") == "Park and Walsh 2016"
    assert findings._short("Bapat, Heinrich, Kobayashi and Morgan 2013") == "Bapat and others 2013"
