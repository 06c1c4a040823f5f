"""What a text tells of days to come: on paper or page no player reads it before the vote, all may after it.

A text begins with what is so, in one sentence; dated remarks follow it. A remark counts as ahead if it names
the month of the occasion or a later one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from twoviews.wording import MONTHS

_DAY = re.compile(rf"(?:({'|'.join(MONTHS)}) )?\b((?:19|20)\d\d)\b")
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z“])")
_PART = re.compile(r"(?<=[;:]) +")


class Parted(NamedTuple):
    """What can be told on the day, and what came later; either may be empty."""

    now: str
    later: str


def parted(text: str, date: str) -> Parted:
    """The text as of a date in ISO 8601. The first words of its first sentence always stay."""
    first, *more = _SENTENCE.split(" ".join(text.split()))
    rule, *parts = _PART.split(first)
    kept = [rule]
    while parts and not ahead(parts[0], date):
        kept.append(parts.pop(0))
    now = " ".join(kept)
    if parts:
        now = now.rstrip(";:") + "."
    later = [" ".join(parts)[:1].upper() + " ".join(parts)[1:]] if parts else []
    later += [each for each in more if ahead(each, date)]
    return Parted(" ".join([now, *(each for each in more if not ahead(each, date))]), " ".join(later))


def said_before(date: str, day: str) -> bool:
    """Whether a date lies before a day; one without its day or month must lie before that month or year."""
    return date < day[: len(date)]


def ahead(text: str, date: str) -> bool:
    """Whether a text names the month of a date in ISO 8601, or a later one."""
    year, month = (int(each) for each in date.split("-")[:2])
    return any(
        int(named) > year or (int(named) == year and bool(of) and MONTHS.index(of) + 1 >= month)
        for of, named in _DAY.findall(text)
    )
