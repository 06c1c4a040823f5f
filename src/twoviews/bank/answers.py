"""What counts as an answer to an item: its fingerprint, what an old response still says, and the scales.

A live part and the portfolio both ask here, so that a page and its paper never differ.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar, get_args

import msgspec

from twoviews.bank.authored import Authored
from twoviews.bank.content import (
    Claim,
    Exploration,
    Forecast,
    Mark,
    Prediction,
    Prompt,
    Proposition,
)
from twoviews.bank.kinds.number import readings
from twoviews.bank.questions import Key, Question, drawn, every, split
from twoviews.bank.scoring import UNKNOWN, Scored, score
from twoviews.bank.verdicts import is_verdict

CONFIDENCE: Mapping[str, str] = {"sure": "sure", "fairly": "fairly sure", "guess": "a guess"}
"""How sure a learner can say to be of an answer: what is recorded, and its words."""

MARKS: tuple[Mark, ...] = get_args(Mark)
"""What a row of a rubric can be marked, from the lowest."""

SCALE = range(1, 8)
"""The places of a proposition."""

SCALE_ENDS = ("disagree strongly", "agree strongly")
"""What the first and the last place of `SCALE` mean."""

SCALE_IN_WORDS = f"from {SCALE[0]} ({SCALE_ENDS[0]}) to {SCALE[-1]} ({SCALE_ENDS[1]})"

PER_CENT = "per cent"
"""The unit of a forecast."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese: scripts that put no spaces between words."""
_SIGNS = 2
"""Signs of such a script to a word, as in Chinese."""

Item = Claim | Prediction | Forecast | Proposition | Prompt | Exploration | Authored


def digest(*texts: str) -> str:
    """Short fingerprint of the texts that a learner answered to; it shows an answer to older texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]


def fingerprint(item: Item) -> str:
    """The digest of an item as a learner reads it, kept with each answer to it."""
    match item:
        case Claim():
            return digest(item.claim)
        case Prediction():
            return digest(item.prompt, *item.options)
        case Forecast():
            return digest(item.question, item.deadline, item.resolution)
        case Proposition():
            return digest(item.text)
        case Prompt():
            return digest(item.prompt, item.role)
        case Exploration():
            return digest(item.id, *(slider.name for slider in item.sliders))
        case Authored():
            return split(item)[0].digest


def written_items(prompt: Prompt) -> tuple[str, str, str]:
    """The names in the record of a prompt's first draft, of its second, and of the marks of the first."""
    return prompt.id, f"{prompt.id}/second", f"{prompt.id}/marks"


def rubric_fingerprint(prompt: Prompt) -> str:
    """The digest of a prompt's rubric, kept with the marks that a learner gives by it."""
    return digest(
        *(text for row in prompt.rubric for text in (row.criterion, row.weak, row.fair, row.strong))
    )


def marks(prompt: Prompt, response: object) -> tuple[Mark, ...] | None:
    """The marks that a response gives by the prompt's rubric, one a row; None if it is none. Never raises."""
    if not isinstance(response, list | tuple) or len(response) != len(prompt.rubric) or not response:
        return None
    known = {mark: mark for mark in MARKS}
    given = tuple(known[each] for each in response if isinstance(each, str) and each in known)
    return given if len(given) == len(prompt.rubric) else None


def fits(item: Item | Question, given: str) -> bool:
    """Whether an answer with that digest was given to the item as it reads today.

    Only what a learner reads, or what a response can name, makes an item another one. An explorer's answer
    names its sliders itself, so any digest will do: `reading` looks at the names.
    """
    match item:
        case Authored():
            return as_given(item, given) is not None
        case Question():
            return given in (item.digest, item.older_digest) or _first_edition().get(given) == item.digest
        case Exploration():
            return True
    return given == fingerprint(item)


def as_given(authored: Authored, given: str) -> tuple[Question, Key] | None:
    """The question and its key as they were when an answer of that digest was given; None if it has changed.

    Where numbers are drawn this is the draw that the answer belongs to.
    """
    return next((both for both in every(authored) if fits(both[0], given)), None)


def facing(authored: Authored, learner: str, digests: Iterable[str]) -> tuple[Question, Key]:
    """The question as this learner meets it: as the last answer that fits found it, or else as drawn.

    `digests` are those of the learner's answers to it, oldest first.
    """
    if authored.vary is None:
        return split(authored)
    known = (as_given(authored, each) for each in reversed(list(digests)))
    return next((both for both in known if both), None) or drawn(authored, learner)


