"""How much of a lesson is done, part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from twoviews.html import Markup
from twoviews.parts.base import Live
from twoviews.parts.handin.live import Handing, answer
from twoviews.parts.handin.wire import MakeHandIn
from twoviews.parts.progress import paper
from twoviews.parts.progress.wire import ProgressContent, ProgressState, Row


class Progress(Live[ProgressContent, ProgressState, MakeHandIn]):
    """The parts of one lesson. `count()` and `due()` look again whenever the list comes into view.

    With `handing` the lesson can be handed in here, at its end.
    """

    asks = MakeHandIn

    def __init__(
        self,
        title: str,
        count: Callable[[], Sequence[Row]],
        due: Callable[[], str] = lambda: "",
        handing: Handing | None = None,
    ) -> None:
        self._count, self._due, self._handing = count, due, handing
        lesson, longest = (handing.lesson, handing.longest) if handing else ("", 0)
        super().__init__(ProgressContent(title=title, lesson=lesson, longest=longest))

    def about(self) -> str:
        """Whose progress this is."""
        return f"Your progress: {self.content.title}."

    def now_shown(self) -> ProgressState:
        """Done and total of each part, what is due, and what there is to hand in."""
        goes = tuple(self._handing.goes()) if self._handing else ()
        return ProgressState(parts=tuple(self._count()), due=self._due(), goes=goes)

    def act(self, ask: MakeHandIn) -> None:
        """Make a file to hand in."""
        if self._handing:
            self.tell(**answer(self._handing, ask))

    def printed(self) -> Markup:
        """A list to tick off: what every learner does, not what this one did more."""
        return paper.printed(
            f"Your progress: {self.content.title}", [row.name for row in self._count() if row.of]
        )
