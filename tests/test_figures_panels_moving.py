"""A picture that has been on the page moves like a new one: nothing that changed is kept from before."""

from __future__ import annotations

import pytest
from matplotlib.path import Path

from twoviews import figures
from twoviews.bank import library
from twoviews.bank.content import Exploration
from twoviews.figures.panels.base import Block, Outline, hundreds

EXPLORERS = [
    explorer
    for file in library.lesson_files(library.home.assets())
    for explorer in library.lesson(file.stem[:2]).explorers
]


@pytest.mark.parametrize("explorer", EXPLORERS, ids=[explorer.id for explorer in EXPLORERS])
def test_a_shown_panel_moves_like_a_new_one(explorer: Exploration) -> None:
    shown = figures.panel(explorer)
    shown.stage.svg("on the page")
    for preset in explorer.presets[-2:]:
        new = figures.panel(explorer)
        assert shown.update(preset.values) == new.update(preset.values)
        assert shown.stage.move() == new.stage.move(), preset.label


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
