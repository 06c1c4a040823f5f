"""The figure `two-parliaments`: true to its table, and to what that can show."""

from __future__ import annotations

import pytest

from looking import drawn_by
from twoviews import tables
from twoviews.figures.evidence import two_parliaments


def test_a_bar_is_the_votes_out_of_all_seats() -> None:
    axes = drawn_by(two_parliaments).axes[0]
    shown = {text.get_text() for text in axes.texts}
    assert {"280–2", "248", "69–29", "123–295", "408–2", "98–2"} <= shown
    calls = tables.load("roll_calls")
    filled = [bar.get_width() for bar in axes.patches if bar.get_facecolor()[3] > 0]
    assert sorted(filled) == pytest.approx(sorted(100 * calls["yes"] / calls["seats"]))


def test_votes_never_exceed_the_seats_and_both_parliaments_are_there() -> None:
    calls = tables.load("roll_calls")
    assert ((calls["yes"] + calls["no"].fillna(0)) <= calls["seats"]).all()
    assert set(calls["country"]) == {"Russia", "United States"}
