"""What changed between the first lesson and the last: plain numbers, and words for what they cannot say."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import learner
from twoviews.bank import library
from twoviews.bank.answers import fingerprint
from twoviews.bank.authored import Authored
from twoviews.bank.library import Course
from twoviews.bank.questions import split
from twoviews.bank.scoring import UNKNOWN
from twoviews.bank.twins import twins
from twoviews.portfolio import as_markdown, change, change_as_html, gather
from twoviews.portfolio.change import Gain, Shift, Sureness, calibration
from twoviews.portfolio.changing import tenths
from twoviews.portfolio.done import by_item
from twoviews.portfolio.drawn import pictures
from twoviews.record import Statement

Pairs = list[tuple[Authored, Authored]]


@pytest.fixture(scope="module")
def course() -> Course:
    return library.course()


@pytest.fixture(scope="module")
def pairs(course: Course) -> Pairs:
    return twins(course.lessons["00"].pretest, course.lessons["12"].posttest)


def sat(questions: list[Authored], lesson: str, right: int, pen: learner.Pen) -> list[Statement]:
    """A test in which the first `right` questions are right and the others wrong."""
    halves = [split(question) for question in questions]
    return [
        pen.answer(lesson, question, key, learner.right(key) if n < right else learner.wrong(question, key))
        for n, (question, key) in enumerate(halves)
    ]


def both(pairs: Pairs, before: int, after: int) -> list[Statement]:
    pen = learner.Pen()
    return [
        *sat([one for one, _ in pairs], "00", before, pen),
        *sat([other for _, other in pairs], "12", after, pen),
    ]


def whole(pairs: Pairs) -> Pairs:
    """The pairs of which a wrong answer wins no part of a point."""
    return [pair for pair in pairs if all(_nothing_for_wrong(question) for question in pair)]


def _nothing_for_wrong(authored: Authored) -> bool:
    question, key = split(authored)
    return learner.Pen().answer("00", question, key, learner.wrong(question, key)).points == 0


def test_the_same_answers_twice_are_no_change(course: Course, pairs: Pairs) -> None:
    for right in (0, 5, len(pairs)):
        found = change(both(pairs, right, right), course)
        assert found.test.gain.difference == 0
        assert {gain.difference for _, gain in found.test.objectives} == {0}
        assert found.test.gain.normalised in (0, None)


def test_gain_counts_each_question_once(course: Course, pairs: Pairs) -> None:
    chosen = whole(pairs)
    found = change(both(chosen, 1, 3), course)
    assert found.test.gain == Gain(len(chosen), 1, 3)
    assert found.test.waiting == len(pairs) - len(chosen)
    assert found.test.pairs == len(pairs)
    assert sum(gain.items for _, gain in found.test.objectives) == len(chosen)
    assert sum(gain.after for _, gain in found.test.objectives) == pytest.approx(3)


@pytest.mark.parametrize("lesson", ["00", "12"])
def test_only_the_first_answer_counts(course: Course, pairs: Pairs, lesson: str) -> None:
    once = both(pairs, 2, 4)
    pen = learner.Pen()
    again = sat([pair[lesson == "12"] for pair in pairs], lesson, len(pairs), pen)
    later = [replace(done, id=f"again-{n}", timestamp=done.timestamp + timedelta(days=9))
             for n, done in enumerate(again)]  # fmt: skip
    assert change([*once, *later], course).test.gain == change(once, course).test.gain


def test_the_order_of_the_record_counts_and_not_the_clock(course: Course, pairs: Pairs) -> None:
    first = both(pairs, 2, 4)
    again = sat([pair[0] for pair in pairs], "00", len(pairs), learner.Pen())
    early = [replace(done, id=f"again-{n}", timestamp=done.timestamp - timedelta(days=9))
             for n, done in enumerate(again)]  # fmt: skip
    assert change([*first, *early], course).test.gain == change(first, course).test.gain


def test_an_answer_to_another_wording_or_of_another_form_is_none(course: Course, pairs: Pairs) -> None:
    first, *rest = both(pairs, 3, 3)
    others = [
        replace(first, digest="older"),
        replace(first, response={"no": "answer"}),
        replace(first, verb="wrote"),
    ]
    for other in others:
        assert change([other, *rest], course).test.waiting == 1


def test_one_test_alone_is_nothing_to_compare(course: Course, pairs: Pairs) -> None:
    found = change(both(pairs, 3, 3)[: len(pairs)], course)
    assert (found.test.gain, found.test.waiting, found.test.objectives) == (Gain(0, 0, 0), len(pairs), ())
    assert "the test before lesson 00 and the test at the end of lesson 12" in change_as_html(found)
    assert change([], course).test.pairs == len(pairs)


def test_not_to_know_is_an_answer_of_no_points(course: Course, pairs: Pairs) -> None:
    """Before the course nothing was known, after it all; who changes a word later is not asked again."""
    pen = learner.Pen()
    halves = [split(one) for one, _ in pairs]
    unknown = [
        pen.statement("answered", "00", one.id, one.digest, response=dict(UNKNOWN), points=0.0, of=1.0)
        for one, _ in halves
    ]
    after = sat([other for _, other in pairs], "12", len(pairs), pen)
    found = change([*unknown, *after], course).test
    assert found.gain == Gain(len(pairs), 0, len(pairs))
    stale = [replace(done, digest="older") for done in unknown]
    assert change([*stale, *after], course).test.waiting == len(pairs)


def test_practice_is_compared_apart_and_called_so(course: Course, pairs: Pairs) -> None:
    asked = course.lessons["00"].questions
    again = tuple(replace(each, id=f"12-q{n:02}", twin=each.id) for n, each in enumerate(asked, 80))
    course = copy(course)
    vars(course)["lessons"] = {**course.lessons, "12": replace(course.lessons["12"], questions=again)}
    practised = twins(asked, again)
    assert practised
    found = change(both(practised, 3, 6), course)
    assert (found.test.gain.items, found.practice.gain.items) == (0, len(practised))
    assert found.practice.gain.difference > 0
    text = change_as_html(found)
    assert "Practice before, test after" in text and "with its text at hand" in text
    assert "Practice before" not in change_as_html(change(both(pairs, 3, 6), course))


def test_what_stayed_is_told_by_the_days_that_went_by(course: Course) -> None:
    told = learner.everything(course)
    assert "No question has come back yet" in change_as_html(change(told, course))
    quiz = [done for done in told if done.verb == "answered" and done.item.startswith("03-q")]
    later = [
        replace(done, id=f"later-{done.id}", timestamp=done.timestamp + timedelta(days=40), asked_in="review")
        for done in quiz
    ]
    found = change([*told, *later], course)
    spans = {each.span: each.answers for each in found.kept}
    assert spans["30 days later or more"] == len({done.item for done in quiz})
    text = change_as_html(found)
    assert "30 days later or more" in text and text.count("too few to say") == 2


def test_a_course_without_a_last_lesson_has_no_pairs(course: Course) -> None:
    alone = Course(course.assets)
    del alone.files["12"]
    found = change(learner.everything(course), alone)
    assert (found.test.pairs, found.shifts) == (0, ())


# ── the numbers themselves ───────────────────────────────────────────────────


scores = st.integers(1, 40).flatmap(
    lambda items: st.tuples(st.just(items), *[st.fractions(0, items, max_denominator=100).map(float)] * 2)
)


@given(scores)
def test_normalised_gain_is_the_share_of_what_was_left(score: tuple[int, float, float]) -> None:
    gain = Gain(*score)
    g = gain.normalised
    if g is None:
        assert gain.before == pytest.approx(gain.items)
        return
    assert g <= 1 + 1e-9
    assert (g > 0) == (gain.difference > 0)
    assert g * (gain.items - gain.before) == pytest.approx(gain.difference)


@pytest.mark.parametrize(
    ("before", "after", "g"),
    [(6, 9, 0.5), (0, 12, 1.0), (4, 4, 0.0), (8, 6, -0.5), (12, 12, None), (12, 9, None)],
)
def test_normalised_gain_of_twelve_items(before: float, after: float, g: float | None) -> None:
    """Hake's formula by hand: (9 - 6) / (12 - 6), and so on."""
    assert Gain(12, before, after).normalised == g


