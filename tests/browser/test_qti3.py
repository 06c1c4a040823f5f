"""QTI 3 as a learner gets it: played in an open player, whose marks and words are held against the bank's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser
from qti3 import Player

import npm
from lms import answers, bank, marked, readable
from twoviews.bank import library
from twoviews.bank.kinds.base import Key
from twoviews.teaching import lms
from twoviews.teaching.lms.exported import Item

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def player(browser: Browser) -> Iterator[Player]:
    modules = npm.installed("QTI 3 was played in no player") / "node_modules"
    context = browser.new_context(viewport={"width": 900, "height": 1200}, reduced_motion="reduce")
    yield Player(context.new_page(), modules, files())
    context.close()


@pytest.fixture(scope="module")
def items() -> dict[str, str]:
    return stored()


@cache
def files() -> dict[str, bytes]:
    """The whole export, by name."""
    made = zipfile.ZipFile(io.BytesIO(lms.write(lms.gather(library.course()), "qti3")))
    return {name: made.read(name) for name in made.namelist()}


def stored() -> dict[str, str]:
    """The items of the whole export, by id."""
    return {Path(name).stem: data.decode() for name, data in files().items() if name.startswith("items/")}


def told(item: Item, key: Key, response: Any) -> list[str]:
    """What the bank says to a response, in the words around it that an item has."""
    known = {entry.id: readable(entry.text) for entry in item.entries}
    marks = {True: "Right. ", False: "Not right. "} if item.shape == "pairs" else {True: "", False: ""}
    return [
        f"{known[each.target]} {marks[each.right]}{readable(each.text)}"
        if each.target
        else readable(each.text)
        for each in marked(key, response).feedback
    ]


def difference(player: Player, xml: str, item: Item, key: Key, response: Any) -> str:
    """What is not as in the course; empty if all is."""
    played = player.play(xml, item, response)
    if played.points != marked(key, response).points:
        return f"{item.id} {response}: {played.points} points, not {marked(key, response).points}"
    expected = told(item, key, response)
    if item.shape == "order":
        return "" if all(each in played.shown[0] for each in expected) else f"{item.id}: {played.shown}"
    return "" if sorted(played.shown) == sorted(expected) else f"{item.id} {response}: {played.shown}"


def test_each_shape_is_marked_and_told_as_in_the_course(player: Player, items: dict[str, str]) -> None:
    chance, sample = Random(3), dict[str, tuple[Item, Key]]()
    for item, key in bank():
        sample.setdefault(item.shape, (item, key))
    assert len(sample) == 6
    for item, key in sample.values():
        for response in list(answers(item, key, chance))[:4]:
            assert difference(player, items[item.id], item, key, response) == ""
    assert player.faults == []


def test_a_number_is_right_to_the_edge_of_its_tolerance(player: Player, items: dict[str, str]) -> None:
    item = next(item for item, _ in bank() if item.tolerance)
    for response in (item.answer + item.tolerance, item.answer - item.tolerance):
        assert player.play(items[item.id], item, response).points == 1
    assert player.play(items[item.id], item, item.answer + 1.01 * item.tolerance).points == 0


def test_nothing_is_said_before_there_is_an_answer(player: Player, items: dict[str, str]) -> None:
    item = next(item for item, _ in bank() if item.shape == "several")
    assert player.play(items[item.id], item, []) == (0, [])


def test_a_picture_is_shown_with_its_alternative_text(player: Player, items: dict[str, str]) -> None:
    xml = next(each for each in items.values() if "<img" in each)
    player.page.evaluate("xml => load(xml, null)", xml.partition("?>")[2])
    picture = player.page.locator(".qti-item-body img")
    player.page.wait_for_function("document.querySelector('.qti-item-body img').naturalWidth > 100")
    assert len(picture.get_attribute("alt") or "") > 50
    assert player.faults == []


def test_a_prompt_can_be_written_on_and_hides_its_notes(player: Player, items: dict[str, str]) -> None:
    prompt = next(prompt for lesson in library.course().lessons.values() for prompt in lesson.prompts)
    player.page.evaluate("xml => load(xml, null)", items[prompt.id].partition("?>")[2])
    body = player.page.locator(".qti-item-body").inner_text()
    assert readable(prompt.prompt) in " ".join(body.split())
    assert readable(prompt.considerations[0]) not in " ".join(body.split())
