"""How much more fuel brings a price down by 60 per cent, at each elasticity of demand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import INK, PETROL, canvas, offer, place, say
from twoviews.models import leakage

FALL = 0.6
TOP, WIDEST = 125, 0.9
CROWDED = 0.45
ELASTICITIES = ("price_elasticity_low", "price_elasticity_central", "price_elasticity_high")
TOLD = ("study", "product_and_place", "period", "horizon", *ELASTICITIES)


def draw() -> Figure:
    """The curve of the model, with published elasticities of petrol on lines below it."""
    studies = tables.rows("fuel_elasticities")
    figure = canvas(366 + 20 * len(studies))
    axes = place(figure, 66, 40, 700, 300)
    _curve(axes)
    for study in studies:
        if study["price_elasticity_central"] is not None:
            _reading(axes, study)
    _studies(place(figure, 66, 356, 700, 356 + 20 * len(studies)), studies)
    return figure


def _extra(elasticity: float) -> float:
    """Extra supply in per cent of what was sold before."""
    return 100 * (leakage.supply_for_price_change(elasticity, 1 - FALL) - 1)


def _curve(axes: Axes) -> None:
    x = np.linspace(0, WIDEST, 91)
    axes.set(xlim=(0, WIDEST), ylim=(0, TOP), yticks=range(0, TOP, 20), xticks=np.arange(0, 0.91, 0.1))
    axes.xaxis.set_major_formatter(lambda value, _: f"−{value:.1f}" if value else "0")
    axes.grid(axis="y")
    offer(axes, "extra supply", "y", (0, 0.86))
    axes.plot(x, [_extra(-value) if value else 0 for value in x], color=INK, lw=2.4)
    say(axes, 0, TOP, f"extra supply, in per cent, for a price fall of {100 * FALL:.0f} %", dx=-58, dy=20)
    axes.set_xlabel(
        "price elasticity of demand: from buyers who hardly react to buyers who react more", labelpad=6
    )


def _reading(axes: Axes, study: tables.Row) -> None:
    """From a published median or mean up to the curve and across to the axis."""
    elasticity = study["price_elasticity_central"]
    x, y = -elasticity, _extra(elasticity)
    axes.plot([x, x, 0], [0, y, y], color=PETROL.colour, lw=1.2, ls=(0, (4, 3)))
    tell(axes.plot(x, y, PETROL.marker, color=PETROL.colour, ms=9), study, *TOLD)
    say(axes, x, y, f"+{y:.0f} %", dx=-8, dy=12, ha="right", weight="bold")


def _studies(axes: Axes, studies: Sequence[tables.Row]) -> None:
    """One line a study: a bar for a range of models, a point for a median."""
    axes.set(xlim=(0, WIDEST), ylim=(len(studies) - 0.5, -0.5))
    axes.axis("off")
    for row, study in enumerate(studies):
        spread = -np.array([study[name] for name in ELASTICITIES if study[name] is not None])
        bar = axes.plot(spread, [row] * len(spread), PETROL.marker, color=PETROL.colour, ls="-", lw=5, ms=7)
        tell(bar, study, *TOLD)
        words = f"{_author(study)}, {_place(study)}, {_span(study)}{study['horizon']}"
        if spread.mean() < CROWDED:
            say(axes, spread.max(), row, words, dx=12)
        else:
            say(axes, spread.min(), row, words, dx=-12, ha="right")


def _author(study: tables.Row) -> str:
    return str(study["study"]).split(",")[0]


def _place(study: tables.Row) -> str:
    return str(study["product_and_place"]).split(", ")[-1]


def _span(study: tables.Row) -> str:
    return f"{study['period']}, ".replace("-", "–") if study["period"] else ""
