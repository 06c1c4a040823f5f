"""Exported items as parts of QTI 1.2, one part for each item; an order is asked as places for its lines."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from twoviews.teaching.lms.exported import Entry, Essay, Export, Item
from twoviews.teaching.lms.markup import asked, essay_asked, explained, plain, prose, short
from twoviews.teaching.lms.package import resource
from twoviews.teaching.lms.qti12 import Kind, QtiPart, Reply
from twoviews.teaching.lms.words import spelled

_FILES = "$IMS-CC-FILEBASE$"  # where a reader of cartridges has put the files


def part_of(item: Item) -> QtiPart:
    """The whole question as one part."""
    if item.shape in ("one", "several"):
        replies = tuple(
            Reply(entry.id, [prose("p", entry.text)], entry.right, [prose("p", entry.feedback)])
            for entry in item.entries
        )
        return _part(item, "one" if item.shape == "one" else "several", replies=replies)
    if item.shape in ("pairs", "order"):
        rows = tuple((entry.id, [prose("p", entry.text)], right_of(item, entry)) for entry in item.entries)
        return _part(item, "rows", replies=choices_of(item), rows=rows, general=[*explained(item)])
    right, wrong = (prose("p", item.right),), (prose("p", item.wrong),)
    if item.shape == "number":
        between = (item.answer - item.tolerance, item.answer + item.tolerance)
        accepted = (f"{item.answer:.12g}",)
        return _part(item, "number", accepted=accepted, between=between, right=right, wrong=wrong)
    return _part(item, "words", accepted=tuple(spelled(item.accepted)), right=right, wrong=wrong)


def choices_of(item: Item) -> tuple[Reply, ...]:
    """What a line can be given: a choice, or a place in the order."""
    if item.shape == "pairs":
        named = {choice.id: plain(choice.text) for choice in item.choices}
    else:
        last = len(item.order)
        ends = {1: f"1 ({item.ends[0]})", last: f"{last} ({item.ends[1]})"}
        named = {f"place{n}": ends.get(n, str(n)) for n in range(1, last + 1)}
    return tuple(Reply(name, [prose("p", text)], False, []) for name, text in named.items())


def right_of(item: Item, entry: Entry) -> str:
    """The id of what a line is to be given."""
    return entry.belongs or f"place{item.order.index(entry.id) + 1}"


def essay_part(essay: Essay) -> QtiPart:
    """A text to write."""
    title = f"{essay.id} {short(essay.prompt, 60)}"
    return QtiPart(essay.id, title, essay.points, "essay", list(essay_asked(essay)), [])


def shown(item: Item) -> list[Element]:
    """All that is read before the answer."""
    return list(asked(item, f"{_FILES}/pictures/{item.picture.name}" if item.picture else ""))


def lay_pictures(export: Export, files: dict[str, bytes], resources: Element) -> None:
    """Put the pictures inside the questions among the files and into the list of them, each once."""
    shown = {item.picture.name: item.picture.svg for item in export.items if item.picture}
    for name, svg in shown.items():
        files[f"pictures/{name}"] = svg.encode()
        resources.append(resource(f"pictures-{name}", "webcontent", f"pictures/{name}"))


def title_of(item: Item) -> str:
    """The id in the course, what was drawn, the objective, and how the question begins."""
    return f"{item.title} · {item.objective} · {short(item.prompt, 60)}"


def _part(
    item: Item,
    kind: Kind,
    *,
    general: Iterable[Element] = (),
    replies: tuple[Reply, ...] = (),
    rows: tuple[tuple[str, list[Element], str], ...] = (),
    accepted: tuple[str, ...] = (),
    between: tuple[float, float] | None = None,
    right: tuple[Element, ...] = (),
    wrong: tuple[Element, ...] = (),
) -> QtiPart:
    said = list(general)
    return QtiPart(
        item.id,
        title_of(item),
        item.points,
        kind,
        shown(item),
        said,
        replies,
        rows,
        accepted,
        between,
        right,
        wrong,
    )
