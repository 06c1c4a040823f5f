"""The learner's record: saved at every answer, private, and never in the way of a lesson.

It lies in the learner's own data folder (`record.sqlite` in platformdirs' user data folder for `twoviews`),
or where the environment variable `TWOVIEWS_RECORD` says. Folder and file are made readable for their owner
only. It holds a pseudonym and what was answered and written, no name. Nothing leaves it unless the learner
exports it.

Trouble with the file (damaged, gone, locked, full, read-only, from a newer version) never stops a lesson: a
notice says what is wrong, and answers wait in memory, and in a file beside the record if one can be made,
until they can be saved: with the next answer, after some seconds, at the end of the kernel, or by the next.
"""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from msgspec import structs

from twoviews.errors import RecordError
from twoviews.record import database, lock, looks, mending, outbox, rows, table
from twoviews.record.looks import Looks, asked
from twoviews.record.mending import Mended
from twoviews.record.outbox import Outbox
from twoviews.record.place import default_path, homeless
from twoviews.record.statements import Statement, once
from twoviews.record.troubles import Damaged, Full, readable

T = TypeVar("T")

PATIENCE = 0.25
RETRY = 5.0
LAST_PATIENCE = 2.0  # at the end of a kernel, which Jupyter kills after five seconds
REMEMBERED = 20_000  # statements that a kernel remembers, to write them back if the file loses them


