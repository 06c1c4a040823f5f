"""What holds for every question of the course, whatever a student does with it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.bank import library
from twoviews.bank.authored import Authored
from twoviews.bank.questions import Key, Question, shuffled, split
from twoviews.bank.scoring import Scored, Unanswered, score

AUTHORED = [question for lesson in library.course().lessons.values() for question in lesson.questions]
BOTH: list[tuple[Question, Key]] = [split(question) for question in AUTHORED]
COURSE = st.sampled_from(BOTH)
IDS = st.sampled_from([f"{letter}{n}" for letter in "oicp" for n in range(1, 7)])
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | IDS
    | st.from_regex(r"-?\d*[.,]?\d*"),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(IDS | st.text(), inner, max_size=6),
    max_leaves=12,
)


@st.composite
def plausible(draw: st.DrawFn) -> tuple[Key, object]:
    """A question of the course, and a response of the right form."""
    item, key = draw(COURSE)
    items, options = [part.id for part in item.items], [part.id for part in item.options]
    response: object = draw(st.floats(-1e6, 1e6).map(str) | st.text())
    if item.kind == "choice":
        response = draw(st.sampled_from(options))
    elif item.kind == "several":
        response = draw(st.lists(st.sampled_from(options), unique=True))
    elif item.kind == "order":
        response = draw(st.permutations(items))
    elif items:
        response = {target: draw(st.sampled_from(key.choices)) for target in items}
    return key, response


@given(COURSE, JSON)
def test_marking_never_raises_and_never_leaves_its_range(
    both: tuple[Question, Key], response: object
) -> None:
    result = score(both[1], response)
    assert isinstance(result, Unanswered) or 0 <= result.points <= result.of


@given(plausible())
def test_points_and_feedback_agree(case: tuple[Key, object]) -> None:
    key, response = case
    result = score(key, response)
    if isinstance(result, Scored):
        assert 0 <= result.points <= result.of
        assert result.right == all(entry.right for entry in result.feedback)
        assert all(entry.text for entry in result.feedback)


@pytest.mark.parametrize("both", BOTH, ids=[item.id for item, _ in BOTH])
def test_the_right_response_scores_full_for_every_question_of_the_course(both: tuple[Question, Key]) -> None:
    result = score(both[1], both[1].right)
    assert isinstance(result, Scored)
    assert result.right


@given(COURSE, st.text())
def test_shuffling_is_a_stable_permutation(both: tuple[Question, Key], learner: str) -> None:
    item, _ = both
    mixed = shuffled(item, learner)
    for name in ("options", "items", "partners", "columns"):
        assert sorted(getattr(mixed, name), key=id) == sorted(getattr(item, name), key=id)
    assert mixed == shuffled(item, learner)
    assert mixed.digest == item.digest


def test_learners_see_different_orders() -> None:
    item = next(item for item, _ in BOTH if item.kind == "choice")
    assert len({shuffled(item, f"learner {n}").options for n in range(20)}) > 3


@pytest.mark.parametrize("authored", AUTHORED, ids=[question.id for question in AUTHORED])
def test_the_digest_follows_the_text_and_not_the_key(authored: Authored) -> None:
    item, _ = split(authored)
    reworded = msgspec.structs.replace(authored, prompt=authored.prompt + "?")
    resourced = msgspec.structs.replace(authored, sources=("another",))
    assert split(reworded)[0].digest != item.digest == split(resourced)[0].digest
    assert len(item.digest) == 12
