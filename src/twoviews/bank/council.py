"""The Council game as its author writes it (`assets/council.yml`).

A clause lies on its own scale from 0 (no measure) to 1 (the most that any documented proposal asked for);
each of its levels has a place there. A seat likes a clause best at its ideal place and minds the distance
with a weight. Those numbers are a modeller's unless a source is given, and say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from msgspec import Meta

from twoviews.bank.authored import Content, Id, Prose
from twoviews.bank.content import Date

SeatId = Literal["us", "russia", "china", "elected"]
ScenarioId = Literal["2017-09", "2022-05", "2024-03"]
View = Literal["russia", "us"]
Vote = Literal["yes", "no", "abstain"]
Group = Literal[
    "limit", "ban", "deadline", "inspection", "exemption", "monitoring", "end date", "talks", "listing"
]
Feeds = Literal["fuel", "workers", "trade", "monitoring", "none"]
Ground = Literal["documented", "modeller's choice"]
Place = Annotated[float, Meta(ge=0, le=1)]
Weight = Annotated[float, Meta(ge=0)]
Step = Annotated[int, Meta(ge=0)]

SEATS: tuple[SeatId, ...] = get_args(SeatId)
VIEWS: tuple[View, ...] = get_args(View)
PERMANENT: frozenset[SeatId] = frozenset({"us", "russia", "china"})
"""The seats on the table that can veto."""
FOLLOWERS, MAJORITY = 11, 9
"""Members that vote like the elected seat; votes for it that a text needs (Charter, Article 27)."""


# ── the types ────────────────────────────────────────────────────────────────


class Level(Content, frozen=True):
    """One strength of a clause: its place on the clause's scale, and the operative sentence in our words.

    `value` is in the clause's unit, `None` where there is no number.
    """

    label: Prose
    place: Place
    text: Prose
    value: float | None = None
    sources: tuple[str, ...] = ()


class Clause(Content, frozen=True, kw_only=True):
    """One measure that a text may hold, at one of its levels.

    `russia` and `us` are positions: what each capital said of it. `bite` is the share of the target's income
    or supply that the strictest level touches, as `ground` explains; `feeds` says which model it moves.
    """

    id: Id
    title: Prose
    group: Group
    about: Prose
    levels: Annotated[tuple[Level, ...], Meta(min_length=2)]
    bite: Weight
    ground: Prose
    feeds: Feeds
    unit: str = ""
    russia: tuple[Id, ...] = ()
    us: tuple[Id, ...] = ()
    sources: tuple[str, ...] = ()


class Stand(Content, frozen=True, kw_only=True):
    """Where one seat stands on one clause: its ideal place, how much it minds, its red lines and its reason.

    It refuses a text with a place above `most` or below `least`, whatever else the text holds.
    """

    clause: Id
    ideal: Place
    weight: Weight
    reason: Prose
    ground: Ground
    most: Place | None = None
    least: Place | None = None
    sources: tuple[str, ...] = ()


class Seat(Content, frozen=True, kw_only=True):
    """One member at the table. It abstains, rather than refuse, while it loses no more than `reluctance`.

    On a clause without a stand it is indifferent.
    """

    id: SeatId
    name: Prose
    veto: bool
    brief: Prose
    red_lines: tuple[Prose, ...]
    reluctance: Weight
    stands: tuple[Stand, ...]


class RealText(Content, frozen=True, kw_only=True):
    """A text that was put to the vote; clauses without a level stand at the reversion.

    `tally` counts yes, no and abstentions, as in "13-2-0".
    """

    label: Prose
    date: Date
    levels: dict[Id, Step]
    votes: dict[SeatId, Vote]
    adopted: bool
    tally: Annotated[str, Meta(pattern=r"^\d+-\d+-\d+$")]
    note: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]


class Scenario(Content, frozen=True, kw_only=True):
    """One occasion: what is on the table, who sits there, what holds today and what if nothing passes.

    `reversion` and `in_force` give the level (from 0) of every clause; they differ only in what `lapses`,
    which then stands at 0. `asked` is the first US proposal; what it does not name stays at the reversion.
    """

    id: ScenarioId
    title: Prose
    date: Date
    situation: Prose
    clauses: Annotated[tuple[Id, ...], Meta(min_length=6, max_length=9)]
    reversion: dict[Id, Step]
    in_force: dict[Id, Step]
    asked: dict[Id, Step]
    seats: tuple[Seat, ...]
    others: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    real: tuple[RealText, ...] = ()
    lapses: tuple[Id, ...] = ()

    def seat(self, key: str) -> Seat:
        """The seat of that id. Raises `KeyError` if there is none."""
        return next((seat for seat in self.seats if seat.id == key), None) or _missing(key)


class Belief(Content, frozen=True, kw_only=True):
    """What one view holds of the target and of leakage, as in lessons 04, 05 and 07.

    `weapon` and `crisis` are V and w of `models.escalation`, `spread` their standard deviation; leakage lies
    from `leakage_low` to `leakage_high`, shares of what a text cuts.
    """

    id: View
    label: Prose
    weapon: float
    crisis: float
    spread: Annotated[float, Meta(gt=0)]
    leakage_low: Place
    leakage_high: Place
    reason: Prose
    sources: tuple[str, ...] = ()


class CouncilGame(Content, frozen=True):
    """The whole file."""

    clauses: Annotated[tuple[Clause, ...], Meta(min_length=1)]
    scenarios: Annotated[tuple[Scenario, ...], Meta(min_length=1)]
    beliefs: tuple[Belief, ...]

    def clause(self, key: str) -> Clause:
        """The clause of that id. Raises `KeyError` if there is none."""
        return next((clause for clause in self.clauses if clause.id == key), None) or _missing(key)

    def scenario(self, key: str) -> Scenario:
        """The scenario of that id. Raises `KeyError` if there is none."""
        return next((entry for entry in self.scenarios if entry.id == key), None) or _missing(key)


def _missing(key: str) -> Any:
    raise KeyError(key)


# ── the Council's rule ───────────────────────────────────────────────────────


def counted(votes: Mapping[SeatId, Vote]) -> tuple[int, int, int]:
    """Yes, no and abstentions of all fifteen members: the eleven not at the table follow the elected seat."""
    cast: Counter[Vote] = Counter(votes.values())
    cast[votes["elected"]] += FOLLOWERS
    return cast["yes"], cast["no"], cast["abstain"]


def carried(votes: Mapping[SeatId, Vote]) -> bool:
    """Whether a text is adopted: nine votes for it, and no permanent member at the table against it.

    Charter of the United Nations, Article 27(3); an abstention is no veto.
    """
    return counted(votes)[0] >= MAJORITY and all(votes[key] != "no" for key in PERMANENT)
