"""The figure `score-grid`: true to its table, and to what that can show."""

from __future__ import annotations

from twoviews.figures import style
from twoviews.figures.evidence import score_grid


def test_score_grid_fills_just_the_cells_from_nine_on() -> None:
    with style.styled("x"):
        axes = score_grid.draw().axes[0]
    filled = [box for box in axes.patches if box.get_facecolor()[3] > 0 and box.get_alpha() == 0.32]
    assert len(filled) == 4
    assert any("69 of 209 cases, 33.0 per cent" in text.get_text() for text in axes.texts)
