"""The sources: `assets/references.bib` is the one place where a source is written."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from twoviews import home

BRACES = re.compile(r"[{}]")
LAST_NAME_ONLY = 2


class Source(msgspec.Struct, frozen=True):
    """One entry of the bibliography."""

    key: str
    authors: str
    title: str
    date: str
    publisher: str
    url: str

    @property
    def short(self) -> str:
        """Author and year, as in a text: `Reuters 2017`."""
        who = self.authors or self.publisher or self.title
        return f"{who} {self.date[:4]}".strip()

    @property
    def reference(self) -> str:
        """The whole entry in one line, without its address."""
        parts = (self.authors, f"({self.date})" if self.date else "", self.title, self.publisher)
        return ". ".join(dict.fromkeys(part.strip(". ") for part in parts if part)) + "."


def sources() -> dict[str, Source]:
    """Every source by its key."""
    return read(home.assets() / "references.bib")


@cache
def read(path: Path) -> dict[str, Source]:
    """The entries of a BibTeX file. Raises `OSError` if it cannot be read."""
    import bibtexparser

    library = bibtexparser.parse_file(str(path))
    return {
        entry.key: _source(entry.key, {f.key.lower(): str(f.value) for f in entry.fields})
        for entry in library.entries
    }


def _source(key: str, fields: dict[str, str]) -> Source:
    plain = {name: BRACES.sub("", value).replace("\\&", "&") for name, value in fields.items()}
    where = next(
        (plain[name] for name in ("journal", "booktitle", "publisher", "institution") if name in plain), ""
    )
    date = plain.get("date") or plain.get("year", "")
    return Source(
        key, _names(fields.get("author", "")), plain.get("title", ""), date, where, plain.get("url", "")
    )


def _names(authors: str) -> str:
    """`{Reuters}` stays; `Hughes, J. and Knittel, C.` becomes `Hughes and Knittel`; four or more `Hughes and others`."""
    people = [person.strip() for person in authors.split(" and ") if person.strip()]
    last = [
        BRACES.sub("", person) if person.startswith("{") or "," not in person else person.split(",")[0]
        for person in people
    ]
    if len(last) > LAST_NAME_ONLY + 1:
        return f"{last[0]} and others"
    return " and ".join(last) if len(last) <= LAST_NAME_ONLY else f"{last[0]}, {last[1]} and {last[2]}"
