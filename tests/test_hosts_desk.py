"""The desk as a host: any part, by number, in this process."""

from __future__ import annotations

import pytest

from twoviews.bank.content import Prompt
from twoviews.hosts.desk import Desk
from twoviews.parts.base import Entry
from twoviews.parts.discussion.live import Discussion
from twoviews.parts.progress.live import Progress
from twoviews.parts.progress.wire import Row

PROMPT = Prompt(id="07-d1", prompt="Who pays?", considerations=("Miners.",))


@pytest.fixture
def kept() -> list[Entry]:
    return []


@pytest.fixture
def desk(kept: list[Entry]) -> Desk:
    progress = Progress("Lesson 07", lambda: [Row("Discussion", len(kept), 1)])
    return Desk([Discussion(PROMPT, lambda entry: kept.append(entry) is None), progress])


def test_a_message_is_worked_off_and_answered(desk: Desk, kept: list[Entry]) -> None:
    (answer,) = desk.hear(0, {"do": "write", "n": 3, "with": {"text": "Both.", "seconds": 2}})
    assert (answer["re"], answer["saved"], answer["state"]["text"]) == (3, True, "Both.")
    assert [entry.response for entry in kept] == ["Both."]
    assert desk.opened(0)["state"]["text"] == "Both."


def test_parts_do_not_hear_each_other(desk: Desk) -> None:
    desk.hear(0, {"do": "write", "n": 1, "with": {"text": "Both."}})
    (answer,) = desk.hear(1, {"do": "refresh", "n": 1})
    assert answer["state"]["parts"] == [["Discussion", 1, 1, 0]]


def test_what_a_part_says_unasked_comes_with_the_next_answer(desk: Desk) -> None:
    part = desk.parts[0]
    assert isinstance(part, Discussion)
    part.write("From a cell.")
    said = desk.hear(0, {"do": "write", "n": 1, "with": {"text": "From the page."}})
    assert [each["re"] for each in said] == [None, 1]
    assert [each["state"]["text"] for each in said] == ["From a cell.", "From the page."]


def test_only_json_passes(desk: Desk) -> None:
    desk.parts[1].send({"re": None, "state": {"parts": object()}})
    with pytest.raises(TypeError):
        desk.hear(1, {"do": "refresh", "n": 1})
