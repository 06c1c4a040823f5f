"""What every live part of a lesson shares: what it saves, how it talks to a page, how it prints.

A part gets content and plain callables, never a file, a key or a database, and knows no host:

`save(entry) -> bool`
    keeps one `Entry`; true once it is safely on disk, false while it is only in memory. What is not saved
    because `save` raises is not shown as kept.
`look() -> Iterable[Entry]`
    what the record holds of the part's items now, oldest first. Other windows may have added to it, so a part
    looks before each act. An entry with another digest than its item has today is kept aside: the part says
    so and never shows it as the answer.
`notices() -> Sequence[str]`
    the sentences about trouble that a learner should read now (empty when all is well).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from twoviews.bank.prose import fold
from twoviews.html import Markup
from twoviews.parts.wire import Answer, Ask, Content, Json, Message, Refresh, State, asked, plain

__all__ = ["AnyLive", "Entry", "Json", "Live", "Look", "Notices", "Save", "Send", "View", "now"]

LOG = logging.getLogger(__name__)
MISHEARD = (
    "The page asked for something that this lesson does not understand. Reload the page; if that does not"
    " help, restart the kernel and run all cells."
)

NEWER = "Newer words were written in another window. They stand here now; what you wrote is added below them."

LONGEST_TEXT = 100_000
"""Letters of a text that a page may send and be answered: far more than anybody writes.

What has more is refused, and stays in its box. A page that goes is not refused, nor what two windows wrote
and is joined here: that is kept whole.
"""
TOO_LONG = (
    f"Not saved: this text has more than {LONGEST_TEXT:,} letters. It stays in this box; shorten it, or keep"
    " a part of it elsewhere."
)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a learner did with one item, on its way into the record or back out of it.

    `response` is plain JSON. `points` and `of` are None where nothing is marked. `attempt` counts from 1,
    `seconds` is the time since the item was shown or last answered, `when` an ISO 8601 date-time in UTC;
    `lesson` is where it was done, if the part asks for more than its own.
    """

    item: str
    digest: str
    response: Any
    points: float | None = None
    of: float | None = None
    confidence: str = ""
    attempt: int = 1
    seconds: float = 0.0
    when: str = ""
    lesson: str = ""


Save = Callable[[Entry], bool]
Look = Callable[[], Iterable[Entry]]
Notices = Callable[[], Sequence[str]]
Send = Callable[[Json], object]
"""Takes one message to the page."""
View = Callable[["AnyLive"], tuple[Json, Json]]
"""What a host adds to the printed form where a part is displayed: data by media type, and their metadata."""

Shows = TypeVar("Shows", bound=Content)
Stands = TypeVar("Stands", bound=State)
Asks = TypeVar("Asks", bound=Ask)


KEPT_ANSWERS = 50
"""How many answers a part remembers, for messages that come a second time."""


def quiet() -> Sequence[str]:
    """No notices: all is well."""
    return ()


def nothing() -> Sequence[Entry]:
    """A `look` into an empty record."""
    return ()


def forgetful(_: Entry) -> bool:
    """A `save` that keeps nothing, for trying a part without a record."""
    return False


def unheard(_: Json) -> None:
    """A `send` for a part that no page shows."""


