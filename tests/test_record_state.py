"""The state of a learner is a fold over statements, whatever order they come in."""

import random

from hypothesis import given
from hypothesis import strategies as st

from twoviews.record import State, Statement, answered, completed, state, statement, wrote
from twoviews.record.state import in_order
from twoviews.record.statements import VERBS

statements = st.lists(
    st.builds(
        statement, st.just("l"), st.sampled_from(VERBS), st.sampled_from(["01", "07"]),
        st.sampled_from(["", "q1", "q2"]), st.sampled_from(["old", "new"]),
        response=st.sampled_from(["", "o1"]), points=st.none() | st.floats(0, 2), of=st.none() | st.just(2.0),
    ),
    max_size=12,
)  # fmt: skip


def q(item: str, response: str, points: float = 1, digest: str = "d") -> Statement:
    return answered("l", "07", item, digest, response, points, 1)


@given(statements, st.randoms())
def test_order_and_repetition_do_not_matter(told: list[Statement], dice: random.Random) -> None:
    mixed = told + told[:3]
    dice.shuffle(mixed)
    assert state(mixed) == state(told)


@given(statements)
def test_nothing_is_dropped(told: list[Statement]) -> None:
    kept = [done for history in state(told).history.values() for done in history]
    assert in_order(kept) == in_order(told)


@given(statements, statements)
def test_latest_is_the_last_in_time(first: list[Statement], then: list[Statement]) -> None:
    both = state(first + then)
    for done in state(then).history.values():
        assert both.latest(done[-1].lesson, done[-1].item) == done[-1]


@given(statements)
def test_responses_to_today_and_earlier_make_all_attempts(told: list[Statement]) -> None:
    now = state(told)
    for lesson, item in now.history:
        assert now.attempts(lesson, item, "new") + len(now.earlier(lesson, item, "new")) == now.attempts(
            lesson, item
        )


def test_the_latest_answer_counts() -> None:
    now = state([q("q1", "o1", 0), q("q1", "o2", 1)])
    latest = now.latest("07", "q1")
    assert latest and latest.response == "o2"
    assert now.attempts("07", "q1") == 2 and now.progress("07").right == 1


def test_an_answer_to_a_changed_question_is_kept_aside() -> None:
    old = q("q1", "o1", digest="old")
    now = state([old])
    assert now.latest("07", "q1", "new") is None
    assert now.earlier("07", "q1", "new") == (old,)
    assert now.progress("07", {"q1": "new"}).done["answered"] == 0


def test_nothing_is_known_of_a_lesson_not_opened() -> None:
    now = state([])
    assert now == State({}) and now.latest("07", "q1") is None and now.attempts("07", "q1") == 0
    assert not any(now.progress("07").done.values()) and not now.progress("07").completed


def test_progress_counts_each_item_once_and_no_erased_text() -> None:
    told = [q("q1", "o1", 0), q("q1", "o2", 1), q("q2", "o1", 0), wrote("l", "07", "d1", "d", "draft")]
    before = state(told).progress("07")
    assert (before.done["answered"], before.done["wrote"], before.right) == (2, 1, 1)
    assert (before.points, before.of, before.completed) == (1, 2, False)
    after = state([*told, wrote("l", "07", "d1", "d", "  "), completed("l", "07")]).progress("07")
    assert after.done["wrote"] == 0 and after.completed


def test_progress_ignores_questions_that_left_the_lesson() -> None:
    now = state([q("q1", "o1"), q("gone", "o1")])
    assert now.progress("07", {"q1": "d", "q2": "d"}).done["answered"] == 1
    assert now.items("07") == ("q1", "gone")
