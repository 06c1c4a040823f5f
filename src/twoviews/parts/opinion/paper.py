"""The printed form of opinions."""

from __future__ import annotations

from collections.abc import Iterable

from twoviews.bank.answers import SCALE, SCALE_ENDS
from twoviews.bank.content import Proposition
from twoviews.bank.prose import inline
from twoviews.html import Markup, tag
from twoviews.parts import sheets

TITLE = "Where do you stand?"
GAP = Markup(" &nbsp; ")


def printed(propositions: Iterable[Proposition]) -> Markup:
    """Each proposition with the scale to ring a number on."""
    lowest, highest = SCALE_ENDS
    scale = tag("p", lowest, ([GAP, str(place)] for place in SCALE), GAP, highest, class_="tv-scale")
    return sheets.sheet(
        "opinion", TITLE, tag("ol", (tag("li", inline(each.text), scale) for each in propositions))
    )
