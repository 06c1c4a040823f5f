"""Figures: a table or a model in, a deterministic SVG out. matplotlib only here."""

from twoviews.figures.evidence import Evidence, alone, draw, inside
from twoviews.figures.panels import Panel, panel
from twoviews.figures.stage import Stage

__all__ = ["Evidence", "Panel", "Stage", "alone", "draw", "inside", "panel"]
