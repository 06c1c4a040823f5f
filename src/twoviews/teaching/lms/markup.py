"""The words of an exported item as XML elements: the one place where text becomes markup there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from twoviews.bank.prose import inline
from twoviews.teaching.lms.exported import Entry, Essay, Item

_TASKS = {
    "several": "Tick every one that holds.",
    "pairs": "Give each line what belongs to it.",
    "order": "Bring the lines into order, from {0} to {1}.",
    "number": "Answer with a number.",
}
_LEVELS = ("weak", "fair", "strong")


def prose(tag: str, text: str) -> Element:
    """An element with course prose in it, emphasis honoured."""
    return ElementTree.fromstring(f"<{tag}>{inline(text)}</{tag}>")


def plain(text: str) -> str:
    """Course prose without its emphasis, for where a system takes no markup."""
    return "".join(prose("p", text).itertext())


def html(elements: Iterable[Element]) -> str:
    """The elements as HTML."""
    return "".join(ElementTree.tostring(each, encoding="unicode", method="html") for each in elements)


def task(item: Item) -> str:
    """What to do, in one sentence; empty where that is plain."""
    said = _TASKS.get(item.shape, "").format(*(item.ends or ("first", "last")))
    return said.replace("a number.", f"a number, in {item.unit}.") if item.unit else said


def asked(item: Item, source: str = "") -> Iterator[Element]:
    """All that is read before the answer: the prompt, a small table, the figure at `source`, what to do."""
    yield prose("p", item.prompt)
    yield from seen(item, source)
    if task(item):
        said = Element("p")
        said.append(prose("em", task(item)))
        yield said


def seen(item: Item, source: str = "") -> Iterator[Element]:
    """What stands inside the question: a small table, the figure at `source`."""
    if item.rows:
        yield _table(item.rows)
    if item.picture:
        shown = Element("p")
        SubElement(shown, "img", src=source or item.picture.name, alt=plain(item.picture.alt))
        yield shown


def explained(item: Item) -> Iterator[Element]:
    """The right answer with the feedback on each part, for where a system has none for the parts."""
    names = {choice.id: choice.text for choice in item.choices}
    if item.entries:
        listed = Element("ol" if item.order else "ul")
        for entry in in_order(item):
            line = SubElement(listed, "li")
            line.append(prose("strong", entry.text))
            line[-1].tail = f" – {plain(names[entry.belongs])}: " if entry.belongs else " "
            line.append(prose("span", entry.feedback))
        yield listed


def in_order(item: Item) -> list[Entry]:
    """The entries in the right order, where there is one."""
    known = {entry.id: entry for entry in item.entries}
    return [known[each] for each in item.order] or list(item.entries)


def essay_asked(essay: Essay) -> Iterator[Element]:
    """The role, if there is one, and the prompt."""
    if essay.role:
        role = Element("p")
        role.append(prose("em", essay.role))
        yield role
    yield prose("p", essay.prompt)


def essay_notes(essay: Essay) -> Iterator[Element]:
    """What whoever marks a text is told: the considerations, the rubric with its points, marked samples."""
    yield prose("p", "What a student is asked to consider after writing:")
    notes = Element("ul")
    notes.extend(prose("li", note) for note in essay.notes)
    yield notes
    if essay.rubric:
        head = ("", *(f"{level} ({points})" for points, level in enumerate(_LEVELS)))
        yield _table((head, *((row.criterion, row.weak, row.fair, row.strong) for row in essay.rubric)))
    else:
        yield prose("p", "The course has no rubric for this text: one point for having written it.")
    for number, sample in enumerate(essay.samples, start=1):
        yield prose("h4", f"Marked sample {number}: {', '.join(sample.marks)}")
        quoted = Element("blockquote")
        quoted.append(prose("p", sample.text))
        yield quoted
        yield prose("p", sample.why)


def _table(rows: Iterable[Iterable[str]]) -> Element:
    """A small table; the first row and the first column name the others."""
    head, *body = rows
    table = Element("table")
    line = SubElement(SubElement(table, "thead"), "tr")
    line.extend(prose("th", text) for text in head)
    inside = SubElement(table, "tbody")
    for first, *cells in body:
        line = SubElement(inside, "tr")
        line.append(prose("th", first))
        line.extend(prose("td", cell) for cell in cells)
    return table


def short(text: str, most: int) -> str:
    """The plain text, cut between two words where it is longer than that."""
    said = plain(text)
    return said if len(said) <= most else f"{said[: most - 2].rpartition(' ')[0] or said[: most - 2]} …"
