"""Handing in: a copy of one's record, or of a part of it, for a teacher, in a file that says whose it is.

The file is an export like any other (`transfer`). The name or number that the learner gives stands beside the
pseudonym, as xAPI has it, and in the file's name; in the record it is never kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple, get_args

import msgspec
from msgspec import structs

from twoviews.record.statements import Statement, plain, to_xapi

What = Literal["both", "answers", "texts"]
WHAT: tuple[What, ...] = get_args(What)
LONGEST_NAME = 80
"""Letters of a name or number."""
LONGEST_PART = 120
"""Bytes of a name in the name of a file; systems take 255 for the whole."""


class Going(NamedTuple):
    """What a learner has of one lesson to hand in: answers of all kinds, and texts."""

    lesson: str
    answers: int
    texts: int


def going(statements: Iterable[Statement]) -> list[Going]:
    """What there is to hand in, by lesson. A text counts once, however often it was changed."""
    answers: dict[str, int] = {}
    texts: dict[str, set[str]] = {}
    for done in statements:
        if done.verb == "wrote":
            texts.setdefault(done.lesson, set()).add(done.item.partition("/")[0])
        elif done.verb != "completed":
            answers[done.lesson] = answers.get(done.lesson, 0) + 1
    return [
        Going(lesson, answers.get(lesson, 0), len(texts.get(lesson, ())))
        for lesson in sorted({*answers, *texts})
    ]


def chosen(statements: Iterable[Statement], what: What, lesson: str = "") -> list[Statement]:
    """Those of a kind (a game of the Council is an answer), of one lesson or of all.

    Where a learner was is nobody else's business: it never goes along.
    """
    kinds = {"both": (True, False), "answers": (False,), "texts": (True,)}[what]
    asked = [done for done in statements if done.verb != "completed" and lesson in ("", done.lesson)]
    return [done for done in asked if (done.verb == "wrote") in kinds]


def hand_in(statements: Iterable[Statement], learner: str, name: str = "") -> bytes:
    """The file. All of it is this learner's, also what was merged in from a record of their own elsewhere."""
    given = tidied(name)
    return b"".join(_line(structs.replace(done, actor=learner), given) for done in statements)


def tidied(name: str) -> str:
    """A name or number as one line."""
    line = "".join(sign if sign.isprintable() else " " for sign in str(plain(name)))
    return " ".join(line.split())[:LONGEST_NAME].strip()


def file_name(name: str, learner: str, what: What, lesson: str, day: date) -> str:
    """A name that tells who and what: `two-views-anna-ito-07-answers-20261129.jsonl`."""
    who = _in_a_name(tidied(name)) or _in_a_name(learner)
    kind = "" if what == "both" else what
    parts = ("two-views", who, _in_a_name(lesson), kind, f"{day:%Y%m%d}")
    return "-".join(filter(None, parts)) + ".jsonl"


def _in_a_name(text: str) -> str:
    """Letters and digits of a text, words parted by hyphens, as every system takes them in a file's name."""
    words = "".join(sign if sign.isalnum() else " " for sign in text.lower()).split()
    return "-".join(words).encode()[:LONGEST_PART].decode(errors="ignore").rstrip("-")


def _line(done: Statement, name: str) -> bytes:
    form = to_xapi(done)
    if name:
        form["actor"] = {"name": name, **form["actor"]}
    return msgspec.json.encode(form) + b"\n"
