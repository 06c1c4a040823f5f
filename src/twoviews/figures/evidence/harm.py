"""What sanctions did to people and to aid: findings, relief, other causes, and what cannot be told apart."""

from __future__ import annotations

from twoviews.figures.evidence.listing import Entry, Told, day, grouped, listing
from twoviews.html import Markup

HEADS = {
    "harm to people": "Harm to people",
    "aid held up": "Aid held up",
    "relief": "What was eased for aid",
    "other causes": "Causes at home, above all the closed border",
    "cannot be told apart": "What nobody could tell apart",
}


def told() -> Markup:
    """The record in five groups, each in its order of time."""
    groups = grouped("humanitarian_record", "bears_on", HEADS)
    ordered = ((head, sorted(found, key=lambda row: str(row["date"]))) for head, found in groups)
    return listing(((head, map(_entry, found)) for head, found in ordered), folded=True)


def _entry(row: Told) -> Entry:
    notes = (("Note", row["note"]),)
    return Entry(day(row), row["who"], row["finding"], row["source"], row["kind"], notes=notes)
