"""What goes over the line for a Council game as it stands, and what a page can ask for.

What a learner wrote is text in it, never markup.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import UNSET, UnsetType

from twoviews.bank.council import Vote
from twoviews.game.play import AnyMove
from twoviews.parts.council.scenario_wire import LaidOut
from twoviews.parts.wire import Ask, Piece, State

Cast = Vote | Literal[""]


# ── a game as it stands ──────────────────────────────────────────────────────


class Wish(Piece, frozen=True):
    """A level that seats ask for, and what that alone does to their votes.

    `loses` says whose votes it costs (or nothing), `why` how far the draft is from each seat's wish, and what
    the change takes from the penholder.
    """

    level: int
    label: str
    seats: tuple[str, ...]
    names: str
    effect: str
    loses: str
    why: tuple[str, ...]


class Request(Piece, frozen=True):
    """What is asked for in one clause; `now` is the label of its level in the draft."""

    clause: str
    title: str
    now: str
    wishes: tuple[Wish, ...]


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


class Leaning(NamedTuple):
    """A name and how it would vote now; empty where a person decides."""

    name: str
    vote: Cast


class VoteResult(Piece, frozen=True):
    """The outcome as a headline, in a sentence and as fifteen votes."""

    headline: str
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
    """The years after in one view: what it believes, number by number."""

    id: str
    label: str
    reason: str
    told: tuple[str, ...]


class Years(Piece, frozen=True):
    """The years after, in each view; `blind` says what each gauge cannot see.

    `expected` says in words what the text changes; if it has `changed` nothing, that is one sentence.
    """

    expected: tuple[str, ...]
    changed: bool
    views: tuple[Outlook, ...]
    rows: tuple[YearsRow, ...]
    blind: tuple[str, ...]


class Account(Piece, frozen=True):
    """What a seat got, in words and with its numbers, and its explanation (or nothing)."""

    name: str
    sentences: tuple[str, ...]
    numbers: tuple[str, ...]
    explanation: str


class Compared(NamedTuple):
    """A clause in the game's text and in a real one; `yours` says which is the stricter."""

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
    readings: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    years: tuple[str, ...]
    numbers: tuple[str, ...]
    unseen: str
    story: tuple[str, ...]


class Standing(Piece, frozen=True):
    """A game in its phase: its name is one of the content's, and what is not yet known is empty or null.

    `route` are the phases of this game, `reading` the way in which its seats are read. `count` is how the
    vote would end now by the seats' own numbers, where no person decides; `leanings` are the fifteen votes in
    it, as far as the game shows them: none while people draft. `idle` says that the draft changes
    nothing, `undo` what the last move was where it can be taken back, `before` the occasion played last.
    """

    phase: str
    route: tuple[str, ...]
    scenario: str
    reading: str
    people: tuple[str, ...]
    seed: int
    draft: dict[str, int]
    moves: int
    number: int
    before: str
    pressure: str
    count: str
    leanings: tuple[Leaning, ...]
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

    table: LaidOut | UnsetType | None = UNSET
    game: Standing | UnsetType = UNSET
    games: tuple[Listed, ...] | UnsetType = UNSET


# ── what a page can ask for ──────────────────────────────────────────────────


class MakeMove(Ask, frozen=True, tag="move"):
    """Make a move of the game.

    `known` are the words that the writer of an explanation knew: those beside which it was written, and what
    was sent since (None: whichever stand). If others stand they are told, with why in `unanswered`, and
    nothing is saved; the page joins the two.
    """

    move: AnyMove
    seconds: float = 0.0
    known: tuple[str, ...] | None = None


class UndoMove(Ask, frozen=True, tag="undo"):
    """Take the last move back."""


class BeginGame(Ask, frozen=True, tag="begin"):
    """Begin a new game; the one on the table is kept."""


class ResumeGame(Ask, frozen=True, tag="resume"):
    """Put an earlier game on the table."""

    number: int


class SaveGame(Ask, frozen=True, tag="file"):
    """The game as the text of a file."""


class OpenGame(Ask, frozen=True, tag="open"):
    """Put the game of a file on the table as a new one."""

    text: str


CouncilAsk = MakeMove | UndoMove | BeginGame | ResumeGame | SaveGame | OpenGame
