"""The printed form of a prediction."""

from __future__ import annotations

from twoviews.bank.content import Prediction
from twoviews.bank.prose import inline
from twoviews.html import Markup, join, tag
from twoviews.parts import sheets

TITLE = "Predict first"
LINE = "─" * 24
"""Of a length that a narrow page has on one line."""


def printed(asked: Prediction) -> Markup:
    """The question with its options or a line; the answer is not on the sheet."""
    unit = tag("p", "In ", inline(asked.unit), ".", class_="tv-instruction") if asked.unit else None
    answer = sheets.choices("○", asked.options) if asked.options else join(sheets.blank(1), _line(asked))
    return sheets.sheet("prediction", TITLE, tag("p", inline(asked.prompt)), unit, answer)


def _line(asked: Prediction) -> Markup | None:
    """A line of numbers to mark one's guess on, and the record later; none without ends."""
    if asked.low is None or asked.high is None:
        return None
    ends = f"{asked.low:,.12g} ├{LINE}┤ {asked.high:,.12g}"
    return tag("p", tag("span", ends, class_="tv-paper-line"), " Mark your guess; later mark the record.")
