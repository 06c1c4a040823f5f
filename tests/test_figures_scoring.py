"""The picture of a score: every number where it was said, every outcome at its end, the same bytes again."""

from __future__ import annotations

import re

from looking import texts
from twoviews.figures.scoring import NAMES, draw
from twoviews.models.forecasts import Judged

TEN = [Judged(n, 10 * n - 5, 50, 60 if n % 2 else None, n > 5) for n in range(1, 11)]


def test_the_picture_is_svg_with_a_label_and_stays_the_same() -> None:
    svg = draw(TEN, "Your score is 0.1.")
    assert 'aria-label="Your score is 0.1."' in svg
    assert svg == draw(TEN, "Your score is 0.1.")


def test_every_question_has_its_row_and_outcome() -> None:
    found = texts(draw(TEN, "x"))
    assert [found.count(word) for word in ("yes", "no")] == [5, 5]
    assert [str(n) for n in range(1, 11) if str(n) not in found] == []
    assert [name for name in NAMES.values() if name not in found] == []


def test_marks_stand_for_what_was_said() -> None:
    def uses(judged: list[Judged]) -> int:
        return len(re.findall("<use", draw(judged, "x")))

    one = [Judged(1, 30, 50, None, True)]
    assert uses([Judged(1, 30, 50, 70, True)]) == uses(one) + 2
    assert draw(one, "x") != draw([Judged(1, 31, 50, None, True)], "x")


def test_one_question_and_ends_of_the_scale_are_drawn() -> None:
    for said in (0.0, 100.0):
        assert "<svg" in draw([Judged(10, said, 0, 100, False)], "x")
