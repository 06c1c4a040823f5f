"""A game as a small file, to be shared and played again.

The file is JSON: what it is, its version, the digest of the content that it was played with, a checksum, and
the moves. Nothing in it is run; what a person wrote is data. A file that is damaged, of another origin or of
a later version is refused with a message that says so.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from twoviews.bank.council import CouncilGame
from twoviews.errors import GameError
from twoviews.game.play import MOST_MOVES, AnyMove, Game, replay

KIND, VERSION, LARGEST = "Two Views Council game", 1, 2_000_000
"""What the file says that it is; its version; the most bytes that are read."""


class _Head(Struct, frozen=True):
    """The part by which any version is known."""

    kind: str
    version: int


class _File(_Head, frozen=True, forbid_unknown_fields=True):
    content: str
    check: str
    moves: Annotated[tuple[AnyMove, ...], Meta(max_length=MOST_MOVES)]


@dataclass(frozen=True)
class Opened:
    """A game out of a file; `note` says if it was played with an earlier or later edition of the content."""

    game: Game
    note: str


def digest(content: CouncilGame) -> str:
    """A fingerprint of the content, 16 hexadecimal digits: any change of it makes another."""
    return _hash(msgspec.json.encode(content))


def to_file(game: Game) -> str:
    """The game as the text of a file."""
    file = _File(KIND, VERSION, digest(game.content), _hash(msgspec.json.encode(game.moves)), game.moves)
    return msgspec.json.format(msgspec.json.encode(file), indent=1).decode() + "\n"


def from_file(text: str, content: CouncilGame) -> Opened:
    """The game in a file's text, played again with this content.

    A game of another edition is played again if all its moves are still possible. Raises `GameError` for a
    file that is no game, is damaged, comes from a later version, or has a move that is no longer possible.
    """
    file = _read(text)
    if file.content == digest(content):
        return Opened(replay(content, file.moves), "")
    try:
        game = replay(content, file.moves)
    except GameError as error:
        raise GameError(
            f"This game was played with another edition of the course and cannot be played again. {error}"
        ) from error
    note = (
        "This game was played with another edition of the course. Its votes and years may have been others."
    )
    return Opened(game, note)


def _read(text: str) -> _File:
    if len(text) > LARGEST:
        raise GameError("This file is too large to be a game. Choose one that this course saved.")
    raw = text.encode(errors="surrogatepass")
    try:
        head = msgspec.json.decode(raw, type=_Head)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise GameError(
            "This file is no saved game, or it is damaged. Choose one that this course saved."
        ) from error
    if head.kind != KIND:
        raise GameError("This file is no game of the Council. Choose one that this course saved.")
    if head.version != VERSION:
        raise GameError(
            f"This game has version {head.version} of the file, this course reads {VERSION}. Update it."
        )
    try:
        file = msgspec.json.decode(raw, type=_File)
    except (msgspec.DecodeError, RecursionError) as error:
        raise GameError("This file is damaged: its moves cannot be read. Ask for it once more.") from error
    if file.check != _hash(msgspec.json.encode(file.moves)):
        raise GameError("This file is damaged, or was changed by hand. Ask for it once more.")
    return file


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:16]
