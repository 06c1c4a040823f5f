"""Why talks came in 2018, in the words of those who said so that spring."""

from __future__ import annotations

from twoviews.figures.evidence.listing import Entry, Told, day, listing, rows
from twoviews.html import Markup

KINDS = {
    "pressure": "says: pressure",
    "finished weapon": "says: the weapon is complete",
    "relief too soon": "says: no relief too soon",
    "denied": "denies: pressure",
}


def told() -> Markup:
    """One entry a statement, in order of time."""
    return listing([("", map(_entry, rows("why_talks_2018")))])


def _entry(row: Told) -> Entry:
    return Entry(
        day(row), row["speaker"], row["what"], row["source"], KINDS[row["reading"]], row["side"], row["words"]
    )
