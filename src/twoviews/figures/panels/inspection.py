"""Panel `inspection`: what a breach and a check are worth, and where neither side has a better choice.

Left above, what a firm gains by breaking the rule, falling as checks grow likelier; left below, what the
inspector gains by a check, rising as breaches grow likelier. Where a line crosses zero the other side's
choice is fixed. Right, all sites as one square: its width are the checks, its height the breaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from twoviews.figures.panels.base import Actors, Block, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import DIESEL, INK, PETROL, QUIET, SIZE, place, say
from twoviews.models.inspection import Equilibrium, equilibrium, firm_payoff, inspector_payoff

FIRM = ("gain", "fine", "detection")
INSPECTOR = ("cost", "benefit", "harm", "detection")
SEEN, UNSEEN = DIESEL.colour, PETROL.colour
ENDS = np.array([0.0, 1.0])
LEFT, RIGHT, SIDE = 62.0, 356.0, 236.0
TOP, MIDDLE, LOWER, BOTTOM = 52.0, 208.0, 286.0, 442.0
SQUARE = 442.0
LOW, HIGH = -13.5, 13.5
NOW: dict[str, Any] = {"marker": "o", "ms": 9, "color": INK}


class InspectionPanel(Panel):
    """One inspection game: `values` are parameters of `twoviews.models.inspection`."""

    NAME = "inspection"
    SLIDERS = ("gain", "fine", "cost", "benefit", "harm", "detection")
    HEIGHT = 500
    SEAM = -412.0  # the tasks read the field on the right

    def _draw_scenery(self, figure: Figure) -> None:
        self._firm, self._inspector = (
            place(figure, LEFT, TOP, RIGHT, MIDDLE),
            place(figure, LEFT, LOWER, RIGHT, BOTTOM),
        )
        self._sites = place(figure, SQUARE, 112, SQUARE + SIDE, 112 + SIDE)
        _scenery(self._firm, self._inspector, self._sites)

    def _chosen(self, names: tuple[str, ...]) -> dict[str, float]:
        return {name: self._values[name] for name in names}

    def _create_actors(self) -> Actors:
        self._breach, self._check = (
            empty_curve(self._firm, color=INK, lw=2.6),
            empty_curve(self._inspector, color=INK, lw=2.6),
        )
        self._checks = empty_curve(self._firm, clip_on=False, **NOW)
        self._breaches = empty_curve(self._inspector, clip_on=False, **NOW)
        self._parts = [
            Block(facecolor=SEEN, lw=0),
            Block(facecolor=UNSEEN, lw=0),
            Block(facecolor="none", edgecolor=INK, lw=1.8, clip_on=False),
        ]
        for part in self._parts:
            self._sites.add_patch(part)
        self._share_checked = Label(self._firm, dx=0, dy=14, fontsize=SIZE, weight="bold", ha="center")
        self._share_broken = Label(self._inspector, dx=0, dy=14, fontsize=SIZE, weight="bold", ha="center")
        self._counts = [Label(self._sites, x=0, y=0, dx=16, dy=dy) for dy in (-52.0, -74.0, -96.0)]
        lines = (self._breach, self._check, self._checks, self._breaches)
        words = (self._share_checked, self._share_broken, *self._counts)
        return {"lines": lines, "sites": self._parts, "words": words}

    def _move_actors(self) -> str:
        found = equilibrium(**self._values)
        self._move_lines(found)
        self._move_sites(found)
        return _sentence(found)

    def _move_lines(self, found: Equilibrium) -> None:
        check, violate = float(found.check), float(found.violate)
        firm, inspector = self._chosen(FIRM), self._chosen(INSPECTOR)
        self._breach.set_data(ENDS, firm_payoff(1, ENDS, **firm))
        self._check.set_data(ENDS, _worth(ENDS, inspector))
        at = float(firm_payoff(1, check, **firm)), float(_worth(violate, inspector))
        self._checks.set_data([check], [at[0]])
        self._breaches.set_data([violate], [at[1]])
        _over(self._share_checked, check, at[0])
        _over(self._share_broken, violate, at[1])

    def _move_sites(self, found: Equilibrium) -> None:
        check, violate = float(found.check), float(found.violate)
        seen = float(found.found) / violate if violate > 0 else 0.0
        seen_part, unseen_part, checked_part = self._parts
        seen_part.set_bounds(0, 0, seen, violate)
        unseen_part.set_bounds(seen, 0, 1 - seen, violate)
        checked_part.set_bounds(0, 0, check, 1)
        texts = (
            f"checked {_hundred(check)} (the frame)",
            f"breaches found {_hundred(float(found.found))}",
            f"breaches unseen {_hundred(float(found.unseen))}",
        )
        for label, words in zip(self._counts, texts, strict=True):
            label.set_text(words)


def _over(label: Label, share: float, height: float) -> None:
    """The share in words above its mark, kept within the frame."""
    label.put(min(max(share, 0.08), 0.92), height, _hundred(share))


def _worth(violate: Any, stakes: Mapping[str, float]) -> Any:
    """What one check is worth to the inspector, against staying away."""
    return inspector_payoff(1, violate, **stakes) - inspector_payoff(0, violate, **stakes)


def _scenery(firm: Axes, inspector: Axes, sites: Axes) -> None:
    shares = [0, 0.25, 0.5, 0.75, 1]
    for axes, along in ((firm, "chance of a check"), (inspector, "chance of a breach")):
        axes.set(xlim=(0, 1), ylim=(LOW, HIGH))
        axes.set_xticks(shares, labels=[f"{100 * share:.0f} %" for share in shares])
        axes.set_yticks([-10, 0, 10], labels=["−10", "0", "+10"])
        axes.set_yticks([-5, 5], minor=True)
        axes.axhline(0, color=QUIET, lw=1.4)
        say(axes, 0.5, LOW, along, dy=-34, ha="center")
    say(firm, 0, HIGH, "what a firm gains by a breach", dx=-54, dy=24, weight="bold")
    say(inspector, 0, HIGH, "what an inspector gains by a check", dx=-54, dy=18, weight="bold")
    sites.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    for spine in sites.spines.values():
        spine.set(visible=True, color=QUIET)
    say(sites, 0, 1, "all sites, of 100", dy=42, weight="bold")
    say(sites, 0, 1, "width: checked; height: breaking", dy=18, color=QUIET)
    for dy, colour, edge in ((-52, "none", INK), (-74, SEEN, SEEN), (-96, UNSEEN, UNSEEN)):
        (mark,) = sites.plot(0, 0, "s", ms=11, mfc=colour, mec=edge, clip_on=False)
        mark.set_transform(sites.transData + Affine2D().translate(6, dy))


def _hundred(share: float) -> str:
    """Of 100 sites; one place where a whole number would hide a small share."""
    count = 100 * share
    return f"{count:.1f}" if 0 < count < 9.95 and abs(count - round(count)) >= 0.05 else f"{count:.0f}"


def _sentence(found: Equilibrium) -> str:
    check, violate = float(found.check), float(found.violate)
    if check == 0:
        return "No check is worth its cost: nobody checks, and all 100 of 100 sites break the rule."
    if check == 1 and violate == 1:
        return (
            "Even a sure check does not deter: all 100 of 100 sites are checked and break the rule, "
            f"and {_hundred(float(found.unseen))} breaches stay unseen."
        )
    return (
        f"Of 100 sites {_hundred(check)} are checked and {_hundred(violate)} break the rule; "
        f"{_hundred(float(found.found))} breaches are found and {_hundred(float(found.unseen))} are not."
    )
