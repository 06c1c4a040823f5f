"""The figure `iraq-reasons`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import drawn_by
from twoviews import tables
from twoviews.figures.evidence import iraq_reasons


def test_each_reason_is_a_mark_in_its_column_and_nobody_names_nationalists() -> None:
    axes = drawn_by(iraq_reasons).axes[0]
    given = tables.load("iraq_2001_reasons").drop_duplicates(["speaker", "reason"])
    assert len(axes.lines) == len(given)
    assert "nationalists" not in set(given["reason"]) and "0" in {text.get_text() for text in axes.texts}
    assert given["speaker"].nunique() == 9
    assert [(given["reason"] == reason).sum() for reason in ("business", "way out")] == [7, 4]
