"""The figure `senders`: true to its table, and to what that can show."""

from __future__ import annotations

from twoviews.figures import style
from twoviews.figures.evidence import senders


def test_senders_gives_each_capital_its_own_mark_and_count() -> None:
    with style.styled("x"):
        upper, lower = senders.draw().axes
    shown = {text.get_text() for axes in (upper, lower) for text in axes.texts}
    assert {"30.2 %", "45.0 %", "34.8 %", "32.9 %", "Russia, 43", "United States, 277"} <= shown
    assert {line.get_color() for line in lower.lines} >= {style.RUSSIA.colour, style.US.colour}
