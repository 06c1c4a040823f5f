"""Items of QTI 2.1 and 3.0, which differ in names and in little else: written by the names of 2.1.

Feedback stands in blocks under the interaction, shown by the outcome FEEDBACK: on each option that was chosen
(or should have been, among several), on each item by whether it is right, on an answer that is typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from twoviews.teaching.lms.exported import Entry, Essay, Item
from twoviews.teaching.lms.markup import (
    asked,
    essay_asked,
    essay_notes,
    explained,
    plain,
    prose,
    seen,
    task,
)
from twoviews.teaching.lms.qti_scoring import (
    ALL,
    FEEDBACK,
    RESPONSE,
    RIGHT,
    SCORE,
    WRONG,
    declared,
    processing,
)
from twoviews.teaching.lms.words import spelled

HTML = frozenset(
    {"p", "em", "strong", "span", "table", "thead", "tbody", "tr", "th", "td"}
    | {"ul", "ol", "li", "img", "h4", "blockquote"}
)
"""Elements of HTML that are used here; every other one is QTI's own."""

_CAPITAL = re.compile(r"(?<=[a-z])([A-Z])")


def name_of(item: str) -> str:
    """The identifier of an item: ids of the course begin with a digit, which QTI's must not."""
    return f"item-{item}"


def question(item: Item, source: str) -> Element:
    """The item of a question, in the names of 2.1; `source` is where its picture lies."""
    made = _begun(item.id, item.title, [*_response(item), *declared(item)])
    body = SubElement(made, "itemBody")
    if item.shape in ("number", "words"):
        body.extend(asked(item, source))
        body.append(_typed(item))
    else:
        body.extend(seen(item, source))
        body.append(_INTERACTIONS[item.shape](item))
        _prompt(body[-1], item)
    body.extend(_feedback(item))
    made.append(processing(item))
    return made


def text(essay: Essay, by_hand: Mapping[str, str]) -> Element:
    """The item of a prompt, marked by a person, who alone sees the notes; its points say so `by_hand`."""
    response = Element("responseDeclaration", identifier=RESPONSE, cardinality="single", baseType="string")
    score = Element("outcomeDeclaration", identifier=SCORE, cardinality="single", baseType="float")
    score.attrib |= {"normalMaximum": str(essay.points), **by_hand}
    made = _begun(essay.id, essay.id, [response, score])
    body = SubElement(made, "itemBody")
    notes = SubElement(body, "rubricBlock", view="scorer")
    notes.extend(essay_notes(essay))
    body.extend(essay_asked(essay))
    SubElement(body, "extendedTextInteraction", responseIdentifier=RESPONSE, expectedLines="15")
    return made


def in_names_of_3(element: Element) -> Element:
    """The same in the names of 3.0: QTI's own elements prefixed, no capitals, text inside a content body."""
    html = element.tag in HTML
    made = Element(
        element.tag if html else f"qti-{_hyphened(element.tag)}",
        dict(element.attrib) if html else {_hyphened(name): value for name, value in element.attrib.items()},
    )
    made.text, made.tail = element.text, element.tail
    inside = SubElement(made, "qti-content-body") if element.tag in ("feedbackBlock", "rubricBlock") else made
    inside.extend(map(in_names_of_3, element))
    return made


def _hyphened(name: str) -> str:
    return _CAPITAL.sub(lambda found: f"-{found[1].lower()}", name)


def _begun(name: str, title: str, declarations: Iterable[Element]) -> Element:
    made = Element(
        "assessmentItem",
        identifier=name_of(name),
        title=plain(title),
        adaptive="false",
        timeDependent="false",
    )
    made.extend(declarations)
    return made


# ── the response and what it is worth ────────────────────────────────────────


def _response(item: Item) -> Iterator[Element]:
    """The declaration of the response: its right form and, where points add up, what each part brings."""
    cardinality, base, right, worth = _WORTH[item.shape](item)
    made = Element("responseDeclaration", identifier=RESPONSE, cardinality=cardinality, baseType=base)
    correct = SubElement(made, "correctResponse")
    for each in right:
        SubElement(correct, "value").text = each
    if worth:
        mapping = SubElement(made, "mapping", defaultValue="0")
        for key, points in worth.items():
            SubElement(mapping, "mapEntry", mapKey=key, mappedValue=str(points))
            if item.shape == "words":
                mapping[-1].set("caseSensitive", "false")
    yield made


_Worth = tuple[str, str, list[str], dict[str, int]]


