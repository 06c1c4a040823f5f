"""Evidence figures: one drawing function per figure id, framed with caption, unit, period and sources.

A drawing function takes nothing and returns a `matplotlib.figure.Figure`, or, for evidence that is read as a
list, markup; it reads its tables by name. What stands around the picture comes from the lesson file, so a
teacher changes a caption without touching code. A new figure is a module and a line here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from matplotlib import get_data_path
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from twoviews.bank.authored import Authored
from twoviews.bank.content import EvidenceFigure
from twoviews.bank.prose import fold
from twoviews.errors import UnknownName
from twoviews.figures import style, svg
from twoviews.figures.evidence import frame
from twoviews.figures.rows import Row, told
from twoviews.html import Markup

FIGURES = {
    "council-votes": "council_votes:draw",
    "russia-trade": "russia_trade:draw",
    "fuel-prices": "fuel_prices:draw",
    "fuel-claim": "fuel_claim:draw",
    "fuel-deliveries": "fuel_deliveries:draw",
    "elasticity-arithmetic": "elasticity_arithmetic:draw",
    "russian-demands": "russian_demands:draw",
    "tests-around-votes": "tests_around_votes:draw",
    "claim-verdicts": "claim_verdicts:draw",
    "verdicts-by-kind": "verdicts_by_kind:draw",
    "success-rates": "success_rates:draw",
    "score-grid": "score_grid:draw",
    "censoring": "censoring:draw",
    "senders": "senders:draw",
    "threat-outcomes": "threat_outcomes:draw",
    "findings": "findings:draw",
    "tests-and-talks": "tests_and_talks:draw",
    "growth-vintages": "growth_vintages:draw",
    "escalation-studies": "escalation_studies:draw",
    "council-bargains": "council_bargains:draw",
    "council-sectors": "council_sectors:draw",
    "panel-mandates": "panel_mandates:draw",
    "texts-by-clause": "texts_by_clause:draw",
    "gains-by-clause": "gains_by_clause:draw",
    "threats-by-tie": "threats_by_tie:draw",
    "together-or-alone": "multilateral_findings:draw",
    "vx-measures": "chronology:draw_vx",
    "seoul-dates": "chronology:draw_seoul",
    "worker-counts": "worker_counts:draw",
    "earnings-estimates": "earnings_estimates:draw",
    "coal-route": "coal_route:draw",
    "trade-aim": "trade_aim:draw",
    "two-parliaments": "two_parliaments:draw",
    "votes-by-minister": "votes_by_minister:draw",
    "iraq-reasons": "iraq_reasons:draw",
    "evidence-wanted": "evidence_wanted:draw",
    "counting-vetoes": "counting_vetoes:draw",
    "recorded-ties": "recorded_ties:draw",
    "denial": "denial:draw",
}
"""Id of the figure: its module and drawing function; a module is imported when its figure is drawn."""

LISTS = {
    "denial-judgements": "denial_judgements:told",
    "relief-offers": "relief_offers:told",
    "us-law": "us_law:told",
    "harm": "harm:told",
    "law-of-the-council": "law_texts:council",
    "guarantees": "guarantees:told",
    "why-talks": "why_talks:told",
    "council-regimes": "council_regimes:told",
    "banco-delta-asia": "banco_delta_asia:told",
    "law-alone": "law_texts:alone",
    "arms-record": "arms_record:told",
}
"""The same for evidence that is read as a list: its function returns markup, see `listing`."""


@dataclass(frozen=True, repr=False)
class Evidence:
    """One evidence figure: `.svg` is the picture alone (or the list), `.html` the whole `<figure>`.

    `scales` are those on which a guess can be drawn: by name, the values at both ends and the line there.
    `rows` are what its marks stand for, see `figures.rows`.
    """

    spec: EvidenceFigure
    svg: str
    scales: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    rows: Sequence[Row] = ()

    @property
    def html(self) -> str:
        """Title, picture, caption, unit, period, links to the sources (`#source-KEY`) and the rows.

        What is more is folded. What stands around a list comes before it; its entries name their sources.
        """
        listed = self.spec.id in LISTS
        about, line = frame.about(self.spec, listed=listed), frame.line(self.spec, self.rows)
        inner = f"{about}{self.svg}{line}" if listed else f"{self.svg}{about}{line}"
        named = f'id="figure-{self.spec.id}"{self._offered}'
        title = frame.title(self.spec)
        figure = f'<figure class="tv-figure" {named} style="margin:1em 0">{title}{inner}</figure>'
        return fold(self.spec.more, Markup(figure)) if self.spec.more else figure

    @property
    def _offered(self) -> str:
        return f' data-scales="{escape(json.dumps(self.scales))}"' if self.scales else ""

    def __repr__(self) -> str:
        return f"Figure: {self.spec.title} ({self.spec.period}). Run this cell to see it."

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": str(self.html)}


def drawing(name: str) -> Callable[[], Figure | Markup]:
    """The function that draws or lists the figure of that id. Raises `UnknownName` for an id without one."""
    known = FIGURES | LISTS
    if name not in known:
        raise UnknownName("figure", name, sorted(known))
    found: Callable[[], Figure | Markup] = resolve_name(f"{__name__}.{known[name]}")
    return found


def draw(spec: EvidenceFigure) -> Evidence:
    """The figure that `spec.id` names, from its tables. Raises `UnknownName` for an id without a drawing."""
    return Evidence(spec, *_picture(spec.id, spec.id, spec.alt))


def inside(spec: EvidenceFigure, question: Authored) -> str:
    """The figure alone, as SVG, to be read inside a question: its title would say what the question asks."""
    return _picture(spec.id, f"{question.id}-{spec.id}", question.alt or spec.alt)[0]


def alone(spec: EvidenceFigure, question: Authored) -> str:
    """The same as a file of its own, for where no page lends it its colours and its width."""
    return svg.alone(inside(spec, question))


def printed(spec: EvidenceFigure) -> str:
    """The figure alone, as an SVG file for paper."""
    return svg.printed(_picture(spec.id, spec.id, spec.alt)[0])


def fonts() -> Path:
    """The folder of the fonts in which figures are drawn; they come with matplotlib."""
    return Path(get_data_path()) / "fonts" / "ttf"


def settable(text: str) -> bool:
    """Whether the widest of those fonts has every letter of a text."""
    known = _letters()
    return all(ord(sign) in known for sign in text if not sign.isspace())


@cache
def _letters() -> frozenset[int]:
    return frozenset(FT2Font(str(fonts() / "DejaVuSans.ttf")).get_charmap())


def _picture(name: str, prefix: str, alt: str) -> tuple[str, dict[str, tuple[float, ...]], Sequence[Row]]:
    """The figure as SVG, the scales that it offers and the rows of its marks."""
    drawn = drawing(name)
    with style.styled(name):
        figure = drawn()
        if isinstance(figure, Markup):
            return figure, {}, ()
        picture = svg.root(figure, svg.inner(figure, prefix), alt)
        scales = {name: _ends(scale) for name, scale in style.offered(figure).items()}
        return picture, scales, tuple(told(figure))


def _ends(scale: style.Scale) -> tuple[float, ...]:
    """For both ends of a scale the value and, in SVG units, the line on which a guess stands there."""
    ends = (number for value in (scale.low, scale.high) for number in (value, *scale.place(value)))
    return tuple(round(float(number), 1) for number in ends)
