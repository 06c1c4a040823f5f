"""A prediction: commit to a guess, then see what the record shows. The guess stays as it was given."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from twoviews.bank import content
from twoviews.bank.answers import fingerprint, fits, reading, within
from twoviews.html import Markup
from twoviews.parts.base import Entry, Live, Look, Notices, Save, nothing, now, quiet
from twoviews.parts.prediction import paper
from twoviews.parts.prediction.wire import CommitGuess, PredictionContent, PredictionState


class Prediction(Live[PredictionContent, PredictionState, CommitGuess]):
    """One prediction: a pick among options, or a number in a unit.

    The reveal reaches the page only once a guess is committed. The first guess in the record that fits the
    question stands, whichever window it was made in.
    """

    asks = CommitGuess

    def __init__(
        self, prediction: content.Prediction, save: Save, look: Look = nothing, notices: Notices = quiet
    ) -> None:
        self._prediction, self._save, self._digest = prediction, save, fingerprint(prediction)
        self._guess: Entry | None = None
        self._aside = ""
        shown = PredictionContent(
            title=paper.TITLE,
            id=prediction.id,
            prompt=prediction.prompt,
            options=prediction.options,
            unit=prediction.unit,
            low=prediction.low,
            high=prediction.high,
        )
        super().__init__(shown, notices, look)

    def commit(self, guess: str | float | None, seconds: float = 0.0) -> bool:
        """Commit to the text of an option or to a number; false if it cannot be read or a guess stands."""
        self.catch_up()
        response = self._read(guess)
        if self._guess is not None:
            self.tell(self.now_shown(), unanswered="A guess is committed already, and stays as it was given.")
            return False
        if response is None:
            self.tell(unanswered=self._ask())
            return False
        entry = Entry(
            item=self._prediction.id, digest=self._digest, response=response, seconds=seconds, when=now()
        )
        saved = self._save(entry)
        self.catch_up()  # another window may have been first by a moment
        self.take_back(entry)
        self.tell(self.now_shown(), saved=saved)
        return True

    @property
    def guess(self) -> str | float | None:
        """The guess as committed, or None."""
        return None if self._guess is None else self._guess.response

    def about(self) -> str:
        """The question."""
        return f"Predict: {' '.join(self._prediction.prompt.split())}"

    def now_shown(self) -> PredictionState:
        """The guess and, only beside it, the reveal."""
        if self._guess is None:
            return PredictionState(aside=self._aside)
        asked = self._prediction
        record = UNSET if asked.record is None else asked.record
        return PredictionState(guess=self._guess.response, reveal=asked.reveal, record=record, aside="")

    def printed(self) -> Markup:
        """The question with its options or a line; the answer is not on the sheet."""
        return paper.printed(self._prediction)

    def act(self, ask: CommitGuess) -> None:
        """Commit."""
        self.commit(ask.guess, ask.seconds)

    def take_back(self, entry: Entry) -> None:
        """Let the guess stand if it is the first that fits."""
        if self._guess is not None:
            return
        value = reading(self._prediction, entry.response) if fits(self._prediction, entry.digest) else None
        if value is None:
            self._aside = entry.when or "earlier"
        else:
            self._guess, self._aside = replace(entry, response=value), ""

    def _read(self, guess: str | float | None) -> str | float | None:
        value: str | float | None = reading(self._prediction, guess)
        outside = isinstance(value, float) and not within(self._prediction, value)
        return None if outside else value

    def _ask(self) -> str:
        given = self._prediction
        if given.options:
            return "Pick one option first."
        if given.low is None or given.high is None:
            return "Write one number, such as 12 or 4.5."
        return f"Write one number from {given.low:g} to {given.high:g}."