class Record:
    """All that one learner did.

    `add`, `flush`, `statements` and `learner` never raise for a troubled file: see `notices`.
    `load`, `merge` and `reset` are for the command line and raise `RecordError`. Any thread may call.
    `patience` and `retry` are in seconds: how long an answer waits for a locked file, and how long until what
    could not be saved is tried again.
    """

    def __init__(self, path: Path | None = None, patience: float = PATIENCE, retry: float = RETRY) -> None:
        self.path = path.absolute() if path else default_path()
        self.patience, self.retry = patience, retry
        self._lock = threading.RLock()
        self._pending: list[Statement] = []
        self._seen: dict[str, Statement] = {}
        self._looks = Looks()
        self._outbox, self._left = Outbox(self.path), list[Path]()
        self._learner = self._guest = ""
        self._top, self._examined = 0, False
        self._trouble, self._happened = "", [] if path else homeless(self.path)
        self._timer: threading.Timer | None = None
        self._due = 0.0
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
            self._if_due()
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
            self._pending.append(rows.checked(done))
            return self.flush()

    def flush(self) -> bool:
        """Try to save what is only in memory. True if nothing is left over."""
        with self._lock:
            waited = bool(self._pending)
            if waited and self._attempt(self._save) is None:
                self._outbox.put([self._unnamed(done) for done in self._pending])
                self._try_later()
            return not self._pending

    def close(self) -> None:
        """Save what is left, with more patience than usual. Runs by itself at the end of the kernel."""
        atexit.unregister(self.close)
        with self._lock:
            self.patience = max(self.patience, LAST_PATIENCE)
            self.flush()
            if self._seen:
                self._attempt(self._verify)
            if self._timer:
                self._timer.cancel()

    def statements(
        self, lesson: str | None = None, verb: str | None = None, items: Collection[str] | None = None
    ) -> list[Statement]:
        """What was done in a lesson, or in all, first to last, unsaved answers included.

        `verb` and `items` ask for less, which is quicker in a large record.
        """
        return self._told(lesson, verb, items)

    def latest(
        self, lesson: str | None = None, verb: str | None = None, items: Collection[str] | None = None
    ) -> list[Statement]:
        """The last statement of each lesson, verb and item, first to last."""
        last = {
            (done.lesson, done.verb, done.item): done for done in self._told(lesson, verb, items, last=True)
        }
        return list(last.values())

    def load(self, lesson: str | None = None) -> list[Statement]:
        """The saved statements of a lesson, or all. Raises `RecordError` if the file cannot be read."""
        with self._lock:
            return self._mending(lambda: self._read(lesson))

    def merge(self, statements: Sequence[Statement]) -> int:
        """Add those whose id is new, all or none; returns how many. Raises `RecordError` if it fails.

        Each stands where its time belongs. An empty record takes over the pseudonym of the last of them, so
        that a learner stays the same on a new machine.
        """
        with self._lock:
            return self._mending(lambda: self._merge(statements))

    def reset(self) -> Path | None:
        """Begin afresh, under a new pseudonym; returns the dated copy of what was there, None if nothing was.

        Raises `RecordError` if that cannot be done; then all is as before.
        """
        with self._lock:
            self.flush()
            aside = self._mending(lambda: mending.afresh(self.path, self.patience))
            if aside:
                self._forget()
            return aside

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
        """The result of `work`; if the file is not whole, that is first put right."""
        for _ in range(2):
            try:
                self._examine()
                return work()
            except Damaged:
                self._mend()
        raise RecordError(_HOPELESS.format(path=self.path))

    def _examine(self) -> None:
        """Look at the whole file once a kernel, bring it up to date, and take in what another one left."""
        if self._examined:
            return
        lock.probe(self.path)
        its = database.examine(self.path, self.patience)
        self._examined = True
        if its and its < table.VERSION:
            self._quietly(lambda: mending.update(self.path))
        for path, waiting in outbox.left(self.path):
            self._left.append(path)
            self._pending[:0] = waiting
        if self._left:
            self._quietly(self._save)

    def _quietly(self, work: Callable[[], object]) -> None:
        """Do what is not asked for and may wait: reading needs none of it."""
        try:
            work()
        except RecordError as trouble:
            self._trouble = str(trouble) if self._pending else ""

    def _mend(self) -> None:
        try:
            mended = mending.mend(self.path, self._learner, list(self._seen.values()))
        except Damaged as trouble:
            raise RecordError(_HOPELESS.format(path=self.path)) from trouble
        except RecordError:
            self._remember(mending.legible(self.path))  # to be read, at least
            raise
        self._top, self._examined = 0, True
        self._looks.forget()
        for sentence in _sentences(self.path, mended):
            if sentence not in self._happened:
                self._happened.append(sentence)

    def _try_later(self) -> None:
        self._due = time.monotonic() + self.retry
        if self._timer is None or not self._timer.is_alive():
            self._timer = threading.Timer(self.retry, self._retry)
            self._timer.daemon = True
            try:
                self._timer.start()
            except RuntimeError:  # a host without threads: whoever asks next finds it due
                self._timer = None

    def _retry(self) -> None:
        with self._lock:
            self._timer = None
            self.flush()

    def _if_due(self) -> None:
        if self._pending and self._timer is None and time.monotonic() > self._due:
            self.flush()

    # ── single transactions; each raises RecordError ─────────────────────────

    def _save(self) -> bool:
        """Save what waits, oldest first: all at once, or as much as there is room for."""
        size = len(self._pending)
        while self._pending:
            try:
                self._save_first(size)
            except database.Older:
                mending.update(self.path)
            except Full:
                if size == 1:
                    raise
                size = (size + 1) // 2
        self._outbox.put(())
        outbox.drop(self._left)
        self._left.clear()
        return True

    def _save_first(self, number: int) -> None:
        if not self.path.exists():
            self._never_seen()
        with (
            readable(self.path),
            database.changing(self.path, self.patience),
        ):  # nobody writes between two stamps
            before = looks.stamp(self.path)
            with database.writing(self.path, self.patience, self._learner or self._guest) as db:
                learner = self._known(db)
                mine = self._named(self._pending[:number], learner)
                table.insert(db, mine)
                top, last = table.top(db), table.ends_with(db, mine)
            after = looks.stamp(self.path)
        self._learner, self._top = learner, top
        self._looks.grew(before if last else (), after, mine)
        self._remember(mine)
        del self._pending[:number]

    def _look(self, lesson: str | None, verb: str | None, items: Collection[str]) -> list[Statement]:
        """What was done with these items, read again only if others have touched the file."""
        key = lesson, verb, tuple(items)
        with readable(self.path):
            now = looks.stamp(self.path)
        found = self._looks.found(key, now)
        if found is None:
            found = self._read(lesson, verb, items)
            self._looks.keep(key, now, found)
        return found

    def _read(
        self,
        lesson: str | None = None,
        verb: str | None = None,
        items: Collection[str] | None = None,
        last: bool = False,
    ) -> list[Statement]:
        with database.reading(self.path, self.patience) as db:
            if not db:
                self._never_seen()
                return []
            self._learner = self._known(db)
            found = table.select(db, lesson, verb, items, last=last)
        if not last:
            ids = {done.id for done in found}
            if any(done.id not in ids for done in asked(self._seen.values(), lesson, verb, items)):
                raise Damaged("damaged")
        self._remember(found)
        return found

    def _told(
        self,
        lesson: str | None,
        verb: str | None,
        items: Collection[str] | None,
        last: bool = False,
    ) -> list[Statement]:
        with self._lock:
            self._if_due()
            if items is None or last:
                found = self._attempt(lambda: self._read(lesson, verb, items, last))
            else:
                found = self._attempt(lambda: self._look(lesson, verb, items))
            known = asked(self._seen.values(), lesson, verb, items) if found is None else found
            return once([*known, *asked(self._pending, lesson, verb, items)])

    def _known(self, db: Connection) -> str:
        """The learner of the file; memory is of no use if it has become another's, or was reset."""
        learner, top = table.pseudonym(db), table.top(db)
        if self._learner not in ("", learner):
            self._forget()
        if top < self._top:
            raise Damaged("damaged")
        self._top = top
        return learner

    def _never_seen(self) -> None:
        if self._seen:
            raise Damaged("gone")

    def _verify(self) -> bool:
        """See whether all that memory holds is in the file."""
        with database.reading(self.path, self.patience) as db:
            if db and (self._known(db), table.lacking(db, self._seen))[1]:
                raise Damaged("damaged")
        return True

    def _pseudonym(self) -> str:
        with database.reading(self.path, self.patience) as db:
            if db:
                return table.pseudonym(db)
        with database.writing(self.path, self.patience) as db:
            return table.pseudonym(db)

    def _merge(self, statements: Sequence[Statement]) -> int:
        try:
            with database.writing(self.path, self.patience) as db:
                if statements and not table.count(db):
                    table.rename(db, statements[-1].actor)
                added = table.insert(db, statements, ours=False)
                learner = table.pseudonym(db)
        except database.Older:
            mending.update(self.path)
            return self._merge(statements)
        self._learner = learner
        return added

    # ── memory ───────────────────────────────────────────────────────────────

    def _remember(self, statements: Sequence[Statement]) -> None:
        if len(self._seen) + len(statements) <= REMEMBERED:
            self._seen |= {done.id: done for done in statements}

    def _forget(self) -> None:
        self._seen.clear()
        self._looks.forget()
        self._learner, self._top = "", 0

    def _named(self, waiting: Sequence[Statement], learner: str) -> list[Statement]:
        """The statements under the learner's name where they had a stand-in's or none."""
        theirs = ("", self._guest)
        return [structs.replace(done, actor=learner) if done.actor in theirs else done for done in waiting]

    def _unnamed(self, done: Statement) -> Statement:
        """The statement without a stand-in's name: whoever saves it puts in the learner's."""
        return structs.replace(done, actor="") if done.actor == self._guest else done


