"""The printed form of handing in."""

from __future__ import annotations

from twoviews.html import Markup, tag
from twoviews.parts import sheets

TITLE = "Hand in"
DOES = (
    "Here a button puts your answers, your texts or both into one file for your teacher. It shows first what "
    "goes along, and nothing is sent anywhere: you give the file to your teacher yourself."
)


def printed() -> Markup:
    """What the button does."""
    return sheets.sheet("handin", TITLE, tag("p", DOES))
