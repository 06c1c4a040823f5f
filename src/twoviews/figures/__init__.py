"""Figures: a table or a model in, a deterministic SVG out. matplotlib only here."""

from twoviews.figures.evidence import LISTS, Evidence, alone, draw, fonts, inside, printed, settable
from twoviews.figures.panels import Panel, panel
from twoviews.figures.stage import Stage

__all__ = [
    "LISTS",
    "Evidence",
    "Panel",
    "Stage",
    "alone",
    "draw",
    "fonts",
    "inside",
    "panel",
    "printed",
    "settable",
]
