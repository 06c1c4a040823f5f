"""What was picked in a question, in its own words: options, pairs, places, or what was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from twoviews.bank.kinds import KINDS
from twoviews.bank.questions import Key, Question
from twoviews.bank.scoring import UNKNOWN

TYPED = 8
"""Typed answers that are shown, the most frequent first."""
NOT_KNOWN = "I do not know yet"
OWN = "the right answer to the numbers of their own draw"
Given = tuple[str, bool, int]
"""What was written down, whether it was wholly right, and how often."""


class Pick(NamedTuple):
    """A line: what was picked, by how many, whether it is right (None: not to be said), and a remark."""

    text: str
    times: int
    right: bool | None
    remark: str = ""


def picks(question: Question, key: Key, given: Iterable[Given], drawn: bool) -> tuple[Pick, ...]:
    """First answers to a question, line by line, from what was written down and how often.

    If its numbers are `drawn`, the words are those of one draw: what is typed counts as right where it was
    so in its own draw, and which option is right cannot be said.
    """
    responses = [(response_of(question, said), right, count) for said, right, count in given]
    known = [each for each in responses if each[0] != UNKNOWN]
    typed = not (question.options or question.items)
    lines = _typed(known, drawn) if typed else _chosen(question, key, [(said, n) for said, _, n in known])
    if drawn and question.options:
        lines = (pick._replace(right=None) for pick in lines)
    unknown = sum(count for response, _, count in responses if response == UNKNOWN)
    return (*lines, *([Pick(NOT_KNOWN, unknown, None)] if unknown else []))


def response_of(question: Question, said: str) -> Any:
    """The response that was written down as `said`: a text, or the JSON of anything else."""
    typed = KINDS[question.kind].SHAPE in ("one", "number", "words")
    if typed and said != msgspec.json.encode(dict(UNKNOWN)).decode():
        return said
    try:
        return msgspec.json.decode(said)
    except msgspec.DecodeError:
        return said


def _chosen(question: Question, key: Key, given: list[tuple[Any, int]]) -> Iterable[Pick]:
    if question.options:
        return _options(question, key, given)
    if key.choices:
        return _pairs(question, key, given)
    return _places(question, key, given)


def _options(question: Question, key: Key, given: list[tuple[Any, int]]) -> Iterator[Pick]:
    right = key.right if isinstance(key.right, list | tuple) else [key.right]
    ticked: Counter[str] = Counter()
    for response, count in given:
        for option in response if isinstance(response, list) else [response]:
            ticked[option] += count
    for option in question.options:
        yield Pick(option.text, ticked[option.id], option.id in right)


def _pairs(question: Question, key: Key, given: list[tuple[Any, int]]) -> Iterator[Pick]:
    names = {piece.id: piece.text for piece in question.pieces}
    for item in question.items:
        chosen: Counter[str] = Counter()
        for response, count in given:
            chosen[response[item.id]] += count
        right = key.right[item.id]
        yield Pick(f"{item.text} → {names[right]}", chosen[right], True, _instead(chosen, right, names))


def _instead(chosen: Counter[str], right: str, names: Mapping[str, str]) -> str:
    other, count = next(((each, n) for each, n in chosen.most_common() if each != right), ("", 0))
    return f"most often instead: {names[other]} ({count})" if count else ""


def _places(question: Question, key: Key, given: list[tuple[Any, int]]) -> Iterator[Pick]:
    names = {item.id: item.text for item in question.items}
    for place, item in enumerate(key.right):
        here = sum(count for response, count in given if response[place] == item)
        yield Pick(f"{place + 1}. {names[item]}", here, True, "put in this place")


def _typed(given: list[tuple[Any, bool, int]], drawn: bool) -> Iterator[Pick]:
    """What was typed; of drawn numbers, the right ones in one line and the wrong ones apart."""
    if drawn:
        if right := sum(count for _, good, count in given if good):
            yield Pick(OWN, right, True)
        given = [each for each in given if not each[1]]
    for response, right, count in given[:TYPED]:
        yield Pick(f"“{response}”", count, right)
    if more := sum(count for _, _, count in given[TYPED:]):
        yield Pick("something else", more, None)
