"""What goes over the line for the Council game. What a learner wrote is text in it, never markup."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import UNSET, UnsetType

from twoviews.bank.council import Vote
from twoviews.game.play import AnyMove
from twoviews.parts.wire import Ask, Content, Linked, Pair, Piece, Side, State

Cast = Vote | Literal[""]


# ── what stays the same during a game ────────────────────────────────────────


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
    """A clause with its levels, in order, and what was said about it."""

    id: str
    title: str
    about: str
    bite: str
    ground: str
    sources: tuple[Linked, ...]
    russia: tuple[Voice, ...]
    us: tuple[Voice, ...]
    levels: tuple[Level, ...]


class Stand(Piece, frozen=True):
    """Where a seat stands on a clause: its wish, its red line (or nothing), how much it minds, and why."""

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


class Occasion(Piece, frozen=True):
    """A scenario as one can choose it."""

    id: str
    title: str
    date: str
    situation: str
    seats: tuple[Pair, ...]


class Table(Occasion, frozen=True):
    """All of a scenario that stays the same during a game."""

    others: str
    sources: tuple[Linked, ...]
    briefs: tuple[Brief, ...]
    clauses: tuple[Clause, ...]


class CouncilContent(Content, frozen=True, tag="council"):
    """The occasions, the phases in their order, and the signs of the two views.

    `item` names the game in the record; an explanation has at most `longest` characters.
    """

    title: str
    item: str
    scenarios: tuple[Occasion, ...]
    phases: tuple[Phase, ...]
    longest: int
    sides: tuple[Side, ...]


# ── a game as it stands ──────────────────────────────────────────────────────


class Request(Piece, frozen=True):
    """A change that a seat asks for; `warns` says that it costs somebody else's vote."""

    seat: str
    name: str
    clause: str
    level: int
    title: str
    label: str
    reason: str
    effect: str
    loses: str
    warns: bool
    cost: str


class Said(NamedTuple):
    """A seat by name, and what it says of the text as it stands."""

    name: str
    words: str


class Speech(Piece, frozen=True):
    """An explanation of vote, by a person or by the course."""

    seat: str
    called: str
    person: bool
    text: str


class Voter(Piece, frozen=True):
    """A seat at the vote; `cast` is empty until it is known."""

    seat: str
    name: str
    veto: bool
    person: bool
    cast: Cast


class Ballot(NamedTuple):
    """A name and how it voted."""

    name: str
    vote: Vote


class VoteResult(Piece, frozen=True):
    """The outcome in a sentence and as fifteen votes."""

    sentence: str
    adopted: bool
    tally: str
    marks: tuple[Ballot, ...]


class Span(NamedTuple):
    """Low, median and high of a quantity in a year."""

    low: float
    median: float
    high: float


class Spoken(NamedTuple):
    """The median of a quantity in words, and its range."""

    median: str
    span: str


class YearsRow(Piece, frozen=True):
    """One quantity over the years, by view and year; `chart` says that it is drawn, from 0 to `most`."""

    name: str
    title: str
    unit: str
    most: float
    chart: bool
    numbers: tuple[tuple[Span, ...], ...]
    words: tuple[tuple[Spoken, ...], ...]


class Outlook(Piece, frozen=True):
    """The years after in one view: what it believes, and how it sees them in a sentence."""

    id: str
    label: str
    reason: str
    sentence: str
    told: tuple[str, ...]
    paper: str


class Years(Piece, frozen=True):
    """The years after, in each view."""

    views: tuple[Outlook, ...]
    rows: tuple[YearsRow, ...]


class Account(Piece, frozen=True):
    """What a seat got, and its explanation (or nothing)."""

    name: str
    sentences: tuple[str, ...]
    explanation: str


class Compared(NamedTuple):
    """A clause in the game's text and in a real one; `yours` says in words which goes further."""

    title: str
    here: str
    there: str
    yours: str
    differs: bool


class Comparison(Piece, frozen=True):
    """The game's text beside a real one."""

    label: str
    sentence: str
    note: str
    rows: tuple[Compared, ...]


class Debrief(Piece, frozen=True):
    """What came of it, and what else could have."""

    result: str
    amendments: str
    accounts: tuple[Account, ...]
    alternatives: str
    turns: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    years: tuple[str, ...]
    unseen: str
    story: tuple[str, ...]


class Standing(Piece, frozen=True):
    """A game in its phase: its name is one of the content's, and what is not yet known is empty or null.

    `idle` says that the draft changes nothing, `undo` what the last move was where it can be taken back.
    """

    phase: str
    scenario: str
    people: tuple[str, ...]
    seed: int
    draft: dict[str, int]
    moves: int
    number: int
    pressure: str
    idle: bool
    requests: tuple[Request, ...]
    talk: tuple[Said, ...]
    answered: tuple[str, ...]
    explanations: tuple[Speech, ...]
    voters: tuple[Voter, ...]
    result: VoteResult | None
    years: Years | None
    debrief: Debrief | None
    undo: str
    note: str


class Listed(NamedTuple):
    """A kept game: its number, what it is, and its day."""

    number: int
    words: str
    when: str


class CouncilState(State, frozen=True):
    """The table (null before one is open), the game on it, and all games."""

    table: Table | UnsetType | None = UNSET
    game: Standing | UnsetType = UNSET
    games: tuple[Listed, ...] | UnsetType = UNSET


# ── what a page can ask for ──────────────────────────────────────────────────


class MakeMove(Ask, frozen=True, tag="move"):
    """Make a move of the game."""

    move: AnyMove
    seconds: float = 0.0


class UndoMove(Ask, frozen=True, tag="undo"):
    """Take the last move back."""


class BeginGame(Ask, frozen=True, tag="begin"):
    """Begin a new game; the one on the table is kept."""


class ResumeGame(Ask, frozen=True, tag="resume"):
    """Put an earlier game on the table."""

    number: int


class SaveGame(Ask, frozen=True, tag="file"):
    """The game as the text of a file."""


class PrintOccasion(Ask, frozen=True, tag="sheet"):
    """An occasion as a worksheet to print."""

    scenario: str


class OpenGame(Ask, frozen=True, tag="open"):
    """Put the game of a file on the table as a new one."""

    text: str


CouncilAsk = MakeMove | UndoMove | BeginGame | ResumeGame | SaveGame | PrintOccasion | OpenGame
