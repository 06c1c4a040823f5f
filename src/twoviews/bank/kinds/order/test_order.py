"""Bring items into their order."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from twoviews.bank.authored import Item
from twoviews.bank.kinds.base import Feedback, Key, Scored
from twoviews.bank.kinds.order import Order, faults, in_words, longest_rise, printed, score, shuffled, split

ITEMS = tuple(Item(text, f"f{text}") for text in "abcd")
EXAMPLE = Order(id="q", objective="o", prompt="Order.", sources=("s",), items=ITEMS, ends=("early", "late"))


def test_one_item_out_of_order_costs_one_point() -> None:
    key = Key(id="q", kind="order", right=["a", "b", "c", "d"], feedback=dict.fromkeys("abcd", "f"))
    result = score(key, ["b", "c", "d", "a"])
    assert isinstance(result, Scored)
    assert result.points == 3
    assert [f.target for f in result.feedback if not f.right] == ["a"]
    assert score(key, ["d", "c", "b", "a"]) == Scored(0, 4, tuple(Feedback(t, False, "f") for t in "abcd"))


@pytest.mark.parametrize(
    ("numbers", "longest"), [([], []), ([2, 0, 1], [0, 1]), ([0, 3, 1, 2], [0, 1, 2]), ([1, 0], [1])]
)
def test_the_longest_rise(numbers: list[int], longest: list[int]) -> None:
    assert longest_rise(numbers) == longest


@given(st.lists(st.text(min_size=1), min_size=3, max_size=7, unique=True), st.integers())
def test_it_never_begins_as_the_right_order(texts: list[str], seed: int) -> None:
    item, key = split(replace(EXAMPLE, items=tuple(Item(text, "f") for text in texts)))
    assert [piece.id for piece in item.items] != key.right
    assert [piece.id for piece in shuffled(item, Random(seed)).items] != key.right


def test_on_paper_it_names_its_ends_and_its_answer_is_numbered() -> None:
    item, key = split(EXAMPLE)
    assert printed(item).instruction == "Number the lines from 1 (early) to 4 (late)."
    said = in_words(item, key.right, {})
    assert [line.answered for line in said.lines] == ["a", "b", "c", "d"]
    assert said.numbered


def test_an_item_that_belongs_somewhere_is_named() -> None:
    (fault,) = faults(replace(EXAMPLE, items=(*ITEMS, Item("e", "f", belongs="x"))))
    assert fault.path == ("items", 4)
