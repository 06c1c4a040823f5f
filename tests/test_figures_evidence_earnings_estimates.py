"""The figure `earnings-estimates`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import words_on
from twoviews.figures import style
from twoviews.figures.evidence import earnings_estimates


def test_earnings_are_divided_only_by_workers_of_the_same_source() -> None:
    with style.styled("x"):
        above, below = earnings_estimates.draw().axes
    shown = words_on(above)
    assert shown.count("1,200–2,300") == 2 and "over 500" in shown
    assert "up to 24,000–46,000" in shown and shown.count("about 5,000 each") == 2
    assert shown.count("no number named") == 3
    assert {"kept by the worker", "before deductions"} <= set(words_on(below))
