"""A guess drawn beside its record, and recalled at the figure that answers it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import twoviews
from test_parts_small import ESTIMATE, PICK, Kept, on_the_page
from twoviews import course, figures
from twoviews.bank import content, library
from twoviews.bank.answers import digest, fingerprint
from twoviews.bank.soundness import Names, faults
from twoviews.figures import style
from twoviews.figures.evidence import drawing
from twoviews.parts.base import Entry
from twoviews.parts.prediction.live import Prediction
from twoviews.parts.recall.live import Recall

COURSE = library.course()
ANSWERED = [
    (lesson, asked) for lesson in COURSE.lessons.values() for asked in lesson.predictions if asked.figure
]
NAMES = [asked.id for _, asked in ANSWERED]
WITH_RECORD = replace(ESTIMATE, record=11.0, figure="claim-verdicts")


@pytest.fixture
def kept() -> Kept:
    return Kept()


# ── beside the record ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "guess"), [(WITH_RECORD, 30), (replace(PICK, record="The cut"), "The cut")]
)
def test_the_record_is_sent_beside_the_guess_and_not_before(
    kept: Kept, asked: content.Prediction, guess: Any
) -> None:
    part = Prediction(asked, kept.keep)
    assert "record" not in json.loads(on_the_page(part))[1]
    part.commit(guess)
    assert part.sent_state()["record"] == asked.record


def test_a_prediction_without_one_record_is_as_before(kept: Kept) -> None:
    part = Prediction(ESTIMATE, kept.keep)
    part.commit(3)
    assert "record" not in part.sent_state()


def test_the_sheet_has_a_line_with_both_ends_and_no_record() -> None:
    sheet = Prediction(WITH_RECORD, Kept().keep).printed()
    assert "0 ├" in sheet
    assert "┤ 50" in sheet
    assert WITH_RECORD.reveal not in sheet
    assert "├" not in Prediction(replace(ESTIMATE, low=None), Kept().keep).printed()


def test_an_older_guess_stands_though_the_record_came_later(kept: Kept) -> None:
    Prediction(ESTIMATE, kept.keep).commit(7)
    state = Prediction(WITH_RECORD, kept.keep, look=lambda: kept).sent_state()
    assert (state["guess"], state["record"]) == (7, 11)


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        (replace(PICK, record="Neither"), "none of the options"),
        (replace(PICK, record=3.0), "none of the options"),
        (replace(ESTIMATE, record=51.0), "no number from"),
        (replace(ESTIMATE, record="eleven"), "no number from"),
        (replace(ESTIMATE, at="rate"), "scale of no figure"),
    ],
)
def test_a_record_that_does_not_fit_is_named(asked: content.Prediction, what: str) -> None:
    names = Names(sources=frozenset(asked.sources), objectives=frozenset({"o"}))
    assert what in " ".join(fault.what for fault in faults(asked, names))


@pytest.mark.parametrize("asked", [WITH_RECORD, replace(PICK, record=PICK.options[0]), ESTIMATE, PICK])
def test_a_record_that_fits_is_not(asked: content.Prediction) -> None:
    assert not list(faults(asked, Names(sources=frozenset(asked.sources), objectives=frozenset({"o"}))))


def test_every_numeric_record_stands_in_the_words_of_its_reveal() -> None:
    words = {"11": "Eleven", "40": "Forty"}
    for lesson in COURSE.lessons.values():
        for asked in lesson.predictions:
            if isinstance(asked.record, float):
                said = f"{asked.record:,.12g}"
                assert said in asked.reveal or words.get(said, said) in asked.reveal, asked.id


# ── at the figure ────────────────────────────────────────────────────────────


def recalled(asked: content.Prediction, entries: Sequence[Entry]) -> dict[str, Any]:
    return Recall(asked, lambda: entries).sent_state()


def test_nothing_is_told_before_the_guess_and_the_first_that_fits_stands(kept: Kept) -> None:
    assert recalled(WITH_RECORD, []) == {"notices": []}
    older = Entry(item="07-p2", digest=digest("Another"), response=3)
    odd = Entry(item="07-p2", digest=fingerprint(WITH_RECORD), response="many")
    Prediction(WITH_RECORD, kept.keep).commit(30)
    Prediction(WITH_RECORD, kept.keep).commit(40)
    state = recalled(WITH_RECORD, [older, odd, *kept])
    assert (state["guess"], state["record"]) == (30, 11)
    assert "record" not in recalled(ESTIMATE, kept)


def test_the_printed_form_is_the_same_for_all(kept: Kept) -> None:
    Prediction(WITH_RECORD, kept.keep).commit(30)
    assert Recall(WITH_RECORD, lambda: kept).printed() == Recall(WITH_RECORD).printed()


@pytest.mark.parametrize(("lesson", "asked"), ANSWERED, ids=NAMES)
def test_a_figure_that_answers_a_guess_is_shown_with_it(
    lesson: content.Lesson, asked: content.Prediction
) -> None:
    assert asked.figure in [figure.id for figure in lesson.figures]
    shown = twoviews.lesson(lesson.id).figure(asked.figure)
    assert isinstance(shown, course.Parts)
    assert isinstance(shown[0], figures.Evidence)
    assert asked.id in [part.content.id for part in shown[1:]]
    assert not asked.at or asked.at in shown[0].scales


def test_a_figure_that_answers_none_is_a_figure() -> None:
    assert isinstance(twoviews.lesson("03").figure("findings"), figures.Evidence)


SCALES = [(asked.figure, asked.at) for _, asked in ANSWERED if asked.at]


@pytest.mark.parametrize(("name", "at"), SCALES)
def test_a_value_stands_on_the_figure_where_its_axis_has_it(name: str, at: str) -> None:
    """Both ends of the scale lie inside the picture, and the middle between them: the axes are linear."""
    with style.styled(name):
        figure = drawing(name)()
        scale = style.offered(figure)[at]
    width, height = figure.get_size_inches() * 72
    low, high = scale.place(scale.low), scale.place(scale.high)
    middle = scale.place((scale.low + scale.high) / 2)
    assert middle == pytest.approx([(one + other) / 2 for one, other in zip(low, high, strict=True)])
    assert all(0 <= x <= width and 0 <= y <= height for x, y in (low[:2], low[2:], high[:2], high[2:]))
    assert (scale.axes.get_xscale(), scale.axes.get_yscale()) == ("linear", "linear")


@given(share=st.floats(0, 1))
def test_the_place_of_a_threat_is_that_of_the_bars(share: float) -> None:
    with style.styled("threat-outcomes"):
        figure = style.canvas(100)
        axes = style.place(figure, 170, 20, 690, 80)
        axes.set(xlim=(0, 100), ylim=(1, 0))
        style.offer(axes, "all", "x", (0, 1))
    x1, y1, x2, y2 = style.offered(figure)["all"].place(100 * share)
    assert (x1, y1, x2, y2) == pytest.approx((170 + 520 * share, 20, 170 + 520 * share, 80))
