"""Dates that a source gave as a day, a month or only a year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

Which: TypeAlias = Literal["first", "middle", "last"]
_FORM = re.compile(r"\d{4}(-\d\d){0,2}")
_PRECISIONS = {len("2018"): "year", len("2018-01"): "month", len("2018-01-31"): "day"}


def day(printed: str, *, at: Which) -> date:
    """The day that stands for a printed date: YYYY, YYYY-MM or YYYY-MM-DD.

    A month or a year has no day of its own, so the caller says which one stands for it: its first, its last,
    or the middle one (the 16th of January, the 14th of February of a common year, 2 July of a common year).

    Raises `ValueError` for a text in another form.
    """
    if not _FORM.fullmatch(printed):
        raise ValueError(f"No date: {printed!r}.")
    first = last = date.fromisoformat(f"{printed}-01-01"[:10])
    if _PRECISIONS[len(printed)] == "year":
        last = first.replace(month=12, day=31)
    elif _PRECISIONS[len(printed)] == "month":
        last = first.replace(day=monthrange(first.year, first.month)[1])
    return {"first": first, "middle": first + (last - first) // 2, "last": last}[at]


def when(dates: pd.Series, *, at: Which) -> pd.DataFrame:
    """A day for each printed date, see `day`, and how precise the source was: columns `day` and `precision`.

    The result has the index of `dates`. `precision` is "year", "month" or "day": show it wherever it is not
    "day".

    Raises `ValueError` for a text in another form and for an empty cell.
    """
    import pandas as pd

    days = pd.Series([day(str(text), at=at) for text in dates], dates.index, dtype="datetime64[s]")
    return pd.DataFrame({"day": days, "precision": dates.str.len().map(_PRECISIONS)})
