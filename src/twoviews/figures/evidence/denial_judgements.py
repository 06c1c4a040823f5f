"""What monitors, officials and scholars concluded on whether sanctions slowed or starved the programmes."""

from __future__ import annotations

from twoviews.figures.evidence.listing import Entry, Told, day, grouped, listing
from twoviews.html import Markup

HEADS = {
    "for": "Means were denied",
    "both": "Both: means were denied, and it may not last",
    "against": "The programmes went on, or nothing was denied",
}


def told() -> Markup:
    """The judgements by what they say, each group in order of time."""
    groups = grouped("denial_judgements", "direction", HEADS)
    return listing((head, map(_entry, found)) for head, found in groups)


def _entry(row: Told) -> Entry:
    notes = (("Note", row["note"]),)
    return Entry(day(row), row["who"], row["judgement"], row["source"], "", row["side"], row["words"], notes)
