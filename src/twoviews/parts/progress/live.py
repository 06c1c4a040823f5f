"""How much of a lesson is done, part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from twoviews.html import Markup
from twoviews.parts.base import Live
from twoviews.parts.progress import paper
from twoviews.parts.progress.wire import ProgressContent, ProgressState, Row
from twoviews.parts.wire import Refresh


class Progress(Live[ProgressContent, ProgressState, Refresh]):
    """The parts of one lesson. `count()` and `due()` look again whenever the list comes into view."""

    asks = Refresh

    def __init__(
        self, title: str, count: Callable[[], Sequence[Row]], due: Callable[[], str] = lambda: ""
    ) -> None:
        self._count, self._due = count, due
        super().__init__(ProgressContent(title=title))

    def about(self) -> str:
        """Whose progress this is."""
        return f"Your progress: {self.content.title}."

    def now_shown(self) -> ProgressState:
        """Done and total of each part, and what is due."""
        return ProgressState(parts=tuple(self._count()), due=self._due())

    def printed(self) -> Markup:
        """A list to tick off."""
        return paper.printed(f"Your progress: {self.content.title}", [row.name for row in self._count()])
