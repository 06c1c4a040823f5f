"""Banco Delta Asia, 2005 to 2007: a US measure, a frozen account, a nuclear test, a release, a step."""

from __future__ import annotations

from twoviews.figures.evidence.listing import Entry, Told, day, listing, rows
from twoviews.html import Markup

KINDS = {
    "measure": "US measure",
    "effect": "effect",
    "step": "step in the nuclear dispute",
    "reading": "how it was read",
    "release": "release",
}


def told() -> Markup:
    """One entry an event, in order of time."""
    return listing([("", map(_entry, rows("banco_delta_asia")))])


def _entry(row: Told) -> Entry:
    return Entry(
        day(row),
        row["event"],
        "",
        row["source"],
        KINDS[row["kind"]],
        row["side"],
        row["words"],
        (("Note", row["note"]),),
    )
