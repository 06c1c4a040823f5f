"""One right option among several."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from twoviews.bank.authored import Option
from twoviews.bank.kinds.base import Feedback, Scored, Unanswered
from twoviews.bank.kinds.choice import Choice, faults, score, split

OPTIONS = (Option("a", "fa"), Option("b", "fb", right=True))
EXAMPLE = Choice(id="q", objective="o", prompt="Who?", sources=("s",), options=OPTIONS)


def test_the_feedback_is_that_of_the_chosen_option_alone() -> None:
    _, key = split(EXAMPLE)
    assert score(key, "o1") == Scored(0, 1, (Feedback("o1", False, "fa"),))
    assert score(key, "o2") == Scored(1, 1, (Feedback("o2", True, "fb"),))
    assert isinstance(score(key, "o3"), Unanswered)


@pytest.mark.parametrize(("rights", "count"), [((True, True), "2"), ((False, False), "none")])
def test_exactly_one_option_is_right(rights: tuple[bool, bool], count: str) -> None:
    options = tuple(replace(each, right=right) for each, right in zip(OPTIONS, rights, strict=True))
    (fault,) = faults(replace(EXAMPLE, options=options))
    assert f"this one has {count}" in fault.what


def test_options_differ() -> None:
    (fault,) = faults(replace(EXAMPLE, options=(*OPTIONS, Option("a", "other"))))
    assert (fault.path, fault.what) == (("options", 2), "'a' appears twice.")
