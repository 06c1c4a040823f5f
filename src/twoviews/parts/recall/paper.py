"""The printed form of a guess at a figure: a line to copy it to."""

from __future__ import annotations

from twoviews.bank.content import Prediction
from twoviews.bank.prose import inline
from twoviews.html import Markup, tag

TITLE = "Your guess, at this figure"


def printed(asked: Prediction) -> Markup:
    """Where to write the guess again; the answer is in the figure."""
    blank = "________"
    unit = [" (", inline(asked.unit), ")"] if asked.unit else []
    told = tag("p", f"Your guess was {blank}", unit, ". Find it in the figure above.")
    return tag("div", told, class_="tv-print-recall")