@cache
def _first_edition() -> Mapping[str, str]:
    """The digest of each question by the one that the first edition gave it.

    Those digests covered objective and hint too: once one of these is edited, none can compute them again.
    """
    text = files("twoviews.bank").joinpath("first_edition.json").read_text(encoding="utf-8")
    return msgspec.json.decode(text, type=dict[str, str])


def reading(item: Item, response: object) -> Any:
    """What a response of plain JSON says to the item as it is today; None if it is no answer to it.

    A claim gives one of the six verdicts; a prediction the text of an option or a finite number; a forecast
    a float from 0 to 100; a proposition a place on `SCALE`; a prompt the text (perhaps an empty one); an
    explorer the value of each slider, held within its range; a question the response itself, if it can be
    marked (whatever its draw: all draws of a question can be answered in the same forms). Never raises.
    """
    match item:
        case Claim():
            return response if is_verdict(response) else None
        case Prediction():
            return _guess(item, response)
        case Forecast():
            return next((number for number in readings(response, PER_CENT) if 0 <= number <= 100), None)
        case Proposition():
            return response if is_place(response) else None
        case Prompt():
            return response if isinstance(response, str) else None
        case Exploration():
            return _settings(item, response)
        case Authored():
            return response if isinstance(score(split(item)[1], response), Scored) else None


class Given(Protocol):
    """A response on its way out of the record, with the digest of the item as it was read then."""

    @property
    def digest(self) -> str:
        """The fingerprint of the item."""
        ...

    @property
    def response(self) -> Any:
        """Plain JSON."""
        ...


G = TypeVar("G", bound=Given)


def answering(item: Item, given: Iterable[G]) -> list[tuple[G, Any]]:
    """Those of the responses given to an item that answer it as it is today, with what each says."""
    known = tuple(given)
    those = {its: fits(item, its) for its in {each.digest for each in known}}
    read: dict[bytes, Any] = {}  # many answers are given more than once
    found = []
    for each in known:
        if those[each.digest]:
            words = msgspec.json.encode(each.response)
            if words not in read:
                read[words] = reading(item, each.response)
            if read[words] is not None:
                found.append((each, read[words]))
    return found


def stands(item: Item, last: Given) -> bool:
    """Whether the last response to an item counts as an answer to it today.

    A text counts to whatever wording it was written, unless it was erased; in a test it is an answer to say
    that one does not know.
    """
    if isinstance(item, Authored) and last.response == UNKNOWN:
        return fits(item, last.digest)
    said = reading(item, last.response)
    if isinstance(item, Prompt):
        return bool(said and said.strip())
    return said is not None and fits(item, last.digest)


def is_place(value: object) -> bool:
    """Whether a value is a place on the scale."""
    return not isinstance(value, bool) and isinstance(value, int) and value in SCALE


def words(text: str) -> int:
    """How many words a text has, by its spaces; a piece in a script that puts none counts by its signs.

    So a text in Chinese or Thai is not taken for one word. The page counts in the same way.
    """
    return sum(max(1, math.ceil(len(_UNSPACED.findall(piece)) / _SIGNS)) for piece in text.split())


def within(prediction: Prediction, value: float) -> bool:
    """Whether a number lies within the bounds that a prediction names."""
    low = -math.inf if prediction.low is None else prediction.low
    high = math.inf if prediction.high is None else prediction.high
    return low <= value <= high


def _guess(item: Prediction, response: object) -> str | float | None:
    """An option, or the number meant; the bounds of today do not undo a guess that was given under others."""
    if item.options:
        return response if isinstance(response, str) and response in item.options else None
    found = readings(response, item.unit)
    return next((number for number in found if within(item, number)), found[0] if found else None)


def _settings(item: Exploration, response: object) -> dict[str, float] | None:
    names = {slider.name for slider in item.sliders}
    if not isinstance(response, dict) or response.keys() != names:
        return None
    numbers = [(each, response[each.name]) for each in item.sliders]
    if any(isinstance(value, str) or not readings(value) for _, value in numbers):
        return None
    return {each.name: float(min(max(value, each.low), each.high)) for each, value in numbers}
