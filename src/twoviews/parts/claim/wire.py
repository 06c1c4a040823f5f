"""What goes over the line for a claim."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Choice, Cited, Content, Piece, State


class Grade(NamedTuple):
    """A verdict that can be given, its sign, and what it means."""

    verdict: str
    sign: str
    meaning: str


class Quoted(NamedTuple):
    """Words as they were spoken, and whose they are."""

    words: str
    speaker: str


class ClaimContent(Content, frozen=True, omit_defaults=True, tag="claim"):
    """A sentence, who says it and what kind of sentence it is; the verdicts and how sure one can say to be.

    A claim of a capital, its `side`, says `after` whose words it is worded, and may have them in `quote`.
    """

    title: str
    id: str
    said: str
    nature: str
    claim: str
    verdicts: tuple[Grade, ...]
    confidence: tuple[Choice, ...]
    side: str = ""
    after: str = ""
    quote: Quoted | None = None


class Judgement(Piece, frozen=True):
    """A verdict of the reader, how sure (in words), when, and in which lesson (nothing for this one)."""

    verdict: str
    sure: str
    when: str
    lesson: str


class Evidence(Piece, frozen=True, omit_defaults=True):
    """What the course finds: its verdict with its sign, the reason, what a careful reader adds.

    A claim of a capital has `russia` and `us`: what each makes of it. `parting` compares the last judgement.
    """

    verdict: str
    sign: str
    finding: str
    nuance: str
    sources: tuple[Cited, ...]
    parting: str
    russia: str = ""
    us: str = ""


class ClaimState(State, frozen=True):
    """The first and the last judgement and, only beside them, the evidence.

    `last` is missing as long as there is but one; `aside` is when an older sentence was judged, or nothing.
    """

    sparse = frozenset({"first", "last", "evidence"})

    first: Judgement | UnsetType = UNSET
    last: Judgement | UnsetType = UNSET
    evidence: Evidence | UnsetType = UNSET
    aside: str | UnsetType = UNSET


class JudgeClaim(Ask, frozen=True, tag="judge"):
    """Give a verdict and say how sure: one of the content's `verdicts` and of its `confidence`."""

    verdict: str = ""
    sure: str = ""
    seconds: float = 0.0
