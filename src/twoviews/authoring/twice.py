"""Words that stand twice: a sentence in two lessons, or the words of a key in another question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from twoviews.authoring.passages import Passage, passages
from twoviews.authoring.rules.subject import Subject
from twoviews.authoring.rules.wording import words
from twoviews.authoring.sentences import sentences
from twoviews.bank.authored import Authored
from twoviews.bank.kinds import kind_of
from twoviews.bank.questions import split

REPEATED = 10
"""Words from which a sentence that stands in two lessons is a repetition."""
APART = frozenset({"quiz", "opinions"})
"""Calls of what a test that comes again repeats by intent."""
RUN = 4
"""Words in a row that a key shares with another question by more than chance."""
_SMALL = (
    "a an and are as at be been but by did do for from had has have if in is it its no not of on or so that "
    "the their there they this to was were what when which who will with would"
)
SMALL = frozenset(_SMALL.split())
"""Words that give nothing away; two others must stand in a shared run."""
Run = tuple[str, ...]


def repetitions(subjects: Sequence[Subject]) -> dict[str, list[tuple[Subject, Passage]]]:
    """Each sentence that stands in two lessons or more, with its first place in each of them."""
    places: dict[str, dict[str, tuple[Subject, Passage, str]]] = defaultdict(dict)
    for subject in subjects:
        for place in passages(subject):
            for said in sentences(place.text) if _counts(place, subject.lesson.revisits) else ():
                if words(said) >= REPEATED:
                    key = " ".join(_tokens(said))
                    places[key].setdefault(subject.lesson.id, (subject, place, said))
    twice = (list(found.values()) for found in places.values() if len(found) > 1)
    return {found[0][2]: [(subject, place) for subject, place, _ in found] for found in twice}


def _counts(place: Passage, revisits: Sequence[str]) -> bool:
    """Whether a repetition counts: not where a lesson shows the claim of another one by intent."""
    again = place.call == "claim" and place.id in revisits
    return not again and place.call not in APART and place.kind not in ("about", "speaker")


def leaking(questions: Sequence[Authored]) -> Iterator[tuple[Authored, Authored, str]]:
    """Each question whose key shares words with another one, that one, and the words.

    Words that stand in the question itself or in its wrong options too give nothing away. A word to be typed
    must not stand as an option, item or column of another question.
    """
    wording = {each.id: {*_runs(*_wording(each)), *_pieces(each)} for each in questions}
    for asked in questions:
        keys = _keys(asked)
        for other in questions:
            found = [run for run in keys if run in wording[other.id]] if other.id != asked.id else []
            if found:
                yield asked, other, " ".join(found[0])


def _keys(question: Authored) -> list[Run]:
    """Runs of words that are in the key of a question and in nothing else of it."""
    if kind_of(question) == "text":
        return [tuple(_tokens(form)) for form in getattr(question, "accept", ())]
    options = getattr(question, "options", ())
    apart = _runs(question.prompt, *(each.text for each in options if not each.right))
    return [run for run in _runs(*(each.text for each in options if each.right)) if run not in apart]


def _pieces(question: Authored) -> list[Run]:
    return [tuple(_tokens(piece.text)) for piece in split(question)[0].pieces]


def _wording(question: Authored) -> Iterator[str]:
    public, key = split(question)
    yield from (question.prompt, question.hint, *(piece.text for piece in public.pieces))
    yield from key.feedback.values()


def _runs(*texts: str) -> list[Run]:
    """The runs of words in some texts that could give something away, in order."""
    said = map(_tokens, texts)
    runs = (tuple(each[place : place + RUN]) for each in said for place in range(len(each) - RUN + 1))
    return [run for run in runs if sum(word not in SMALL for word in run) > 1]


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.casefold().replace("’", "'"))
