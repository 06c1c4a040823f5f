"""The printed form of a discussion prompt."""

from __future__ import annotations

from twoviews.bank.content import Prompt
from twoviews.bank.prose import inline
from twoviews.html import Markup, tag
from twoviews.parts import sheets

TITLE = "Discuss"


def printed(prompt: Prompt) -> Markup:
    """The prompt, the role and lines to write on."""
    role = tag("p", "Argue as: ", inline(prompt.role), class_="tv-role") if prompt.role else None
    return sheets.sheet("discussion", TITLE, tag("p", inline(prompt.prompt)), role, sheets.blank(6))
