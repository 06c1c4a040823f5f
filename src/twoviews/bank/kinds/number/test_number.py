"""A number, as a student types it."""

from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from twoviews.bank.kinds.base import Feedback, Scored
from twoviews.bank.kinds.number import Number, faults, readings, score, split

EXAMPLE = Number(
    id="q", objective="o", prompt="How many?", sources=("s",), answer=58, tolerance=0.5, unit="per cent",
    feedback_right="yes", feedback_wrong="no",
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4,5", (4.5,)), ("4.5", (4.5,)), (" 4,5 ", (4.5,)), (".5", (0.5,)), ("-3", (-3.0,)), ("−3", (-3.0,)),
        ("17,500", (17.5, 17500.0)), ("1 234,5", (1234.5,)), ("1\u202f234", (1234.0,)), (7, (7.0,)),
        ("1.234,5", (1234.5,)), ("1,234,567.5", (1234567.5,)), (1e-7, (1e-7,)), (1e20, (1e20,)),
        ("58 %", (58.0,)), ("58 per cent", (58.0,)), ("58%", (58.0,)),
        ("1e400", ()), ("nan", ()), ("inf", ()), ("1e3", ()), ("1,2,3", ()), ("9" * 400, ()),
        ("7" * 10_000, ()), ("<b>5</b>", ()), ("🙂", ()), ("\u202e45", ()), ("خمسة", ()), ("four", ()),
        (10**400, ()), (True, ()), (float("nan"), ()), (float("inf"), ()), ("5 won", ()), ("", ()),
        ("5 6", ()), ("%", ()), ("1_000", ()), (None, ()), ([5], ()),
    ],
)  # fmt: skip
def test_what_a_typed_number_means(typed: object, meant: tuple[float, ...]) -> None:
    assert readings(typed, "per cent") == meant


@pytest.mark.parametrize(
    ("typed", "right"), [("58", True), ("58,5", True), ("57.5 %", True), ("58,6", False)]
)
def test_it_is_right_within_its_tolerance(typed: str, right: bool) -> None:
    expected = Scored(float(right), 1, (Feedback("", right, "yes" if right else "no"),))
    assert score(split(EXAMPLE)[1], typed) == expected


def test_a_tolerance_is_not_lost_to_binary_fractions() -> None:
    result = score(split(replace(EXAMPLE, answer=0.1, tolerance=0.2, unit="won"))[1], "0.3")
    assert isinstance(result, Scored)
    assert result.right


def test_answer_and_tolerance_are_finite() -> None:
    found = faults(replace(EXAMPLE, answer=math.nan, tolerance=math.inf))
    assert [fault.path for fault in found] == [("answer",), ("tolerance",)]
