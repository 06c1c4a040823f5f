"""The learner's record: saved at every answer, private, and never in the way of a lesson.

It lies in the learner's own data folder (`record.sqlite` in platformdirs' user data folder for `twoviews`),
or where the environment variable `TWOVIEWS_RECORD` says. Folder and file are made readable for their owner
only. It holds a pseudonym and what was answered and written, no name. Nothing leaves it unless the learner
exports it.

Trouble with the file (damaged, locked, full, read-only, from a newer version) never stops a lesson: a
notice says what is wrong, and answers stay in memory until they can be saved: with the next answer, after
some seconds, or at the end of the kernel.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import platformdirs
from msgspec import structs

from twoviews.errors import RecordError
from twoviews.record import database
from twoviews.record.statements import Statement, in_order

T = TypeVar("T")

PATIENCE = 0.25
RETRY = 5.0
LAST_PATIENCE = 2.0  # at the end of a kernel, which Jupyter kills after five seconds


def default_path() -> Path:
    """Where the record lies: `TWOVIEWS_RECORD`, or `record.sqlite` in the user's data folder."""
    if chosen := os.environ.get("TWOVIEWS_RECORD"):
        return Path(chosen).expanduser()
    return Path(platformdirs.user_data_dir("twoviews", appauthor=False)) / "record.sqlite"


