"""What could not be saved yet, in a file beside the record, so that it outlasts the kernel.

Whoever opens the record next takes it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from twoviews import private
from twoviews.record import rows
from twoviews.record.statements import Statement

KIND = "waiting"


class Outbox:
    """The file of one kernel's statements that wait."""

    def __init__(self, record: Path) -> None:
        self.path = record.with_name(f"{record.name}.{KIND}-{uuid4().hex[:8]}")

    def put(self, waiting: Sequence[Statement]) -> bool:
        """Let the file hold these and no others; whether it does. None, and it is gone."""
        try:
            if waiting:
                private.write(self.path, (rows.encoded(done) + b"\n" for done in waiting))
            else:
                self.path.unlink(missing_ok=True)
        except OSError:  # no room here either: then memory has to do
            return False
        return True


def left(record: Path) -> Iterator[tuple[Path, list[Statement]]]:
    """What other kernels left behind beside that record, file by file."""
    for path in sorted(record.parent.glob(f"{record.name}.{KIND}-????????")):
        with suppress(OSError):
            lines = path.read_bytes().splitlines()
            yield path, [done for line in lines if (done := rows.decoded(line))]


def drop(paths: Iterable[Path]) -> None:
    """Take away files whose statements are saved."""
    for path in paths:
        with suppress(OSError):
            path.unlink()
