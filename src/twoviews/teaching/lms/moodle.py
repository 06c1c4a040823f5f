"""Moodle XML: all kinds, for *Question bank → Import → Moodle XML format* (Moodle 4.4 or later for orders).

Marks are the course's own (`defaultgrade` is its points), but for two things. Where several options hold,
Moodle adds one share for each right tick and takes one for each wrong one, and never goes below zero; the
course also counts what was rightly left alone: full marks are the same, partial ones are lower in Moodle. And
words that are typed are compared letter by letter, without regard to capitals: the forms with and without
accents and spaces are all listed. Orders are graded by the longest ordered subset: the course's own rule.
Per option there is feedback where one is chosen; that on paired or ordered items is in the general feedback.
Moodle's import adds and never replaces: the idnumber says which question of an older one is the same.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from twoviews.teaching.lms.exported import TESTS, Chapter, Essay, Export, Item
from twoviews.teaching.lms.markup import (
    asked,
    essay_asked,
    essay_notes,
    explained,
    html,
    in_order,
    plain,
    prose,
)
from twoviews.teaching.lms.markup import short as cut
from twoviews.teaching.lms.words import spelled

SUFFIX = "-moodle.xml"
_TYPES = {
    "one": "multichoice", "several": "multichoice", "pairs": "matching", "order": "ordering",
    "number": "numerical", "words": "shortanswer",
}  # fmt: skip


def write(export: Export) -> bytes:
    """The file. Categories are lessons, in them objectives, in them questions that have several forms."""
    quiz = Element("quiz")
    for chapter in export.chapters:
        quiz.extend(_chapter(export.title, chapter))
    return bytes(ElementTree.tostring(quiz, encoding="utf-8", xml_declaration=True))


def _chapter(course: str, chapter: Chapter) -> Iterator[Element]:
    path = (course, f"{chapter.number} {chapter.title}")
    yield _category(path, f"lesson-{chapter.number}", chapter.title)
    for objective in chapter.objectives:
        inside = (*path, cut(f"{objective.id} {objective.text}", 120))
        yield _category(inside, objective.id, objective.text)
        yield from _questions(inside, chapter.families(objective.id))
    for place, title in TESTS.items():
        if families := chapter.test(place):
            yield _category((course, title), place, title)
            yield from _questions((course, title), families)
    if chapter.essays:
        texts = (*path, "Texts to write")
        yield _category(texts, f"{chapter.number}-texts", "Texts to write")
        yield from map(_essay, chapter.essays)


def _questions(path: tuple[str, ...], families: Iterable[tuple[Item, ...]]) -> Iterator[Element]:
    """Questions of one form first: what follows a category is in it."""
    families = list(families)
    yield from (_question(forms[0]) for forms in families if len(forms) == 1)
    for forms in families:
        if len(forms) > 1:
            family = forms[0].family
            told = f"{len(forms)} forms of one question: let a quiz draw one at random."
            yield _category((*path, f"{family} forms"), f"{family}-forms", told)
            yield from map(_question, forms)


def _category(path: tuple[str, ...], name: str, about: str) -> Element:
    made = Element("question", type="category")
    said = "/".join(("$course$", "top", *(plain(each).replace("/", "//") for each in path)))
    _text(made, "category", said, form="")
    _html(made, "info", [prose("p", about)])
    SubElement(made, "idnumber").text = name
    return made


def _question(item: Item) -> Element:
    made = _begun(_TYPES[item.shape], item.id, f"{item.title} {cut(item.prompt, 60)}", item.points)
    source = f"@@PLUGINFILE@@/{item.picture.name}" if item.picture else ""
    text = _html(made, "questiontext", asked(item, source))
    if item.picture:
        stored = SubElement(text, "file", name=item.picture.name, path="/", encoding="base64")
        stored.text = b64encode(item.picture.svg.encode()).decode()
    _html(made, "generalfeedback", explained(item) if item.shape in ("pairs", "order") else ())
    if item.hint:
        _html(made, "hint", [prose("p", item.hint)])
    _FILL[item.shape](made, item)
    return made


def _begun(kind: str, name: str, title: str, points: int) -> Element:
    made = Element("question", type=kind)
    _text(made, "name", title, form="")
    SubElement(made, "idnumber").text = name
    SubElement(made, "defaultgrade").text = str(points)
    SubElement(made, "penalty").text = "0"
    SubElement(made, "hidden").text = "0"
    return made


# ── what each shape adds ─────────────────────────────────────────────────────


def _options(made: Element, item: Item) -> None:
    """Right options share 100 per cent; among several a wrong tick costs what a right one brings."""
    share = 100 / sum(entry.right for entry in item.entries)
    lost = -share if item.shape == "several" else 0.0
    _set(
        made,
        single=str(item.shape == "one").lower(),
        shuffleanswers="true",
        answernumbering="none",
        showstandardinstruction="0",
    )
    for entry in item.entries:
        _answer(
            made, _fraction(share if entry.right else lost), html([prose("p", entry.text)]), entry.feedback
        )


def _pairs(made: Element, item: Item) -> None:
    """Each item with its choice; a choice that fits none comes with an item without text."""
    names = {choice.id: plain(choice.text) for choice in item.choices}
    _set(made, shuffleanswers="true")
    for entry in item.entries:
        _subquestion(made, [prose("p", entry.text)], names[entry.belongs])
    for spare in names.keys() - {entry.belongs for entry in item.entries}:
        _subquestion(made, (), names[spare])


def _subquestion(made: Element, shown: Iterable[Element], answer: str) -> None:
    part = _html(made, "subquestion", shown)
    _text(part, "answer", answer, form="")


def _order(made: Element, item: Item) -> None:
    _set(
        made,
        layouttype="VERTICAL",
        selecttype="ALL",
        selectcount=str(len(item.entries)),
        gradingtype="LONGEST_ORDERED_SUBSET",
        showgrading="SHOW",
        numberingstyle="none",
    )
    for place, entry in enumerate(in_order(item), start=1):
        _answer(made, str(place), html([prose("p", entry.text)]), "")


def _number(made: Element, item: Item) -> None:
    answer = _answer(made, "100", repr(item.answer), item.right, form="")
    SubElement(answer, "tolerance").text = repr(item.tolerance)
    SubElement(_answer(made, "0", "*", item.wrong, form=""), "tolerance").text = "0"
    units = SubElement(made, "units")
    for name in {item.unit: None, **dict.fromkeys(("%",) if item.unit == "per cent" else ())}:
        _set(SubElement(units, "unit"), multiplier="1", unit_name=name)
    _set(made, unitgradingtype="0", unitpenalty="0", showunits="0", unitsleft="0")


def _words(made: Element, item: Item) -> None:
    _set(made, usecase="0")
    for form in spelled(item.accepted):
        _answer(made, "100", form.replace("*", r"\*"), item.right, form="")
    _answer(made, "0", "*", item.wrong, form="")


_FILL = {
    "one": _options,
    "several": _options,
    "pairs": _pairs,
    "order": _order,
    "number": _number,
    "words": _words,
}


def _essay(essay: Essay) -> Element:
    made = _begun("essay", essay.id, f"{essay.id} {cut(essay.prompt, 60)}", essay.points)
    _html(made, "questiontext", essay_asked(essay))
    _html(made, "generalfeedback", ())
    _set(made, responseformat="editor", responserequired="1", responsefieldlines="15", attachments="0")
    _html(made, "graderinfo", essay_notes(essay))
    _html(made, "responsetemplate", ())
    return made


# ── the small pieces ─────────────────────────────────────────────────────────


def _fraction(share: float) -> str:
    """Per cent with five decimals, as Moodle's own list of grades has them."""
    return f"{share:.5f}".rstrip("0").rstrip(".")


def _answer(made: Element, fraction: str, text: str, feedback: str, form: str = "html") -> Element:
    answer = _text(made, "answer", text, form or "moodle_auto_format")
    answer.set("fraction", fraction)
    _html(answer, "feedback", [prose("p", feedback)] if feedback else ())
    return answer


def _html(made: Element, name: str, shown: Iterable[Element]) -> Element:
    return _text(made, name, html(shown), "html")


def _text(made: Element, name: str, text: str, form: str) -> Element:
    part = SubElement(made, name, {"format": form} if form else {})
    SubElement(part, "text").text = text
    return part


def _set(made: Element, **values: str) -> None:
    for name, value in values.items():
        SubElement(made, name).text = value
