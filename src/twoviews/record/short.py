"""A record as a short text, for a learning platform that keeps few letters of it.

Nothing is lost on the way there and back: ids and digests become bytes, all is packed by zlib and written in
base64. Where even that is too long, what is needed least is left out first: older texts and places of
sliders, then all places, then games, then the longest texts.
"""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from twoviews.errors import RecordError
from twoviews.record.statements import VERBS, Statement, Verb

SIGN = "tv2:"
_EPOCH, _TICK = datetime(2026, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_DIGEST = re.compile(r"(?:[0-9a-f]{2})+")
_REPLACED: tuple[Verb, ...] = ("wrote", "moved")
"""Of these only the last one of an item counts."""

_SPOILT = (
    msgspec.MsgspecError, zlib.error, binascii.Error, ValueError, TypeError, IndexError, OverflowError,
    RecursionError,
)  # fmt: skip
"""What a text that was cut or typed over can end in."""


class Short(msgspec.Struct, frozen=True):
    """The text, and how many answers and notes had to be left out of it."""

    text: str
    left: int


def shortened(statements: Sequence[Statement], room: int) -> Short:
    """The statements in at most `room` letters; an empty text where not even one of them fits."""
    needed = len(_without(_latest(statements), "moved"))
    for kept in _less(statements, room):
        text = _text(kept)
        if len(text) <= room:
            return Short(text, needed - len(_without(_latest(kept), "moved")))
    return Short("", needed)


def lengthened(text: str) -> list[Statement]:
    """The statements of such a text. Raises `RecordError` if it is none."""
    try:
        rows = msgspec.msgpack.decode(zlib.decompress(b64decode(_body(text), validate=True), -zlib.MAX_WBITS))
        return [*_statements(zip(*rows, strict=True))]
    except _SPOILT as error:
        raise RecordError(f"What the platform kept is no record: {error}.") from error


def _body(text: str) -> str:
    if not text.startswith(SIGN):
        raise ValueError("it begins in another way")
    return text.removeprefix(SIGN)


def _less(statements: Sequence[Statement], room: int) -> Iterator[Sequence[Statement]]:
    """All of it, and then less and less."""
    yield statements
    kept = _latest(statements)
    for verb in ("", "moved", "decided"):
        kept = _without(kept, verb)
        yield kept
    longest = sorted(kept, key=lambda done: len(msgspec.json.encode(done.response)), reverse=True)
    low, high = 0, len(longest)
    while low < high:
        middle = (low + high) // 2
        fits = len(_text(_but(kept, longest[:middle]))) <= room
        low, high = (low, middle) if fits else (middle + 1, high)
    yield _but(kept, longest[:low])


def _latest(statements: Sequence[Statement]) -> list[Statement]:
    """Without what a later statement on the same thing has taken the place of."""
    last = {(done.verb, done.lesson, done.item): done.id for done in statements}
    return [
        done
        for done in statements
        if done.verb not in _REPLACED or last[done.verb, done.lesson, done.item] == done.id
    ]


def _without(statements: Iterable[Statement], verb: str) -> list[Statement]:
    return [done for done in statements if done.verb != verb]


def _but(statements: Iterable[Statement], others: Iterable[Statement]) -> list[Statement]:
    left_out = {done.id for done in others}
    return [done for done in statements if done.id not in left_out]


def _text(statements: Sequence[Statement]) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    columns = msgspec.msgpack.encode([*zip(*_rows(statements), strict=True)])
    return SIGN + b64encode(packer.compress(columns) + packer.flush()).decode()


def _rows(statements: Iterable[Statement]) -> Iterator[tuple[Any, ...]]:
    """Each statement as plain values; times are microseconds since the one before."""
    before = _EPOCH
    for done in statements:
        packed = bytes.fromhex(done.digest) if _DIGEST.fullmatch(done.digest) else done.digest
        yield (
            UUID(done.id).bytes, (done.timestamp - before) // _TICK, done.actor, VERBS.index(done.verb),
            done.lesson, done.item, packed, done.response, _whole(done.points), _whole(done.of),
            done.confidence, done.attempt, round(100 * done.seconds), done.asked_in,
        )  # fmt: skip
        before = done.timestamp


def _statements(rows: Iterable[tuple[Any, ...]]) -> Iterator[Statement]:
    now = _EPOCH
    for id_, later, actor, verb, lesson, item, digest, response, points, of, *rest in rows:
        confidence, attempt, hundredths, asked_in = rest
        now += later * _TICK
        made = {
            "id": str(UUID(bytes=id_)), "timestamp": now, "actor": actor, "verb": VERBS[verb],
            "lesson": lesson, "item": item, "digest": digest.hex() if isinstance(digest, bytes) else digest,
            "response": response, "points": points, "of": of, "confidence": confidence,
            "attempt": attempt, "seconds": hundredths / 100, "asked_in": asked_in,
        }  # fmt: skip
        yield msgspec.convert(made, Statement)


def _whole(number: float | None) -> float | int | None:
    """A whole number takes one byte instead of nine."""
    return int(number) if number is not None and abs(number) < 2**53 and number.is_integer() else number