class Record:
    """All that one learner did.

    `add`, `flush`, `statements` and `learner` never raise for a troubled file: see `notices`.
    `load`, `merge` and `reset` are for the command line and raise `RecordError`. Any thread may call.
    `patience` and `retry` are in seconds: how long an answer waits for a locked file, and how long until what
    could not be saved is tried again.
    """

    def __init__(self, path: Path | None = None, patience: float = PATIENCE, retry: float = RETRY) -> None:
        self.path = path or default_path()
        self.patience, self.retry = patience, retry
        self._lock = threading.RLock()
        self._pending: list[Statement] = []
        self._seen: dict[str, Statement] = {}
        self._learner = self._guest = ""
        self._trouble, self._happened = "", list[str]()
        self._timer: threading.Timer | None = None
        atexit.register(self.close)

    def __repr__(self) -> str:
        return f"Record({str(self.path)!r})"

    @property
    def learner(self) -> str:
        """The learner's pseudonym, made once and stored; a stand-in until the file can be used."""
        with self._lock:
            if not (self._learner or self._guest):
                self._learner = self._attempt(self._pseudonym) or ""
                self._guest = "" if self._learner else database.new_pseudonym()
            return self._learner or self._guest

    @property
    def notices(self) -> tuple[str, ...]:
        """What the learner should know about the record now, in whole sentences; empty when all is well."""
        with self._lock:
            waiting = len(self._pending)
            kept = (
                f" {_answers(waiting)} kept in memory and will be saved as soon as possible."
                if waiting
                else ""
            )
            return (*self._happened, *([self._trouble + kept] if self._trouble else []))

    def add(self, done: Statement) -> bool:
        """Save a statement at once. True when it is on disk, False while it is only in memory.

        Raises `TypeError` or `msgspec.ValidationError` for what `statement` could not have made.
        """
        with self._lock:
            self._pending.append(database.checked(done))
            return self.flush()

    def flush(self) -> bool:
        """Try to save what is only in memory. True if nothing is left over."""
        with self._lock:
            if self._pending and self._attempt(self._save) is None:
                self._try_later()
            return not self._pending

    def close(self) -> None:
        """Save what is left, with more patience than usual. Runs by itself at the end of the kernel."""
        atexit.unregister(self.close)
        with self._lock:
            self.patience = max(self.patience, LAST_PATIENCE)
            self.flush()
            if self._timer:
                self._timer.cancel()

    def statements(self, lesson: str | None = None) -> list[Statement]:
        """What was done in a lesson, or in all, first to last, unsaved answers included."""
        with self._lock:
            found = self._attempt(lambda: self.load(lesson))
            known = self._seen.values() if found is None else found
            return in_order(done for done in (*known, *self._pending) if lesson in (None, done.lesson))

    def load(self, lesson: str | None = None) -> list[Statement]:
        """The saved statements of a lesson, or all. Raises `RecordError` if the file cannot be read."""
        with self._lock:
            found, unreadable = self._mending(lambda: self._read(lesson))
            if unreadable:
                self._tell(f"{_answers(unreadable)} damaged and cannot be read; the rest is sound.")
            self._seen |= {done.id: done for done in found}
            return in_order(found)

    def merge(self, statements: Sequence[Statement]) -> int:
        """Add those whose id is new, all or none; returns how many. Raises `RecordError` if it fails.

        An empty record takes over the pseudonym of the statements if they have one in common, so that a
        learner stays the same on a new machine.
        """
        with self._lock:
            return self._mending(lambda: self._merge(statements))

    def reset(self) -> Path | None:
        """Begin afresh, under a new pseudonym; returns the dated copy of what was there, None if nothing was.

        Raises `RecordError` if that cannot be done; then all is as before.
        """
        with self._lock:
            self.flush()
            return self._mending(self._clear)

    # ── when the file is in trouble ──────────────────────────────────────────

    def _attempt(self, work: Callable[[], T]) -> T | None:
        """The result of `work`, or None and a notice, which stays as long as anything is unsaved."""
        try:
            result = self._mending(work)
        except RecordError as trouble:
            self._trouble = str(trouble)
            return None
        if not self._pending:
            self._trouble = ""
        return result

    def _mending(self, work: Callable[[], T]) -> T:
        """The result of `work`; if the file is damaged it is first kept aside and a new one begun."""
        try:
            return work()
        except database.Damaged:
            self._begin_anew()
            return work()

    def _begin_anew(self) -> None:
        aside, found = database.set_aside(self.path)
        saved = in_order([*found, *self._seen.values()])
        self._learner = self._learner or (saved[-1].actor if saved else "")
        self._pending[:0] = saved
        self._tell(
            f"The file of your answers was damaged. It is kept as {aside}, and a new one was begun. "
            f"{_answers(len(saved))} recovered from it."
        )
        self._save()

    def _tell(self, sentence: str) -> None:
        if sentence not in self._happened:
            self._happened.append(sentence)

    def _try_later(self) -> None:
        if self._timer is None or not self._timer.is_alive():
            self._timer = threading.Timer(self.retry, self._retry)
            self._timer.daemon = True
            self._timer.start()

    def _retry(self) -> None:
        with self._lock:
            self._timer = None
            self.flush()

    # ── single transactions; each raises RecordError ─────────────────────────

    def _save(self) -> bool:
        with database.writing(self.path, self.patience, self._learner or self._guest) as db:
            learner = database.pseudonym(db)
            mine = [structs.replace(d, actor=learner) if d.actor == self._guest else d for d in self._pending]
            database.insert(db, mine)
        self._learner = learner
        self._seen |= {done.id: done for done in mine}
        self._pending.clear()
        return True

    def _read(self, lesson: str | None) -> tuple[list[Statement], int]:
        with database.reading(self.path, self.patience) as db:
            if not db:
                return [], 0
            learner, found = database.pseudonym(db), database.select(db, lesson)
        self._learner = learner
        return found

    def _pseudonym(self) -> str:
        with database.reading(self.path, self.patience) as db:
            if db:
                return database.pseudonym(db)
        with database.writing(self.path, self.patience) as db:
            return database.pseudonym(db)

    def _merge(self, statements: Sequence[Statement]) -> int:
        actors = {done.actor for done in statements}
        with database.writing(self.path, self.patience) as db:
            if len(actors) == 1 and not database.count(db):
                database.rename(db, actors.pop())
            added = database.insert(db, statements)
            learner = database.pseudonym(db)
        self._learner = learner
        return added

    def _clear(self) -> Path | None:
        with database.writing(self.path, self.patience) as db:
            if not database.count(db):
                return None
            aside = database.dated(self.path, "before-reset")
            database.copy(self.path, aside, self.patience)
            database.clear(db)
            database.rename(db, learner := database.new_pseudonym())
        self._learner = learner
        self._seen.clear()
        return aside


def _answers(number: int) -> str:
    return f"{number} answer was" if number == 1 else f"{number} answers were"
