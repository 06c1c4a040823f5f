"""Evidence that is read and not measured: dated entries as a list, on a phone as well as by a screen reader.

A timeline of sentences cannot be drawn so that a phone shows it; a list can be. It is HTML, needs no text
alternative, and keeps its order and its words where no style sheet arrives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from twoviews import tables
from twoviews.bank.sources import sources
from twoviews.html import Inner, Markup, join, tag
from twoviews.wording import dated

Told: TypeAlias = dict[str, Any]
"""A row of a table as `rows` gives it: texts and numbers, an empty cell as an empty text."""
SIDES = frozenset({"russia", "us"})
ASIDE = "Note"


@dataclass(frozen=True)
class Entry:
    """One entry: when (or where in a text), who or what, in a word what it is, what is said, and its limits.

    `words` is an exact quotation; `side` colours the entry if it is `russia` or `us`; `keys` are sources.
    """

    when: str
    head: str
    text: str
    keys: str
    kind: str = ""
    side: str = ""
    words: str = ""
    notes: tuple[tuple[str, str], ...] = ()


def rows(name: str) -> list[Told]:
    """The rows of that table in its own order."""
    return [{key: _plain(value) for key, value in row.items()} for row in tables.rows(name)]


def _plain(value: Any) -> Any:
    """A cell as a list can print it: nothing as an empty text, a day as YYYY-MM-DD."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value


def day(row: Told, column: str = "date") -> str:
    """The date of a row in words, the month in three letters."""
    return dated(str(row[column]), short=True)


def grouped(name: str, column: str, heads: Mapping[str, str]) -> list[tuple[str, list[Told]]]:
    """The rows of a table under headings, in the order of `heads`: value of the column, heading."""
    every = rows(name)
    return [(head, [row for row in every if row[column] == value]) for value, head in heads.items()]


def listing(groups: Iterable[tuple[str, Iterable[Entry]]], *, folded: bool = False) -> Markup:
    """The groups one below the other, each under its heading; a group without a name has none.

    Of a long list, `folded`, one sees when, who and what at once; each entry opens to what it says.
    """
    return tag("div", (_group(head, entries, folded) for head, entries in groups), class_="tv-listing")


def _group(head: str, entries: Iterable[Entry], folded: bool) -> Markup:
    shown = tag("ol", (_entry(entry, folded) for entry in entries), class_="tv-entries")
    if not head:
        return shown
    return tag("section", tag("p", tag("strong", head), class_="tv-entries-head"), shown, aria_label=head)


def _entry(entry: Entry, folded: bool) -> Markup:
    kind = [" ", tag("span", entry.kind, class_="tv-entry-kind")] if entry.kind else None
    side = f" tv-{entry.side}" if entry.side in SIDES else ""
    head = tag("strong", entry.head), kind
    said = [
        tag("p", entry.text, *_quoted(entry)) if entry.text or entry.words else None,
        (_note(name, note) for name, note in entry.notes if note),
        tag("p", _links(entry.keys), class_="tv-entry-aside"),
    ]
    if folded:
        line = tag("summary", head, data_lm_suppress_shortcuts="true")
        body: Inner = tag("details", line, said, class_="tv-fold")
    else:
        body = [tag("p", head, class_="tv-entry-head"), said]
    when = tag("div", entry.when, class_="tv-entry-when")
    return tag("li", when, tag("div", body, class_="tv-entry-body"), class_=f"tv-entry{side}")


def _note(name: str, note: str) -> Markup:
    """What belongs to the entry; what the course adds to it (a `Note`) is set apart."""
    return tag("p", tag("b", f"{name}:"), " ", note, class_="tv-entry-aside" if name == ASIDE else None)


def _quoted(entry: Entry) -> Iterable[str | Markup]:
    if entry.words:
        yield from (" " if entry.text else "", tag("q", entry.words))


def _links(keys: str) -> Markup:
    known = sources()
    links = [
        tag("a", known[key].short if key in known else key, href=f"#source-{key}") for key in keys.split(";")
    ]
    return join([["; " if place else "", link] for place, link in enumerate(links)])
