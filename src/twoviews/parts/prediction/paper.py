"""The printed form of a prediction."""

from __future__ import annotations

from twoviews.bank.content import Prediction
from twoviews.bank.prose import inline
from twoviews.html import Markup, tag
from twoviews.parts import sheets

TITLE = "Predict first"


def printed(asked: Prediction) -> Markup:
    """The question with its options or a line; the answer is not on the sheet."""
    unit = tag("p", "In ", inline(asked.unit), ".", class_="tv-instruction") if asked.unit else None
    answer = sheets.choices("○", asked.options) if asked.options else sheets.blank(1)
    return sheets.sheet("prediction", TITLE, tag("p", inline(asked.prompt)), unit, answer)