def _worth_of_options(item: Item) -> _Worth:
    right = [entry.id for entry in item.entries if entry.right]
    if item.shape == "one":
        return "single", "identifier", right, dict.fromkeys(right, 1)
    return "multiple", "identifier", right, {each.id: 1 if each.right else -1 for each in item.entries}


def _worth_of_pairs(item: Item) -> _Worth:
    right = [f"{entry.id} {entry.belongs}" for entry in item.entries]
    return "multiple", "directedPair", right, dict.fromkeys(right, 1)


def _worth_of_order(item: Item) -> _Worth:
    return "ordered", "identifier", list(item.order), {}


def _worth_of_number(item: Item) -> _Worth:
    return "single", "float", [repr(item.answer)], {}


def _worth_of_words(item: Item) -> _Worth:
    known = list({each.casefold(): each for each in spelled(item.accepted)}.values())
    return "single", "string", known[:1], dict.fromkeys(known, 1)


_WORTH: dict[str, Callable[[Item], _Worth]] = {
    "one": _worth_of_options,
    "several": _worth_of_options,
    "pairs": _worth_of_pairs,
    "order": _worth_of_order,
    "number": _worth_of_number,
    "words": _worth_of_words,
}


# ── what is shown ────────────────────────────────────────────────────────────


def _prompt(interaction: Element, item: Item) -> None:
    """What is asked, and what to do."""
    made = prose("prompt", item.prompt)
    if task(item):
        _after(made, " ")
        made.append(prose("em", task(item)))
    interaction.insert(0, made)


def _after(element: Element, text: str) -> None:
    """Put a text behind all that stands in the element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _choose(item: Item) -> Element:
    most = "1" if item.shape == "one" else "0"
    made = Element("choiceInteraction", responseIdentifier=RESPONSE, shuffle="true", maxChoices=most)
    _choices(made, item.entries)
    return made


def _order(item: Item) -> Element:
    made = Element("orderInteraction", responseIdentifier=RESPONSE, shuffle="false", orientation="vertical")
    _choices(made, item.entries)
    return made


def _choices(made: Element, entries: Iterable[Entry]) -> None:
    for entry in entries:
        choice = prose("simpleChoice", entry.text)
        choice.set("identifier", entry.id)
        made.append(choice)


def _pair(item: Item) -> Element:
    """Items as rows and choices as columns of a table of buttons, where a player can draw one."""
    made = Element(
        "matchInteraction",
        {"class": "qti-match-tabular"},
        responseIdentifier=RESPONSE,
        shuffle="false",
        maxAssociations=str(len(item.entries)),
    )
    for pieces, most in ((item.entries, "1"), (item.choices, str(len(item.entries)))):
        shown = SubElement(made, "simpleMatchSet")
        for piece in pieces:
            choice = prose("simpleAssociableChoice", piece.text)
            choice.attrib |= {"identifier": piece.id, "matchMax": most}
            shown.append(choice)
    return made


def _typed(item: Item) -> Element:
    made = Element("p")
    length = max(map(len, item.accepted), default=8) + 8
    SubElement(made, "textEntryInteraction", responseIdentifier=RESPONSE, expectedLength=str(length))
    if item.unit:
        made[0].tail = f" {plain(item.unit)}"
    return made


_INTERACTIONS: dict[str, Callable[[Item], Element]] = {
    "one": _choose,
    "several": _choose,
    "order": _order,
    "pairs": _pair,
}


def _feedback(item: Item) -> Iterator[Element]:
    if item.shape in ("number", "words"):
        yield _block(RIGHT, [prose("p", item.right)])
        yield _block(WRONG, [prose("p", item.wrong)])
    elif item.shape == "order":
        yield _block(ALL, explained(item))
    for entry in item.entries if item.shape != "order" else ():
        if item.shape == "pairs":
            yield _block(f"{entry.id}-{RIGHT}", [_about(entry, "Right.")])
            yield _block(f"{entry.id}-{WRONG}", [_about(entry, "Not right.")])
        else:
            yield _block(entry.id, [_about(entry, "")])


def _about(entry: Entry, mark: str) -> Element:
    made = Element("p")
    made.append(prose("strong", entry.text))
    made[0].tail = f" {mark} " if mark else " "
    made.append(prose("span", entry.feedback))
    return made


def _block(name: str, shown: Iterable[Element]) -> Element:
    made = Element("feedbackBlock", outcomeIdentifier=FEEDBACK, identifier=name, showHide="show")
    made.extend(shown)
    return made
