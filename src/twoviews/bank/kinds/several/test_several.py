"""Tick every option that holds."""

from __future__ import annotations

from msgspec.structs import replace

from twoviews.bank.authored import Option
from twoviews.bank.kinds.base import Scored
from twoviews.bank.kinds.several import Several, faults, score, split

OPTIONS = (Option("a", "fa", right=True), Option("b", "fb"), Option("c", "fc", right=True), Option("d", "fd"))
EXAMPLE = Several(id="q", objective="o", prompt="Which?", sources=("s",), options=OPTIONS)


def test_each_option_counts_and_ticked_and_missed_ones_are_spoken_of() -> None:
    result = score(split(EXAMPLE)[1], ["o1", "o2"])
    assert isinstance(result, Scored)
    assert (result.points, result.of, result.right) == (2, 4, False)
    assert [(f.target, f.right) for f in result.feedback] == [("o1", True), ("o2", False), ("o3", False)]


def test_at_least_one_option_is_right() -> None:
    none = tuple(replace(option, right=False) for option in OPTIONS)
    (fault,) = faults(replace(EXAMPLE, options=none))
    assert fault.what == "No option is right."
