"""Put each statement into one of the named columns."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from twoviews.bank.authored import Item
from twoviews.bank.kinds.base import Scored, Unanswered
from twoviews.bank.kinds.classify import Classify, faults, score, split

ITEMS = (Item("x", "fx", "ru"), Item("y", "fy", "us"))
EXAMPLE = Classify(id="q", objective="o", prompt="Whose?", sources=("s",), columns=("us", "ru"), items=ITEMS)


def test_each_item_counts() -> None:
    result = score(split(EXAMPLE)[1], {"i1": "c2", "i2": "c2"})
    assert isinstance(result, Scored)
    assert (result.points, result.of) == (1, 2)
    assert [f.right for f in result.feedback] == [True, False]


@pytest.mark.parametrize(
    "response", [{"i1": "c1"}, {"i1": "c1", "i2": "c9"}, {"i1": "c1", "i2": "c1", "i3": "c1"}, {"i1": []}]
)
def test_a_missing_or_unknown_place_is_unanswered(response: object) -> None:
    assert isinstance(score(split(EXAMPLE)[1], response), Unanswered)


def test_every_item_belongs_to_a_column() -> None:
    (fault,) = faults(replace(EXAMPLE, items=(*ITEMS, Item("z", "fz", "rus"))))
    assert (fault.path, fault.what) == (("items", 2), "The item belongs to 'rus', which is no column.")
