"""What was offered as relief, what was to be given for it, and what came of it, from 1994 to 2019."""

from __future__ import annotations

from twoviews.figures.evidence.listing import Entry, Told, day, listing, rows
from twoviews.html import Markup

BEFORE, AFTER = "Before the bans of 2016 and 2017", "Since 2018"
SPLIT = "2018"
KINDS = {"press report": "press report, not confirmed"}
NAMES = {"both": "United States and DPRK"}


def told() -> Markup:
    """The offers in order of time, before and after the broad bans."""
    offers = sorted(rows("relief_offers"), key=lambda row: str(row["date"]))
    early = [row for row in offers if str(row["date"]) < SPLIT]
    return listing([(BEFORE, map(_entry, early)), (AFTER, map(_entry, offers[len(early) :]))])


def _entry(row: Told) -> Entry:
    notes = (
        ("Relief", row["relief"]),
        ("For", row["steps"]),
        ("Outcome", row["outcome"]),
        ("Note", row["note"]),
    )
    kind = KINDS.get(row["side"], "")
    return Entry(
        day(row),
        NAMES.get(row["by"], str(row["by"])),
        "",
        row["source"],
        kind,
        row["side"],
        row["words"],
        notes,
    )
