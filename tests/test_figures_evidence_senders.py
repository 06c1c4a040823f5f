"""The figure `senders`: true to its table, and to what that can show."""

from __future__ import annotations

import pytest

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import senders
from twoviews.figures.rows import told


def test_senders_gives_each_capital_its_own_mark_and_count() -> None:
    with style.styled("x"):
        upper, lower = senders.draw().axes
    shown = {text.get_text() for axes in (upper, lower) for text in axes.texts}
    assert {"30.2 %", "45.0 %", "34.8 %", "32.9 %", "Russia, 43", "United States, 277"} <= shown
    assert {line.get_color() for line in lower.lines} >= {style.RUSSIA.colour, style.US.colour}


def test_a_mark_names_the_source_of_its_own_row(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tables.rows
    monkeypatch.setattr(
        tables,
        "rows",
        lambda name: [row | {"source": row.get("category") or row["group"]} for row in rows(name)],
    )
    with style.styled("x"):
        named = {row.source for row in told(senders.draw())}
    assert named == {name for sender in senders.SENDERS for name in sender[1:]}
