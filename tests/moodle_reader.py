"""A reader of Moodle XML that shares nothing with the writer: it marks as Moodle's question types do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from lms import words

GRADES = {100.0, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571,
          12.5, 11.11111, 10, 5, 0}  # fmt: skip


def read(stored: bytes) -> dict[str, Element]:
    """The questions by their idnumber, each of which stands once in its category."""
    found: dict[str, Element] = {}
    for question in ElementTree.fromstring(stored):
        if question.get("type") != "category":
            name = question.findtext("idnumber") or ""
            assert name not in found
            found[name] = question
    return found


def categories(stored: bytes) -> dict[str, str]:
    """By idnumber of a question the path of the category in which it stands."""
    path, found = "", {}
    for question in ElementTree.fromstring(stored):
        if question.get("type") == "category":
            path = question.findtext("category/text") or ""
        else:
            found[question.findtext("idnumber") or ""] = path
    return found


def texts(question: Element, inside: str) -> list[str]:
    """What a person reads at each place of that path."""
    return [words(each.findtext("text") or "") for each in question.findall(inside)]


def points(question: Element, said: Any) -> float:
    """The mark for an answer given in the words that stand in the question."""
    fraction: float = _RULES[question.get("type") or ""](question, said)
    return fraction * float(question.findtext("defaultgrade") or "nan")


def feedback(question: Element, said: Any) -> list[str]:
    """The feedback on what was chosen or typed."""
    return [words(each.findtext("feedback/text") or "") for each in _answers(question, said)]


def _answers(question: Element, said: Any) -> list[Element]:
    answers = question.findall("answer")
    if question.get("type") == "multichoice":
        ticked = [said] if isinstance(said, str) else said
        return [each for each in answers if words(each.findtext("text") or "") in ticked]
    return [next(each for each in answers if _fits(question, each, said))]


def _fits(question: Element, answer: Element, said: Any) -> bool:
    form = answer.findtext("text") or ""
    if question.get("type") == "numerical":
        slack = float(answer.findtext("tolerance") or 0) + 1e-14 * max(1, abs(said))
        return form == "*" or abs(float(form) - said) <= slack
    if form == "*":
        return True
    assert not re.search(r"(?<!\\)\*", form)
    return form.replace(r"\*", "*").casefold() == str(said).strip().casefold()


def _chosen(question: Element, said: Any) -> float:
    shares = [float(each.get("fraction") or "nan") for each in question.findall("answer")]
    assert {abs(share) for share in shares} <= GRADES
    assert abs(sum(share for share in shares if share > 0) - 100) < 0.01
    return max(0.0, sum(float(each.get("fraction") or "nan") for each in _answers(question, said)) / 100)


def _typed(question: Element, said: Any) -> float:
    return float(_answers(question, said)[0].get("fraction") or "nan") / 100


def _matched(question: Element, said: dict[str, str]) -> float:
    parts = [
        (words(each.findtext("text") or ""), each.findtext("answer/text") or "")
        for each in question.findall("subquestion")
    ]
    asked = [(text, answer) for text, answer in parts if text]
    return sum(" ".join(answer.split()) == said[text] for text, answer in asked) / len(asked)


def _ordered(question: Element, said: Sequence[str]) -> float:
    """The longest ordered subset, by trying all of them; one item alone is none."""
    assert question.findtext("gradingtype") == "LONGEST_ORDERED_SUBSET"
    right = [words(each.findtext("text") or "") for each in question.findall("answer")]
    places = [right.index(each) for each in said]
    for size in range(len(places), 1, -1):
        if any(list(series) == sorted(series) for series in combinations(places, size)):
            return size / len(right)
    return 0.0


_RULES = {
    "multichoice": _chosen,
    "numerical": _typed,
    "shortanswer": _typed,
    "matching": _matched,
    "ordering": _ordered,
}
