"""What a check says, and the plain questions that every check asks of an answer first."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass
from datetime import timedelta
from numbers import Real
from textwrap import fill

import numpy as np
import pandas as pd

LETTERS = 72
CLOSE = 0.02
OPENING = {None: "○ Not done yet.", True: "✓ Right.", False: "✗ Not yet."}


@dataclass(frozen=True, repr=False)
class Verdict:
    """Right, wrong, or (`None`) not done yet; `text` says why and what to look at."""

    right: bool | None
    text: str

    def __repr__(self) -> str:
        return fill(f"{OPENING[self.right]} {self.text}", LETTERS)


class Unreadable(ValueError):
    """The answer is not of the kind that the task asks for; the message says what to hand in."""


def blank(value: object) -> bool:
    """Whether nothing has been filled in: `...`, `None`, or a collection that still holds one of them."""
    if value is ... or value is None:
        return True
    if isinstance(value, Mapping):
        return blank(list(value.values()))
    return isinstance(value, list | tuple) and any(blank(item) for item in value)


# ── reading an answer ────────────────────────────────────────────────────────


def number(value: object) -> float:
    """The answer as one number. Raises `Unreadable` with the way to get one."""
    if isinstance(value, str):
        raise Unreadable(f"{value!r} is a text. Hand in a number, without quotation marks or units.")
    if isinstance(value, timedelta | np.timedelta64):
        raise Unreadable("This is a span of time. Its attribute .days holds the number.")
    if isinstance(value, bool) or not isinstance(value, Real):
        raise Unreadable(
            f"One number is asked for, and this is {_kind(value)}. "
            "If it is a column with a single entry, .item() takes the number out."
        )
    try:
        plain = float(value)
    except OverflowError:
        plain = math.inf
    if not math.isfinite(plain):
        raise Unreadable("This is not a number (nan or inf): an empty cell or a division by 0 got into it.")
    return plain


def numbers(value: object) -> list[float]:
    """The answer as a row of numbers, in its own order. Raises `Unreadable`."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, pd.Series | pd.Index | np.ndarray):
        value = value.tolist()
    if not isinstance(value, list | tuple):
        raise Unreadable(f"Several numbers are asked for (a Series or a list), and this is {_kind(value)}.")
    return [number(item) for item in value]


def named(value: object, names: Iterable[str]) -> dict[str, float]:
    """The answer as one number for each of `names`; an entry 9 may stand for the name "9".

    Raises `Unreadable` if a name is missing or too many.
    """
    wanted = list(names)
    if not isinstance(value, pd.Series | Mapping):
        raise Unreadable(
            f"A Series or a dict with the entries {_list(wanted)} is asked for, not {_kind(value)}."
        )
    entries = {_name(key): entry for key, entry in value.items()}
    if missing := [name for name in wanted if name not in entries]:
        raise Unreadable(f"There is no entry {_list(missing)}. Name the entries as the table does.")
    if extra := [name for name in entries if name not in wanted]:
        raise Unreadable(f"There is an entry too many: {_list(extra)}.")
    return {name: number(entries[name]) for name in wanted}


def _name(key: object) -> str:
    """The key as text, a whole number without decimals."""
    return (
        f"{key:.0f}" if isinstance(key, int | float | np.integer | np.floating) and key % 1 == 0 else str(key)
    )


def _kind(value: object) -> str:
    size = f" with {len(value)} entries" if isinstance(value, Sized) else ""
    return f"something of type {type(value).__name__}{size}"


def _list(names: Iterable[str]) -> str:
    return " and ".join(repr(name) for name in names)


# ── judging it ───────────────────────────────────────────────────────────────


def judge(
    value: float, expected: float, *, within: float, slips: Mapping[str, float], praise: str
) -> Verdict:
    """Compare one number with the expected one, then with what well-known slips would give.

    `within` is the greatest difference that still counts as the same; `slips` maps a hint to the number that
    its slip gives, and the nearest one speaks.
    """
    if abs(value - expected) <= within:
        return Verdict(True, praise)
    if slips:
        hint, slip = min(slips.items(), key=lambda entry: abs(value - entry[1]))
        if math.isclose(value, slip, rel_tol=CLOSE):
            return Verdict(False, hint)
    side = "high" if value > expected else "low"
    return Verdict(
        False, f"{value:g} is too {side}. Print each step on its own and compare it with the text."
    )


def judge_each(
    given: Mapping[str, float],
    expected: Mapping[str, float],
    *,
    within: float,
    slips: Callable[[str], Mapping[str, float]],
    praise: str,
) -> Verdict:
    """Judge entry by entry; the first wrong one is named and explained by the `slips` of its name."""
    for name, value in expected.items():
        verdict = judge(given[name], value, within=within, slips=slips(name), praise=praise)
        if not verdict.right:
            return Verdict(False, f"Entry {name!r}: {verdict.text}")
    return Verdict(True, praise)
