"""The printed form of a claim."""

from __future__ import annotations

from collections.abc import Mapping

from twoviews.bank.answers import CONFIDENCE
from twoviews.bank.content import Claim, Position
from twoviews.bank.kinds.base import WorksheetLine
from twoviews.bank.prose import fold, inline
from twoviews.bank.sources import Source
from twoviews.bank.verdicts import VERDICTS
from twoviews.html import Markup, join, tag
from twoviews.parts import cards, sheets

FOLD = "The evidence and the course's verdict: judge first, then open"
SAYS = {"article": "The article says", "russia": "Moscow says", "us": "Washington says"}


def title(claim: Claim) -> str:
    """The number of a claim."""
    return f"Claim {claim.id[1:].lstrip('0')}"


def printed(claim: Claim, voice: Position | None, sources: Mapping[str, Source]) -> Markup:
    """The sentence with six boxes; then, folded, the card with the evidence."""
    boxes = sheets.marks(WorksheetLine("☐", f"**{name}**: {each.meaning}") for name, each in VERDICTS.items())
    sure = tag("p", "How sure are you? ", "   ".join(f"☐ {words}" for words in CONFIDENCE.values()))
    card = fold(FOLD, cards.evidence(claim, sources))
    head = tag("p", SAYS[claim.side], " · ", claim.kind, class_="tv-label")
    sentence = tag("p", inline(claim.claim), class_="tv-claim-text")
    return sheets.sheet("claim", title(claim), head, sentence, spoken(claim, voice), boxes, sure, card)


def spoken(claim: Claim, voice: Position | None) -> Markup | None:
    """Whose words a claim of a capital follows, and the words themselves where there are some."""
    if not claim.after:
        return None
    quoted = [" “", voice.quote, "” (", speaker(voice), ")"] if voice else []
    return tag("p", join("Worded after ", claim.after, ".", quoted), class_="tv-help")


def speaker(voice: Position) -> str:
    """Who spoke, and whether it is translated."""
    return f"{voice.speaker}, translated" if voice.translated else voice.speaker
