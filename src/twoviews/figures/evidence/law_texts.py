"""The law that is argued from: place in a text, its words, and which side argues what from them."""

from __future__ import annotations

from collections.abc import Iterable

from twoviews.figures.evidence.listing import Entry, Row, listing, rows
from twoviews.html import Markup

COUNCIL = range(1, 6)
TEXTS = (12, 13, 21, 22, 14)
ARGUED = {
    "Russia": ("argued by Russia", "russia"),
    "US": ("argued by the US", "us"),
    "both": ("argued by both", ""),
}


def council() -> Markup:
    """The Charter's articles, and the sentences of the resolutions on people, talks and review."""
    charter = [row for row in rows("law_texts") if row["order"] in COUNCIL]
    texts = [row for row in rows("law_texts") if row["order"] in TEXTS]
    return listing(
        [("The Charter", map(_entry, charter)), ("The resolutions on the DPRK", map(_entry, texts))]
    )


def alone() -> Markup:
    """What is argued from on measures of single states, for and against them."""
    others = [row for row in rows("law_texts") if row["order"] not in {*COUNCIL, *TEXTS}]
    against, for_ = ([row for row in others if row["argued_by"] == side] for side in ("Russia", "US"))
    both = [row for row in others if row["argued_by"] == "both"]
    return listing(
        [
            ("Against measures beside the Council's", map(_entry, against)),
            ("For a state's own choice", map(_entry, for_)),
            ("Cited by both", map(_entry, both)),
        ]
    )


def _entry(row: Row) -> Entry:
    kind, side = ARGUED[row["argued_by"]]
    notes: Iterable[tuple[str, str]] = (("Argued", row["argued_for"]), ("Limit", row["note"]))
    return Entry(row["place"], row["text"], "", row["source"], kind, side, row["words"], tuple(notes))
