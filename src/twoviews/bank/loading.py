"""One file of `assets/` at a time: its sound entries, and a problem for each that had to be left out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin

import msgspec

from twoviews.bank import council_class, draws, reading, soundness
from twoviews.bank import council_soundness as games
from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson, Who
from twoviews.bank.council import CouncilGame
from twoviews.bank.council_class import CouncilClass
from twoviews.bank.expressions import Desk
from twoviews.bank.kinds import KINDS, kind_of
from twoviews.bank.reading import Reading
from twoviews.bank.recorded import RECORDED
from twoviews.bank.soundness import Names
from twoviews.bank.structure import Fault, bare, misfits
from twoviews.errors import ContentError
from twoviews.problems import Problem

T = TypeVar("T")
_TYPES = {field.name: bare(field.type) for field in msgspec.structs.fields(Lesson)}
_LISTS = {name: get_args(kind)[0] for name, kind in _TYPES.items() if get_origin(kind) is tuple}
_KEYS = {"claims": "claims", "revisits": "claims", "sources": "sources"}  # section: ledger of its keys
_SHARED_IDS = frozenset(each.section for each in RECORDED)
"""One name stands for one item of the record."""
_DATES = frozenset({"date", "asked", "deadline"})


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """The sound part of a file, and what is wrong with the rest."""

    content: T
    problems: tuple[Problem, ...] = ()


def lesson(path: Path, root: Path, known: Names) -> Loaded[Lesson | None]:
    """The lesson in a file, without its unsound entries; `None` if the file holds no lesson at all.

    Problems name the file relative to `root`.
    """
    read = reading.parse(_bytes(path))
    file = path.relative_to(root).as_posix()
    if not isinstance(read.data, dict):
        nothing = Fault((), "This file holds no lesson.", "Begin it with `id:`, `title:` and `question:`.")
        return Loaded(None, tuple(_problems(file, read, [nothing])))
    data = {name: value for name, value in read.data.items() if value is not None}
    fields, faults = _heads(data, path)
    lists, found = _sections(data, msgspec.structs.replace(known, objectives=_ids(data.get("objectives"))))
    lists, unfit = _drawn(lists, data, Desk(path.parents[1] / "data", lists["explorers"]))
    return Loaded(Lesson(**fields, **lists), tuple(_problems(file, read, [*faults, *found, *unfit])))


class Head(NamedTuple):
    """What stands at the top of a lesson: title, question, and class minutes in all."""

    title: str
    question: str
    minutes: int


def head(text: str) -> Head:
    """The head of a lesson file, out of its text: the rest of it is not read, which takes far longer."""
    pieces = re.split(r"(?m)^(?=\w+:)", text)
    told = "".join(each for each in pieces if each.startswith(("title:", "question:", "minutes:")))
    data = reading.parse(told.encode()).data
    found = data if isinstance(data, dict) else {}
    entries = found.get("minutes")
    spent = [each.get("minutes") for each in entries or () if isinstance(each, dict)]
    total = sum(each for each in spent if isinstance(each, int))
    return Head(str(found.get("title", "")), str(found.get("question", "")), total)


def who(text: str) -> tuple[Who, ...]:
    """Whom a lesson file brings in, out of its text: the rest of it is not read, which takes far longer."""
    section = re.search(r"(?m)^who:.*\n(?:(?:[ -].*)?\n)*", f"{text}\n")
    data = reading.parse(section.group().encode()).data if section else None
    entries = data.get("who") if isinstance(data, dict) else None
    return tuple(_entries(entries, Who, ("who",), Names(), set())[0].values())


def ledger(path: Path, root: Path, kind: type[T], known: Names) -> Loaded[dict[str, T]]:
    """The sound entries of a list file by id; none if it is missing."""
    read = reading.parse(_bytes(path))
    sound, faults = _entries(read.data, kind, (), known, set())
    if not isinstance(read.data, list):
        faults.append(
            Fault((), "This file is missing, or holds no list.", "Write each entry as `- id: ...`.")
        )
    problems = _problems(path.relative_to(root).as_posix(), read, faults)
    return Loaded({_key(entry): entry for entry in sound.values()}, tuple(problems))


def council(path: Path, root: Path, known: Names) -> Loaded[CouncilGame | None]:
    """The Council game in a file; `None` if anything in it is wrong, since a game is no game without a part.

    A missing file is no problem: the course then has no game.
    """
    if not path.is_file():
        return Loaded(None)
    read = reading.parse(_bytes(path))
    faults = list(misfits(read.data, CouncilGame))
    if isinstance(read.data, dict):
        faults += games.faults(_fit(read.data, faults), known)
    problems = tuple(_problems(path.relative_to(root).as_posix(), read, faults))
    return Loaded(None if problems else msgspec.convert(read.data, CouncilGame), problems)


def whole(path: Path, root: Path, kind: type[T]) -> Loaded[T | None]:
    """The one entry that a file holds; `None` if it is missing or anything in it is wrong."""
    read = reading.parse(_bytes(path))
    faults = [*misfits(read.data, kind)]
    if not faults:
        faults = [*_values(msgspec.convert(read.data, kind), ())]
    elif not isinstance(read.data, dict):
        faults = [Fault((), "This file is missing, or holds no entry.", "Restore it with git, or write it.")]
    problems = tuple(_problems(path.relative_to(root).as_posix(), read, faults))
    return Loaded(None if problems else msgspec.convert(read.data, kind), problems)


def at_tables(path: Path, root: Path, known: Names) -> Loaded[CouncilClass | None]:
    """How a class plays the Council game at several tables; `None` if anything in the file is wrong.

    A missing file is no problem: the course then has no such game.
    """
    if not path.is_file():
        return Loaded(None)
    read = reading.parse(_bytes(path))
    faults = list(misfits(read.data, CouncilClass))
    content = None if faults else msgspec.convert(read.data, CouncilClass)
    faults += council_class.faults(content, known) if content else ()
    problems = tuple(_problems(path.relative_to(root).as_posix(), read, faults))
    return Loaded(None if problems else content, problems)


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing if there is none to be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _fit(data: dict[str, Any], faults: Iterable[Fault]) -> games.Fit:
    """The entries of a game's file that have the right form, by their places."""
    unfit = {fault.path[:2] for fault in faults}
    fit = {}
    for field in msgspec.structs.fields(CouncilGame):
        entries = data.get(field.name)
        kind = get_args(bare(field.type))[0]
        fit[field.name] = {
            place: msgspec.convert(entry, kind)
            for place, entry in enumerate(entries if isinstance(entries, list) else [])
            if (field.name, place) not in unfit
        }
    return games.Fit(**fit, named=_ids(data.get("clauses")))


