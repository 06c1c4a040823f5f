"""The statements of one learner, from all that was handed in under one pseudonym."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

import msgspec

from twoviews.errors import RecordError
from twoviews.record.statements import Statement, from_lines
from twoviews.record.transfer import parse
from twoviews.teaching.classes.folding import in_order
from twoviews.teaching.classes.intake import Found, Reader, Unreadable, owner


class Handed(NamedTuple):
    """What one learner handed in: statements with times that can be believed, the name given, files used.

    `aside` are the files that could not be used, with the reason.
    """

    told: list[tuple[datetime, Statement]]
    labels: tuple[str, ...]
    used: tuple[Found, ...]
    aside: tuple[tuple[Found, str], ...]


def statements(data: bytes, actors: frozenset[str]) -> list[Statement]:
    """The statements of a file that is one learner's. Raises `Unreadable`: a spoilt file counts as none."""
    text = data.removeprefix(b"\xef\xbb\xbf")
    try:
        found = from_lines(text)
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
        try:
            found = parse(text)  # says which line
        except RecordError as error:
            *_, why = str(error).split("\n")[:2]
            raise Unreadable(f"It is spoilt: {why}") from error
    if any(done.actor not in actors for done in found):
        raise Unreadable("It holds answers of more than one record, so of more than one person.")
    return found


def handed(files: Iterable[Found], actors: frozenset[str], reader: Reader, now: datetime) -> Handed:
    """All that was handed in by one learner, whose records have these pseudonyms."""
    told, labels, used, aside = [], dict[str, None](), [], []
    for found in files:
        try:
            data = reader.read(found)
            told.append(statements(data, actors))
            label = owner(data).label
        except Unreadable as error:
            aside.append((found, str(error)))
        else:
            used.append(found)
            labels |= {label: None} if label else {}
    return Handed(in_order(told, now), tuple(labels), tuple(used), tuple(aside))
