"""Promises of safety that were given for weapons, their words, and what became of them."""

from __future__ import annotations

from twoviews.figures.evidence.listing import Entry, Told, day, listing, rows
from twoviews.html import Markup


def told() -> Markup:
    """One entry a promise, in order of time."""
    return listing([("", map(_entry, rows("guarantees")))], folded=True)


def _entry(row: Told) -> Entry:
    given = f"{row['given_by']} to {row['given_to']}."
    notes = (("What followed", row["what_followed"]), ("Note", row["note"]))
    return Entry(day(row), row["promise"], given, row["source"], words=row["words"], notes=notes)
