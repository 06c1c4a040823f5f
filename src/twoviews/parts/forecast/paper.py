"""The printed form of the forecasting game."""

from __future__ import annotations

from collections.abc import Iterable

from twoviews.bank.answers import PER_CENT
from twoviews.bank.content import Forecast
from twoviews.bank.prose import inline
from twoviews.html import Markup, join, tag
from twoviews.parts import sheets
from twoviews.wording import dated

TITLE = "Forecast"


def printed(forecasts: Iterable[Forecast]) -> Markup:
    """Every question with what was known, its rule and a line for the number; no outcome."""
    return sheets.sheet("forecast", TITLE, tag("ol", (tag("li", _question(each)) for each in forecasts)))


def _question(each: Forecast) -> Markup:
    rule = join("Until ", dated(each.deadline), ". Yes if: ", inline(each.resolution))
    return join(
        tag("p", tag("strong", inline(each.question))),
        tag("p", "Known on ", dated(each.asked), ": ", inline(each.known)),
        tag("p", rule, class_="tv-instruction"),
        tag("p", "My forecast: ________ ", PER_CENT),
    )