def test_no_item_has_no_normalised_gain() -> None:
    assert Gain(0, 0, 0).normalised is None


def test_luck_is_that_of_two_tests_thrown_with_coins() -> None:
    """With p = 1/2 and 12 items: sqrt(2 x 12 / 4); and as often as a simulation has it."""
    assert Gain(12, 6, 6).luck == pytest.approx(6**0.5)
    chance = random.Random(7)
    throws = [sum(chance.random() < 0.5 for _ in range(12)) - sum(chance.random() < 0.5 for _ in range(12))
              for _ in range(20_000)]  # fmt: skip
    spread = (sum(throw**2 for throw in throws) / len(throws)) ** 0.5
    assert Gain(12, 6, 6).luck == pytest.approx(spread, rel=0.03)


@given(scores)
def test_luck_is_never_none_and_the_same_both_ways(score: tuple[int, float, float]) -> None:
    items, before, after = score
    assert 0 < Gain(items, before, after).luck <= (items / 2) ** 0.5 + 1e-9
    assert Gain(items, before, after).luck == pytest.approx(Gain(items, after, before).luck)


@pytest.mark.parametrize(
    ("value", "shown"), [(1.52, "+1.5"), (-2.0, "−2"), (0.04, "0"), (-0.04, "0"), (0.0, "0"), (12.0, "+12")]
)
def test_a_difference_is_shown_with_its_sign(value: float, shown: str) -> None:
    assert tenths(value) == shown


