"""Handing in: shows what there is, and makes one file of what the learner chooses, for the page to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from twoviews.html import Markup
from twoviews.parts.base import Json, Live, Notices, quiet
from twoviews.parts.handin import paper
from twoviews.parts.handin.wire import Goes, HandInContent, HandInState, MakeHandIn

NOTHING = "There is nothing of that to hand in yet."


class Made(NamedTuple):
    """A file to hand in: its name, and what is in it (nothing, if there is nothing of what was chosen)."""

    file: str
    text: str


class Handing(NamedTuple):
    """What handing in needs: `goes()` says what there is, `make(ask)` makes the file."""

    lesson: str
    longest: int
    goes: Callable[[], Sequence[Goes]]
    make: Callable[[MakeHandIn], Made]


def answer(handing: Handing, ask: MakeHandIn) -> Json:
    """What the asker is told: the file, or that there is nothing of that."""
    made = handing.make(ask)
    return {"file": made.text, "name": made.file} if made.text else {"unanswered": NOTHING}


class HandIn(Live[HandInContent, HandInState, MakeHandIn]):
    """A name to give or not, what shall go along, and a button."""

    asks = MakeHandIn

    def __init__(self, handing: Handing, notices: Notices = quiet) -> None:
        self._handing = handing
        content = HandInContent(title=paper.TITLE, lesson=handing.lesson, longest=handing.longest)
        super().__init__(content, notices)

    def about(self) -> str:
        """What it does."""
        return f"{paper.TITLE}: your answers and texts in one file for your teacher."

    def printed(self) -> Markup:
        """What the button does."""
        return paper.printed()

    def now_shown(self) -> HandInState:
        """What there is to hand in now."""
        return HandInState(goes=tuple(self._handing.goes()))

    def act(self, ask: MakeHandIn) -> None:
        """Make the file, for the page to keep."""
        self.tell(**answer(self._handing, ask))
