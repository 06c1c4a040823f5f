"""The Council game as its author writes it (`assets/council.yml`).

A clause lies on its own scale from 0 (no measure) to 1 (the most that any documented proposal asked for);
each of its levels has a place there. A seat likes a clause best at its ideal place and minds the distance
with a weight. Those numbers are a modeller's unless a source is given, and say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from msgspec import Meta, field, structs

from twoviews.bank.authored import Content, Id, Prose
from twoviews.bank.content import Date

SeatId = Literal["us", "russia", "china", "elected"]
ScenarioId = Literal["2017-09", "2017-12", "2019-12", "2022-05", "2024-03"]
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
MEMBERS, MAJORITY = 15, 9
"""Members of the Council; votes for it that a text needs (Charter, Article 27)."""
FOLLOWERS: Mapping[SeatId, int] = {"elected": MEMBERS - len(SEATS)}
"""How many members that are not at the table vote like a seat, where the occasion does not say otherwise."""


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
    `harm` is how much the strictest level weighs on people's daily lives beside the other clauses, `eases`
    the share of that burden which the widest exception takes away.
    """

    id: Id
    title: Prose
    group: Group
    about: Prose
    levels: Annotated[tuple[Level, ...], Meta(min_length=2)]
    bite: Weight
    ground: Prose
    feeds: Feeds
    harm: Weight = 0.0
    eases: Place = 0.0
    unit: str = ""
    russia: tuple[Id, ...] = ()
    us: tuple[Id, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def softens(self) -> bool:
        """Whether a higher place makes a text milder: exceptions, ways off the list, an end date."""
        return self.group in ("exemption", "end date") or self.eases > 0


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


class Change(Content, frozen=True, kw_only=True):
    """Numbers of a stand that another reading of the record sets; `None` leaves one as it is."""

    clause: Id
    ideal: Place | None = None
    weight: Weight | None = None
    most: Place | None = None
    least: Place | None = None


class Reading(Content, frozen=True, kw_only=True):
    """Another reading of one seat, which the record does not rule out, and whose it is."""

    id: Id
    seat: SeatId
    label: Prose
    reason: Prose
    changes: Annotated[tuple[Change, ...], Meta(min_length=1)]
    sources: tuple[str, ...] = ()


class RealText(Content, frozen=True, kw_only=True):
    """A text of the record; clauses without a level stand at the reversion.

    `tally` counts yes, no and abstentions, as in "13-2-0". A text that was never put to the vote has no
    `votes` and no `tally`.
    """

    label: Prose
    date: Date
    levels: dict[Id, Step]
    votes: dict[SeatId, Vote] = field(default_factory=dict)
    adopted: bool = False
    tally: Annotated[str, Meta(pattern=r"^(\d+-\d+-\d+)?$")] = ""
    note: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]

    @property
    def voted(self) -> bool:
        """Whether it was put to the vote."""
        return bool(self.votes)


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


class Scenario(Content, frozen=True, kw_only=True):
    """One occasion: what is on the table, who sits there, what holds today and what if nothing passes.

    `reversion` and `in_force` give the level (from 0) of every clause; they differ only in what `lapses`,
    which then stands at 0. `asked` is the first proposal of the seats that hold the `pen`; what it does not
    name stays at the reversion. `followers` says how many members that are not at the table vote like a seat.
    `beliefs` are those of that day, in place of the game's own with the same ids. `readings` are other ways
    to read a seat. A `short` occasion goes from the amendments straight to the vote, and the course plays
    all its seats.
    """

    id: ScenarioId
    title: Prose
    date: Date
    situation: Prose
    clauses: Annotated[tuple[Id, ...], Meta(min_length=3, max_length=9)]
    reversion: dict[Id, Step]
    in_force: dict[Id, Step]
    asked: dict[Id, Step]
    seats: tuple[Seat, ...]
    others: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    real: tuple[RealText, ...] = ()
    lapses: tuple[Id, ...] = ()
    pen: Annotated[tuple[SeatId, ...], Meta(min_length=1)] = ("us",)
    followers: dict[SeatId, Annotated[int, Meta(ge=0)]] = field(default_factory=lambda: dict(FOLLOWERS))
    beliefs: tuple[Belief, ...] = ()
    readings: tuple[Reading, ...] = ()
    short: bool = False

    def seat(self, key: str) -> Seat:
        """The seat of that id. Raises `KeyError` if there is none."""
        return next((seat for seat in self.seats if seat.id == key), None) or _missing(key)


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


def changed(stand: Stand, change: Change) -> Stand:
    """The stand with the numbers that a reading sets."""
    given = {name: getattr(change, name) for name in ("ideal", "weight", "most", "least")}
    return structs.replace(stand, **{name: value for name, value in given.items() if value is not None})


# ── the Council's rule ───────────────────────────────────────────────────────


def counted(
    votes: Mapping[SeatId, Vote], followers: Mapping[SeatId, int] = FOLLOWERS
) -> tuple[int, int, int]:
    """Yes, no and abstentions of all fifteen members: those not at the table vote like a seat."""
    cast: Counter[Vote] = Counter(votes.values())
    for seat, count in followers.items():
        cast[votes[seat]] += count
    return cast["yes"], cast["no"], cast["abstain"]


def carried(votes: Mapping[SeatId, Vote], followers: Mapping[SeatId, int] = FOLLOWERS) -> bool:
    """Whether a text is adopted: nine votes for it, and no permanent member at the table against it.

    Charter of the United Nations, Article 27(3); an abstention is no veto.
    """
    enough = counted(votes, followers)[0] >= MAJORITY
    return enough and all(votes[key] != "no" for key in PERMANENT)