def _sentences(path: Path, mended: Mended) -> list[str]:
    """What was found and done, for the learner."""
    found, back = mended.recovered, mended.returned
    returned = f"{_answers(back)} written back from what the open lesson still held." if back else ""
    told = {
        "": f"The file of your answers had lost some of them: {returned}" if back else "",
        "gone": f"The file of your answers ({path}) was gone, and a new one was begun. {returned}",
        "empty": f"The file of your answers ({path}) was empty, and a new one was begun. {returned}",
        "damaged": (
            f"The file of your answers was damaged. It is kept as {mended.aside}, and a new one was begun. "
            f"{_answers(found)} recovered from it. {returned}"
        ),
    }
    texts = ", ".join(dict.fromkeys(done.item or done.lesson for done in mended.doubtful))
    doubt = f"The damage may have changed letters in what you wrote ({texts}): look it over." if texts else ""
    return [sentence.strip() for sentence in (told[mended.trouble], doubt) if sentence.strip()]


def _answers(number: int) -> str:
    return f"{number} answer was" if number == 1 else f"{number} answers were"


_HOPELESS = (
    "The file of your answers ({path}) is damaged again as soon as it is mended, so the disk may be failing. "
    "Keep your answers elsewhere: set TWOVIEWS_RECORD to another place and start the course again."
)
