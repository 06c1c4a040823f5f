"""One odd thing never breaks the whole: what a record accepts, every reader can read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import odd
from twoviews import course
from twoviews.bank import library
from twoviews.bank.content import Exploration
from twoviews.course import keeping
from twoviews.figures import panels
from twoviews.parts.base import AnyLive
from twoviews.parts.explorer.live import Panel
from twoviews.portfolio import as_html, as_markdown, change_as_html, gather
from twoviews.portfolio.change import change
from twoviews.record import Record, Statement, transfer
from twoviews.record.transfer import export_to, import_from

STATEMENTS = int(os.environ.get("TWOVIEWS_ODD", "1250"))
"""How many statements are made up; the bench makes more."""
EACH = 1250
COURSE = library.course()


@pytest.fixture(scope="module", autouse=True)
def drawn_once() -> Iterator[None]:
    """Each model's picture is made once and then moved: what is looked at here is the record."""
    drawn: dict[str, Panel] = {}
    draw = panels.panel

    def panel(exploration: Exploration) -> Panel:
        if exploration.id not in drawn:
            drawn[exploration.id] = draw(exploration)
        return drawn[exploration.id]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(panels, "panel", panel)
        yield


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    kept = Record(tmp_path / "record.sqlite")
    monkeypatch.setattr(keeping, "record", lambda: kept)
    yield kept
    kept.close()


def parts(number: str) -> Iterator[AnyLive]:
    """Every part of a lesson that reads the record."""
    lesson, content = course.open_lesson(number), COURSE.lessons[number]
    yield from (*lesson.predict(), *lesson.discuss())
    yield lesson.quiz()
    yield lesson.progress()
    yield from [lesson.forecast()] * bool(content.forecasts)
    yield from [lesson.opinions()] * bool(content.opinions)
    yield from (lesson.explore(each.id) for each in content.explorers)
    if content.council:
        yield from (lesson.council(), lesson.change())


def on_the_page(part: AnyLive) -> str:
    """What the page would get, as JSON that every browser reads."""
    return json.dumps(part.sent_state(), allow_nan=False)


@pytest.mark.parametrize("seed", range(STATEMENTS // EACH))
def test_every_reader_reads_every_odd_statement(seed: int, record: Record, tmp_path: Path) -> None:
    made = list(odd.statements(COURSE, seed, EACH))
    file = tmp_path / "odd.jsonl"
    file.write_text(odd.lines(made), encoding="utf-8")
    import_from(file, record, merge=True)
    assert len(record.statements()) == EACH
    every_reader_reads(record)


def every_reader_reads(record: Record) -> None:
    kept = record.statements()
    portfolio = gather(kept, COURSE)
    for form in (as_html, as_markdown):
        form(portfolio).encode()
    change_as_html(change(kept, COURSE))
    for number in COURSE.lessons:
        for part in parts(number):
            assert on_the_page(part)


DEEP = (41, 90, 400, 900, 2_000, 100_000)
"""Lists within lists: the last ones are beyond what any reader of JSON follows."""


def by_hand() -> list[Statement]:
    """Statements that no import takes, each after one that any does."""
    made = list(odd.statements(COURSE, 1, 20 + len(DEEP)))
    nested = (replace(done, response=f"deep {levels}") for done, levels in zip(made, DEEP, strict=False))
    strange = ("", "x", made[0].id.upper(), f"{{{made[0].id}}}", "../../x")
    return [*made[len(DEEP) :], *nested, *(replace(made[0], id=each) for each in strange)]


@pytest.mark.parametrize("brought", ["opened", "restored"])
def test_every_reader_reads_a_record_that_was_made_by_hand(
    brought: str, record: Record, tmp_path: Path
) -> None:
    file = record.path if brought == "opened" else tmp_path / "copy.sqlite"
    odd.database(file, by_hand())
    if brought == "restored":
        import_from(file, record, merge=True)
    kept = {done.id for done in record.statements()}
    assert {done.id for done in by_hand()[:23]} <= kept, "what can be followed is there, as text if need be"
    assert len(kept) == len(record.load()) <= 26
    if brought == "opened":
        assert any("It is kept as" in notice for notice in record.notices)
    every_reader_reads(record)
    assert export_to(tmp_path / "out.jsonl", record)
    assert len(transfer.parse((tmp_path / "out.jsonl").read_bytes())) == len(kept)
