"""What does not fit a type is told by its place, with the nearest thing that would."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import fields

from twoviews.bank import authored, content, council, council_class, teach
from twoviews.bank.content import Lesson, Who
from twoviews.bank.kinds import KINDS, base
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.structure import bare, misfits, nearest, repeated

QUESTION: dict[str, Any] = {
    "kind": "choice", "id": "q1", "objective": "o1", "prompt": "P?", "sources": ["s"],
    "options": [{"text": "a", "feedback": "f", "right": True}, {"text": "b", "feedback": "f"}],
}  # fmt: skip


def told(value: object, kind: Any) -> list[tuple[Any, ...]]:
    return [(fault.path, fault.what) for fault in misfits(value, kind, ())]


def test_what_fits_is_left_alone() -> None:
    assert told(QUESTION, Choice) == []
    assert told({"name": "N", "role": "r"}, Who) == []


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        ({"advice": "x"}, ("advice",), "There is no field 'advice' here."),
        ({"zeal": "x"}, ("zeal",), "There is no field 'zeal' here."),
        ({"prompt": 3}, ("prompt",), "text"),
        ({"prompt": " "}, ("prompt",), "The text is empty."),
        ({"options": [QUESTION["options"][0], {"text": "b"}]}, ("options", 1), "'feedback' is missing."),
    ],
)  # fmt: skip
def test_a_misfit_is_told_at_its_place(change: dict[str, Any], path: tuple[Any, ...], what: str) -> None:
    ((where, said),) = told(QUESTION | change, Choice)
    assert where == path and what in said


def test_a_question_of_no_known_kind_is_told_which_there_are() -> None:
    kinds = next(each.type for each in fields(Lesson) if each.name == "questions")
    ((path, what),) = told([QUESTION | {"kind": "chioce"}], kinds)
    assert path == (0, "kind") and what == "There is no kind 'chioce'."
    without = {name: value for name, value in QUESTION.items() if name != "kind"}
    ((path, what),) = told([without], kinds)
    assert path == (0,) and what == "The field 'kind' is missing."


def test_a_very_similar_name_is_meant_and_another_one_is_not() -> None:
    known = ["weapon", "crisis"]
    assert nearest("wepon", known) == "Did you mean 'weapon'? Known are: crisis, weapon."
    assert nearest("price", known) == "Known are: crisis, weapon."
    assert nearest("wepon", known, "Write it.") == "Did you mean 'weapon'? Write it."
    assert nearest("price", []) == "Known are: none."


def test_each_text_that_was_there_before_is_told() -> None:
    assert [fault.path for fault in repeated("options", ["a", "b", "a", "a"])] == [
        ("options", 2),
        ("options", 3),
    ]


def test_a_type_is_bare_without_its_constraints() -> None:
    assert bare(authored.Prose) is str and bare(int) is int


@pytest.mark.parametrize("module", [authored, base, content, council, council_class, teach, *KINDS.values()])
def test_nothing_that_is_read_can_be_changed_by_who_gets_it(module: Any) -> None:
    """The course is read once and given to everybody."""
    kinds = [each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Struct)]
    own = [each for each in kinds if each.__module__ == module.__name__]
    assert own and all(each.__struct_config__.frozen for each in own)
