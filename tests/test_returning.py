"""What comes back: recomputed from the record, nothing of a lesson not met, the same whenever it is asked."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec
import pytest
from fsrs import Rating
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from twoviews import returning
from twoviews.bank import library
from twoviews.bank.content import Lesson
from twoviews.record import Statement
from twoviews.returning import choosing, retention, schedule, sittings
from twoviews.returning.sittings import Mark, Sitting

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
COURSE = library.course().lessons
LESSONS = tuple(COURSE.values())
HOMES = sittings.objectives(LESSONS)
FORMS = {question.id: question for lesson in LESSONS for question in sittings.coming_back(lesson)}


def said(item: str, days: float, right: float = 1.0, sure: str = "", **more: Any) -> Statement:
    """An answer so many days before `NOW`."""
    fields = {"lesson": item[:2], "of": 2.0, "points": 2 * right, "verb": "answered"} | more
    return Statement(
        id=str(uuid5(NAMESPACE_URL, f"{item} {days} {right}")), timestamp=NOW - timedelta(days=days),
        actor="a", item=item, confidence=sure, **fields,
    )  # fmt: skip


def past(*told: Statement, now: datetime = NOW) -> sittings.Past:
    return returning.past(told, LESSONS, now)


def asked(*told: Statement, now: datetime = NOW, **named: Any) -> returning.Due:
    return returning.due(returning.coming(past(*told, now=now), LESSONS, now), now, **named)


def items(due: returning.Due) -> list[str]:
    return [question.id for _, question in due.asked]


# ── the past ─────────────────────────────────────────────────────────────────


def test_a_second_try_on_the_same_day_shows_no_memory() -> None:
    told = [said("01-q01", 9, right=0), said("01-q01", 8.99), said("01-q01", 8.4, sure="sure")]
    (its,) = past(*told).sittings.values()
    assert [sitting.marks for sitting in its] == [{"01-q01": Mark(0, "")}, {"01-q01": Mark(1, "sure")}]
    assert its[0].when == told[0].timestamp


def test_questions_of_one_objective_are_one_sitting() -> None:
    same = [item for item, home in HOMES.items() if home == HOMES["01-q01"]]
    found = past(*(said(item, 5 - place / 100) for place, item in enumerate(same)))
    assert list(found.sittings) == [HOMES["01-q01"]]
    assert [set(sitting.marks) for sitting in found.sittings[HOMES["01-q01"]]] == [set(same)]


def test_what_is_no_answer_to_a_question_that_comes_back_is_passed_over() -> None:
    found = past(
        said("01-q99", 3),
        said("01-q01", 3, lesson="02"),
        said("01-q01", 3, verb="moved"),
        said("01-q01", 3, of=None),
        said("01-q01", 3, of=0.0),
        said("01-q01", 3, points=None),
    )
    assert (found.sittings, found.last, found.met) == ({}, {}, frozenset())


def test_time_does_not_run_back_and_ends_now() -> None:
    zone = timezone(timedelta(hours=9))
    late = replace(said("01-q01", -20), timestamp=(NOW + timedelta(days=20)).astimezone(zone))
    (its,) = past(said("01-q01", 5), said("01-q01", 7), late).sittings.values()
    assert [sitting.when for sitting in its] == [NOW - timedelta(days=5), NOW]
    assert its[-1].when.tzinfo is UTC


# ── the schedule ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("marks", "rating"),
    [
        ([(1, "sure")], Rating.Easy),
        ([(1, "fairly")], Rating.Good),
        ([(1, "")], Rating.Good),
        ([(1, "sure"), (1, "")], Rating.Good),
        ([(1, "guess")], Rating.Hard),
        ([(1, "sure"), (0, "sure")], Rating.Hard),
        ([(0.5, "")], Rating.Hard),
        ([(0.49, "sure")], Rating.Again),
        ([(0, "sure")], Rating.Again),
    ],
)
def test_marks_and_confidence_make_the_rating(marks: list[tuple[float, str]], rating: Rating) -> None:
    sitting = Sitting(NOW, {str(place): Mark(*mark) for place, mark in enumerate(marks)})
    assert schedule.rating(sitting) is rating


def test_what_is_known_comes_back_later_and_what_is_not_tomorrow() -> None:
    def due(share: float, sure: str, times: int) -> int:
        marks = {"q": Mark(share, sure)}
        its = [Sitting(NOW + timedelta(days=30 * place), marks) for place in range(times)]
        return (schedule.memory(its).due - its[-1].when.date()).days

    assert due(0, "", 1) == 1
    assert 1 <= due(1, "guess", 1) < due(1, "fairly", 1) < due(1, "sure", 1)
    assert due(1, "", 1) < due(1, "", 2) < due(1, "", 3)
    assert due(1, "sure", 9) == schedule.LONGEST
    assert due(0, "", 9) <= due(1, "", 9)


def test_the_chance_to_know_falls_from_1() -> None:
    its = schedule.memory([Sitting(NOW, {"q": Mark(1, "")})])
    chances = [its.recall(NOW + timedelta(days=days)) for days in range(0, 60, 5)]
    assert chances[0] == 1 and all(one > other > 0 for one, other in pairwise(chances))
    due = datetime.combine(its.due, NOW.timetz())
    assert its.recall(due) == pytest.approx(schedule.RECALL, abs=0.02)


# ── the choice ───────────────────────────────────────────────────────────────


def test_another_form_comes_than_the_one_answered_last() -> None:
    forms = [
        item
        for item, home in HOMES.items()
        if home == HOMES["01-q01"] and not FORMS[item].on_page
    ]  # fmt: skip
    assert len(forms) > 2
    told: list[Statement] = []
    seen = []
    for place in range(2 * len(forms)):
        (item,) = items(asked(*told)) or [forms[0]]
        seen.append(item)
        told.append(said(item, 40 * (2 * len(forms) - place), right=0, asked_in="review" if place else ""))
    assert seen == forms * 2


def test_nothing_that_needs_its_page_comes_back() -> None:
    everything = [said(item, 30) for item in HOMES]
    found = asked(*everything, most=len(HOMES))
    assert len(found.asked) > 50 and found.waiting == 0
    assert not any(question.on_page for _, question in found.asked)


def test_at_most_five_come_mixed_over_the_lessons_and_the_rest_waits() -> None:
    found = asked(*(said(item, 30) for item in HOMES if item[:2] in ("00", "01", "02")))
    lessons = [lesson for lesson, _ in found.asked]
    assert len(lessons) == choosing.AT_ONCE and set(lessons) == {"00", "01", "02"}
    assert all(one != other for one, other in pairwise(lessons))
    assert found.waiting > 0


def test_the_open_lesson_is_left_out() -> None:
    told = [said("01-q01", 30), said("02-q01", 30)]
    assert {lesson for lesson, _ in asked(*told).asked} == {"01", "02"}
    assert {lesson for lesson, _ in asked(*told, without="02").asked} == {"01"}


def test_those_most_at_risk_come_first() -> None:
    none, one, two = (
        next(item for item, form in FORMS.items() if item[:2] == lesson and not form.on_page)
        for lesson in ("00", "01", "02")
    )
    found = asked(said(one, 30, right=0), said(two, 30, sure="sure"), said(none, 30))
    assert [lesson for lesson, _ in found.asked] == ["01", "00", "02"]


def test_nothing_is_due_at_once_and_the_day_is_told() -> None:
    now = asked(said("01-q01", 0))
    assert (now.asked, now.waiting) == ((), 0)
    assert now.next is not None and now.next > NOW.date()
    at_night = datetime.combine(now.next, datetime.min.time(), UTC)
    assert items(asked(said("01-q01", 0), now=at_night)) != []
    assert asked() == returning.Due()


def test_a_question_that_came_back_does_not_open_its_lesson() -> None:
    assert asked(said("02-q01", 30, asked_in="05")).asked == ()
    assert asked(said("02-q01", 30, asked_in="05"), said("02-q04", 30)).asked != ()


answers = st.lists(
    st.builds(
        said,
        st.sampled_from([*HOMES, "gone-q01"]),
        st.floats(-3, 300),
        st.sampled_from([0, 0.5, 1]),
        st.sampled_from(["", "sure", "fairly", "guess"]),
        asked_in=st.sampled_from(["", "05", "review"]),
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(answers, st.floats(0, 100))
def test_only_what_was_met_comes_and_always_the_same(told: list[Statement], later: float) -> None:
    now = NOW + timedelta(days=later)
    found = asked(*told, now=now)
    assert found == asked(*told, now=now)
    met = {done.lesson for done in told if not done.asked_in and done.item in HOMES}
    known = {HOMES[done.item] for done in told if done.item in HOMES}
    for lesson, question in found.asked:
        assert lesson in met and HOMES[question.id] in known
    assert len({HOMES[item] for item in items(found)}) == len(found.asked) <= choosing.AT_ONCE
    assert found.next is None or found.next > now.date()


@settings(deadline=None, max_examples=40)
@given(answers, st.randoms())
def test_the_order_of_the_record_decides_and_nothing_else_does(told: list[Statement], dice: Random) -> None:
    """Answers to other objectives do not matter, nor where among them an answer stands."""
    told = sorted(told, key=lambda done: done.timestamp)
    first = past(*told)
    by_home: dict[Any, list[Statement]] = {}
    for done in told:
        by_home.setdefault(HOMES.get(done.item), []).append(done)
    homes = list(by_home)
    dice.shuffle(homes)
    assert past(*(done for home in homes for done in by_home[home])).sittings == first.sittings


def test_it_is_not_stored_and_a_record_that_went_out_and_came_in_gives_the_same() -> None:
    told = [said(item, 20 - place / 10, right=place % 3 / 2) for place, item in enumerate(HOMES)]
    copied = [msgspec.json.decode(msgspec.json.encode(done), type=Statement) for done in told]
    assert asked(*told) == asked(*copied)


# ── what was kept ────────────────────────────────────────────────────────────


def test_what_was_still_known_is_counted_by_the_days_gone_by() -> None:
    same = [item for item, home in HOMES.items() if home == HOMES["01-q01"]][:2]
    told = [said(same[0], 100, right=0), said(same[0], 99.9), said(same[1], 99)]
    told += [said(same[0], 94), said(same[1], 93, right=0.5), said(same[0], 71, right=0), said(same[1], 70)]
    found = {each.span: (each.answers, each.right) for each in returning.kept(past(*told))}
    assert found == {
        retention.FIRST: (1, 0),
        "1 to 6 days later": (2, 2),
        "7 to 29 days later": (2, 0),
        "30 days later or more": (1, 1),
    }


@pytest.mark.parametrize(("answers", "share"), [(0, None), (4, None), (5, 0.4), (10, 0.2)])
def test_too_few_answers_have_no_share(answers: int, share: float | None) -> None:
    assert retention.Kept("", answers, 2).share == share


# ── a large record ───────────────────────────────────────────────────────────


def test_a_hundred_thousand_statements_are_folded_at_once() -> None:
    names = list(HOMES)
    told = [said(names[place % len(names)], 200 - place / 500) for place in range(100_000)]
    start = time.process_time()
    found = asked(*told)
    assert time.process_time() - start < 2
    assert found.next is not None or found.asked


def test_a_lesson_without_questions_has_nothing_to_come() -> None:
    bare: list[Lesson] = [replace(LESSONS[1], questions=(), pool=())]
    assert returning.coming(returning.past([said("01-q01", 9)], bare, NOW), bare, NOW) == []
    assert isinstance(asked(said("01-q01", 9)).next, date | None)
