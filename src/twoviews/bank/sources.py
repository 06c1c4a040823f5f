"""The sources: `assets/references.bib` is the one place where a source is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from twoviews import home
from twoviews.problems import Problem
from twoviews.wording import dated, listed

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

_BRACES = re.compile(r"[{}]")
_WEB = re.compile(r"https?://[^\s<>\"'`{}|\\]+", re.IGNORECASE)
_ENTRY = re.compile(r"^@\w+\{\s*([^,\s]+)", re.MULTILINE)
_AUTHORS_NAMED = 3

Piece = Literal["who", "title", "where", "when"]
"""A piece of an entry, by what it says."""


class Source(Struct, frozen=True):
    """One entry of the bibliography.

    `date` is an ISO 8601 date, month or year, or empty if the source shows none; `note` says what of it was
    read; `surnames` are what a short citation names.
    """

    key: str
    authors: tuple[str, ...]
    surnames: tuple[str, ...]
    title: str
    date: str
    publisher: str
    url: str
    kind: str
    note: str = ""

    @property
    def read(self) -> bool:
        """Whether the source itself was read for this course, in whole or in part."""
        return not self.note.startswith("not read")

    @property
    def short(self) -> str:
        """Author or publisher and date, as in a text: `Reuters, 31 December 2017`."""
        who = _named(self.surnames) or self.publisher or self.title
        return f"{who}, {dated(self.date)}" if self.date else who

    @property
    def pieces(self) -> dict[Piece, str]:
        """What a reader is told of it, as far as it is known; nothing twice."""
        said: dict[Piece, str] = {
            "who": _named(self.authors),
            "title": f"“{self.title}”",
            "where": self.publisher,
            "when": dated(self.date) if self.date else "",
        }
        first = {text: piece for piece, text in reversed(said.items()) if text}
        return {piece: text for piece, text in said.items() if first.get(text) == piece}

    @property
    def reference(self) -> str:
        """The whole entry in one line, without its address."""
        return ", ".join(self.pieces.values()) + "."


def cite(source: Source) -> str:
    """The whole entry in one line, with its address if it has one."""
    return f"{source.reference} {source.url}".strip()


def sources(assets: Path | None = None) -> Mapping[str, Source]:
    """Every source by its key."""
    return _sources(assets or home.assets())


@cache
def _sources(assets: Path) -> Mapping[str, Source]:
    from twoviews.bank import packed

    course = packed.course(assets)
    return course.sources if course else _OnDemand(assets / "references.bib")


class _OnDemand(Mapping[str, Source]):
    """The entries of a BibTeX file, each read when it is asked for: a lesson needs one in ten."""

    def __init__(self, path: Path) -> None:
        self._path = path
        text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
        found = list(_ENTRY.finditer(text))
        ends = [*(each.start() for each in found[1:]), len(text)]
        pieces = {each[1]: text[each.start() : end] for each, end in zip(found, ends, strict=False)}
        # Where a key stands twice, all are read at once: then the first one holds.
        self._written = pieces if len(pieces) == len(found) else {}
        self._known: dict[str, Source] = {} if self._written else dict(self._whole)

    def __getitem__(self, key: str) -> Source:
        if key not in self._known:
            from bibtexparser.entrypoint import parse_string

            for entry in parse_string(self._written[key]).entries:
                self._known[entry.key] = _source(entry)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)

    @cached_property
    def _whole(self) -> Mapping[str, Source]:
        return read(self._path)[0]


def read(path: Path) -> tuple[Mapping[str, Source], tuple[Problem, ...]]:
    """The entries of a BibTeX file by their keys, and what could not be read."""
    from bibtexparser.entrypoint import parse_string

    file = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        return {}, (Problem(file, 1, "", "The bibliography is missing.", "Restore it with git."),)
    text = path.read_bytes().decode("utf-8", errors="replace")
    library = parse_string(text)
    problems = [*_undecoded(file, text), *(_unreadable(file, block) for block in library.failed_blocks)]
    problems += (problem for entry in library.entries for problem in _slips(file, entry))
    return {entry.key: _source(entry) for entry in library.entries}, tuple(problems)


def _undecoded(file: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if "\ufffd" in line:
            yield Problem(file, number, "", "This line is not text in UTF-8.", "Save the file as UTF-8.")


def _slips(file: str, entry: Entry) -> Iterator[Problem]:
    """What a well-formed entry may still lack."""
    fields = _fields(entry)
    said = {name: fields[name] for name in ("date", "url") if fields.get(name)}
    if not fields.get("title"):
        yield Problem(file, _line(entry), entry.key, "The source has no title.", "Add `title = {...}`.")
    if "date" in said and not _date(said["date"]):
        what, cure = f"{said['date']!r} is not a date.", "Write 2017, 2017-12 or 2017-12-31."
        yield Problem(file, _line(entry), entry.key, what, cure)
    if "url" in said and not _address(said["url"]):
        what = f"The address {said['url'][:60]!r} is not a web address."
        yield Problem(file, _line(entry), entry.key, what, "Begin it with https://, http:// or doi:10.")


def _unreadable(file: str, block: Block) -> Problem:
    found = re.search(r"@\w+\{\s*([^,\s]+)", block.raw or "")
    what = f"The entry cannot be read: {getattr(block, 'error', 'unknown reason')}."
    cure = "Give every entry its own key, and check its braces and commas."
    return Problem(file, _line(block), found.group(1) if found else "", what, cure)


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _source(entry: Entry) -> Source:
    plain = _fields(entry)
    people = _people(next((str(field.value) for field in entry.fields if field.key.lower() == "author"), ""))
    where = (plain.get(name) for name in ("journal", "booktitle", "publisher", "institution"))
    return Source(
        key=entry.key,
        authors=tuple(f"{first} {last}".strip() for first, last in people),
        surnames=tuple(last for _, last in people),
        title=plain.get("title", ""),
        date=_date(plain.get("date") or plain.get("year", "")),
        publisher=next(filter(None, where), ""),
        url=_address(plain.get("url", "")),
        kind=entry.entry_type,
        note=plain.get("note", ""),
    )


def _fields(entry: Entry) -> dict[str, str]:
    """The fields as plain text: no braces, one space between words."""
    fields = {field.key.lower(): str(field.value).replace("\\&", "&") for field in entry.fields}
    return {name: " ".join(_BRACES.sub("", value).split()) for name, value in fields.items()}


def _date(iso: str) -> str:
    """The date if the calendar has it, else nothing: a source without date can still be cited."""
    try:
        date.fromisoformat("-".join([*iso.split("-"), "01", "01"][:3]))
    except ValueError:
        return ""
    return iso


def _address(url: str) -> str:
    """The address if a reader may follow it, else nothing; a DOI leads to its resolver."""
    if url.startswith("doi:10."):
        return f"https://doi.org/{url.removeprefix('doi:')}"
    return url if _WEB.fullmatch(url) else ""


def _people(field: str) -> list[tuple[str, str]]:
    """First and last names from `Last, First and Last, First`; a name in braces is whole."""
    if field.startswith("{") and field.endswith("}"):
        return [("", _BRACES.sub("", field))]
    names = (" ".join(_BRACES.sub("", name).split()) for name in field.split(" and "))
    return [_first_and_last(name) for name in names if name]


def _first_and_last(name: str) -> tuple[str, str]:
    last, comma, first = name.partition(", ")
    return (first, last) if comma else ("", name)


def _named(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`, or `A and others`."""
    return f"{names[0]} and others" if len(names) > _AUTHORS_NAMED else listed(names)
