"""The figure `gains-by-clause`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import axes_of, said
from twoviews.bank import library
from twoviews.figures.evidence import gains_by_clause
from twoviews.figures.real_texts import voted
from twoviews.game import voting
from twoviews.wording import signed

LESSON = library.lesson("12")
BOTH = ("russia", "china")


def test_the_figure_prints_every_gain_and_vote() -> None:
    words = said("gains-by-clause")
    for text in voted():
        for seat in gains_by_clause.SEATS:
            total = signed(voting.gain(text.table, seat, text.draft))
            assert f"{total}, {text.real.votes[seat]}" in words
    cells = sum(len(gains_by_clause.moved(text)) for text in voted()) * 4
    assert cells == (7 + 6 + 2) * 4


def test_marks_are_full_for_gains_open_for_losses_and_crossed_beyond_a_line() -> None:
    lines = axes_of("gains-by-clause").lines[3:]
    crossed = sum(len(voting.crosses(text.table, seat, text.draft)) for text in voted() for seat in BOTH)
    assert crossed == 10
    assert sum(line.get_marker() == "X" for line in lines) == crossed
    amounts = [
        amount
        for text in voted()
        for seat in gains_by_clause.SEATS
        for key, amount in voting.contributions(text.table, seat, text.draft).items()
        if key not in voting.crosses(text.table, seat, text.draft)
    ]
    hollow = [line for line in lines if line.get_markerfacecolor() == "none"]
    assert len(hollow) == sum(amount < -gains_by_clause.TINY for amount in amounts)


def test_the_alt_text_has_the_gains_of_every_seat() -> None:
    (alt,) = (figure.alt for figure in LESSON.figures if figure.id == "gains-by-clause")
    for text in voted():
        for seat, entry in text.table.seats.items():
            amount = signed(voting.gain(text.table, seat, text.draft))
            assert f"{entry.name} {amount}" in alt
