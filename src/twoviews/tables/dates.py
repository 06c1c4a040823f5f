"""Dates that a source gave as a day, a month or only a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

_PRECISIONS = {len("2018"): "year", len("2018-01"): "month", len("2018-01-31"): "day"}


def when(dates: pd.Series, *, at: Literal["first", "middle", "last"]) -> pd.DataFrame:
    """A day for each printed date, and how precise the source was: columns `day` and `precision`.

    `dates` holds text: YYYY, YYYY-MM or YYYY-MM-DD; the result has its index. A month or a year has no day of
    its own, so the caller says which one stands for it: its first, its last, or the middle one (the 16th of
    January, the 14th of February of a common year, 2 July of a common year). `precision` is "year", "month"
    or "day": show it wherever it is not "day".

    Raises `ValueError` for a text in another form.
    """
    import pandas as pd

    frame = pd.DataFrame({"precision": dates.str.len().map(_PRECISIONS)}, index=dates.index)
    if frame["precision"].isna().any():
        raise ValueError(f"No date: {dates[frame['precision'].isna()].iloc[0]!r}.")
    first = pd.to_datetime(dates, format="ISO8601").astype("datetime64[s]")
    last = first.copy()
    for name, months in (("month", 1), ("year", 12)):
        rows = frame["precision"] == name
        last[rows] = first[rows] + pd.DateOffset(months=months) - pd.Timedelta(days=1)
    middle = first + (last - first).dt.days // 2 * pd.Timedelta(days=1)
    frame.insert(0, "day", {"first": first, "middle": middle, "last": last}[at])
    return frame
