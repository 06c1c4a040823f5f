"""The types of the line: written from the Structs, and what is committed is what they say."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import pytest

from twoviews import parts
from twoviews.authoring.wire import WIRE, live_parts, wire_types, write_wire
from twoviews.parts import wire

ROOT = Path(__file__).resolve().parents[1]
TYPES = wire_types()
LIVE = [*live_parts()]


def test_the_committed_types_are_those_of_the_structs() -> None:
    assert (ROOT / WIRE).read_text(encoding="utf-8") == TYPES, "Run `twoviews build` and commit it."


def test_they_are_written_where_the_page_half_reads_them(tmp_path: Path) -> None:
    write_wire(tmp_path)
    assert (tmp_path / WIRE).read_text(encoding="utf-8") == TYPES


@pytest.mark.parametrize("live", LIVE)
def test_every_part_has_content_state_and_messages(live: type) -> None:
    assert f"export interface {live.__name__}Content {{\n  kind: '{live.__name__.lower()}';" in TYPES
    _, state, _ = get_args(live.__orig_bases__[0])  # type: ignore[attr-defined]
    assert f"export interface {state.__name__} {{" in TYPES


@pytest.mark.parametrize(
    "line",
    [
        "export type Pair = [id: string, text: string];",
        "  with: { question: string; response?: any; confidence?: string; seconds?: number };",
        "  ends?: [string, string];",  # a field that a kind of question adds
        "  guess?: string | number;",  # may be missing even in a whole state
        "  aside: Record<string, string>;",  # is always there in a whole state
        "  low?: number;",  # None stays away where defaults do
        "  table: LaidOut | null;",
        "export type Vote = 'yes' | 'no' | 'abstain';",
        "  numbers: Span[][];",
        "  do: 'undo';",
    ],
)
def test_each_kind_of_type_is_said(line: str) -> None:
    assert line + "\n" in TYPES


def test_no_comment_ends_too_early() -> None:
    assert TYPES.count("/*") == TYPES.count("*/")


def test_what_has_no_type_there_is_no_message() -> None:
    """A message names its act; two acts of one name in one part would be one."""
    for live in LIVE:
        union = live.asks | wire.Refresh  # type: ignore[attr-defined]
        tags = [kind.__struct_config__.tag for kind in getattr(union, "__args__", (union,))]
        assert len(tags) == len(set(tags))


TOY = """
from twoviews.parts.base import Live
from twoviews.parts.wire import Ask, Content, State


class ToyContent(Content, frozen=True, tag="toy"):
    colour: str


class ToyState(State, frozen=True):
    turns: int


class TurnToy(Ask, frozen=True, tag="turn"):
    by: float


class Toy(Live[ToyContent, ToyState, TurnToy]):
    asks = TurnToy
"""


def test_a_new_part_is_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing lists the parts: its content, state and messages are written as soon as its room is there."""
    (tmp_path / "toy").mkdir()
    (tmp_path / "toy" / "__init__.py").touch()
    (tmp_path / "toy" / "live.py").write_text(TOY, encoding="utf-8")
    monkeypatch.setattr(parts, "__path__", [*parts.__path__, str(tmp_path)])
    monkeypatch.setattr(sys, "modules", sys.modules.copy())
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [live.__name__ for live in live_parts()][-1] == "Toy"
    added = wire_types()
    for line in ("  kind: 'toy';", "  colour: string;", "  turns: number;", "  do: 'turn';"):
        assert line in added
        assert line not in TYPES
