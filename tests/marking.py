"""Marks a corpus: run by every Python that shall mark alike, so it needs no more than the bank.

    python tests/marking.py ROWS.json RESULTS.json

with `twoviews` importable. Rows are `[lesson, place of the question, its draw, response]`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from twoviews.bank import library
from twoviews.bank.answers import facing
from twoviews.bank.questions import Key, every, shuffled
from twoviews.bank.scoring import score

LEARNERS = ("learner-000000000000", "learner-0123456789ab", "learner-ffffffffffff")


def marked(rows: Iterable[tuple[str, int, int, Any]]) -> Iterator[str]:
    """What comes of each row; then of each question what some learners have drawn, in their order."""
    lessons = library.course().lessons

    @cache
    def keys(lesson: str, place: int) -> list[Key]:
        return [key for _, key in every(lessons[lesson].questions[place])]

    for lesson, place, draw, response in rows:
        yield repr(score(keys(lesson, place)[draw], response))
    for lesson in lessons.values():
        for authored in lesson.questions:
            mine = ((who, facing(authored, who, [])[0]) for who in LEARNERS)
            yield " ".join([authored.id, *(repr(shuffled(question, who)) for who, question in mine)])


if __name__ == "__main__":
    asked, told = map(Path, sys.argv[1:])
    told.write_text(json.dumps([*marked(json.loads(asked.read_text("utf-8")))]), "utf-8")
