"""The course bar in a Jupyter server: parts in this process, for the learner whose server it is.

A server may run for weeks, and the record be moved, mended or reset meanwhile. So nothing of it is kept from
one request to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import msgspec

from twoviews import course
from twoviews.bank import library
from twoviews.hosts.desk import Desk
from twoviews.record import Record

_ALONE = Lock()


def asked(lesson: str, message: Any = None) -> bytes:
    """What the bar of that lesson answers to a message of its page, or what a page needs to show it; as JSON.

    Raises `UnknownName` if there is no such lesson.
    """
    with _record():
        desk = Desk([course.open_lesson(lesson).bar()])
        return msgspec.json.encode(desk.opened(0) if message is None else desk.hear(0, message))


def portfolio() -> str:
    """All that the learner did, as a page."""
    from twoviews.portfolio.gathering import gather
    from twoviews.portfolio.html import as_html

    with _record() as record:
        return as_html(gather(record.statements(), library.course()), "")


@contextmanager
def _record() -> Iterator[Record]:
    """The learner's record for one request."""
    with _ALONE:
        record = Record()
        try:
            with course.kept_in(record):
                yield record
        finally:
            record.close()
