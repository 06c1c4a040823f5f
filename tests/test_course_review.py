"""What comes back on a page: asked afresh, recorded under its own lesson, shown as answered only there."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

import learner
import twoviews
from twoviews import course
from twoviews.bank import library
from twoviews.bank.answers import facing
from twoviews.bank.questions import split
from twoviews.course import keeping
from twoviews.parts.review import paper
from twoviews.record import Record, Statement
from twoviews.record.statements import REVIEW
from twoviews.returning import coming_back


def quizzes(*lessons: str, days: float = 30) -> list[Statement]:
    """The quizzes of these lessons, answered so many days ago by the scripted learner."""
    told = [done for done in learner.everything(library.course()) if done.item[2:4] == "-q"]
    shift = datetime.now(UTC) - timedelta(days=days) - told[0].timestamp
    return [replace(done, timestamp=done.timestamp + shift) for done in told if done.lesson in lessons]


def keys(part: Any) -> dict[str, Any]:
    """A right response to each question that stands there."""
    found = {}
    for lesson in library.course().lessons.values():
        for each in (*lesson.questions, *lesson.pool):
            found[each.id] = facing(each, keeping.record().learner, [])[1].right
    return {each["id"]: found[each["id"]] for each in part.sent_content()["questions"]}


def test_nothing_comes_before_anything_was_answered(record: Record) -> None:
    content = twoviews.lesson("02").review().sent_content()
    assert (content["questions"], content["told"], content["kind"]) == ([], paper.NEVER, "review")
    assert twoviews.lesson("02").progress().sent_state()["due"] == ""


def test_five_come_back_and_are_recorded_under_their_own_lesson(record: Record) -> None:
    record.merge(quizzes("00", "01"))
    part = twoviews.lesson("02").review()
    right = keys(part)
    assert len(right) == 5
    assert {key[:2] for key in right} == {"00", "01"}
    assert part.sent_content()["asks_sure"] and set(part.sent_content()["origins"]) == set(right)
    assert part.sent_state()["answers"] == {}
    for key, response in right.items():
        assert part.answer(key, response, confidence="sure").right
    mine = [done for done in record.statements(verb="answered") if done.asked_in]
    assert [(done.lesson, done.item, done.asked_in, done.attempt) for done in mine] == [
        (key[:2], key, REVIEW, 1) for key in right
    ]
    again = twoviews.lesson("02").review()
    assert not set(right) & set(keys(again))


def test_its_own_lesson_and_what_its_quiz_brings_back_are_left_out(record: Record) -> None:
    record.merge(quizzes("00", "01"))
    assert {key[:2] for key in keys(twoviews.lesson("01").review())} == {"00"}
    assert {key[:2] for key in keys(course.review())} == {"00", "01"}


def test_when_nothing_is_due_one_sentence_names_the_day(record: Record) -> None:
    record.merge(quizzes("01", days=0))
    told = twoviews.lesson("02").review().sent_content()["told"]
    assert told.startswith("Nothing is due today. The next question comes back on ")
    assert "nothing due until" in twoviews.lesson("02").progress().sent_state()["due"]


def test_the_progress_counts_what_is_due_apart(record: Record) -> None:
    record.merge(quizzes("01"))
    state = twoviews.lesson("02").progress().sent_state()
    assert state["due"].startswith("Review: ") and state["due"].endswith(" due.")
    assert "Review" not in [row[0] for row in state["parts"]]


def test_the_words_say_how_many_more_are_due() -> None:
    assert paper.told(5, 0, None) == paper.BEFORE
    assert paper.told(5, 1, None).endswith("1 more is due after these.")
    assert paper.told(5, 7, None).endswith("7 more are due after these.")
    assert paper.told(0, 0, None) == paper.NEVER
    assert "3 December 2026" in paper.told(0, 0, date(2026, 12, 3))
    assert paper.short(3, None) == "Review: 3 due." and paper.short(0, None) == ""


# ── the three at the end of a quiz ───────────────────────────────────────────


@pytest.fixture
def returning(record: Record, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """The questions that lesson 05 brings back."""
    found = tuple(
        next(each.id for each in library.lesson(number).questions if not each.on_page)
        for number in ("01", "02", "03")
    )
    lessons = dict(library.course().lessons)
    lessons["05"] = replace(lessons["05"], returns=found)
    monkeypatch.setattr(library, "lesson", lambda number: lessons[number])
    return found


def test_three_stand_at_the_end_and_say_from_where(returning: tuple[str, ...]) -> None:
    content = twoviews.lesson("05").quiz().sent_content()
    assert [each["id"] for each in content["questions"]][-3:] == list(returning)
    assert all(content["origins"][key].startswith("From earlier lessons: ") for key in returning)
    printed = str(twoviews.lesson("05").quiz().printed())
    assert printed.count("From earlier lessons: ") == 3


def test_what_is_answered_at_home_is_asked_again_and_the_other_way_round(
    record: Record, returning: tuple[str, ...]
) -> None:
    key = returning[1]
    record.merge(quizzes("02"))
    late = twoviews.lesson("05").quiz()
    assert key not in late.sent_state()["answers"]
    right = keys(late)[key]
    assert late.answer(key, right).right
    (done,) = [each for each in record.statements("02", "answered", [key]) if each.asked_in]
    assert (done.lesson, done.asked_in, done.attempt) == ("02", "05", 1)
    assert twoviews.lesson("05").quiz().sent_state()["answers"][key]["right"]
    assert twoviews.lesson("03").quiz().sent_state()["answers"] == {}
    home = twoviews.lesson("02").quiz().sent_state()["answers"]
    assert key not in home or home[key]["attempt"] < 9


def test_the_home_quiz_and_its_progress_do_not_count_it(record: Record, returning: tuple[str, ...]) -> None:
    key = returning[0]
    quiz = twoviews.lesson("05").quiz()
    quiz.answer(key, keys(quiz)[key])
    assert twoviews.lesson("01").quiz().sent_state()["answers"] == {}
    counted = {row[0]: row[1] for row in twoviews.lesson("01").progress().sent_state()["parts"]}
    assert counted["Quiz"] == 0


def test_a_question_that_is_not_there_is_left_out(returning: tuple[str, ...], monkeypatch: Any) -> None:
    lesson = replace(library.lesson("05"), returns=("02-q99",))
    monkeypatch.setattr(library, "lesson", lambda number: lesson)
    content = twoviews.lesson("05").quiz().sent_content()
    assert len(content["questions"]) == len(lesson.questions)


def test_in_a_large_record_it_opens_at_once(record: Record) -> None:
    every = learner.everything(library.course())
    start = datetime.now(UTC) - timedelta(days=200)
    many = [
        replace(done, id=f"{turn}-{done.id}", timestamp=start + timedelta(hours=turn, seconds=place))
        for turn in range(100_000 // len(every))
        for place, done in enumerate(every)
    ]
    record.merge(many)
    record.statements(verb="answered")
    begin = time.process_time()
    assert len(twoviews.lesson("02").review().sent_content()["questions"]) <= 5
    assert time.process_time() - begin < 2


def test_split_gives_the_digest_that_is_kept(record: Record) -> None:
    record.merge(quizzes("01"))
    part = course.review()
    for each in part.sent_content()["questions"]:
        (authored,) = [q for q in coming_back(library.lesson("01")) if q.id == each["id"]]
        part.answer(each["id"], facing(authored, record.learner, [])[1].right)
        if authored.vary is None:
            (done,) = [d for d in record.statements("01", "answered", [authored.id]) if d.asked_in]
            assert done.digest == split(authored)[0].digest
