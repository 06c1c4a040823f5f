"""Arms, oil and soldiers between Russia and the DPRK: what was found, said and denied, with its limits."""

from __future__ import annotations

from twoviews.figures.evidence.listing import Entry, Told, day, listing, rows
from twoviews.html import Markup

SIDES = {"us and partners": "us"}


def told() -> Markup:
    """One entry a finding, statement, denial or treaty, in order of time."""
    ordered = sorted(rows("russia_dprk_arms"), key=lambda row: str(row["date"]))
    return listing([("", map(_entry, ordered))])


def _entry(row: Told) -> Entry:
    side, notes = SIDES.get(row["side"], str(row["side"])), (("Limit", row["limit"]),)
    return Entry(day(row), row["who"], row["what"], row["source"], row["kind"], side, row["words"], notes)
