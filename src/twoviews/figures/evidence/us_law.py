"""What US law asks for before measures on the DPRK may be suspended or end, and the ways round it."""

from __future__ import annotations

from twoviews.figures.evidence.listing import Entry, Told, listing, rows
from twoviews.html import Markup

SECTIONS = {
    "9251(a)": "Section 9251: to suspend, for a year at most",
    "9252": "Section 9252: to end",
    "9269b(b)": "Section 9269b, the act of 2019: to suspend, 180 days at a time",
    "9269b(c)": "Section 9269b: to end",
    "9228(b)": "Section 9228: waiver for aid",
    "9228(c)": "Section 9228: waiver for national security",
}
NAMED = {"yes": "names weapons", "in part": "names them in part", "no": ""}


def told() -> Markup:
    """The conditions section by section; a mark where a condition names the weapons."""
    every = rows("us_law_texts")
    return listing(
        (head, [_entry(row) for row in every if row["section"] == section])
        for section, head in SECTIONS.items()
    )


def _entry(row: Told) -> Entry:
    notes = (("Note", row["note"]),)
    return Entry(
        f"({row['item']})",
        row["condition"],
        "",
        row["source"],
        NAMED[row["weapons"]],
        "",
        row["words"],
        notes,
    )
