"""What a check says, and how a number is judged: right, right but rounded, another's unit, a known slip."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import fill
from typing import NamedTuple, SupportsFloat

LETTERS = 72
OPENING = {None: "○ Not done yet.", True: "✓ Right.", False: "✗ Not yet."}
PROVED = 0.002  # a slip is named if the answer is as near to its number, or is its number rounded
ROUGHEST = 0.025  # of the largest number asked for: a coarser rounding is not accepted
THOUSAND = 3  # digits behind the first of a number whose zeros at the end may be a rounding
CUT = 10  # from here on a number whose decimals are cut off can be told from another number
NOISE = 1e-9

PER_CENT, SHARE = "per cent", "share of 1"
"""Units of a task whose answer may come in the other of the two."""


@dataclass(frozen=True, repr=False)
class Verdict:
    """Right, wrong, or (`None`) not done yet; `text` says why and what to look at."""

    right: bool | None
    text: str

    def __repr__(self) -> str:
        return fill(f"{OPENING[self.right]} {self.text}", LETTERS)


class Slip(NamedTuple):
    """The number that a well-known mistake gives, or one for each entry, and what to say of it."""

    number: SupportsFloat | Mapping[str, SupportsFloat]
    hint: str

    def of(self, name: str) -> float:
        """The wrong number of that entry; nan if the slip has none there."""
        found = self.number.get(name, math.nan) if isinstance(self.number, Mapping) else self.number
        return float(found)


Slips = Sequence[Slip] | Callable[[str], Sequence[Slip]]


def judge(
    value: float,
    expected: SupportsFloat,
    *,
    within: float,
    slips: Sequence[Slip],
    praise: str,
    unit: str = "",
) -> Verdict:
    """Compare one number with the expected one, then with what well-known slips would give.

    `within` is the greatest difference that still counts as the same; `unit` is PER_CENT or SHARE where the
    answer may come in the other one.
    """
    return judge_each({"": value}, {"": expected}, within=within, slips=slips, praise=praise, unit=unit)


def judge_each(
    given: Mapping[str, float],
    expected: Mapping[str, SupportsFloat],
    *,
    within: float,
    slips: Slips,
    praise: str,
    unit: str = "",
) -> Verdict:
    """Judge all entries together; of the slips the one that explains most of the wrong entries speaks."""
    answer = _Answer(given, {name: float(value) for name, value in expected.items()}, within)
    if not answer.wrong():
        return Verdict(True, f"{praise} {answer.remark()}".strip())
    if unit and not answer.times(_FACTOR[unit]).wrong():
        return Verdict(True, f"{_SAID[unit]} {praise}")
    hints = {"": list(slips)} if not callable(slips) else {}
    by_name = {name: slips(name) if callable(slips) else hints[""] for name in given}
    return Verdict(False, answer.fault(by_name, unit))


_FACTOR = {PER_CENT: 100.0, SHARE: 0.01}
_SAID = {
    PER_CENT: "As a share of 1, that is: per cent, as asked for, are a hundred times as much.",
    SHARE: "In per cent, that is: asked for is a share from 0 to 1, a hundredth of it.",
}
_UNIT = {
    PER_CENT: "That is a share of 1. Per cent are a hundred times as much.",
    SHARE: "That is in per cent. Hand in a share from 0 to 1, a hundredth of it.",
}


@dataclass(frozen=True)
class _Answer:
    """The numbers handed in beside those expected."""

    given: Mapping[str, float]
    expected: Mapping[str, float]
    within: float

    def times(self, factor: float) -> _Answer:
        """The same answer in the other unit."""
        return _Answer(
            {name: value * factor for name, value in self.given.items()}, self.expected, self.within
        )

    def exact(self, name: str) -> bool:
        return abs(self.given[name] - self.expected[name]) <= self.within + NOISE

    def rounded(self, name: str) -> bool:
        """Whether the entry is the right number, rounded no further than still tells it from others."""
        scale = max(map(abs, self.expected.values()))
        near = abs(self.given[name] - self.expected[name]) <= ROUGHEST * scale
        return near and is_rounding(self.given[name], self.expected[name])

    def wrong(self) -> list[str]:
        return [name for name in self.given if not self.exact(name) and not self.rounded(name)]

    def remark(self) -> str:
        if all(map(self.exact, self.given)):
            return ""
        return "(Your number is rounded. Carry the decimals along until the end.)"

    def fault(self, slips: Mapping[str, Sequence[Slip]], unit: str) -> str:
        """What to say of a wrong answer: rounded too far, a slip that is proved, too high or too low."""
        wrong = self.wrong()
        hints: dict[str, list[str]] = {}
        for name in wrong:
            for hint in dict.fromkeys(self._hints(name, slips[name], unit)):
                hints.setdefault(hint, []).append(name)
        if not hints:
            return f"{_entries(wrong[:1])}{self._side(wrong[0])}"
        order = [hint for hint in hints if hint in _COARSE] or list(hints)
        hint = max(order, key=lambda each: len(hints[each]))
        return f"{_entries(hints[hint])}{hint}"

    def _hints(self, name: str, slips: Sequence[Slip], unit: str) -> Iterator[str]:
        value, right = self.given[name], self.expected[name]
        if is_rounding(value, right):
            yield _TOO_COARSE
            return
        if abs(right) >= CUT and value == math.trunc(right):
            yield _CUT_OFF
            return
        for number, hint in [(slip.of(name), slip.hint) for slip in slips]:
            if abs(number - right) > self.within + NOISE and proves(value, number):
                yield hint
        if unit and proves(value, right / _FACTOR[unit]):
            yield _UNIT[unit]
        if self._exchanged():
            yield "The numbers are right, but they are exchanged. Which belongs to which name?"
        if proves(value, -right):
            yield "The size is right, and the sign is turned round."

    def _exchanged(self) -> bool:
        wrong = self.wrong()
        have, want = (sorted(of[name] for name in wrong) for of in (self.given, self.expected))
        return len(wrong) > 1 and all(
            abs(one - other) <= self.within + NOISE or (one != 0 and is_rounding(one, other))
            for one, other in zip(have, want, strict=True)
        )

    def _side(self, name: str) -> str:
        side = "high" if self.given[name] > self.expected[name] else "low"
        return (
            f"{self.given[name]:g} is too {side}. Print each step on its own and compare it with the text; "
            "exercise.hint(...) helps with the next one."
        )


_TOO_COARSE = "That may be right, but it is rounded too far to tell. Hand it in with its decimals."
_CUT_OFF = "The decimals are cut off, as int() does. Hand the number in as it is, or round it."
_COARSE = (_TOO_COARSE, _CUT_OFF)


def is_rounding(value: float, exact: float) -> bool:
    """Whether `value` is `exact`, rounded to the decimals that `value` shows (whole thousands included)."""
    return math.isfinite(exact) and abs(value - exact) <= 0.5 * 10.0 ** -_decimals(value, exact) + NOISE


def _decimals(value: float, exact: float) -> int:
    """How many decimals `value` shows; below 0 for the zeros at the end of thousands, two digits kept."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    assert isinstance(exponent, int), "only finite numbers are read"
    if exponent <= 0:
        return -exponent
    digits = math.floor(math.log10(abs(exact))) if exact else 0
    return -min(exponent, digits - 1) if digits >= THOUSAND else 0


def proves(value: float, slip: float) -> bool:
    """Whether `value` is so near to a slip's number that another origin is unlikely."""
    far = abs(value - slip)
    return far <= PROVED * abs(slip) + NOISE or (far <= ROUGHEST * abs(slip) and is_rounding(value, slip))


def _entries(names: Sequence[str]) -> str:
    if names == [""] or not names:
        return ""
    if len(names) == 1:
        return f"Entry {names[0]!r}: "
    return f"Entries {', '.join(map(repr, names[:-1]))} and {names[-1]!r}: "
