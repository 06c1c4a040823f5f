"""The figure `chronology`: true to its table, and to what that can show."""

from __future__ import annotations

from datetime import date

import pytest

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import chronology


@pytest.mark.parametrize(("thread", "draw"), [("vx", "draw_vx"), ("seoul", "draw_seoul")])
def test_a_chronology_shows_every_event_of_its_thread_and_rings_the_article_s(thread: str, draw: str) -> None:
    with style.styled("x"):
        axes = getattr(chronology, draw)().axes[0]
    table = tables.load("sanctions_chronology")
    events = table[table["thread"] == thread]
    shown = {text.get_text() for text in axes.texts}
    assert set(events["event"]) <= shown and "used by the article" in shown
    rings = [line for line in axes.lines if line.get_markersize() == 20]
    assert len(rings) == events["in_article"].sum() + 1, "one more in the key"


def test_events_stand_in_order_of_time() -> None:
    table = tables.load("sanctions_chronology")
    for _, events in table.groupby("thread"):
        assert list(events["date"]) == sorted(events["date"])
    first = str(table["date"].min())[:10]
    assert date.fromisoformat(first) == date(2016, 2, 18)
