"""How a number is judged: rounding, then the unit, then slips that are proved, then too high or too low."""

from __future__ import annotations

import pytest

from twoviews.exercises.verdicts import PER_CENT, SHARE, Slip, Verdict, is_rounding, judge, judge_each, proves

NEAR_HALF, HALF = Slip(5.05, "near half"), Slip(5, "half")


def said(value: float, unit: str = "") -> Verdict:
    return judge(value, 10.4, within=0.05, slips=[NEAR_HALF, HALF], praise="yes", unit=unit)


def test_a_right_number_is_praised_and_a_rounded_one_too() -> None:
    assert said(10.44) == Verdict(True, "yes")
    assert said(10).right is False, "four per cent off: it may be another number"
    rounded = judge(33, 33.01, within=0.001, slips=[Slip(33, "a slip")], praise="yes")
    assert rounded.right and "rounded" in rounded.text


@pytest.mark.parametrize(("value", "hint"), [(10, "rounded too far"), (5, "half"), (5.05, "near half")])
def test_the_first_thing_that_is_proved_is_said(value: float, hint: str) -> None:
    assert hint in said(value).text


@pytest.mark.parametrize("value", [4.9, 5.2, 11, 0, -3])
def test_what_is_only_near_a_slip_is_none(value: float) -> None:
    assert " is too " in said(value).text


def test_decimals_that_were_cut_off_are_called_so() -> None:
    assert "cut off" in judge(77, 77.8, within=0.1, slips=[], praise="yes").text


def test_the_other_unit_is_taken_and_that_is_said() -> None:
    assert said(0.104, PER_CENT).right and "share of 1" in said(0.104, PER_CENT).text
    assert said(1040, SHARE).right and "In per cent" in said(1040, SHARE).text
    assert said(0.104).right is False


def test_of_several_slips_the_one_that_explains_most_entries_speaks() -> None:
    slips = [Slip({"a": 1}, "one"), Slip({"a": 1, "b": 2}, "both")]
    verdict = judge_each({"a": 1, "b": 2}, {"a": 5, "b": 9}, within=0, slips=slips, praise="yes")
    assert verdict == Verdict(False, "Entries 'a' and 'b': both")


def test_right_numbers_at_each_others_places_are_exchanged() -> None:
    verdict = judge_each({"a": 9.1, "b": 5}, {"a": 5, "b": 9.08}, within=0, slips=[], praise="yes")
    assert "exchanged" in verdict.text
    assert "sign" in judge_each({"": -5}, {"": 5}, within=0, slips=[], praise="yes").text


def test_a_slip_with_the_right_number_is_silent() -> None:
    verdict = judge_each(
        {"a": 2, "b": 3}, {"a": 2, "b": 4}, within=0, slips=lambda name: [Slip(2, "two")], praise="yes"
    )
    assert "'b': 3 is too low" in verdict.text


@pytest.mark.parametrize(
    ("value", "exact", "is_one"),
    [(1, 1.4, True), (1.4, 1.44, True), (1, 1.6, False), (25_000, 24_700, True), (20_000, 24_700, False),
     (250, 247, False), (1.44, 1.4, False), (0, 0.4, True)],
)  # fmt: skip
def test_a_rounding_shows_as_many_decimals_as_it_keeps(value: float, exact: float, is_one: bool) -> None:
    assert is_rounding(value, exact) is is_one


def test_a_slip_is_proved_by_two_in_a_thousand_or_by_its_own_rounding() -> None:
    assert proves(58.1, 58.06) and proves(1.003, 1.001)
    assert not proves(1, 0.65) and not proves(5.1, 5) and not proves(1, float("nan"))
