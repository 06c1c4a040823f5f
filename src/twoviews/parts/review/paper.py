"""The words of a review, and its printed form, which is the same for every learner."""

from __future__ import annotations

from datetime import date

from twoviews.html import Markup, tag
from twoviews.parts import sheets
from twoviews.wording import dated, plural

TITLE = "Coming back"
COMES = (
    "Up to five questions of lessons that you have done stand here when they are due, before you read on. "
    "They are chosen by what you answered, so they differ from learner to learner."
)
BEFORE = (
    "Answer without looking back: what you have to recall is what stays, and a wrong answer here helps too."
)
NEVER = "Nothing comes back yet. Once you have answered the quiz of a lesson, its questions return here."


def told(asked: int, waiting: int, following: date | None) -> str:
    """What stands above the questions, or alone if there are none."""
    if asked and waiting:
        return f"{BEFORE} {plural(waiting, 'more is', 'more are')} due after these."
    if asked:
        return BEFORE
    return (
        f"Nothing is due today. The next question comes back on {dated(following.isoformat())}."
        if following
        else NEVER
    )


def short(count: int, following: date | None) -> str:
    """The same for a list of what is done."""
    if count:
        return f"Review: {count} due."
    return f"Review: nothing due until {dated(following.isoformat())}." if following else ""


def printed() -> Markup:
    """What will stand here."""
    return sheets.sheet("review", TITLE, tag("p", COMES))
