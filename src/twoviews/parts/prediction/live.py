"""A prediction: commit to a guess, then see what the record shows. The guess stays as it was given."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from twoviews.bank import content
from twoviews.bank.answers import answering, fingerprint, reading, within
from twoviews.bank.prose import inline
from twoviews.parts import sheets
from twoviews.parts.base import Entry, Json, Live, Notices, Save, now, quiet


class Prediction(Live):
    """One prediction: a pick among options, or a number in a unit.

    The reveal reaches the page only once a guess is committed. `restore` holds earlier guesses, oldest first:
    the first that fits stays as it was given.
    """

    def __init__(
        self,
        prediction: content.Prediction,
        save: Save,
        restore: Iterable[Entry] = (),
        notices: Notices = quiet,
    ) -> None:
        self._prediction, self._save, self._digest = prediction, save, fingerprint(prediction)
        given = list(restore)
        fitting = (replace(each, response=said) for each, said in answering(prediction, given))
        self._guess = next(fitting, None)
        self._aside = given[-1].when or "earlier" if given and not self._guess else ""
        shown = {
            "kind": "prediction",
            "id": prediction.id,
            "prompt": prediction.prompt,
            "options": list(prediction.options),
            "unit": prediction.unit,
            "low": prediction.low,
            "high": prediction.high,
        }
        super().__init__(
            {name: value for name, value in shown.items() if value not in ("", [], None)}, notices
        )

    def commit(self, guess: str | float, seconds: float = 0.0) -> bool:
        """Commit to the text of an option or to a number; false if it cannot be read or a guess stands."""
        response = self._read(guess)
        if self._guess is not None or response is None:
            self.tell(unanswered=self._ask())
            return False
        self._guess = Entry(
            item=self._prediction.id, digest=self._digest, response=response, seconds=seconds, when=now()
        )
        saved = self._save(self._guess)
        self._aside = ""
        self.tell(self._standing(), saved=saved)
        return True

    @property
    def guess(self) -> str | float | None:
        """The guess as committed, or None."""
        return None if self._guess is None else self._guess.response

    def about(self) -> str:
        """The question."""
        return f"Predict: {' '.join(self._prediction.prompt.split())}"

    def now_shown(self) -> Json:
        """The guess and, only beside it, the reveal."""
        return {**super().now_shown(), **self._standing()}

    def printed(self) -> str:
        """The question with its options or a line; the answer is not on the sheet."""
        given = self._prediction
        answer = sheets.choices("○", given.options) if given.options else sheets.blank(1)
        unit = f'<p class="tv-instruction">In {inline(given.unit)}.</p>' if given.unit else ""
        return sheets.sheet("prediction", "Predict first", f"<p>{inline(given.prompt)}</p>{unit}{answer}")

    def _standing(self) -> Json:
        if self._guess is None:
            return {"aside": self._aside}
        return {"guess": self._guess.response, "reveal": self._prediction.reveal, "aside": ""}

    def _read(self, guess: str | float) -> str | float | None:
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

    _on_commit = commit
