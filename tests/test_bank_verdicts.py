"""The six verdicts: how far two of them are apart, for every pair."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from twoviews.bank.content import Verdict
from twoviews.bank.verdicts import APART, VERDICTS, is_verdict, parting, steps

PAIRS = list(product(VERDICTS, repeat=2))


def test_every_verdict_that_a_claim_can_have_is_offered_with_its_own_sign() -> None:
    assert tuple(VERDICTS) == get_args(Verdict)
    assert len({each.sign for each in VERDICTS.values()}) == len(VERDICTS)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_steps_are_a_distance(one: Verdict, other: Verdict) -> None:
    assert steps(one, other) == steps(other, one)
    assert (steps(one, other) == 0) == (one == other)
    assert steps(one, other) in range(len(APART))
    assert all(steps(one, other) <= steps(one, third) + steps(third, other) for third in VERDICTS)


@pytest.mark.parametrize(
    ("reader", "course", "said"),
    [
        ("contested", "contested", "You and the course agree: contested."),
        ("supported", "supported with nuance", "one step apart"),
        ("cannot be verified", "contested", "one step apart"),
        ("supported", "open to judgement", "two steps apart"),
        ("supported", "not supported", "You say supported, the course says not supported: opposite."),
    ],
)
def test_the_line_says_both_and_how_far(reader: Verdict, course: Verdict, said: str) -> None:
    assert said in parting(reader, course)


@pytest.mark.parametrize("value", ["Supported", "", None, 3, ["supported"], {"a": 1}, True])
def test_nothing_else_is_a_verdict(value: object) -> None:
    assert not is_verdict(value)