# ── opinions ─────────────────────────────────────────────────────────────────


def placed(course: Course, lesson: str, value: Any, pen: learner.Pen) -> list[Statement]:
    return [
        pen.statement("opined", lesson, each.id, fingerprint(each), response=value)
        for each in course.lessons[lesson].opinions
    ]


@given(before=st.integers(1, 7), after=st.integers(1, 7))
def test_a_shift_is_the_step_between_first_and_last(before: int, after: int, course: Course) -> None:
    pen = learner.Pen()
    told = [
        *placed(course, "00", before, pen), *placed(course, "00", 4, pen),
        *placed(course, "12", 4, pen), *placed(course, "12", after, pen),
    ]  # fmt: skip
    found = change(told, course).shifts
    assert len(found) == 6
    assert {(shift.before, shift.after, shift.difference) for shift in found} == {
        (before, after, after - before)
    }


@pytest.mark.parametrize("value", [0, 8, True, "4", 4.5, None])
def test_what_is_no_place_is_no_answer(course: Course, value: Any) -> None:
    found = change(placed(course, "00", value, learner.Pen()), course).shifts
    assert {shift.before for shift in found} == {None}
    assert {shift.difference for shift in found} == {None}


def test_a_shift_is_told_without_judgement(course: Course) -> None:
    pen = learner.Pen()
    text = change_as_html(change([*placed(course, "00", 2, pen), *placed(course, "12", 5, pen)], course))
    assert text.count("3 towards agreement") == 6
    assert "neither progress nor decline" in text
    assert Shift("x", 5, 2).difference == -3


# ── calibration ──────────────────────────────────────────────────────────────


def test_calibration_counts_first_answers_that_are_wholly_right(course: Course) -> None:
    pen = learner.Pen()
    question, key = split(course.lessons["00"].questions[0])
    other, its = split(course.lessons["00"].questions[1])
    told = [
        pen.answer("00", question, key, learner.wrong(question, key), confidence="sure"),
        pen.answer("00", question, key, learner.right(key), confidence="sure"),
        pen.answer("00", other, its, learner.right(its), confidence="sure"),
        pen.answer("01", other, its, learner.right(its), confidence="guess"),
        pen.answer("02", other, its, learner.right(its)),
    ]
    assert calibration(by_item(told)) == (Sureness("sure", 2, 1), Sureness("guess", 1, 1))
    found = change(told, course)
    assert (found.sure_before, found.sure_after) == ((Sureness("sure", 2, 1),), ())
    assert found.sure_all[0].share == 0.5


def test_without_confidence_there_is_no_calibration(course: Course, pairs: Pairs) -> None:
    found = change(both(pairs, 3, 5), course)
    assert found.sure_all == ()
    assert "You have not said yet how sure you were" in change_as_html(found)


# ── words ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (2, 5, ["to be gained", "rough description", "cannot show"]),
        (5, 2, ["below 0 because the second score is lower"]),
        (99, 99, ["undefined here", "left nothing to gain"]),
    ],
)
def test_the_words_fit_the_numbers(
    course: Course, pairs: Pairs, before: int, after: int, words: list[str]
) -> None:
    text = change_as_html(change(both(pairs, before, after), course))
    assert all(word in text for word in words)


@pytest.mark.parametrize(("after", "where"), [(lambda items: 0, "inside"), (lambda items: items, "outside")])
def test_a_difference_is_held_against_luck(
    course: Course, pairs: Pairs, after: Callable[[int], int], where: str
) -> None:
    assert f"lies {where} that" in change_as_html(change(both(pairs, 0, after(len(pairs))), course))


# ── the way through the course ───────────────────────────────────────────────


def moved_marks(course: Course, *places: tuple[float, float]) -> list[Statement]:
    """The reader's own mark on a map, left at these places one after the other."""
    lesson, asked, own = next(
        (lesson, asked, own)
        for lesson in course.lessons.values()
        for asked in lesson.explorers
        if len(own := [slider for slider in asked.sliders if slider.yours]) == 2
    )
    pen, start = learner.Pen(), {slider.name: slider.start for slider in asked.sliders}
    names = [slider.name for slider in own]
    return [
        pen.statement(
            "moved", lesson.id, asked.id, "any", response=start | dict(zip(names, place, strict=True))
        )
        for place in places
    ]


