"""A statement as a row of the record's table, sealed with a checksum so that no damage goes unseen."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Any

import msgspec

from twoviews.record.statements import Statement, readable

SEAL = 8  # bytes
COLUMNS = "id, lesson, verb, item, body, seal"

_is_id = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").fullmatch
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Statement).decode


def checked(done: Statement) -> Statement:
    """The statement as it will be read back. Raises `TypeError` or `msgspec.ValidationError` if it cannot."""
    return _decode(_encode(done))


def encoded(done: Statement) -> bytes:
    """The statement as JSON."""
    return _encode(done)


def decoded(body: Any) -> Statement | None:
    """The statement of that JSON, None if it is none that the course could have made or taken in.

    A file can be made by hand, with a checksum that fits: what is read is held to what an import is held to.
    """
    try:
        done = _decode(body)
        return readable(done) if _is_id(done.id) else None
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
        return None


def sealed(done: Statement) -> tuple[str, str, str, str, bytes, bytes]:
    """The values of `COLUMNS`."""
    body = _encode(done)
    return (
        done.id,
        done.lesson,
        done.verb,
        done.item,
        body,
        seal(done.id, done.lesson, done.verb, done.item, body=body),
    )


def seal(*texts: str, body: bytes | None = None) -> bytes:
    """The checksum of these texts, and of a body if there is one."""
    joined = "\0".join(texts).encode()
    return blake2b(joined if body is None else joined + b"\0" + body, digest_size=SEAL).digest()


def unsealed(values: tuple[Any, ...]) -> Statement | None:
    """The statement in a row of `COLUMNS`; None if the row is not as it was written."""
    return decoded(values[4]) if whole(values) else None


def whole(values: tuple[Any, ...]) -> bool:
    """Whether a row of `COLUMNS` is as it was written."""
    try:
        return bool(seal(*values[:-2], body=values[-2]) == values[-1])
    except (TypeError, UnicodeError):  # a value of another kind than it was
        return False


def of_version_1(values: tuple[Any, ...]) -> Statement | None:
    """The statement in a row of the first version, (id, lesson, body), which had no seal."""
    done = decoded(values[-1])
    return done if done and (done.id, done.lesson) == tuple(values[:-1]) else None
