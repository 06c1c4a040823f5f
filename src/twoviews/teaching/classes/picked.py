"""What was picked in a question, in its own words: options, pairs, places, or what was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from twoviews.bank.questions import Key, Question
from twoviews.bank.scoring import UNKNOWN, Scored, score

TYPED = 8
"""Typed answers that are shown, the most frequent first."""
NOT_KNOWN = "I do not know yet"


class Pick(NamedTuple):
    """A line: what was picked, by how many, whether it is right (None: not to be said), and a remark."""

    text: str
    times: int
    right: bool | None
    remark: str = ""


def picks(question: Question, key: Key, given: Iterable[tuple[str, int]], drawn: bool) -> tuple[Pick, ...]:
    """First answers to a question, line by line, from what was written down and how often.

    If its numbers are `drawn`, the words are those of one draw, and which is right cannot be said.
    """
    responses = [(response_of(question, said), count) for said, count in given]
    known = [(response, count) for response, count in responses if response != UNKNOWN]
    lines = _lines(question, key, known)
    if drawn:
        lines = (pick._replace(right=None, remark="") for pick in lines)
    unknown = sum(count for response, count in responses if response == UNKNOWN)
    return (*lines, *([Pick(NOT_KNOWN, unknown, None)] if unknown else []))


def response_of(question: Question, said: str) -> Any:
    """The response that was written down as `said`: a text, or the JSON of anything else."""
    typed = not (question.items or question.kind == "several")
    if typed and said != msgspec.json.encode(dict(UNKNOWN)).decode():
        return said
    try:
        return msgspec.json.decode(said)
    except msgspec.DecodeError:
        return said


def _lines(question: Question, key: Key, given: list[tuple[Any, int]]) -> Iterable[Pick]:
    if question.options:
        return _options(question, key, given)
    if key.choices:
        return _pairs(question, key, given)
    if question.items:
        return _places(question, key, given)
    return _typed(key, given)


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


def _typed(key: Key, given: list[tuple[Any, int]]) -> Iterator[Pick]:
    for response, count in given[:TYPED]:
        marked = score(key, response)
        yield Pick(f"“{response}”", count, isinstance(marked, Scored) and marked.right)
    if more := sum(count for _, count in given[TYPED:]):
        yield Pick("something else", more, None)
