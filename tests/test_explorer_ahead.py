"""Pictures that an explorer sends ahead: those of a move there, and nothing moves."""

from __future__ import annotations

import pytest

from pictures import EXPLORERS, opened
from twoviews.errors import UnknownName
from twoviews.parts.explorer import live
from twoviews.parts.explorer.live import Explorer

NAME = "pain-and-resolve"


def explorer() -> Explorer:
    """One explorer of the course, as its lesson opens it."""
    return Explorer(EXPLORERS[NAME], opened(NAME))


def test_a_picture_ahead_is_the_picture_of_the_move_and_nothing_moves() -> None:
    part, other = explorer(), explorer()
    slider = EXPLORERS[NAME].sliders[0]
    before = part.now_shown()
    (picture,) = part.look_ahead([{slider.name: slider.high}])
    assert part.now_shown() == before
    said: list[dict] = []
    other.send = said.append
    other.move({slider.name: slider.high})
    assert picture.groups == said[-1]["state"]["groups"]
    assert (picture.sentence, picture.values) == (said[-1]["state"]["sentence"], said[-1]["state"]["values"])


def test_as_many_are_sent_as_a_moment_allows_the_first_ones_first(monkeypatch: pytest.MonkeyPatch) -> None:
    part, slider = explorer(), EXPLORERS[NAME].sliders[0]
    places = [{slider.name: slider.low}, {slider.name: slider.high}]
    monkeypatch.setattr(live, "MOMENT", 60.0)
    assert [each.values[slider.name] for each in part.look_ahead(places)] == [slider.low, slider.high]
    monkeypatch.setattr(live, "MOMENT", -1.0)
    assert [each.values[slider.name] for each in part.look_ahead(places)] == [slider.low]


def test_a_page_asks_for_places_and_hears_them_and_an_unknown_slider_is_named() -> None:
    part, said = explorer(), []
    part.send = said.append
    slider = EXPLORERS[NAME].sliders[0]
    part.hear({"do": "ahead", "n": 1, "with": {"places": [{slider.name: slider.low}]}})
    assert [each["values"][slider.name] for each in said[-1]["state"]["ahead"]] == [slider.low]
    with pytest.raises(UnknownName):
        part.look_ahead([{"nosuch": 1.0}])
