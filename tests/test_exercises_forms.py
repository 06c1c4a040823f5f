"""Every task of every exercise, with its right answer in every form, rounded, and with hostile objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import count, permutations
from typing import Any

import numpy as np
import pandas as pd
import pytest

from test_exercises import SOLUTIONS, every_exercise, every_task, opened, shared, worked
from twoviews.exercises import reading
from twoviews.exercises.verdicts import PER_CENT
from twoviews.models import escalation, home_politics, inspection, success

OPEN = {("04", "task-5"), ("06", "task-5")}  # any pair that does what is asked
AS_GIVEN = ("forecasts", "figure")


pytestmark = pytest.mark.usefixtures("counted_once")


@pytest.fixture(scope="module", autouse=True)
def soon() -> Iterator[None]:
    """Of an answer without end a tenth is read: that it has none shows as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "MOST", reading.MOST // 10)
        yield


class Own:
    """A number of some other library."""

    def __init__(self, value: float) -> None:
        self.value = value

    def __float__(self) -> float:
        return self.value


LEAVES: dict[str, Callable[[float], Any]] = {
    "float": float,
    "float64": np.float64,
    "0-d array": np.array,
    "array of one": lambda value: np.array([value]),
    "array of one by one": lambda value: np.array([[value]]),
    "list of one": lambda value: [value],
    "Series of one": lambda value: pd.Series([value]),
    "masked array": lambda value: np.ma.array([value, 1], mask=[False, True])[:1],
    "Decimal": lambda value: Decimal(repr(value)),
    "Fraction": lambda value: Fraction(repr(value)),
    "text": repr,
    "text with a sign": lambda value: f" {value!r} % ",
    "another library": Own,
}
WHOLES: dict[str, Callable[[Any], Any]] = {
    "dict": lambda whole: whole,
    "Series": pd.Series,
    "frame of one line": lambda whole: (
        pd.DataFrame([whole]) if isinstance(whole, Mapping) else pd.DataFrame(whole)
    ),
    "other letters": lambda whole: (
        {str(key).upper(): value for key, value in whole.items()} if isinstance(whole, Mapping) else whole
    ),
    "array": lambda whole: whole if isinstance(whole, Mapping) else np.array(whole),
    "generator": lambda whole: whole if isinstance(whole, Mapping) else (each for each in whole),
}


def formed(answer: Any, leaf: Callable[[float], Any]) -> Any:
    """The answer in plain containers, with every number in another form."""
    if isinstance(answer, pd.DataFrame):
        answer = {column: answer[column] for column in answer}
    if isinstance(answer, pd.Series | Mapping):
        return {key: value if key in AS_GIVEN else formed(value, leaf) for key, value in dict(answer).items()}
    if isinstance(answer, list | tuple) or (isinstance(answer, np.ndarray) and answer.ndim):
        return [formed(each, leaf) for each in answer]
    return answer if hasattr(answer, "savefig") else leaf(float(answer))


def flat(answer: Any) -> list[float]:
    found = formed(answer, float)
    if isinstance(found, Mapping):
        return [each for key, value in found.items() if key not in AS_GIVEN for each in flat(value)]
    return [each for value in found for each in flat(value)] if isinstance(found, list) else [found]


def refused(lesson: str, task: str, answers: Mapping[Any, Any]) -> dict[Any, str]:
    """What is said to each of some answers that is not taken as right, by the name of its form."""
    verdicts = {form: shared(lesson).check(task, answer) for form, answer in answers.items()}
    return {form: verdict.text for form, verdict in verdicts.items() if not verdict.right}


@every_task
def test_a_right_answer_is_right_in_every_form(lesson: str, task: str) -> None:
    answer = worked(lesson)[task]
    assert refused(lesson, task, {form: formed(answer, leaf) for form, leaf in LEAVES.items()}) == {}


@every_task
def test_a_right_answer_is_right_in_every_container(lesson: str, task: str) -> None:
    answer = formed(worked(lesson)[task], float)
    nested = isinstance(answer, Mapping) and any(isinstance(each, list | Mapping) for each in answer.values())
    if isinstance(answer, Mapping | list) and not nested and not set(AS_GIVEN) & set(answer):
        assert refused(lesson, task, {form: whole(answer) for form, whole in WHOLES.items()}) == {}


@every_task
def test_a_rounded_answer_is_right_or_rounded_too_far_and_never_a_slip(lesson: str, task: str) -> None:
    if (lesson, task) in OPEN:
        return
    answer = worked(lesson)[task]
    rounded = {
        decimals: formed(answer, lambda value, decimals=decimals: round(value, decimals))
        for decimals in (0, 1, 2, 3)
    }
    said = refused(lesson, task, rounded)
    assert {decimals: text for decimals, text in said.items() if "rounded too far" not in text} == {}
    if shared(lesson).tasks[task].asked.startswith(("per cent", "points of per cent")):
        assert set(said) <= {0}


@every_task
def test_per_cent_may_come_as_a_share_and_that_is_said(lesson: str, task: str) -> None:
    if shared(lesson).tasks[task].asked.startswith(("per cent", "points of per cent")):
        verdict = shared(lesson).check(task, formed(worked(lesson)[task], lambda value: value / 100))
        assert verdict.right and "share of 1" in verdict.text, verdict.text