def test_the_picture_has_what_was_done_and_no_more(course: Course) -> None:
    assert pictures(change([], course)) == ()
    assert "Nothing to draw yet" in change_as_html(change([], course))
    drawn = pictures(change(placed(course, "00", 2, learner.Pen()), course))
    assert drawn == ()  # one placing is no move
    everything = learner.everything(course)
    titles = [each.title for each in pictures(change(everything, course))]
    assert len(titles) == len(set(titles)) == 5
    for verb in ("opined", "predicted", "judged", "moved"):
        some = [done for done in everything if done.verb == verb]
        assert len(pictures(change(some, course))) == 1, verb


def test_a_guess_stands_as_far_from_the_record_as_it_was(course: Course) -> None:
    lesson, asked = next(
        (lesson, each)
        for lesson in course.lessons.values()
        for each in lesson.predictions
        if isinstance(each.record, float | int) and each.low is not None and each.high is not None
    )
    guess = asked.record + (asked.high - asked.low) / 4
    told = learner.Pen().statement("predicted", lesson.id, asked.id, fingerprint(asked), response=guess)
    (found,) = change([told], course).journey.guesses
    assert (found.lesson, found.off) == (lesson.id, pytest.approx(0.25))
    (drawn,) = pictures(change([told], course))
    assert (
        drawn.told == "You guessed 1 number; it lay 25 per cent of the scale's length away from the record."
    )


def test_a_choice_is_told_as_matching_the_record_or_not(course: Course) -> None:
    lesson, asked = next(
        (lesson, each)
        for lesson in course.lessons.values()
        for each in lesson.predictions
        if isinstance(each.record, str)
    )
    pen, other = learner.Pen(), next(each for each in asked.options if each != asked.record)
    for response, said in ((asked.record, "as in the record 1, otherwise 0"), (other, "0, otherwise 1")):
        told = pen.statement("predicted", lesson.id, asked.id, fingerprint(asked), response=response)
        (drawn,) = pictures(change([told], course))
        assert said in drawn.told


def test_a_verdict_that_was_judged_again_shows_where_it_went(course: Course) -> None:
    claim = next(each for each in course.claims.values() if each.verdict == "supported")
    pen = learner.Pen()
    first, last = (
        pen.statement("judged", "03", claim.id, fingerprint(claim), response=verdict, confidence="sure")
        for verdict in ("not supported", "supported")
    )
    (found,) = change([first, last], course).journey.verdicts
    assert (found.apart, found.again, found.sure) == (3, 0, "sure")
    (drawn,) = pictures(change([first, last], course))
    assert "1 came nearer, 0 went further" in drawn.told
    assert drawn.svg.count("<polygon") == 1
    (alone,) = pictures(change([first], course))
    assert "<polygon" not in alone.svg


def test_the_mark_on_the_map_is_drawn_from_where_it_was_to_where_it_is(course: Course) -> None:
    told = moved_marks(course, (6, 4), (6, 4), (7.5, 3))
    places = change(told, course).journey.places
    assert places is not None
    assert places.trail == ((6, 4), (7.5, 3))
    assert len(places.others) == 2
    (drawn,) = pictures(change(told, course))
    assert "went from (6, 4) to (7.5, 3)" in drawn.told


def test_a_mark_that_never_left_its_start_is_no_place(course: Course) -> None:
    told = moved_marks(course, (5, 5), (5, 5))
    assert change(told, course).journey.places is None


def test_the_two_texts_stand_side_by_side_and_sign_by_sign(course: Course) -> None:
    first, last = course.lessons["00"], course.lessons["12"]
    ((one, other),) = twins(first.prompts, last.prompts)
    pen = learner.Pen()
    told = [pen.statement("wrote", "00", one.id, fingerprint(one), response="A <b>finding</b> & *stars*")]
    page = change_as_html(change(told, course))
    assert "A &lt;b&gt;finding&lt;/b&gt; &amp; *stars*" in page
    assert page.count("Nothing written yet.") == 1
    again = pen.statement("wrote", "12", other.id, fingerprint(other), response="It was c30.")
    page = change_as_html(change([*told, again], course))
    assert page.index("finding&lt;") < page.index("It was c30.")
    assert "Nothing written yet." not in page
    erased = pen.statement("wrote", "12", other.id, fingerprint(other), response="")
    assert change_as_html(change([*told, again, erased], course)).count("Nothing written yet.") == 1


def test_markdown_tells_the_pictures_in_words(course: Course) -> None:
    text = as_markdown(gather(learner.everything(course), course))
    for each in pictures(change(learner.everything(course), course)):
        assert each.title in text
    assert "<svg" not in text
