"""What changed between the first lesson and the last, for the learner alone to read."""

from __future__ import annotations

from collections.abc import Callable

from twoviews.html import Markup
from twoviews.parts.base import Live, Notices, quiet
from twoviews.parts.change import paper
from twoviews.parts.change.wire import ChangeContent, ChangeState
from twoviews.parts.wire import Refresh


class Change(Live[ChangeContent, ChangeState, Refresh]):
    """The comparison as `read()` tells it, in HTML; it is read again whenever it comes into view."""

    asks = Refresh

    def __init__(self, read: Callable[[], str], notices: Notices = quiet) -> None:
        self._read = read
        super().__init__(ChangeContent(title=paper.TITLE), notices)

    def about(self) -> str:
        """What is compared."""
        return f"{paper.TITLE}: your way, two tests, six propositions, and how sure you were."

    def now_shown(self) -> ChangeState:
        """The comparison as it stands."""
        return ChangeState(html=self._read())

    def printed(self) -> Markup:
        """What will stand here."""
        return paper.printed()
