"""The six verdicts on a claim: their order, sign and meaning, and how far two of them are apart.

The course and a reader judge by the same six. They part by steps: four verdicts go from yes to no, and the
two that say that nothing settles the claim stand beside the middle one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from twoviews.bank.content import Verdict


class Label(NamedTuple):
    """The sign of a verdict, what it means, and its place between yes (0) and no (3)."""

    sign: str
    meaning: str
    place: int


VERDICTS: Mapping[Verdict, Label] = {
    "supported": Label("●", "the evidence found carries the claim as it stands", 0),
    "supported with nuance": Label("◕", "the core holds, a word or a link says too much", 1),
    "contested": Label("◑", "good evidence, or two readings, on both sides", 2),
    "not supported": Label("○", "the record speaks against the claim as made", 3),
    "cannot be verified": Label("?", "nothing was found that could settle it", 2),
    "open to judgement": Label("◇", "the evidence narrows it, the weighing is yours", 2),
}
"""In the order in which they are offered."""

APART = ("agree", "one step apart", "two steps apart", "opposite")
"""How far two verdicts are apart, in words, by the number of steps."""


def is_verdict(value: object) -> bool:
    """Whether a value is one of the six."""
    return isinstance(value, str) and value in VERDICTS


def steps(one: Verdict, other: Verdict) -> int:
    """How many steps two verdicts are apart, from 0 (the same) to 3 (yes and no)."""
    if one == other:
        return 0
    return max(1, abs(VERDICTS[one].place - VERDICTS[other].place))


def parting(reader: Verdict, course: Verdict) -> str:
    """One line on where a reader and the course part."""
    apart = steps(reader, course)
    if apart == 0:
        return f"You and the course agree: {course}."
    return f"You say {reader}, the course says {course}: {APART[apart]}."
