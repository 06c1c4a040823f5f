"""Numbers, dates and lists as a sentence has them; the same in every place and under every locale."""

from __future__ import annotations

from collections.abc import Iterable

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MINUS = "−"


def numeral(number: float, form: str = "g") -> str:
    """A number in a format of Python's (`.2f`, `,.0f`, `g`), with a true minus and never a negative zero."""
    text = f"{number:{form}}"
    return text.replace("-", _MINUS) if _counts(text) else text.replace("-", "", 1)


def signed(number: float, form: str = ".2f") -> str:
    """A difference with its sign: `+1.50`, `−0.25`; `0` if nothing of it is left after rounding."""
    text = f"{number:+{form}}"
    return text.replace("-", _MINUS) if _counts(text) else "0"


def _counts(text: str) -> bool:
    """Whether a formatted number differs from zero."""
    return any(mark not in "+-0.,% " for mark in text.partition("e")[0])


def listed(names: Iterable[str]) -> str:
    """Names in a row: `A`, `A and B`, `A, B and C`; nothing if there are none."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: `1 question`, `3 questions`; `many` is for nouns that do not just take an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def dated(iso: str, *, short: bool = False) -> str:
    """An ISO 8601 day, month or year in words: `31 December 2017`, `December 2017`, `2017`.

    A `short` one has three letters of the month: `31 Dec 2017`. Raises `ValueError` for any other text.
    """
    year, *rest = iso.split("-")
    if not (all(map(str.isdecimal, (year, *rest))) and len(rest) <= 2):
        raise ValueError(f"{iso!r} is not a date such as 2017, 2017-12 or 2017-12-31.")
    if not rest:
        return year
    place = int(rest[0])
    if place not in range(1, 13):
        raise ValueError(f"{iso!r} has no month between 01 and 12.")
    month = MONTHS[place - 1]
    return " ".join([*(str(int(day)) for day in rest[1:]), month[:3] if short else month, year])
