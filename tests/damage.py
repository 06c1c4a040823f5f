"""Damage to a record's file, of eleven kinds, and what a kernel makes of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import msgspec

from twoviews.record import Record, Statement, statement

PAGE = 4096
SEAL = 8
INDEX_PAGES = (2, 10)


@dataclass(frozen=True)
class Sample:
    """A sound record: its bytes, those of an hour before, its statements in order, and where each lies."""

    data: bytes
    before: bytes
    told: tuple[Statement, ...]
    spans: tuple[tuple[tuple[int, int], ...], ...]
    learner: str


@dataclass(frozen=True)
class Outcome:
    """What came of one damage; `lost` and `intact` count the statements that the damage did not touch."""

    kind: str
    intact: int
    lost: int
    silent: bool = False
    altered: bool = False
    disordered: bool = False
    broken: str = ""


def sample(folder: Path, rows: int = 300) -> Sample:
    """A record of short answers and of texts, some longer than a page."""
    dice, record = Random(7), Record(folder / "sample.sqlite")
    told = [_made(dice, record.learner, number) for number in range(rows)]
    record.merge(told[: rows // 2])
    before = record.path.read_bytes()
    record.merge(told[rows // 2 :])
    data = record.path.read_bytes()
    return Sample(data, before, tuple(told), tuple(_spans(data, done) for done in told), record.learner)


def tried(kind: str, whole: Sample, seed: int, folder: Path) -> Outcome:
    """Spoil a copy of the sample in that way, open it in a kernel, and answer."""
    shutil.rmtree(folder, ignore_errors=True)
    record = Record(folder / "record.sqlite")
    record.merge([])
    spoilt = KINDS[kind](Random(seed), whole)
    if spoilt is None:
        record.path.unlink()
    else:
        record.path.write_bytes(spoilt)
    hit = _hit(whole.data, spoilt or b"")
    intact = {
        done.id
        for done, spans in zip(whole.told, whole.spans, strict=True)
        if not any(place in hit for start, end in spans for place in range(start, end))
    }
    record.close()
    return _opened(kind, whole, intact, record.path)


def _opened(kind: str, whole: Sample, intact: set[str], path: Path) -> Outcome:
    record = Record(path, retry=600)
    try:
        found = record.statements()
        answer = statement(record.learner, "answered", "07", "after", "d", response="o1")
        kept = record.add(answer)
        again = Record(path).statements()
    except Exception as error:
        return Outcome(kind, len(intact), len(intact), broken=repr(error))
    finally:
        record._pending.clear()
        record.close()
    said = " ".join(record.notices)
    known = {done.id: done for done in whole.told}
    changed = [done for done in found if done != known.get(done.id)]
    places = {done.id: place for place, done in enumerate(whole.told)}
    order = [places[done.id] for done in found if done.id in places]
    harmed = len(found) < len(whole.told) or changed or record.learner != whole.learner
    return Outcome(
        kind,
        len(intact),
        len(intact - {done.id for done in found}),
        silent=bool(harmed and not said),
        altered=bool(changed and "look it over" not in said),
        disordered=order != sorted(order),
        broken="" if kept and again == [*found, answer] else "not saved",
    )


def _made(dice: Random, learner: str, number: int) -> Statement:
    letters = "".join(dice.choices("abcdefghij klmno pqrstu vwxyz", k=dice.choice([60, 200, 900, 6000])))
    lesson = f"{number % 13:02}"
    if number % 3 == 0:
        return statement(learner, "wrote", lesson, f"d{number % 5}", "digest", response=letters)
    answer = {"i1": "c1", "i2": letters[:20]}
    return statement(learner, "answered", lesson, f"q{number}", "digest", response=answer, points=1, of=2)


def _spans(data: bytes, done: Statement) -> tuple[tuple[int, int], ...]:
    """Where the row of a statement lies: exactly if it is in one piece, else the pages that hold it."""
    body = msgspec.json.encode(done)
    before = f"{done.id}{done.lesson}{done.verb}{done.item}".encode()
    at = data.find(before + body)
    if at >= 0:
        return ((at - 10, at + len(before) + len(body) + SEAL),)
    pieces = {data.find(body[start : start + 48]) // PAGE for start in range(0, len(body), 48)}
    return tuple((page * PAGE, (page + 1) * PAGE) for page in pieces if page >= 0)


def _hit(whole: bytes, spoilt: bytes) -> set[int]:
    return {place for place, byte in enumerate(whole) if place >= len(spoilt) or spoilt[place] != byte}


def _scribbled(dice: Random, whole: Sample, places: Sequence[int]) -> bytes:
    data = bytearray(whole.data)
    for place in places:
        data[place] = dice.randrange(256)
    return bytes(data)


def _one_byte(dice: Random, whole: Sample) -> bytes:
    return _scribbled(dice, whole, [dice.randrange(len(whole.data))])


def _four_bytes(dice: Random, whole: Sample) -> bytes:
    start = dice.randrange(len(whole.data) - 4)
    return _scribbled(dice, whole, range(start, start + 4))


def _sector(dice: Random, whole: Sample) -> bytes:
    start = dice.randrange(len(whole.data) // 512) * 512
    return _scribbled(dice, whole, range(start, start + 512))


def _scattered(dice: Random, whole: Sample) -> bytes:
    return _scribbled(dice, whole, [dice.randrange(len(whole.data)) for _ in range(200)])


def _cut(dice: Random, whole: Sample) -> bytes:
    return whole.data[: dice.randrange(2, len(whole.data))]


def _header(dice: Random, whole: Sample) -> bytes:
    return _scribbled(dice, whole, [dice.randrange(100)])


def _first_page(dice: Random, whole: Sample) -> bytes:
    return _scribbled(dice, whole, [dice.randrange(100, PAGE) for _ in range(20)])


def _index(dice: Random, whole: Sample) -> bytes:
    starts = [at for at in range(0, len(whole.data), PAGE) if whole.data[at] in INDEX_PAGES]
    start = dice.choice(starts) + dice.randrange(PAGE - 64)
    return _scribbled(dice, whole, range(start, start + 64))


def _blank_page(dice: Random, whole: Sample) -> bytes:
    start = dice.randrange(len(whole.data) // PAGE) * PAGE
    return whole.data[:start] + bytes(PAGE) + whole.data[start + PAGE :]


def _stale_page(dice: Random, whole: Sample) -> bytes:
    start = dice.randrange(len(whole.before) // PAGE) * PAGE
    return whole.data[:start] + whole.before[start : start + PAGE] + whole.data[start + PAGE :]


def _nothing_left(dice: Random, whole: Sample) -> bytes | None:
    return dice.choice([None, b"", b"S"])


KINDS: dict[str, Callable[[Random, Sample], bytes | None]] = {
    "one byte": _one_byte,
    "four bytes": _four_bytes,
    "a sector of 512 bytes": _sector,
    "200 bytes everywhere": _scattered,
    "cut short": _cut,
    "a byte of the header": _header,
    "20 bytes of the first page": _first_page,
    "64 bytes of an index": _index,
    "a page of zeros": _blank_page,
    "a page of an hour before": _stale_page,
    "gone, empty or one byte": _nothing_left,
}


def spoil_index(path: Path, dice: Random) -> None:
    """Write over some bytes of an index of that file; the rows themselves stay as they are."""
    data = path.read_bytes()
    starts = [at for at in range(0, len(data), PAGE) if data[at] in INDEX_PAGES]
    with path.open("r+b") as file:
        file.seek(dice.choice(starts) + 100)
        file.write(dice.randbytes(200))