def _heads(data: dict[str, Any], path: Path) -> tuple[dict[str, Any], list[Fault]]:
    """The fields of a lesson that are not lists, and what is wrong at the top of its file.

    What is missing comes from the file's name, so that the rest of the lesson can open.
    """
    number, _, slug = path.stem.partition("-")
    words = slug.replace("-", " ")
    heads: dict[str, Any] = {
        "id": number, "title": words, "question": words, "next": "", "council": False, "repeats": "",
        "first": "russia", "more_claims": {},
    }  # fmt: skip
    unfit = [fault for fault in misfits(data, Lesson) if len(fault.path) < 2 or fault.path[0] not in _LISTS]
    unfit += _stray(data)
    faults = [
        fault for fault in unfit if not fault.path or fault.path[0] not in _LISTS or fault.path[0] in data
    ]
    wrong = {fault.path[0] for fault in faults if fault.path}
    heads |= {name: data[name] for name in heads if name in data and name not in wrong}
    if heads["id"] != number:
        cure = "Make the id and the beginning of the file's name the same."
        faults.append(Fault(("id",), f"The id {heads['id']!r} is not the number of the file.", cure))
    return heads | {"id": number}, faults


def _stray(data: dict[str, Any]) -> Iterator[Fault]:
    """Claims that are said to be more and that the lesson does not have."""
    lists = [data[name] for name in ("claims", "revisits") if isinstance(data.get(name), list)]
    named = data.get("more_claims")
    for key in named if isinstance(named, dict) else ():
        if not any(key in keys for keys in lists):
            cure = "List it under `claims:` or `revisits:` too, or take the line out."
            yield Fault(("more_claims", str(key)), f"Claim {key} is not among the lesson's claims.", cure)


def _ids(entries: object) -> frozenset[str]:
    """All ids in a list, also those of entries that are not sound."""
    found = entries if isinstance(entries, list) else []
    return frozenset(str(entry["id"]) for entry in found if isinstance(entry, dict) and "id" in entry)


