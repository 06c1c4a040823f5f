"""What every live part of a lesson shares: what it saves, how it talks to the page, how it prints.

A widget gets content and plain callables, never a file, a key or a database:

`save(entry) -> bool`
    keeps one `Entry`; true once it is safely on disk, false while it is only in memory. It never raises.
`notices() -> Sequence[str]`
    the sentences about trouble that a learner should read now (empty when all is well).

The constructors:

    Quiz(questions, mark, save, restore=(), learner="", notices=quiet, title="Quiz")
    Prediction(prediction, save, restore=None, notices=quiet)
    Forecast(forecasts, save, restore=(), cite=str, notices=quiet)
    Opinion(propositions, save, restore=(), notices=quiet, earlier=None)
    Discussion(prompt, save, restore=None, notices=quiet)
    Explorer(exploration, panel, save=forgetful, restore=None, notices=quiet)
    Progress(title, count)
    Council(content, save, restore=(), positions=None, cite=..., notices=quiet)
    Change(read, notices=quiet)
    Portfolio(make, notices=quiet)

`restore` holds entries made from the record, oldest first; the latest of an item counts. An entry with
another digest than its item has today is kept aside: the widget says so and never shows it as the answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import anywidget
import msgspec
import traitlets

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


def quiet() -> Sequence[str]:
    """No notices: all is well."""
    return ()


def forgetful(_: Entry) -> bool:
    """A `save` that keeps nothing, for trying a widget without a record."""
    return False


def digest(*texts: str) -> str:
    """Short fingerprint of the texts that a learner answered to; it shows an answer to older texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]


def now() -> str:
    """This moment in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@cache
def loader() -> str:
    """The module that goes over the wire with each widget; it only fetches `widgets.js`.

    The version stands for all scripts: `widgets.js` hands it on to those that it fetches itself.
    """
    static = files("twoviews").joinpath("labextension/static")
    scripts = b"".join(static.joinpath(name).read_bytes() for name in ("widgets.js", "council.js"))
    version = hashlib.sha256(scripts).hexdigest()[:8]
    return (
        "export default async()=>{try{let d=document,"
        "c=JSON.parse(d.getElementById('jupyter-config-data').text);"
        "return(await import(new URL((c.fullLabextensionsUrl||c.baseUrl+'lab/extensions')+"
        f"'/twoviews/static/widgets.js?v={version}',d.baseURI))).default}}"
        "catch(e){return{render({el}){"
        "el.textContent='This part could not start. Open the course with: twoviews lab'}}}}"
    )


class Live(anywidget.AnyWidget):
    """A live part: one model, whose `content` never changes and whose `state` is what the page shows now.

    The page sends `{do, n, with}`; `_on_<do>` calls the public method that a cell could call as well. The
    answer carries `n` and the changed pieces of the state, and nothing else goes over the wire.
    """

    content = traitlets.Dict().tag(sync=True)
    state = traitlets.Any().tag(sync=True, to_json=lambda _, live: live.now_shown())

    def __init__(self, content: Json, notices: Notices = quiet) -> None:
        self._notices = notices
        self._asked: int | None = None
        self._esm = loader()
        super().__init__(content=content)
        self.on_msg(self._hear)

    @traitlets.default("keys")
    def _default_keys(self) -> list[str]:
        """Only what the page needs: ipywidgets' layout and tooltip would cost a second model."""
        own = ("content", "state")
        return [key for key in self.traits(sync=True) if key.startswith(("_model", "_view_")) or key in own]

    def __repr__(self) -> str:
        return f"{self.about()} Run this cell in JupyterLab to start it."

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[Json, Json]:
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
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

    def _hear(self, _: object, message: Json, __: object) -> None:
        self._asked = message.get("n")
        try:
            getattr(self, f"_on_{message['do']}")(**message.get("with", {}))
        except Exception as error:
            self.tell(trouble=f"This did not work ({type(error).__name__}: {error}).")
            raise
        if self._asked is not None:
            self.tell()
