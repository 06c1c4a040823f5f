"""The quiz: marked and saved at once, taken back after a restart, and silent about its keys."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from twoviews.bank.authored import Item, Option
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.kinds.classify import Classify
from twoviews.bank.kinds.match import Match
from twoviews.bank.kinds.number import Number
from twoviews.bank.kinds.order import Order
from twoviews.bank.kinds.several import Several
from twoviews.bank.kinds.text import Text
from twoviews.bank.questions import split
from twoviews.bank.scoring import Scored, Unanswered, explained, score
from twoviews.errors import UnknownName
from twoviews.parts.base import Entry
from twoviews.parts.quiz.live import Quiz

COMMON: dict[str, Any] = {"objective": "o", "sources": ("s",)}
AUTHORED = (
    Choice(
        id="q1",
        prompt="Who *voted*?",
        hint="Look at the record.",
        options=(Option("<b>Nobody</b>", "too few"), Option("Fifteen", "all of them", right=True)),
        **COMMON,
    ),
    Several(id="q2", prompt="Which?", options=(Option("A", "fa", right=True), Option("B", "fb")), **COMMON),
    Classify(
        id="q3",
        prompt="Whose?",
        columns=("Russia", "US"),
        items=(Item("one", "f1", "Russia"), Item("two", "f2", "US")),
        **COMMON,
    ),
    Match(
        id="q4", prompt="Pair.", items=(Item("x", "fx", "ex"), Item("y", "fy", "why")), spare=("z",), **COMMON
    ),
    Order(id="q5", prompt="Order.", items=(Item("a", "f"), Item("b", "f"), Item("c", "f")), **COMMON),
    Number(
        id="q6",
        prompt="How many?",
        answer=4.5,
        unit="per cent",
        feedback_right="yes",
        feedback_wrong="no",
        **COMMON,
    ),
    Text(id="q7", prompt="Word?", accept=("leakage",), feedback_right="yes", feedback_wrong="no", **COMMON),
)
HALVES = [split(authored) for authored in AUTHORED]
QUESTIONS = [question for question, _ in HALVES]
KEYS = {key.id: key for _, key in HALVES}
BOTH = {key.id: (question, key) for question, key in HALVES}


@dataclass
class Desk:
    """A quiz, what it saved and what it told the page."""

    kept: list[Entry] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    safe: bool = True

    def keep(self, entry: Entry) -> bool:
        self.kept.append(entry)
        return self.safe

    def quiz(self, **more: Any) -> Quiz:
        more = {"explain": lambda item: explained(*BOTH[item]), **more}
        made = Quiz(QUESTIONS, lambda item, response: score(KEYS[item], response), self.keep, **more)
        made.send = self.told.append
        return made


def test_an_answer_is_marked_saved_and_told() -> None:
    desk = Desk()
    result = desk.quiz().answer("q1", "o1", confidence="sure", seconds=3.5)
    assert result == score(KEYS["q1"], "o1")
    (entry,) = desk.kept
    assert (entry.item, entry.response, entry.points, entry.of) == ("q1", "o1", 0.0, 1.0)
    assert (entry.confidence, entry.seconds, entry.attempt) == ("sure", 3.5, 1)
    told = desk.told[0]["state"]["answers"]["q1"]
    assert (told["feedback"], told["told"], told["answer"], told["others"]) == ([], False, [], [])


WRONG_TWICE = {
    "q1": ("o1", "o1", [["o1", False, "too few"], ["o2", True, "all of them"]], ["Fifteen"]),
    "q2": (["o1", "o2"], ["o2"], [["o1", False, "fa"], ["o2", False, "fb"]], ["A"]),
    "q3": ({"i1": "c1", "i2": "c1"},) * 2
    + ([["i1", True, "f1"], ["i2", False, "f2"]], ["one – Russia", "two – US"]),
    "q6": ("4", "5", [["", False, "no"]], ["4.5 per cent"]),
    "q7": ("a", "b", [["", False, "no"]], ["leakage"]),
}


@pytest.mark.parametrize("key", WRONG_TWICE)
def test_a_first_wrong_answer_shows_what_holds_and_a_second_one_the_answer(key: str) -> None:
    first, second, feedback, answer = WRONG_TWICE[key]
    desk = Desk()
    quiz = desk.quiz()
    quiz.answer(key, first)
    shown = desk.told[-1]["state"]["answers"][key]
    assert (shown["told"], shown["answer"], shown["others"]) == (False, [], [])
    assert all(right for _, right, _ in shown["feedback"])
    quiz.answer(key, second)
    shown = desk.told[-1]["state"]["answers"][key]
    assert (shown["told"], shown["feedback"], shown["answer"]) == (True, feedback, answer)
    again = Desk().quiz(look=lambda: desk.kept).sent_state()["answers"][key]
    assert again == shown, "and so it stands after a restart"


@pytest.mark.parametrize(
    ("key", "others"),
    [("q1", [["<b>Nobody</b>", "too few"]]), ("q2", [["B", "fb"]]), ("q3", []), ("q6", [["", "no"]])],
)
def test_whoever_is_right_can_see_why_the_others_tempt(key: str, others: list[list[str]]) -> None:
    desk = Desk()
    desk.quiz().answer(key, KEYS[key].right)
    shown = desk.told[-1]["state"]["answers"][key]
    assert (shown["told"], shown["answer"], shown["others"]) == (True, [], others)


def test_without_one_who_explains_there_is_no_answer_to_tell() -> None:
    desk = Desk()
    quiz = desk.quiz(explain=None)
    for _ in range(2):
        quiz.answer("q1", "o1")
    shown = desk.told[-1]["state"]["answers"]["q1"]
    assert (shown["feedback"], shown["answer"]) == ([["o1", False, "too few"]], [])


def test_the_page_asks_for_what_a_cell_can_call() -> None:
    desk = Desk(safe=False)
    details = {"question": "q6", "response": "4,5", "confidence": "", "seconds": 1}
    desk.quiz().hear({"do": "answer", "n": 9, "with": details})
    assert desk.told[0]["re"] == 9
    assert desk.told[0]["saved"] is False
    assert desk.kept[0].points == 1.0


@pytest.mark.parametrize("response", ["", "o9", None, 3, [], {}, "x" * 10_000, "🙂", "nan", float("inf")])
@pytest.mark.parametrize("question", ["q1", "q2", "q3", "q4", "q5", "q6"])
def test_what_cannot_be_read_is_not_answered_and_not_saved(question: str, response: Any) -> None:
    desk = Desk()
    if question == "q6" and response == 3:
        return
    assert isinstance(desk.quiz().answer(question, response), Unanswered)
    assert not desk.kept
    assert desk.told[0]["unanswered"]


def test_an_unknown_question_is_an_error() -> None:
    with pytest.raises(UnknownName, match="There is no question 'q99'"):
        Desk().quiz().answer("q99", "o1")


def test_the_score_is_over_the_latest_answers() -> None:
    quiz = Desk().quiz()
    quiz.answer("q1", "o1")
    quiz.answer("q1", "o2")
    quiz.answer("q2", ["o2"])
    assert quiz.score() == (1.0, 3.0, 2, 7)


def test_attempts_are_counted_over_restarts() -> None:
    before, after = Desk(), Desk()
    before.quiz().answer("q1", "o1")
    after.quiz(look=lambda: before.kept).answer("q1", "o2")
    assert after.kept[0].attempt == 2


def test_answers_come_back_with_their_marks() -> None:
    before, after = Desk(), Desk()
    quiz = before.quiz()
    quiz.answer("q1", "o2", confidence="guess")
    quiz.answer("q2", ["o1", "o2"])
    assert after.quiz(look=lambda: before.kept).sent_state() == quiz.sent_state()


def test_an_answer_to_an_older_question_is_kept_aside() -> None:
    old = Entry(item="q1", digest="older", response="o2", when="2026-03-03T10:00:00+00:00")
    shown = Desk().quiz(look=lambda: [old]).sent_state()
    assert shown["answers"] == {}
    assert shown["aside"] == {"q1": "2026-03-03T10:00:00+00:00"}


def test_a_new_answer_takes_the_place_of_what_was_aside() -> None:
    desk = Desk()
    quiz = desk.quiz(look=lambda: [Entry(item="q1", digest="older", response="o2")])
    quiz.answer("q1", "o2")
    assert quiz.sent_state()["aside"] == {}
    again = desk.quiz(look=lambda: [Entry(item="q1", digest="older", response="o2"), *desk.kept])
    assert again.sent_state()["aside"] == {}


def test_entries_of_other_lessons_and_damaged_responses_do_no_harm() -> None:
    entries = [
        Entry(item="elsewhere", digest="d", response="o1"),
        Entry(item="q1", digest=QUESTIONS[0].digest, response={"odd": 1}),
    ]
    shown = Desk().quiz(look=lambda: entries).sent_state()
    assert shown["answers"] == {}
    assert list(shown["aside"]) == ["q1"]


def test_no_key_and_no_feedback_in_what_the_page_gets() -> None:
    quiz = Desk().quiz()
    sent = json.dumps([quiz.sent_content()["questions"], quiz.sent_state()])
    for secret in ("too few", "all of them", "fa", "leakage", "4.5", "right", "tolerance", "accept"):
        assert secret not in sent


def test_the_order_of_options_belongs_to_the_learner_and_is_stable() -> None:
    def order(learner: str) -> str:
        return json.dumps(Desk().quiz(learner=learner).sent_content())

    assert order("anna") == order("anna")
    assert len({order(f"learner {n}") for n in range(8)}) > 1


def test_the_printed_form_is_the_same_for_every_learner_and_escaped() -> None:
    answered = Desk()
    quiz = answered.quiz(learner="anna")
    quiz.answer("q1", "o2")
    assert quiz.printed() == Desk().quiz(learner="boris").printed()
    assert "&lt;b&gt;Nobody&lt;/b&gt;" in quiz.printed()
    assert "<em>voted</em>" in quiz.printed()
    assert "all of them" not in quiz.printed()


def test_the_printed_form_never_lists_items_in_the_right_order() -> None:
    printed = Desk().quiz().printed()
    places = [printed.index(f"<li>___ {item}</li>") for item in "abc"]
    assert places != sorted(places)


def test_the_line_for_cold_readers_is_short_and_stable() -> None:
    assert repr(Desk().quiz()) == "Quiz: 7 questions. Run this cell in JupyterLab to start it."


PLAIN = st.none() | st.booleans() | st.floats() | st.text()
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=6)


@given(JSON)
def test_no_response_breaks_a_quiz(response: Any) -> None:
    desk = Desk()
    quiz = desk.quiz()
    for question in QUESTIONS:
        result = quiz.answer(question.id, response)
        assert isinstance(result, Scored) == any(entry.item == question.id for entry in desk.kept)


def test_a_changed_text_changes_the_digest_that_is_saved() -> None:
    desk = Desk()
    desk.quiz().answer("q1", "o2")
    changed, _ = split(replace(AUTHORED[0], prompt="Who did not vote?"))
    assert desk.kept[0].digest == QUESTIONS[0].digest != changed.digest