def _sections(data: dict[str, Any], known: Names) -> tuple[dict[str, Any], list[Fault]]:
    """The sound entries of every list in a lesson, and the faults of the others."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    recorded: set[str] = set()
    for name, kind in _LISTS.items():
        seen = recorded if name in _SHARED_IDS else set()
        sound, found = _entries(data.get(name), kind, (name,), known, seen)
        values[name] = tuple(sound.values())
        faults += found
    return values, faults


def _drawn(lists: dict[str, Any], data: dict[str, Any], desk: Desk) -> tuple[dict[str, Any], list[Fault]]:
    """The lists with all draws of their questions worked out; a question that cannot be asked is left out."""
    made, faults = dict(lists), list[Fault]()
    for name, entries in lists.items():
        places = {
            entry.get("id"): place
            for place, entry in enumerate(data.get(name) or ())
            if isinstance(entry, dict)
        }
        kept = []
        for entry in entries:
            done, found = _worked(entry, desk) if isinstance(entry, Authored) else (entry, [])
            kept += [] if found else [done]
            faults += (Fault((name, places[entry.id], *each.path), each.what, each.cure) for each in found)
        made[name] = tuple(kept)
    return made, faults


def _worked(entry: Authored, desk: Desk) -> tuple[Authored, list[Fault]]:
    """The question with its draws, and what is wrong with the first draw that is not sound."""
    if entry.vary is None:
        return entry, []
    try:
        done = draws.worked_out(entry, desk)
    except ContentError as error:
        return entry, [
            Fault(("vary",), str(error), "See src/twoviews/bank/draws.py for what can stand here.")
        ]
    rule = KINDS[kind_of(entry)].faults
    return done, next((found for each in draws.variants(done) if (found := list(rule(each)))), [])


def _entries(
    value: object, kind: Any, path: reading.Path, known: Names, seen: set[str]
) -> tuple[dict[int, Any], list[Fault]]:
    """The sound entries of a list at `path` by their places, and the faults of the others.

    `seen` are the ids that are taken; it grows.
    """
    entries = value if isinstance(value, list) else []
    faults = [fault for place, entry in enumerate(entries) for fault in misfits(entry, kind, (*path, place))]
    unfit = {fault.path[len(path)] for fault in faults}
    fit = {place: msgspec.convert(entry, kind) for place, entry in enumerate(entries) if place not in unfit}
    for place, entry in fit.items():
        inner = [*_meaning(entry, path, known), *_twice(entry, seen)]
        faults += (Fault((*path, place, *fault.path), fault.what, fault.cure) for fault in inner)
    unsound = {fault.path[len(path)] for fault in faults}
    return {place: entry for place, entry in fit.items() if place not in unsound}, faults


def _meaning(entry: object, path: reading.Path, known: Names) -> Iterator[Fault]:
    if not isinstance(entry, str):
        own = list(soundness.faults(entry, known))
        named = {fault.path for fault in own}
        yield from (*own, *(fault for fault in _values(entry, ()) if fault.path not in named))
    elif (ledger := _KEYS.get(str(path[0]))) and (wrong := soundness.unknown(ledger, entry, known)):
        yield Fault((), *wrong)


def _values(value: object, path: reading.Path) -> Iterator[Fault]:
    """Numbers that are not finite and days that no calendar has, however deep."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:  # the names alone: their types take long to resolve
            yield from _values(getattr(value, name), (*path, name))
    elif isinstance(value, tuple | dict):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for place, inner in pairs:
            yield from _values(inner, (*path, place))
    elif isinstance(value, float) and not math.isfinite(value):
        yield Fault(path, "This is not a finite number.", "Write it in digits.")
    elif isinstance(value, str) and path and path[-1] in _DATES and not _in_calendar(value):
        yield Fault(path, f"There is no day {value!r}.", "Write a date that the calendar has.")


def _in_calendar(iso: str) -> bool:
    try:
        date.fromisoformat("-".join([*iso.split("-"), "01", "01"][:3]))
    except ValueError:
        return False
    return True


def _key(entry: object) -> str:
    """The name under which an entry is asked for; empty if it has none."""
    if isinstance(entry, str):
        return entry
    return next(
        (getattr(entry, name) for name in ("id", "part", "term", "title", "name") if hasattr(entry, name)), ""
    )


def _twice(entry: object, seen: set[str]) -> Iterator[Fault]:
    key = _key(entry)
    if key and key in seen:
        yield Fault((), f"{key!r} appears twice.", "Give each entry a name of its own, or leave one out.")
    seen.add(key)


# ── reporting ────────────────────────────────────────────────────────────────


def _problems(file: str, read: Reading, faults: Iterable[Fault]) -> Iterator[Problem]:
    for gap in read.gaps:
        yield Problem(file, gap.line, gap.id, gap.what, gap.cure)
    for fault in faults:
        line = read.line_of(fault.path)
        yield Problem(file, line, _nearest_id(read.data, fault.path), _placed(fault), fault.cure)


def _placed(fault: Fault) -> str:
    """What is wrong, led by the place inside the entry if it is not the entry as a whole."""
    inside = [str(step) for step in fault.path if isinstance(step, str)][1:]
    return f"{' / '.join(inside)}: {fault.what}" if inside else fault.what


def _nearest_id(data: Any, path: reading.Path) -> str:
    """The id of the innermost entry on the way along `path` that has one."""
    found = ""
    for step in path:
        data = data[step] if isinstance(step, int) and isinstance(data, list) else _field(data, step)
        if isinstance(data, dict) and "id" in data:
            found = str(data["id"])
    return found


def _field(data: Any, name: str | int) -> Any:
    return data.get(name) if isinstance(data, dict) else None
