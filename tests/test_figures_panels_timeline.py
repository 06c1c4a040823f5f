"""The panel `timeline` shows the events that were chosen, each of them once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures import opened
from twoviews import tables
from twoviews.bank import library
from twoviews.figures.panels.timeline import BEARS_ON, LANES, ROWS

LESSON = library.lesson("11")
VALUES = st.fixed_dictionaries(
    {"bears_on": st.integers(0, 4), "direction": st.integers(0, 4), "first": st.integers(2018, 2026),
     "last": st.integers(2018, 2026)}
)  # fmt: skip


@cache
def kept() -> Any:
    """One panel for many moves: each sets all sliders."""
    return opened("timeline")


def test_it_opens_with_all_events() -> None:
    panel = opened("timeline")
    counts = "21 for it, 11 both ways, 9 against it, 9 only words"
    assert panel.sentence == f"50 of 50 events from 2018 to 2026: {counts}."
    assert sum(len(marks.get_xdata()) for marks in panel._marks) == 50
    assert len(set(panel._spots)) == 50, "no event hides another"


@pytest.mark.parametrize(("place", "kinds"), list(enumerate(kinds for _, kinds in BEARS_ON)))
def test_what_is_shown_bears_on_what_was_chosen(place: int, kinds: frozenset[str]) -> None:
    panel = opened("timeline", {"bears_on": place})
    table = tables.load("after_2018")
    assert int(panel.sentence.split()[0]) == table["bears_on"].isin(kinds).sum()


@given(VALUES)
def test_marks_counts_and_sentence_agree(values: dict[str, int]) -> None:
    panel = kept()
    sentence = panel.update(values)
    shown = [len(marks.get_xdata()) for marks in panel._marks]
    assert [int(count.get_text()) for count in panel._counts] == shown
    assert int(sentence.split()[0]) == sum(shown)
    rows = [label.get_text() for label in panel._list if label.get_text()]
    assert len(rows) == min(sum(shown), ROWS)
    hidden = re.findall(r"and (\d+) more", rows[-1]) if rows else []
    assert len(rows) - len(hidden) + sum(map(int, hidden)) == sum(shown)


def test_years_may_be_given_in_either_order() -> None:
    panel = opened("timeline")
    assert panel.update({"first": 2022, "last": 2019}) == panel.update({"first": 2019, "last": 2022})
    assert "in 2020" in panel.update({"first": 2020, "last": 2020})


def test_every_direction_of_the_table_has_its_lane() -> None:
    assert set(tables.load("after_2018")["direction"]) == set(LANES)


def test_each_preset_counts_its_events() -> None:
    panel = opened("timeline")
    told = {each.label: panel.update(each.values) for each in LESSON.explorers[0].presets}
    assert "2 for it, 1 both ways, 2 against it, 1 only words" in told["The quiet years"]
    assert "9 for it, 1 both ways, 0 against it, 3 only words" in told["The years of war"]
