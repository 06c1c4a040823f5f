"""The printed form of what changed."""

from __future__ import annotations

from twoviews.html import Markup, tag
from twoviews.parts import sheets

TITLE = "What changed"
COMES = (
    "Once both tests are answered, this place compares them: your two scores, the gain, and what twelve "
    "questions can and cannot say of one person. Beside them stand your places on the six propositions, then "
    "and now, and how often you were right when you were sure. Only you see it."
)


def printed() -> Markup:
    """What will stand here."""
    return sheets.sheet("change", TITLE, tag("p", COMES))
