"""What changed between the first lesson and the last, for the learner alone to read."""

from __future__ import annotations

from collections.abc import Callable

from twoviews.parts import sheets
from twoviews.parts.base import Json, Live, Notices, quiet

TITLE = "What changed"
_PRINTED = (
    "<p>Once both tests are answered, this place compares them: your two scores, the gain, and what twelve "
    "questions can and cannot say of one person. Beside them stand your places on the six propositions, then "
    "and now, and how often you were right when you were sure. Only you see it.</p>"
)


class Change(Live):
    """The comparison as `read()` tells it, in HTML; it is read again whenever it comes into view."""

    def __init__(self, read: Callable[[], str], notices: Notices = quiet) -> None:
        self._read = read
        super().__init__({"kind": "change", "title": TITLE}, notices)

    def refresh(self) -> None:
        """Read again and show it."""
        self.tell({"html": self._read()})

    def about(self) -> str:
        """What is compared."""
        return f"{TITLE}: two tests, six propositions, and how sure you were."

    def now_shown(self) -> Json:
        """The comparison as it stands."""
        return {**super().now_shown(), "html": self._read()}

    def printed(self) -> str:
        """What will stand here."""
        return sheets.sheet("change", TITLE, _PRINTED)

    _on_refresh = refresh
