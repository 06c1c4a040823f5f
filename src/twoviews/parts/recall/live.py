"""A guess recalled: once it is given, it stands under the figure that answers it, and on its scale."""

from __future__ import annotations

from msgspec import UNSET

from twoviews.bank import content
from twoviews.bank.answers import fits, reading
from twoviews.html import Markup
from twoviews.parts.base import Entry, Live, Look, Notices, nothing, quiet
from twoviews.parts.recall import paper
from twoviews.parts.recall.wire import RecallContent, RecallState
from twoviews.parts.wire import Refresh


class Recall(Live[RecallContent, RecallState, Refresh]):
    """The first guess that fits the prediction, as `parts.prediction` keeps it; nothing is saved here."""

    asks = Refresh

    def __init__(
        self, prediction: content.Prediction, look: Look = nothing, notices: Notices = quiet
    ) -> None:
        self._prediction = prediction
        self._guess: str | float | None = None
        shown = RecallContent(
            title=paper.TITLE,
            id=prediction.id,
            figure=prediction.figure,
            at=prediction.at,
            unit=prediction.unit,
        )
        super().__init__(shown, notices, look)

    def about(self) -> str:
        """Whose guess, and where."""
        return f"Your guess from {self.content.id}, at the figure above."

    def now_shown(self) -> RecallState:
        """The guess and, only beside it, the record."""
        if self._guess is None:
            return RecallState()
        record = UNSET if self._prediction.record is None else self._prediction.record
        return RecallState(guess=self._guess, record=record)

    def printed(self) -> Markup:
        """A line to copy the guess to."""
        return paper.printed(self._prediction)

    def take_back(self, entry: Entry) -> None:
        """The first guess that fits stands."""
        if self._guess is None and fits(self._prediction, entry.digest):
            self._guess = reading(self._prediction, entry.response)
