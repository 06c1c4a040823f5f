"""Questions in QTI 1.2: the elements that Canvas and Common Cartridge share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from twoviews.teaching.lms.markup import html

RESPONSE = "response1"
NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


Kind = Literal["one", "several", "rows", "number", "words", "essay"]


class Reply(NamedTuple):
    """Something that can be chosen: its id, what is read, whether it is right, and what is then said."""

    id: str
    shown: list[Element]
    right: bool
    feedback: list[Element]


class QtiPart(NamedTuple):
    """A question: its id, title, points and kind, what is asked, and what is said after it.

    `replies` are to choose from, and with `rows` each row (id, text, id of its reply) is given one of them.
    `accepted` are texts that may be typed, `between` the numbers between which one may lie.
    """

    id: str
    title: str
    points: int
    kind: Kind
    asked: list[Element]
    general: list[Element]
    replies: tuple[Reply, ...] = ()
    rows: tuple[tuple[str, list[Element], str], ...] = ()
    accepted: tuple[str, ...] = ()
    between: tuple[float, float] | None = None
    right: tuple[Element, ...] = ()
    wrong: tuple[Element, ...] = ()


def item(part: QtiPart, metadata: dict[str, str]) -> Element:
    """The item of a part, with what the platform reads beside it."""
    made = Element("item", ident=part.id, title=part.title)
    fields = SubElement(SubElement(made, "itemmetadata"), "qtimetadata")
    for label, entry in metadata.items():
        field = SubElement(fields, "qtimetadatafield")
        SubElement(field, "fieldlabel").text, SubElement(field, "fieldentry").text = label, entry
    shown = SubElement(made, "presentation")
    _material(shown, part.asked)
    shown.extend(_responses(part))
    made.append(_processing(part))
    for name, said in _feedback(part):
        given = SubElement(made, "itemfeedback", ident=name)
        _material(SubElement(given, "flow_mat"), said)
    return made


def _material(inside: Element, shown: Iterable[Element]) -> None:
    SubElement(SubElement(inside, "material"), "mattext", texttype="text/html").text = html(shown)


# ── what is asked ────────────────────────────────────────────────────────────


def _responses(part: QtiPart) -> Iterator[Element]:
    if part.rows:
        for name, text, _ in part.rows:
            yield _choice(name, "Single", part.replies, text)
    elif part.replies:
        yield _choice(RESPONSE, "Multiple" if part.kind == "several" else "Single", part.replies)
    else:
        typed = Element("response_str", ident=RESPONSE, rcardinality="Single")
        SubElement(SubElement(typed, "render_fib"), "response_label", ident="answer1")
        yield typed


def _choice(
    name: str, cardinality: str, replies: Iterable[Reply], text: list[Element] | None = None
) -> Element:
    made = Element("response_lid", ident=name, rcardinality=cardinality)
    if text:
        _material(made, text)
    listed = SubElement(made, "render_choice")
    for reply in replies:
        _material(SubElement(listed, "response_label", ident=reply.id), reply.shown)
    return made


# ── what it is worth ─────────────────────────────────────────────────────────


def _processing(part: QtiPart) -> Element:
    made = Element("resprocessing")
    outcomes = SubElement(made, "outcomes")
    SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    if part.general:
        _tells(_condition(made, "other", going_on=True), "general_fb")
    for reply in part.replies if not part.rows else ():
        if reply.feedback:
            heard = _condition(made, "", going_on=True)
            _equal(heard[0], RESPONSE, reply.id)
            _tells(heard, f"{reply.id}_fb")
    if part.rows:
        for name, _, right in part.rows:
            row = _condition(made, "")
            _equal(row[0], name, right)
            _scores(row, f"{100 / len(part.rows):.4f}", "Add")
    elif part.kind != "essay":
        _right(made, part)
    return made


def _right(made: Element, part: QtiPart) -> None:
    won = _condition(made, "", going_on=False)
    if part.kind == "several":
        every = SubElement(won[0], "and")
        for reply in part.replies:
            _equal(every if reply.right else SubElement(every, "not"), RESPONSE, reply.id)
    elif part.between:
        either = SubElement(won[0], "or")
        _equal(either, RESPONSE, part.accepted[0])
        low, high = part.between
        both = SubElement(either, "and")
        SubElement(both, "vargte", respident=RESPONSE).text = f"{low:.12g}"
        SubElement(both, "varlte", respident=RESPONSE).text = f"{high:.12g}"
    else:
        for each in part.accepted or [reply.id for reply in part.replies if reply.right]:
            _equal(won[0], RESPONSE, each)
    _scores(won, "100", "Set")
    if part.right:
        _tells(won, "correct_fb")
        _tells(_condition(made, "other", going_on=True), "general_incorrect_fb")


def _condition(made: Element, what: str, going_on: bool | None = None) -> Element:
    said = {} if going_on is None else {"continue": "Yes" if going_on else "No"}
    condition = SubElement(made, "respcondition", said)
    inside = SubElement(condition, "conditionvar")
    if what:
        SubElement(inside, what)
    return condition


def _equal(inside: Element, name: str, value: str) -> None:
    SubElement(inside, "varequal", respident=name).text = value


def _scores(condition: Element, share: str, action: str) -> None:
    SubElement(condition, "setvar", action=action, varname="SCORE").text = share


def _tells(condition: Element, name: str) -> None:
    SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=name)


def _feedback(part: QtiPart) -> Iterator[tuple[str, Iterable[Element]]]:
    if part.general:
        yield "general_fb", part.general
    if part.right:
        yield "correct_fb", part.right
        yield "general_incorrect_fb", part.wrong
    for reply in part.replies if not part.rows else ():
        if reply.feedback:
            yield f"{reply.id}_fb", reply.feedback


# ── a file of them ───────────────────────────────────────────────────────────


def assessment(name: str, title: str, sections: Iterable[Element]) -> Element:
    """The test of that name; what it asks stands in one section."""
    made = Element("questestinterop")
    test = SubElement(made, "assessment", ident=name, title=title)
    SubElement(test, "section", ident="root_section").extend(sections)
    return made


def drawn(name: str, points: int, items: Iterable[Element]) -> Element:
    """A section from which one item is drawn for each student."""
    made = Element("section", ident=name, title=name)
    selection = SubElement(SubElement(made, "selection_ordering"), "selection")
    SubElement(selection, "selection_number").text = "1"
    SubElement(SubElement(selection, "selection_extension"), "points_per_item").text = str(points)
    made.extend(items)
    return made
