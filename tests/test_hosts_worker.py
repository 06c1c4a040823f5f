"""The worker's Python half: acknowledged only when stored, read back whole, and told when it cannot be."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from twoviews import course
from twoviews.bank import library
from twoviews.bank.questions import split
from twoviews.course import keeping, making
from twoviews.hosts import worker
from twoviews.parts.explorer.live import Unseen
from twoviews.record import Record, statement, transfer

LEARNER = "learner-0123456789ab"
NUMBERS = itertools.count(1)
QUIZ = json.dumps({"lesson": "01", "call": "quiz"})


class Storage:
    """A browser's storage that can be made to refuse, or to end in the middle of a line."""

    def __init__(self) -> None:
        self.lines, self.full = b"", False

    def append(self, lines: bytes) -> str:
        if self.full:
            return "its storage is full"
        self.lines += lines
        return ""


@pytest.fixture
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    """Empty storage; afterwards the course keeps its record where it did before."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    yield Storage()
    keeping._GIVEN.clear()
    keeping.record.cache_clear()


def tab(storage: Storage, learner: str = LEARNER) -> worker.Worker:
    """A new tab on that storage, with a memory of its own."""
    for left in Path.home().iterdir():
        left.unlink()
    return worker.start(
        course.open_lesson, course.keep_in, storage, {"learner": learner, "lines": memoryview(storage.lines)}
    )


def answer(half: worker.Worker, number: int = 0) -> dict[str, Any]:
    """Answer one question of the quiz rightly; what the part says."""
    half.open(QUIZ)
    _, key = split(library.lesson("01").questions[number])
    message = {"do": "answer", "n": next(NUMBERS), "with": {"question": key.id, "response": key.right}}
    (said,) = json.loads(half.hear(QUIZ, json.dumps(message)))
    return dict(said)


def test_what_was_acknowledged_is_there_in_the_next_tab(storage: Storage) -> None:
    before = tab(storage)
    assert answer(before)["saved"] is True
    state = json.loads(before.open(QUIZ))
    after = tab(storage)
    assert json.loads(after.open(QUIZ)) == state
    assert after.export() == before.export() == storage.lines


def test_an_explorer_draws_once_it_can(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    name = json.dumps({"lesson": "07", "call": "explore", "with": [library.lesson("07").explorers[0].id]})
    panel = making.panel
    monkeypatch.setattr(making, "panel", lambda exploration: Unseen())
    half = tab(storage)
    assert json.loads(half.open(name))["state"]["svg"] == ""
    half.open(QUIZ)
    monkeypatch.setattr(making, "panel", panel)
    assert half.draw() == "1"
    opened = json.loads(half.open(name))
    assert "<svg" in opened["state"]["svg"] and opened["state"]["sentence"]
    slider = opened["content"]["sliders"][0]
    message = {"do": "move", "n": 1, "with": {"values": {slider["name"]: slider["high"]}}}
    (moved,) = json.loads(half.hear(name, json.dumps(message)))
    assert moved["state"]["sentence"] != opened["state"]["sentence"]
    assert answer(half)["saved"] is True


@pytest.mark.parametrize("odd", ["torn", "deep", "beyond numbers"])
def test_an_odd_line_costs_that_line_alone(storage: Storage, odd: str) -> None:
    answer(tab(storage))
    whole = storage.lines
    deep, beyond = (b'{"id": ' + value + b"}\n" for value in (b"[" * 100_000, b"1" + b"0" * 400))
    storage.lines += {"torn": whole[:50], "deep": deep, "beyond numbers": beyond}[odd]
    half = tab(storage)
    assert half.export() == whole


def test_full_storage_is_told_and_made_up_for(storage: Storage) -> None:
    half = tab(storage)
    storage.full = True
    said = answer(half)
    assert said["saved"] is False
    assert "its storage is full" in said["state"]["notices"][0]
    assert half.export().count(b"\n") == 1, "the file that it offers holds the answer"
    storage.full = False
    assert answer(half, 1)["state"]["notices"] == []
    assert storage.lines.count(b"\n") == 2


def test_the_learner_stays_the_same_before_and_after_the_first_answer(storage: Storage) -> None:
    first, again = (json.loads(tab(storage).open(QUIZ))["content"] for _ in range(2))
    assert first == again


def test_a_record_of_the_desktop_is_taken_in_and_stored(storage: Storage, tmp_path: Path) -> None:
    answer(tab(storage))
    there = Record(tmp_path / "desktop.sqlite")
    there.merge(transfer.parse(storage.lines))
    there.close()
    lines, storage.lines = storage.lines, b""
    half = tab(storage, "learner-ba9876543210")
    assert taken_in(half, lines)["told"].startswith("Imported: 1 new, 0 were here")
    assert taken_in(half, lines)["told"].startswith("Imported: 0 new, 1 were here")
    assert storage.lines == lines
    told = taken_in(half, b"no statement\n")
    assert "not statements" in told["told"]
    assert not told["another"]


def test_another_learners_record_is_taken_in_only_where_both_are_one(storage: Storage) -> None:
    answer(tab(storage))
    lines, storage.lines = storage.lines, b""
    half = tab(storage, "learner-ba9876543210")
    answer(half, 1)
    told = taken_in(half, lines)
    assert told["another"] and "--merge" not in told["told"]
    assert storage.lines.count(b"\n") == 1
    assert taken_in(half, lines, merge=True)["told"].startswith("Imported: 1 new")
    assert storage.lines.count(b"\n") == 2


def taken_in(half: worker.Worker, data: bytes, *, merge: bool = False) -> dict[str, Any]:
    """What a page is told when it hands over a record file."""
    return dict(json.loads(half.take_in(data, merge)))


def test_a_platform_gets_the_lessons_of_its_package_and_gives_them_back(storage: Storage) -> None:
    half = tab(storage)
    ((question, marked),) = answer(half)["state"]["answers"].items()
    handed = json.loads(half.hand_over("01 02", 4096))
    share = marked["points"] / marked["of"]
    assert handed == {"text": handed["text"], "left": 0, "shares": {question: share}}
    assert json.loads(half.hand_over("02", 4096))["shares"] == {}
    whole, storage.lines = storage.lines, b""
    elsewhere = tab(storage, "learner-ba9876543210")
    assert elsewhere.take_back(handed["text"]) == "1"
    assert elsewhere.take_back(handed["text"]) == "0"
    assert storage.lines == whole == elsewhere.export()


@pytest.mark.parametrize(
    "name",
    [
        '{"lesson": "01", "call": "__init__"}',
        '{"lesson": "01", "call": "figure", "with": ["council-votes"]}',
        '{"lesson": 1, "call": "quiz"}',
        "[]",
    ],
)
def test_a_page_opens_live_parts_and_nothing_else(storage: Storage, name: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        tab(storage).open(name)


def test_a_portfolio_is_handed_to_the_page(storage: Storage) -> None:
    half, name = tab(storage), json.dumps({"lesson": "01", "call": "portfolio"})
    half.open(name)
    (said,) = json.loads(half.hear(name, '{"do": "make", "n": 1, "with": {"name": "", "form": "md"}}'))
    assert said["name"].endswith(".md")
    assert said["file"].startswith("#")
    assert said["state"]["made"] == ""


WRITTEN = json.dumps({"lesson": "01", "call": "discuss"})


def written(half: worker.Worker, text: str, version: int, n: int | None) -> list[dict[str, Any]]:
    message = {"do": "write", "n": n, "with": {"text": text, "version": version}}
    return list(json.loads(half.hear(WRITTEN, json.dumps(message))))


def version(half: worker.Worker) -> int:
    return int(json.loads(half.open(WRITTEN))["state"]["version"])


def test_two_tabs_on_one_text_hear_of_each_other(tmp_path: Path, storage: Storage) -> None:
    mine, theirs = (
        worker.BrowserRecord(tmp_path / f"{each}.sqlite", Storage(), LEARNER, b"") for each in range(2)
    )
    ours = statement(LEARNER, "wrote", "01", "01-d1", "d", response="Theirs.")
    assert theirs.add(ours)
    mine.take_news(b"".join(transfer.lines([ours])) + b"\n")
    assert [done.response for done in mine.statements()] == ["Theirs."]
    assert mine._store.lines == b"", "what the other tab keeps is not kept twice"  # type: ignore[attr-defined]
    half = tab(storage)
    before = version(half)
    assert half.take_news(memoryview(b"".join(transfer.lines([ours])) + b"\n")) == ""
    (answer,) = written(half, "Mine.", before, next(NUMBERS))
    assert (answer["newer"], answer["state"]["text"]) == (True, "Theirs.")


def test_the_files_of_two_tabs_are_put_together_in_the_order_of_time(storage: Storage) -> None:
    first, second, third = (
        statement(LEARNER, "wrote", "01", "01-d1", "d", response=text) for text in ("one", "two", "three")
    )
    storage.lines = b"".join([*transfer.lines([first, third]), b"\n", *transfer.lines([second]), b"\n"])
    half = tab(storage)
    assert json.loads(half.open(WRITTEN))["state"]["text"] == "three"
