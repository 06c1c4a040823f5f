"""The button that makes the portfolio: one file beside the notebook, with a name only if one is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from twoviews.errors import TwoViewsError
from twoviews.html import Markup
from twoviews.parts.base import Live, Notices, quiet
from twoviews.parts.portfolio import paper
from twoviews.parts.portfolio.wire import MakePortfolio, PortfolioContent, PortfolioState

FORMS = ("html", "md")


class Made(NamedTuple):
    """A portfolio that was made: its file's name, and whether a file of the wanted name was there before.

    `text` is what is in it, where it lies in no folder yet and the page is to keep it; `why` is why not.
    """

    file: str
    beside: bool = False
    text: str = ""
    why: str = ""


class Portfolio(Live[PortfolioContent, PortfolioState, MakePortfolio]):
    """A name to give or not, and a button. `make(name, form)` writes the file, beside the notebook if it can.

    `form` is one of `FORMS`. The name, of at most `longest` characters, goes into the file and nowhere else.
    """

    asks = MakePortfolio

    def __init__(self, make: Callable[[str, str], Made], longest: int, notices: Notices = quiet) -> None:
        self._write = make
        self._made: Made | None = None
        super().__init__(PortfolioContent(title=paper.TITLE, longest=longest), notices)

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
        handed = {"file": self._made.text, "name": self._made.file} if self._made.text else {}
        self.tell(self.now_shown(), **handed)
        return self._made.file

    def about(self) -> str:
        """What the button does."""
        return f"{paper.TITLE}: all your work in one file."

    def now_shown(self) -> PortfolioState:
        """The file that was made last, if any."""
        if self._made is None:
            return PortfolioState(made="", told="")
        if self._made.text:
            told = f"Your portfolio is the file {self._made.file}, where your browser keeps downloads."
            why = f" The folder of this lesson takes no file ({self._made.why})." if self._made.why else ""
            return PortfolioState(made="", told=told + why)
        other = " The file that was there before is untouched." if self._made.beside else ""
        told = f"Your portfolio is the file {self._made.file}, in the folder of this lesson.{other}"
        return PortfolioState(made=self._made.file, told=told)

    def printed(self) -> Markup:
        """What the button does."""
        return paper.printed()

    def act(self, ask: MakePortfolio) -> None:
        """Make the file."""
        self.make(ask.name, ask.form)
