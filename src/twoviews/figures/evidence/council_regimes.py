"""How long the Council's measures on other states run: without an end, to a date, or ended by one."""

from __future__ import annotations

from twoviews.figures.evidence.listing import Entry, Told, grouped, listing
from twoviews.html import Markup
from twoviews.wording import dated

HEADS = {
    "no end date": "No end date",
    "mixed": "A date for some measures only",
    "renewed with an end date": "Renewed to a date",
    "ended by lapse": "Ended when the date came",
    "disputed": "Whether they run is disputed",
}


def told() -> Markup:
    """The regimes by how their term is written, the longest standing first in each group."""
    groups = grouped("council_regimes_terms", "term", HEADS)
    return listing(((head, map(_entry, found)) for head, found in groups), folded=True)


def _entry(row: Told) -> Entry:
    end = f"Date last read: {dated(row['latest_end'])}." if row["latest_end"] else ""
    vote = f"Last vote: {row['last_vote'].replace('-', '–')}." if row["last_vote"] else ""
    said = " ".join(each for each in (f"{row['measures'].capitalize()}.", end, vote) if each)
    return Entry(
        f"Res. {row['first_resolution']}", row["regime"], said, row["source"], notes=(("Note", row["note"]),)
    )
