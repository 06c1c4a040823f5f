"""The learner's record as the parts use it: what is kept comes back, in the lesson and of all lessons."""

from __future__ import annotations

from pathlib import Path

import pytest

from twoviews import course
from twoviews.bank import library
from twoviews.course import asking, keeping
from twoviews.parts.base import Entry
from twoviews.record import Record


def entry(item: str, response: object = 1, digest: str = "d") -> Entry:
    return Entry(item=item, digest=digest, response=response)


def test_a_part_finds_what_it_kept_and_nothing_of_other_items_and_lessons(record: Record) -> None:
    save, look, notices = keeping.answers("03", "opined", "one", "two")
    elsewhere, _, _ = keeping.answers("04", "opined", "one")
    assert save(entry("one", 4)) and save(entry("other")) and elsewhere(entry("one", 2))
    assert [(each.item, each.response, each.lesson) for each in look()] == [("one", 4, "03")]
    assert list(notices()) == list(keeping.notices()) == []


def test_what_was_read_once_is_the_same_when_a_part_looks_again(record: Record) -> None:
    save, look, _ = keeping.answers("03", "opined", "one")
    save(entry("one", 4))
    (before,) = look()
    save(entry("one", 5))
    first, second = look()
    assert first is before and second.response == 5


def test_a_claim_counts_in_whichever_lesson_it_was_judged(record: Record) -> None:
    for lesson in ("02", "05"):
        record.add(keeping.stated(record.learner, "judged", lesson, entry("c1", "contested")))
    record.add(keeping.stated(record.learner, "judged", "02", entry("c2", "contested")))
    assert [(each.item, each.lesson) for each in keeping.judged("c1")] == [("c1", "02"), ("c1", "05")]


def test_every_digest_of_an_item_is_known_oldest_first_and_of_others_none(record: Record) -> None:
    found = keeping.digests([entry("a", digest="1"), entry("b", digest="2"), entry("a", digest="3")])
    assert (found["a"], found["b"], found["c"]) == (["1", "3"], ["2"], [])


def test_a_host_gives_the_record_for_a_while_and_the_own_one_comes_back(
    record: Record, tmp_path: Path
) -> None:
    other = Record(tmp_path / "other.sqlite")
    assert not keeping.is_given()
    with pytest.raises(RuntimeError, match="within"), course.kept_in(other):
        assert keeping.is_given() and keeping.record() is other
        raise RuntimeError("within")
    other.close()
    assert not keeping.is_given() and keeping.record().path == record.path


def test_an_answer_to_a_test_begins_no_quiz(record: Record) -> None:
    lesson = library.lesson("00")
    record.add(keeping.stated(record.learner, "answered", "00", entry(lesson.pretest[0].id)))
    assert not asking.quiz_begun()
    record.add(keeping.stated(record.learner, "answered", "00", entry(lesson.questions[0].id)))
    assert asking.quiz_begun()


def test_a_question_that_nobody_knows_is_left_out_and_the_order_stays() -> None:
    known = [library.lesson(number).questions[0].id for number in ("03", "01")]
    found = asking.found([known[0], "03-q99", known[1]])
    assert [(lesson.id, each.id) for lesson, each in found] == list(zip(("03", "01"), known, strict=True))