def test_a_share_may_come_in_per_cent_and_that_is_said() -> None:
    verdict = opened("05").check("task-5", 70)
    assert verdict.right and verdict.text.startswith("In per cent, that is")


TRUE = {  # of these the number of the second task is what the hint says, or is near enough
    ("05", "task-4", "task-5"): "share of 1",
    ("08", "task-2", "task-1"): "leaves out who came on the new visas",
}


@every_exercise
def test_another_tasks_right_answer_gets_no_hint_of_a_slip(lesson: str) -> None:
    numbers = {
        task: flat(answer) for task, answer in worked(lesson).items() if not hasattr(answer, "savefig")
    }
    single = {task: each[0] for task, each in numbers.items() if len(each) == 1}
    said = {
        (one, other): shared(lesson).check(one, single[other]).text for one, other in permutations(single, 2)
    }
    hinted = {pair: text for pair, text in said.items() if " is too " not in text and "rounded" not in text}
    assert set(hinted) == {(one, other) for where, one, other in TRUE if where == lesson}
    assert all(TRUE[lesson, *pair] in text for pair, text in hinted.items())


# ── what the library gives ───────────────────────────────────────────────────

RAW: list[tuple[str, str, Any]] = [
    (
        "02",
        "task-6",
        {
            "coercion alone": success.weighted(10, 28, 27, (1, 0, 0)),
            "all three alike": success.weighted(10, 28, 27, (1, 1, 1)),
            "constrain and signal": success.weighted(10, 28, 27, (0, 1, 1)),
        },
    ),
    ("04", "task-3", escalation.value(6, 4, 8)),
    (
        "04",
        "task-4",
        {"Moscow": escalation.best_pressure(8, 5), "Washington": escalation.best_pressure(4, 8)},
    ),
    (
        "08",
        "task-5",
        {
            "sees all": inspection.inspections_needed(120, 3, 9),
            "sees six of ten": inspection.inspections_needed(120, 3, 9, detection=0.6),
            "fine doubled": inspection.inspections_needed(120, 3, 18, detection=0.6),
        },
    ),
    (
        "10",
        "task-5",
        {
            "Moscow": home_politics.tipping_chance(5, 2, 0.5),
            "Washington": home_politics.tipping_chance(3, 2.5, 0),
        },
    ),
]


@pytest.mark.parametrize(("lesson", "task", "answer"), RAW)
def test_what_the_models_give_is_taken_as_it_is(lesson: str, task: str, answer: object) -> None:
    assert shared(lesson).check(task, answer).right


# ── objects that refuse ──────────────────────────────────────────────────────


def refuse(*_: object) -> Any:
    raise RuntimeError("no")


def endless() -> Iterator[Any]:
    itself: list[Any] = []
    itself.append(itself)
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]
    yield from (itself, deep, {"a": itself}, count(), (each for each in count()))


HOSTILE: dict[str, Any] = {
    **{
        name: type("Hostile", (base,), {name: refuse})()
        for base, names in {
            object: (
                "__len__",
                "__float__",
                "__iter__",
                "__array__",
                "__index__",
                "__getattr__",
                "__eq__",
                "__bool__",
            ),
            dict: ("items",),
            list: ("__iter__",),
        }.items()
        for name in names
    },
    "float": type("Hostile", (float,), {"__float__": refuse})(1.0),
    "class": type("Hostile", (), {"__class__": property(refuse)})(),
    "figure": type("Hostile", (), {"figure": property(refuse)})(),
    "key": {type("Hostile", (), {"__str__": refuse})(): 1},
    "masked": np.ma.masked,
    "all masked": np.ma.masked_all(3),
    "signalling": Decimal("sNaN"),
    "complex": 1j,
    "type": float,
    "module": np,
    "function": refuse,
    "bytes": b"33",
    "dates": pd.Series(pd.to_datetime(["2017-01-01"])),
    **{f"endless {place}": each for place, each in enumerate(endless())},
}


@every_task
def test_an_object_that_refuses_ends_in_a_sentence(lesson: str, task: str) -> None:
    exercise = shared(lesson)
    verdicts = {name: exercise.check(task, hostile) for name, hostile in HOSTILE.items()}
    assert {name for name, verdict in verdicts.items() if verdict.right is not False} == set()
    assert all(verdict.text.endswith((".", "?")) for verdict in verdicts.values())


@every_exercise
def test_an_entry_that_refuses_ends_in_a_sentence(lesson: str) -> None:
    for task, answer in worked(lesson).items():
        for hostile in HOSTILE.values():
            entries = formed(answer, float)
            if isinstance(entries, dict):
                changed = entries | {next(iter(entries)): hostile}
                assert shared(lesson).check(task, changed).right is False


def test_every_solution_is_among_those_tried() -> None:
    assert len(SOLUTIONS) == len({lesson for lesson in SOLUTIONS if worked(lesson)})
    assert PER_CENT in opened("02").tasks["task-1"].asked
