"""The panel `pain-and-resolve` shows what the model says, in the picture and in words."""

from __future__ import annotations

from pictures import opened
from twoviews.models.coercion import window


def test_the_window_in_words_and_in_the_picture() -> None:
    panel = opened("pain-and-resolve")
    assert "opens in month 8 and closes in month 41." in panel.sentence
    found = window(9, 6, 0.01, 6)
    assert (panel._span.bounds[0], panel._span.bounds[2]) == (found.opens, found.closes - found.opens)
    assert "open: month 8 to month 40" in panel._says.get_text()


def test_no_window_and_one_without_an_end() -> None:
    panel = opened("pain-and-resolve")
    assert "no bargain opens within ten years" in panel.update({"buildup": 24.0})
    assert panel._span.bounds[2] == 0 and len(panel._ends.get_xydata()) == 0
    assert "stays open to the end" in panel.update({"buildup": 6.0, "adaptation": 0.0})
