"""Pair each item with its partner."""

from __future__ import annotations

from msgspec.structs import replace

from twoviews.bank.authored import Item
from twoviews.bank.kinds.match import Match, faults, printed, split

ITEMS = (Item("x", "fx", "one"), Item("y", "fy", "two"))
EXAMPLE = Match(id="q", objective="o", prompt="Pair.", sources=("s",), items=ITEMS, spare=("three",))


def test_partners_stand_in_an_order_that_tells_nothing() -> None:
    item, key = split(EXAMPLE)
    assert {piece.text for piece in item.partners} == {"one", "two", "three"}
    texts = {piece.id: piece.text for piece in item.partners}
    assert {texts[partner] for partner in key.right.values()} == {"one", "two"}
    assert (
        split(replace(EXAMPLE, spare=(), items=(*ITEMS, Item("z", "f", "three"))))[0].partners
        == item.partners
    )


def test_two_items_may_share_a_partner() -> None:
    shared = replace(EXAMPLE, items=(Item("x", "f", "one"), Item("y", "f", "one")), spare=())
    assert [piece.text for piece in split(shared)[0].partners] == ["one"]


def test_printed_partners_have_letters() -> None:
    assert [line.mark for line in printed(split(EXAMPLE)[0]).letters] == ["A", "B", "C"]


def test_an_item_without_a_partner_and_a_spare_one_that_fits_are_named() -> None:
    found = faults(replace(EXAMPLE, items=(*ITEMS, Item("z", "f")), spare=("one",)))
    assert [fault.what for fault in found] == ["The item has no partner.", "'one' is an item's partner."]
