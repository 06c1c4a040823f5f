"""The desk as a host: parts in this process, without a kernel. A bare page, or a test, is their other end.

What passes is plain JSON, as over any other line, so what the desk carries every host can carry.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from twoviews.parts.base import AnyLive, Json


class Desk:
    """Some parts of a lesson, each by its number from 0.

    `opened` is what a page needs to show a part, `hear` what it is answered. Parts may speak unasked (a call
    from a test): that waits for the next `hear`, as on a line.
    """

    def __init__(self, parts: Iterable[AnyLive]) -> None:
        self.parts: list[AnyLive] = []
        self._said: list[list[Json]] = []
        for part in parts:
            self.add(part)

    def add(self, part: AnyLive) -> int:
        """Take one more part; returns its number."""
        said: list[Json] = []
        part.send = said.append
        self.parts.append(part)
        self._said.append(said)
        return len(self.parts) - 1

    def opened(self, number: int) -> Json:
        """Content and state of a part as it stands now."""
        part = self.parts[number]
        return _over_the_line({"content": part.sent_content(), "state": part.sent_state()})

    def hear(self, number: int, message: Json) -> list[Json]:
        """Hand one message of the page to a part; all that the part has said since the last time."""
        self.parts[number].hear(message)
        said = [_over_the_line(each) for each in self._said[number]]
        self._said[number].clear()
        return said


def _over_the_line(message: Json) -> Json:
    """The message as it arrives elsewhere. Raises `TypeError` for what is no JSON."""
    arrived: Json = msgspec.json.decode(msgspec.json.encode(message))
    return arrived
