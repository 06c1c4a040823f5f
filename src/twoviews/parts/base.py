"""What every live part of a lesson shares: what it saves, how it talks to a page, how it prints.

A part gets content and plain callables, never a file, a key or a database, and knows no host:

`save(entry) -> bool`
    keeps one `Entry`; true once it is safely on disk, false while it is only in memory. It never raises.
`notices() -> Sequence[str]`
    the sentences about trouble that a learner should read now (empty when all is well).

`restore` holds entries made from the record, oldest first; the latest of an item counts. An entry with
another digest than its item has today is kept aside: the part says so and never shows it as the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

Json = dict[str, Any]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a learner did with one item, on its way into the record or back out of it.

    `response` is plain JSON. `points` and `of` are None where nothing is marked. `attempt` counts from 1,
    `seconds` is the time since the item was shown or last answered, `when` an ISO 8601 date-time in UTC.
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


Save = Callable[[Entry], bool]
Notices = Callable[[], Sequence[str]]
Send = Callable[[Json], object]
"""Takes one message to the page."""
View = Callable[["Live"], tuple[Json, Json]]
"""What a host adds to the printed form where a part is displayed: data by media type, and their metadata."""


def quiet() -> Sequence[str]:
    """No notices: all is well."""
    return ()


def forgetful(_: Entry) -> bool:
    """A `save` that keeps nothing, for trying a part without a record."""
    return False


def unheard(_: Json) -> None:
    """A `send` for a part that no page shows."""


def now() -> str:
    """This moment in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Live:
    """A live part: `content` never changes, the state is what a page shows now.

    A page sends `{do, n, with}`; `_on_<do>` calls the public method that a cell could call as well. The
    answer carries `n` and the changed pieces of the state. A host puts its line to the page into `send`, and
    may give `view`, which shows the part alive where a notebook displays it.
    """

    def __init__(self, content: Json, notices: Notices = quiet) -> None:
        self.content = content
        self.send: Send = unheard
        self.view: View | None = None
        self._notices = notices
        self._asked: int | None = None

    def __repr__(self) -> str:
        return f"{self.about()} Run this cell in JupyterLab to start it."

    def _repr_mimebundle_(self, **_: object) -> tuple[Json, Json]:
        data, metadata = self.view(self) if self.view else ({}, {})
        return {**data, "text/plain": repr(self), "text/html": self.printed()}, metadata

    def about(self) -> str:
        """One sentence, the same for every learner: what this is."""
        raise NotImplementedError

    def printed(self) -> str:
        """The printed form: HTML for paper and for readers without a kernel, the same for every learner."""
        raise NotImplementedError

    def now_shown(self) -> Json:
        """The state that a page needs to show this part as it stands."""
        return {"notices": list(self._notices())}

    def tell(self, patch: Json | None = None, **answer: Any) -> None:
        """Send the changed pieces of the state to the page; `answer` goes to the asker alone."""
        told = {**(patch or {}), "notices": list(self._notices())}
        self.send({"re": self._asked, "state": told, **answer})
        self._asked = None

    def hear(self, message: Json) -> None:
        """Do what the page asks for; the answer goes out by `send`."""
        self._asked = message.get("n")
        try:
            getattr(self, f"_on_{message['do']}")(**message.get("with", {}))
        except Exception as error:
            self.tell(trouble=f"This did not work ({type(error).__name__}: {error}).")
            raise
        if self._asked is not None:
            self.tell()
