"""What the panels share: outlines and blocks know when they moved, and per cent add up."""

from __future__ import annotations

from matplotlib.path import Path

from twoviews.figures.panels.base import Block, Outline, hundreds


def test_an_outline_with_a_new_path_is_stale() -> None:
    outline = Outline(Path([(0, 0), (1, 1)]))
    outline.stale = False
    outline.set_path(Path([(0, 0), (2, 2)]))
    assert outline.stale


def test_a_block_is_stale_when_it_moves_and_only_then() -> None:
    block = Block()
    block.set_bounds(1, 2, 3, 4)
    assert block.get_path().get_extents().bounds == block.bounds == (1, 2, 3, 4)
    block.stale = False
    block.set_bounds(1, 2, 3, 4)
    assert not block.stale
    block.set_bounds(1, 2, 3, 5)
    assert block.stale


def test_whole_per_cent_add_up_to_a_hundred() -> None:
    assert hundreds([0.184, 0.099, 0.554, 0.163]) == [18, 10, 56, 16]
    assert hundreds([1 / 3] * 3) == [34, 33, 33] and hundreds([0.0, 1.0]) == [0, 100]


def test_per_cent_always_add_up_to_a_hundred() -> None:
    assert hundreds([1 / 3, 1 / 3, 1 / 3]) == [34, 33, 33]
    assert hundreds([0.666, 0.333, 0.001]) == [67, 33, 0]
    assert hundreds([0.0, 0.0, 1.0]) == [0, 0, 100]
