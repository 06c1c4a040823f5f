"""Handing in: what goes along, whose it is, and what the file is called."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from twoviews.record import Statement
from twoviews.record.handing import LONGEST_NAME, Going, chosen, file_name, going, hand_in, tidied
from twoviews.record.statements import from_lines


def done(number: int, verb: Any, lesson: str, item: str, actor: str = "learner-a") -> Statement:
    when = datetime(2026, 9, 1, 8, number, tzinfo=UTC)
    key = f"00000000-0000-4000-8000-{number:012}"
    return Statement(id=key, timestamp=when, actor=actor, verb=verb, lesson=lesson, item=item)


TOLD = [
    done(1, "answered", "00", "q1"),
    done(2, "answered", "00", "q1"),
    done(3, "wrote", "00", "d1"),
    done(4, "wrote", "00", "d1/second"),
    done(5, "wrote", "01", "d2"),
    done(6, "decided", "12", "game", actor="learner-elsewhere"),
]


def test_what_goes_along_is_counted_by_lesson_and_a_text_once() -> None:
    assert going(TOLD) == [Going("00", 2, 1), Going("01", 0, 1), Going("12", 1, 0)]
    assert going([]) == []


def test_where_a_learner_was_does_not_go_along() -> None:
    place = done(7, "completed", "02", "02-text-1")
    assert going([place]) == chosen([place], "both") == chosen([place], "answers") == []


@pytest.mark.parametrize(("what", "lesson", "count"), [("both", "", 6), ("answers", "", 3), ("texts", "", 3),
                                                       ("both", "00", 4), ("texts", "12", 0)])  # fmt: skip
def test_what_is_chosen(what: Any, lesson: str, count: int) -> None:
    assert len(chosen(TOLD, what, lesson)) == count


def test_the_file_is_one_learners_and_the_name_stands_beside_the_pseudonym() -> None:
    text = hand_in(TOLD, "learner-a", " Анна\n<b>Ito</b> ")
    assert {each.actor for each in from_lines(text)} == {"learner-a"}
    assert [each.id for each in from_lines(text)] == [each.id for each in TOLD]
    first = msgspec.json.decode(text.split(b"\n")[0])
    assert first["actor"]["name"] == "Анна <b>Ito</b>"
    assert "name" not in msgspec.json.decode(hand_in(TOLD, "learner-a").split(b"\n")[0])["actor"]


def test_a_name_is_one_line_and_not_without_end() -> None:
    assert tidied("\u202ea\x00b\n\nc\ud800") == "a b c�"
    assert len(tidied("x " * 500)) <= LONGEST_NAME


@pytest.mark.parametrize(
    ("name", "what", "lesson", "wanted"),
    [
        ("Anna Ito", "both", "", "two-views-anna-ito-20261129.jsonl"),
        ("s 0012", "answers", "07", "two-views-s-0012-07-answers-20261129.jsonl"),
        ("../../etc/passwd\\:*?", "texts", "", "two-views-etc-passwd-texts-20261129.jsonl"),
        ("", "both", "", "two-views-learner-a-20261129.jsonl"),
        ("Анна", "both", "", "two-views-анна-20261129.jsonl"),
    ],
)
def test_the_files_name_tells_who_and_what(name: str, what: Any, lesson: str, wanted: str) -> None:
    assert file_name(name, "learner-a", what, lesson, date(2026, 11, 29)) == wanted


@pytest.mark.parametrize("name", ["王" * 80, "", "Ω" * 80])
@pytest.mark.parametrize("learner", ["learner-a", "../../x\0/y\n", "漢" * 120])
def test_every_system_takes_the_files_name(name: str, learner: str) -> None:
    made = file_name(name, learner, "answers", "../07", date(2026, 11, 29))
    assert len(made.encode()) <= 255
    assert not {*made} & {*"/\0\n"}
