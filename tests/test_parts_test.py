"""A test: no mark reaches the page, the first answer stands, not to know is an answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from twoviews.bank import library
from twoviews.bank.questions import split
from twoviews.bank.scoring import UNKNOWN, Scored, Unanswered, score_test
from twoviews.errors import UnknownName
from twoviews.parts.base import Entry
from twoviews.parts.test import paper
from twoviews.parts.test.live import Test

HALVES = [split(question) for question in library.lesson("00").pretest]
KEYS = {key.id: key for _, key in HALVES}
FIRST, SECOND = list(KEYS)[:2]


class Desk:
    """A test with a record in a list, and what it said to the page."""

    def __init__(self, entries: tuple[Entry, ...] = (), closed: bool = False) -> None:
        self.entries, self.closed = list(entries), closed
        self.said: list[dict[str, Any]] = []

    def test(self) -> Test:
        made = Test(
            [question for question, _ in HALVES],
            lambda question, response: score_test(KEYS[question], response),
            self.keep,
            lambda: self.entries,
            closed=lambda: self.closed,
        )
        made.send = self.said.append
        return made

    def keep(self, entry: Entry) -> bool:
        self.entries.append(entry)
        return True


def test_neither_mark_nor_key_reaches_the_page() -> None:
    desk = Desk()
    test = desk.test()
    for question, key in HALVES:
        assert test.give(question.id, key.right)
    sent = json.dumps([test.sent_content(), test.sent_state(), desk.said], ensure_ascii=False)
    assert not any(f'"{word}"' in sent for word in ("points", "right", "feedback"))
    assert not any(text in sent for key in KEYS.values() for text in key.feedback.values())
    assert test.sent_state()["given"] == list(KEYS)
    assert [entry.points for entry in desk.entries] == [entry.of for entry in desk.entries]


def test_the_first_answer_stands() -> None:
    desk = Desk()
    test = desk.test()
    assert test.give(FIRST, dict(UNKNOWN))
    assert not test.give(FIRST, KEYS[FIRST].right)
    assert desk.said[-1]["unanswered"] == paper.STANDS
    assert [(entry.response, entry.points) for entry in desk.entries] == [({"unknown": True}, 0)]
    assert desk.entries[0].of == KEYS[FIRST].feedback.__len__()
    assert desk.test().given == (FIRST,)


def test_the_page_says_not_to_know_by_a_flag() -> None:
    desk = Desk()
    desk.test().hear({"do": "give", "n": 1, "with": {"question": FIRST, "unknown": True}})
    assert desk.said[-1]["state"]["given"] == [FIRST]
    assert desk.said[-1]["saved"] is True
    assert desk.entries[0].response == dict(UNKNOWN)


def test_nothing_is_no_answer() -> None:
    desk = Desk()
    for response in (None, "", {}, {"unknown": False}, {"unknown": True, "and": 1}):
        assert not desk.test().give(FIRST, response)
    assert desk.entries == []
    assert desk.said[-1]["unanswered"]


def test_after_a_quiz_it_is_closed() -> None:
    desk = Desk(closed=True)
    test = desk.test()
    assert test.sent_state()["closed"] is True
    assert not test.give(FIRST, KEYS[FIRST].right)
    assert desk.entries == []


def test_an_answer_to_another_wording_does_not_stand() -> None:
    old = Entry(item=FIRST, digest="older", response=dict(UNKNOWN))
    odd = Entry(item=SECOND, digest=HALVES[1][0].digest, response=["odd"])
    strange = Entry(item="00-t99", digest="x", response="o1")
    assert Desk((old, odd, strange)).test().given == ()
    with pytest.raises(UnknownName):
        Desk().test().give("00-t99", "o1")


def test_on_paper_stand_the_questions_and_why_nothing_is_marked() -> None:
    text = str(Desk().test().printed())
    assert text.count("<li>") >= len(HALVES) and "nothing is marked here" in text


def test_not_to_know_is_marked_as_no_points_and_nothing_else_is() -> None:
    for key in KEYS.values():
        none = score_test(key, dict(UNKNOWN))
        full = score_test(key, key.right)
        assert isinstance(none, Scored) and isinstance(full, Scored)
        assert (none.points, none.of, none.feedback) == (0, full.points, ())
        assert isinstance(score_test(key, {"unknown": 1.5}), Unanswered)
