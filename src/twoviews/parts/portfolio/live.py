"""The button that makes the portfolio: one file beside the notebook, with a name only if one is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from twoviews.errors import TwoViewsError
from twoviews.parts import sheets
from twoviews.parts.base import Json, Live, Notices, quiet

TITLE = "Your portfolio"
FORMS = ("html", "md")
_PRINTED = (
    "<p>Here a button puts all that you answered and wrote into one file: predictions, places, answers, "
    "texts and what changed. It opens without the course and without a network, and it prints well.</p>"
)


class Made(NamedTuple):
    """A portfolio that was made: its file's name, and whether a file of the wanted name was there before."""

    file: str
    beside: bool


class Portfolio(Live):
    """A name to give or not, and a button. `make(name, form)` writes the file, beside the notebook.

    `form` is one of `FORMS`. The name goes into the file and nowhere else.
    """

    def __init__(self, make: Callable[[str, str], Made], notices: Notices = quiet) -> None:
        self._write = make
        self._made: Made | None = None
        super().__init__({"kind": "portfolio", "title": TITLE}, notices)

    def make(self, name: str = "", form: str = "html") -> str:
        """Make the file and return its name; empty, with the reason on the page, if it cannot be written.

        Raises `ValueError` for a form that there is not.
        """
        if form not in FORMS:
            raise ValueError(f"A portfolio is one of {', '.join(FORMS)}, not {form!r}.")
        try:
            self._made = self._write(str(name), form)
        except TwoViewsError as error:
            self.tell(unanswered=str(error))
            return ""
        self.tell(self._standing())
        return self._made.file

    def about(self) -> str:
        """What the button does."""
        return f"{TITLE}: all your work in one file."

    def now_shown(self) -> Json:
        """The file that was made last, if any."""
        return {**super().now_shown(), **self._standing()}

    def printed(self) -> str:
        """What the button does."""
        return sheets.sheet("portfolio", TITLE, _PRINTED)

    def _standing(self) -> Json:
        if self._made is None:
            return {"made": "", "told": ""}
        other = " The file that was there before is untouched." if self._made.beside else ""
        told = f"Your portfolio is the file {self._made.file}, in the folder of this lesson.{other}"
        return {"made": self._made.file, "told": told}

    _on_make = make
