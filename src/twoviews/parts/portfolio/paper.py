"""The printed form of the button that makes the portfolio."""

from __future__ import annotations

from twoviews.html import Markup, tag
from twoviews.parts import sheets

TITLE = "Your portfolio"
DOES = (
    "Here a button puts all that you answered and wrote into one file: predictions, places, answers, "
    "texts and what changed. It opens without the course and without a network, and it prints well."
)


def printed() -> Markup:
    """What the button does."""
    return sheets.sheet("portfolio", TITLE, tag("p", DOES))
