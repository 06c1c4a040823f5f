"""What goes over the line once for the Council game: its occasions, clauses, briefs and phases."""

from __future__ import annotations

from typing import NamedTuple

from twoviews.parts.wire import Content, Linked, Pair, Piece, Side


class Phase(NamedTuple):
    """A phase of the game: its name, a short title, and a long one."""

    name: str
    short: str
    title: str


class Distance(NamedTuple):
    """How far a level stands from a seat: a sign, and the same in words."""

    sign: str
    words: str


class Voice(Piece, frozen=True):
    """What was said, by whom, when and where."""

    who: str
    where: str
    quote: str
    translated: bool
    position: str
    sources: tuple[Linked, ...]


class Level(Piece, frozen=True):
    """One level of a clause; `changes` says that it differs from what holds if nothing passes."""

    label: str
    text: str
    sources: tuple[Linked, ...]
    tags: tuple[str, ...]
    seats: tuple[Distance, ...]
    changes: bool


class Clause(Piece, frozen=True):
    """A clause with its levels in order and what was said of it; `people` is its weight on daily life."""

    id: str
    title: str
    about: str
    bite: str
    people: str
    ground: str
    sources: tuple[Linked, ...]
    russia: tuple[Voice, ...]
    us: tuple[Voice, ...]
    levels: tuple[Level, ...]


class Stand(Piece, frozen=True):
    """Where a seat stands on a clause: its wish, its red line (or nothing), how much it minds, and why.

    The reason rests on words and votes of the day and is empty before the vote, as its sources are.
    """

    title: str
    wish: str
    line: str
    minds: str
    reason: str
    ground: str
    sources: tuple[Linked, ...]


class Brief(Piece, frozen=True):
    """What a seat wants; `lines` are its red lines, `reluctance` is in its own measure."""

    id: str
    name: str
    called: str
    veto: bool
    brief: str
    lines: tuple[str, ...]
    stands: tuple[Stand, ...]
    reluctance: str


class WayToRead(NamedTuple):
    """A way to read the seats: its id ("" for each as it is written), its name, and why one may."""

    id: str
    label: str
    reason: str


class Occasion(Piece, frozen=True):
    """A scenario to choose; `pen` says who holds it. In a `short` one the course casts all votes.

    `route` are the phases of a game on it.
    `alone` says what is the learner's and what the course's where no people sit at the table.
    """

    id: str
    title: str
    date: str
    situation: str
    pen: str
    alone: str
    short: bool
    route: tuple[str, ...]
    seats: tuple[Pair, ...]


class LaidOut(Occasion, frozen=True):
    """A scenario as it is laid out.

    `briefs` are those that may be read now: the learner's own before the vote, all after it. `names` are the
    names of the seats. Until the game is `voted` nothing of later days is in its texts, voices and sources.
    """

    names: tuple[str, ...]
    voted: bool
    readings: tuple[WayToRead, ...]
    others: str
    sources: tuple[Linked, ...]
    briefs: tuple[Brief, ...]
    clauses: tuple[Clause, ...]


class CouncilContent(Content, frozen=True, tag="council"):
    """The occasions, the phases in their order, and the signs of the two views.

    `item` names the game in the record.
    """

    title: str
    item: str
    scenarios: tuple[Occasion, ...]
    phases: tuple[Phase, ...]
    sides: tuple[Side, ...]
