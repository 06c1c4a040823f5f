"""A learner who did the whole first edition and opens this one: every answer, text and game is there.

The record was written by the code of commit a6258e7, the last one of that edition: its scripted learner did
all 13 lessons, and played a game to its vote in each scenario and one that is still open.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from twoviews import course
from twoviews.bank import library
from twoviews.portfolio import gather
from twoviews.portfolio.gathering import _told
from twoviews.record import Record
from twoviews.record.transfer import export_to, import_from

FILE = Path(__file__).parent / "data" / "first-edition.record.gz"
COURSE = library.course()
Row = dict[str, Any]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The record, as that edition left it."""
    found = tmp_path / "record.sqlite"
    found.write_bytes(gzip.decompress(FILE.read_bytes()))
    return found


@pytest.fixture
def written(path: Path) -> list[Row]:
    """What stands in it, read without a line of ours."""
    with closing(sqlite3.connect(path)) as db:
        return [json.loads(body) for (body,) in db.execute("SELECT body FROM statements")]


@pytest.fixture
def record(path: Path, written: list[Row]) -> Iterator[Record]:
    found = Record(path)
    with course.kept_in(found):
        yield found
    found.close()


def test_every_statement_is_read(written: list[Row], record: Record, tmp_path: Path) -> None:
    assert len(written) == 373
    told = record.statements()
    assert {done.id: (done.verb, done.lesson, done.item, done.response, done.digest) for done in told} == {
        row["id"]: (row["verb"], row["lesson"], row["item"], row["response"], row["digest"])
        for row in written
    }
    assert record.learner == written[0]["actor"] and record.notices == ()
    export_to(tmp_path / "all.jsonl", record)
    there = Record(tmp_path / "there.sqlite")
    import_from(tmp_path / "all.jsonl", there)
    assert there.statements() == told
    there.close()


def test_every_text_stands_in_the_portfolio(written: list[Row], record: Record) -> None:
    found = gather(record.statements(), COURSE)
    works = (*found.lessons, *found.gone)
    shown = {each.text for work in works for each in (*work.texts, *work.earlier)}
    assert {row["response"] for row in written if row["verb"] == "wrote"} <= shown


def test_every_other_answer_is_told_or_counted(written: list[Row], record: Record) -> None:
    """An answer to a question that reads otherwise today is told apart, or counted."""
    found = gather(record.statements(), COURSE)
    for work in (*found.lessons, *found.gone):
        given = {(row["verb"], row["item"]) for row in written if row["lesson"] == work.id}
        told = _told(work) | {(each.verb, each.item) for each in work.earlier}
        assert told <= given
        assert len(told) + work.untold == sum(verb != "decided" for verb, _ in given), work.id
    assert found.council is not None


def test_every_game_comes_back_with_what_was_said(written: list[Row], record: Record) -> None:
    council = course.open_lesson("12").council()
    steps = [row["response"] for row in written if row["verb"] == "decided"]
    assert [number for number, *_ in council.sent_state()["games"]] == [step["game"] for step in steps]
    for step in steps:
        game = council.resume(step["game"])
        said = {move["seat"]: move["text"] for move in step["moves"] if move["do"] == "explain"}
        assert game.explanations == said
        assert game.scenario == step["moves"][0]["scenario"]
        assert (game.phase == "years") == (len(step["moves"]) > 2)
    assert record.notices == ()