def now() -> str:
    """This moment in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Live(Generic[Shows, Stands, Asks]):
    """A live part: its content never changes, its state is what a page shows now.

    A page sends one of `asks`; the answer carries the changed pieces of the state. A host puts its line to
    the page into `send`, and may give `view`, which shows the part alive where a notebook displays it.
    """

    asks: ClassVar[Any]
    """What a page can ask for: an `Ask`, or a union of several. `Refresh` is understood by every part."""

    def __init__(self, content: Shows, notices: Notices = quiet, look: Look = nothing) -> None:
        self.content = content
        self.send: Send = unheard
        self.view: View | None = None
        self._notices, self._look = notices, look
        self._looked = 0
        self._asked: int | None = None
        self._heard: object = None
        self._answered: dict[int, tuple[object, Json]] = {}
        self.catch_up()

    def __repr__(self) -> str:
        return f"{self.about()} Run this cell in JupyterLab to start it."

    def _repr_mimebundle_(self, **_: object) -> tuple[Json, Json]:
        data, metadata = self.view(self) if self.view else ({}, {})
        return {**data, "text/plain": repr(self), "text/html": str(self.folded())}, metadata

    # ── what a part says of itself ───────────────────────────────────────────

    def about(self) -> str:
        """One sentence, the same for every learner: what this is."""
        raise NotImplementedError

    def printed(self) -> Markup:
        """The printed form: HTML for paper and for readers without a kernel, the same for every learner."""
        raise NotImplementedError

    def folded(self) -> Markup:
        """The printed form, under its line if the part is more."""
        return fold(self.content.more, self.printed()) if self.content.more else self.printed()

    def now_shown(self) -> Stands:
        """The state that a page needs to show this part as it stands, without notices."""
        raise NotImplementedError

    def act(self, ask: Asks) -> None:
        """Do what the page asks for."""
        raise NotImplementedError

    def take_back(self, entry: Entry) -> None:
        """Count an entry of the record in; entries come oldest first."""

    # ── what a host needs ────────────────────────────────────────────────────

    def sent_content(self) -> Json:
        """The content as plain JSON."""
        return plain(self.content)

    def sent_state(self) -> Json:
        """The state as it stands now, with the notices, as plain JSON."""
        return plain(replace(self.now_shown(), notices=tuple(self._notices())))

    def hear(self, message: object) -> None:
        """Do what a message of the page asks for; the answer goes out by `send`.

        It never raises: what is not understood or goes wrong is said to the learner and logged. A message
        that comes a second time (the page got no answer) is answered and not done again.
        """
        self._asked, self._heard = _number(message), message
        before, answer = self._answered.get(self._asked or 0, (None, {}))
        if before is not None and before == message:  # its answer was lost on the way
            self.tell(self.now_shown(), **answer)
            return
        try:
            ask = asked(msgspec.convert(message, Message), self.asks | Refresh)
        except msgspec.ValidationError as error:
            LOG.warning("%s: a message of the page is not understood: %s", type(self).__name__, error)
            self.tell(trouble=MISHEARD)
            return
        try:
            self.refresh() if isinstance(ask, Refresh) else self.act(ask)
        except Exception as error:
            LOG.exception("%s: %s failed", type(self).__name__, type(ask).__name__)
            self.tell(trouble=f"This did not work ({type(error).__name__}: {error}).")
            return
        if self._asked is not None:
            self.tell()

    # ── what parts are made with ─────────────────────────────────────────────

    def tell(self, patch: State | None = None, **answer: Any) -> None:
        """Send the changed pieces of the state to the page; `answer` (an `Answer`) is for the asker."""
        state = replace(patch or State(), notices=tuple(self._notices()))
        told = Answer(**answer)
        self.send({"re": self._asked, "state": plain(state), **plain(told)})
        if self._asked is not None:
            self._answered[self._asked] = self._heard, answer
            self._answered = dict(list(self._answered.items())[-KEPT_ANSWERS:])
        self._asked = None

    def refresh(self) -> None:
        """Look again, and tell the page how the part stands."""
        self.catch_up()
        self.tell(self.now_shown())

    def catch_up(self) -> None:
        """Count in what the record has got since this part last looked, whoever put it there."""
        found = list(self._look())
        fresh, self._looked = found[self._looked :], len(found)
        for entry in fresh:
            self.take_back(entry)


AnyLive: TypeAlias = Live[Any, Any, Any]
"""Any of the live parts."""


def _number(message: object) -> int | None:
    """The number under which a message waits for its answer, even where nothing else of it can be read."""
    number = message.get("n") if isinstance(message, dict) else None
    return number if isinstance(number, int) else None
