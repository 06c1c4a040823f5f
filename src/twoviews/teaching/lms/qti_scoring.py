"""How a response is worth points in QTI 2.1 and 3.0: the course's own rules, as response processing.

Options and pairs are added up. An order is worth the longest series of items that need not be moved: of each
item, taken in the right order, it is worked out how long a series ends with it, as the course does.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from twoviews.teaching.lms.exported import Item

RESPONSE, SCORE, FEEDBACK = "RESPONSE", "SCORE", "FEEDBACK"
RIGHT, WRONG, ALL = "right", "wrong", "all"
_SLACK = 1e-9  # of the larger of answer and tolerance: the bank's own


def declared(item: Item) -> Iterator[Element]:
    """The outcomes: points, the most of them, what is shown; what pairs and orders are held against."""
    yield _outcome(SCORE, "float", 0)
    yield _outcome("MAXSCORE", "float", item.points)
    yield Element("outcomeDeclaration", identifier=FEEDBACK, cardinality="multiple", baseType="identifier")
    for entry in item.entries if item.shape == "pairs" else ():
        yield _outcome(_pair(entry.id), "directedPair", f"{entry.id} {entry.belongs}")
    for place, name in enumerate(item.order, start=1):
        yield _outcome(f"AT-{place}", "integer", place)
        yield _outcome(_place(name), "integer", 0)
        yield _outcome(_series(name), "integer", 1)


def processing(item: Item) -> Element:
    """What happens when an answer is handed in; nothing, if none is."""
    made = Element("responseProcessing")
    condition = SubElement(made, "responseCondition")
    answered = SubElement(condition, "responseIf")
    answered.append(_of("not", _of("isNull", _variable(RESPONSE))))
    answered.extend(_RULES[item.shape](item))
    return made


# ── the rules ────────────────────────────────────────────────────────────────


def _one(item: Item) -> Iterator[Element]:
    yield _set(SCORE, _mapped())
    yield _set(FEEDBACK, _of("multiple", _variable(RESPONSE)))


def _several(item: Item) -> Iterator[Element]:
    """Each option judged rightly, ticked or left alone; told of are those ticked and those to be ticked."""
    alone = sum(not entry.right for entry in item.entries)
    right = [_value("identifier", entry.id) for entry in item.entries if entry.right]
    yield _set(SCORE, _of("sum", _mapped(), _value("float", alone)))
    yield _set(FEEDBACK, _of("multiple", _variable(RESPONSE), *right))


def _pairs(item: Item) -> Iterator[Element]:
    yield _set(SCORE, _mapped())
    for entry in item.entries:
        held = _of("member", _variable(_pair(entry.id)), _variable(RESPONSE))
        yield _either(held, [_told(f"{entry.id}-{RIGHT}")], [_told(f"{entry.id}-{WRONG}")])


def _order(item: Item) -> Iterator[Element]:
    """The place of each item, then the length of the longest series that ends with it, in the right order.

    A place is named by a variable: not every player reads a number there.
    """
    for entry in item.order:
        for place in range(1, len(item.order) + 1):
            there = _of("index", _variable(RESPONSE), n=f"AT-{place}")
            yield _either(
                _of("match", there, _value("identifier", entry)),
                [_set(_place(entry), _value("integer", place))],
            )
    for last, entry in enumerate(item.order):
        for before in item.order[:last]:
            longer = _of("sum", _variable(_series(before)), _value("integer", 1))
            rises = _of("lt", _variable(_place(before)), _variable(_place(entry)))
            gains = _of("gt", longer, _variable(_series(entry)))
            yield _either(_of("and", rises, gains), [_set(_series(entry), _copied(longer))])
    longest = _of("max", *(_variable(_series(entry)) for entry in item.order))
    points = _of("product", _copied(longest), _value("float", 1))
    yield _either(_of("gt", longest, _value("integer", 1)), [_set(SCORE, points)])
    yield _told(ALL)


def _number(item: Item) -> Iterator[Element]:
    slack = item.tolerance + _SLACK * max(abs(item.answer), item.tolerance)
    held = _of("equal", _value("float", repr(item.answer)), _variable(RESPONSE))
    held.attrib |= {"toleranceMode": "absolute", "tolerance": f"{slack:.15g} {slack:.15g}"}
    yield _either(held, [_set(SCORE, _value("float", 1)), _told(RIGHT)], [_told(WRONG)])


def _words(item: Item) -> Iterator[Element]:
    yield _set(SCORE, _mapped())
    held = _of("gt", _variable(SCORE), _value("float", 0))
    yield _either(held, [_told(RIGHT)], [_told(WRONG)])


_RULES = {
    "one": _one,
    "several": _several,
    "pairs": _pairs,
    "order": _order,
    "number": _number,
    "words": _words,
}


# ── the small pieces ─────────────────────────────────────────────────────────


def _outcome(name: str, base: str, start: int | str) -> Element:
    made = Element("outcomeDeclaration", identifier=name, cardinality="single", baseType=base)
    SubElement(SubElement(made, "defaultValue"), "value").text = str(start)
    return made


def _pair(entry: str) -> str:
    """The right pair, as a variable: players know few base types as values written into a rule."""
    return f"PAIR-{entry}"


def _place(entry: str) -> str:
    return f"PLACE-{entry}"


def _series(entry: str) -> str:
    return f"SERIES-{entry}"


def _of(name: str, *inside: Element, **attributes: str) -> Element:
    made = Element(name, attributes)
    made.extend(inside)
    return made


def _copied(element: Element) -> Element:
    return _of(element.tag, *element, **element.attrib)


def _variable(name: str) -> Element:
    return Element("variable", identifier=name)


def _mapped() -> Element:
    return Element("mapResponse", identifier=RESPONSE)


def _value(base: str, value: object) -> Element:
    made = Element("baseValue", baseType=base)
    made.text = str(value)
    return made


def _set(name: str, worth: Element) -> Element:
    return _of("setOutcomeValue", worth, identifier=name)


def _told(name: str) -> Element:
    """One feedback more is shown."""
    return _set(FEEDBACK, _of("multiple", _variable(FEEDBACK), _value("identifier", name)))


def _either(held: Element, then: list[Element], otherwise: list[Element] | None = None) -> Element:
    made = _of("responseCondition", _of("responseIf", held, *then))
    if otherwise:
        made.append(_of("responseElse", *otherwise))
    return made
