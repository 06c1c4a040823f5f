"""The law that is argued from: place in a text, its words, and which side argues what from them."""

from __future__ import annotations

from collections.abc import Iterable

from twoviews.figures.evidence.listing import Entry, Told, listing, rows
from twoviews.html import Markup

COUNCIL = range(1, 6)
TREATY = (23,)
TEXTS = (12, 13, 25, 21, 22, 24, 14)
ARGUED = {
    "Russia": ("argued by Russia", "russia"),
    "US": ("argued by the US", "us"),
    "both": ("argued by both", ""),
}


def council() -> Markup:
    """The Charter's articles, the treaty against more states with the bomb, and what the resolutions say."""
    heads = {"The Charter": COUNCIL, "The treaty": TREATY, "The resolutions on the DPRK": TEXTS}
    return listing(
        (head, [_entry(row) for row in rows("law_texts") if row["order"] in places])
        for head, places in heads.items()
    )


def alone() -> Markup:
    """What is argued from on measures of single states, for and against them."""
    others = [row for row in rows("law_texts") if row["order"] not in {*COUNCIL, *TREATY, *TEXTS}]
    against, for_ = ([row for row in others if row["argued_by"] == side] for side in ("Russia", "US"))
    both = [row for row in others if row["argued_by"] == "both"]
    return listing(
        [
            ("Against measures beside the Council's", map(_entry, against)),
            ("For a state's own choice", map(_entry, for_)),
            ("Cited by both", map(_entry, both)),
        ]
    )


def _entry(row: Told) -> Entry:
    kind, side = ARGUED[row["argued_by"]]
    notes: Iterable[tuple[str, str]] = (("Argued", row["argued_for"]), ("Limit", row["note"]))
    return Entry(row["place"], row["text"], "", row["source"], kind, side, row["words"], tuple(notes))
