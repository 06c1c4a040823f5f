"""The figure `censoring`: true to its table, and to what that can show."""

from __future__ import annotations

import numpy as np

from twoviews.figures import style
from twoviews.figures.evidence import censoring


def test_censoring_shows_eight_decades_and_both_denominators() -> None:
    with style.styled("x"):
        rates, counts = censoring.draw().axes
    kept, ended = (line.get_ydata() for line in rates.lines[:2])
    assert np.round(ended, 1).tolist() == [38.2, 53.2, 54.1, 66.7, 66.7, 71.4, 72.4, 35.0]
    assert np.round(kept, 1).tolist() == [36.2, 52.7, 53.3, 64.1, 63.0, 55.8, 31.7, 1.3]
    assert "20 + 504" in {text.get_text() for text in counts.texts}
