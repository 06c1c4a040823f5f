"""What each part shows a learner who has done nothing yet, where that is the same for everyone.

It stands in the page, so that a part is alive before Python is there. Questions whose order or numbers belong
to one learner wait for Python, as worksheets.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from twoviews import course
from twoviews.hosts.worker import BrowserRecord, Called, Worker

ANYONE = ("learner-000000000000", "learner-111111111111")


class _Nowhere:
    """A store for what nobody will do."""

    def append(self, lines: bytes) -> str:
        return ""


def at_first(calls: Iterable[Called]) -> dict[str, dict[str, Any]]:
    """Content and state by the part's name on the page; only of parts that all find alike."""
    asked = {name_of(called): called for called in calls}
    one, other = ANYONE
    seen = _opened(one, asked)
    again = _opened(other, [name for name, called in asked.items() if called.call != "explore"])
    return {name: told for name, told in seen.items() if again.get(name, told) == told}


def name_of(called: Called) -> str:
    """The name of a part on a page."""
    return msgspec.json.encode(called).decode()


def _opened(learner: str, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        record = BrowserRecord(Path(place) / "record.sqlite", _Nowhere(), learner, b"")
        stack.callback(record.close)
        stack.enter_context(course.kept_in(record))
        worker = Worker(course.anywhere, record)
        return {name: _without_owner(msgspec.json.decode(worker.open(name))) for name in names}


def _without_owner(opened: dict[str, Any]) -> dict[str, Any]:
    """A browser keeps one record, so drafts need no owner there."""
    opened["content"]["owner"] = ""
    if opened["content"]["kind"] == "explorer":
        del opened["state"]["svg"]  # it stands in the page already
    return opened
