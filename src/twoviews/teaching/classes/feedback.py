"""A page for each student to hand back, three sheets at most: texts and marks, what is done, what to look at.

What a student should look at first is open; the rest is folded, and then not printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from twoviews.bank.content import Criterion
from twoviews.bank.prose import inline
from twoviews.bank.questions import InWords, Key, Question, in_words
from twoviews.bank.scoring import UNKNOWN, Feedback, Scored, explained, score
from twoviews.html import Inner, Markup, document, join, tag
from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.people import Person
from twoviews.teaching.classes.picked import response_of
from twoviews.teaching.classes.slots import Slot, Slots
from twoviews.teaching.classes.writings import Marked, sign
from twoviews.wording import plural

TEXTS, FIRST, LETTERS = 2, 4, 2_800
"""Texts, the latest ones, and questions that are open, in all of so many letters; the rest is folded."""
_TAGS = re.compile(r"<[^>]*>")
ORDER = (
    "Those of which you were sure come first, then those that you have not put right since. What you said "
    "first counts here."
)


class Missed(NamedTuple):
    """A first answer that was not wholly right: whether the learner was sure, and has put it right since."""

    slot: int
    digest: str
    said: str
    share: float
    sure: bool
    mended: bool

    @property
    def urgency(self) -> tuple[object, ...]:
        """Puts those in front that matter most."""
        return not self.sure, self.mended, self.share, self.slot


class Pages:
    """Writes the pages of a class. What many said is put into words once."""

    def __init__(self, counted: Counted, marks: Mapping[str, Marked]) -> None:
        self._slots, self._marks = counted.slots, marks
        self._missed: dict[int, list[Missed]] = defaultdict(list)
        for learner, *missed in counted.ask(
            "SELECT learner, slot, digest, said, share, sure = 'sure', coalesce(last_share >= 1, false) "
            "FROM rows JOIN slots USING (slot) WHERE sort = 'question' "
            "AND section IN ('questions', 'pool') AND share < 1 ORDER BY learner, slot"
        ):
            self._missed[learner].append(Missed(*missed))
        self._texts: dict[int, list[tuple[int, str]]] = defaultdict(list)
        texts = counted.ask("SELECT * EXCLUDE ended FROM texts ORDER BY slot") if marks else []
        for learner, slot, text in texts:
            self._texts[learner].append((slot, text))
        self._words: dict[tuple[int, str, str], Markup] = {}

    def write(self, folder: Path, persons: Iterable[Person]) -> int:
        """Write the pages of these persons; returns how many. Older pages in the folder are taken away."""
        folder.mkdir(parents=True, exist_ok=True)
        wanted = {person.file: person for person in persons}
        for old in folder.glob("*.html"):
            if old.name not in wanted:
                old.unlink()
        for name, person in wanted.items():
            (folder / name).write_text(self.page(person), encoding="utf-8", newline="\n")
        return len(wanted)

    def page(self, person: Person) -> str:
        """The page of one student, which compares with nobody."""
        texts = [
            _text(slot, text, found, self._slots.rubric(slot))
            for slot, text in ((self._slots.all[number], text) for number, text in self._texts[person.number])
            if (found := self._marks.get(sign(person.number, slot)))
        ]
        body = [
            tag("h1", "Your work in Two Views"),
            tag("p", tag("bdi", person.name), class_="lead"),
            *([tag("h2", "Your texts"), *_latest(texts)] if texts else []),
            tag("h2", "What you have done"),
            _done(person),
            tag("h2", "What was not right at once"),
            *self._looked_at(sorted(self._missed[person.number], key=lambda each: each.urgency)),
        ]
        return document("Your work in Two Views", _style(), tag("main", body))

    def _looked_at(self, missed: Sequence[Missed]) -> Iterator[Markup]:
        """The questions that were missed: the first ones open, the others folded by lesson."""
        yield tag("p", f"{_so_many(len(missed))}{f' {ORDER}' if missed else ''}")
        shown, room = 0, LETTERS
        for item in map(self._question, missed[:FIRST]):
            room -= len(_TAGS.sub("", item))
            if room < 0 and shown:
                break
            shown += 1
            yield item
        if rest := sorted(missed[shown:], key=lambda each: each.slot):
            yield _fold(f"{len(rest)} more, lesson by lesson", list(self._by_lesson(rest)))

    def _by_lesson(self, missed: Sequence[Missed]) -> Iterator[Markup]:
        for lesson, some in groupby(missed, lambda each: self._slots.all[each.slot].lesson):
            folded = [self._question(each) for each in some]
            yield _fold(f"Lesson {lesson}: {len(folded)}", folded)

    def _question(self, missed: Missed) -> Markup:
        key = (missed.slot, missed.digest, missed.said)
        if key not in self._words:
            slot = self._slots.all[missed.slot]
            self._words[key] = _question(self._slots, slot, missed.digest, missed.said)
        return self._words[key]


def _latest(texts: Sequence[Markup]) -> Iterator[Markup]:
    """The texts that were marked, the last of the course first."""
    latest = texts[::-1]
    yield from latest[:TEXTS]
    if more := latest[TEXTS:]:
        yield _fold(f"{plural(len(more), 'earlier text')}", more)


def _fold(line: str, folded: Sequence[Markup]) -> Markup:
    return tag("details", tag("summary", line), *folded)


def _style() -> str:
    """The portfolio's looks, and what differs on these pages."""
    places = (("twoviews.portfolio", "page.css"), ("twoviews.teaching.classes", "feedback.css"))
    return "\n".join(files(package).joinpath(name).read_text(encoding="utf-8") for package, name in places)


def _done(person: Person) -> Markup:
    heads = tag("tr", (tag("th", each, scope="col") for each in ("Lesson", "done", "quiz, first answers")))
    rows = (
        tag("tr", tag("th", lesson, scope="row"), tag("td", f"{100 * done.share:.0f} %"),
            tag("td", "–" if done.quiz is None else f"{100 * done.quiz:.0f} %"))
        for lesson, done in sorted(person.lessons.items())
    )  # fmt: skip
    caption = "How much of each lesson is done, and the points of its quiz at the first answers"
    return tag("table", tag("caption", caption), tag("thead", heads), tag("tbody", rows))


def _so_many(missed: int) -> str:
    if not missed:
        return "Every question that you answered was right at once."
    return f"{plural(missed, 'question')}."


def _question(slots: Slots, slot: Slot, digest: str, said: str) -> Markup:
    question, key = slots.given(slot, digest) or slots.halves(slot)
    told = explained(question, key)
    pieces = {piece.id: piece.text for piece in question.pieces}
    reasons = [*_reasons(question, key, said), *(each for each in told.right if each.target)]
    where = f"Lesson {slot.lesson}" + (f", “{question.section}”" if question.section else "")
    return tag(
        "div",
        tag("h3", inline(question.prompt)),
        tag("p", where, class_="soft"),
        tag("p", tag("strong", "You said: "), _answer(question, said)),
        tag("p", tag("strong", "Right is: "), _words(told.answer)),
        tag("ul", (tag("li", each) for each in dict.fromkeys(_reason(each, pieces) for each in reasons))),
        class_="item",
    )


def _reason(reason: Feedback, pieces: Mapping[str, str]) -> Markup:
    """What the bank says, after the words of the option or item of which it says it."""
    told = inline(reason.text)
    if reason.target not in pieces:
        return told
    return join(tag("strong", inline(pieces[reason.target])), _stop(pieces[reason.target]), told)


def _stop(text: str) -> str:
    """What stands between a text and what is said of it."""
    return " " if text.endswith((".", "?", "!", '."', '?"', '!"')) else ": "


def _to(asked: str) -> str:
    """What stands between a statement and where it was put."""
    return " → " if _stop(asked) == " " else ": "


def _reasons(question: Question, key: Key, said: str) -> Iterator[Feedback]:
    """Why what was said is not right."""
    result = score(key, response_of(question, said))
    if isinstance(result, Scored):
        yield from (each for each in result.feedback if not each.right)


def _answer(question: Question, said: str) -> Inner:
    response = response_of(question, said)
    return "I do not know yet" if response == UNKNOWN else _words(in_words(question, response, {}))


def _words(told: InWords) -> Inner:
    lines = [
        join(tag("bdi", line.answered), " " if line.asked else "", inline(line.asked)) if line.typed
        else join(inline(line.asked), _to(line.asked) if line.asked else "", inline(line.answered))
        for line in told.lines
    ]  # fmt: skip
    if len(lines) == 1:
        return lines[0]
    return tag("ol" if told.numbered else "ul", (tag("li", line) for line in lines))


def _text(slot: Slot, text: str, marked: Marked, rubric: Sequence[Criterion]) -> Markup:
    rows = (
        tag(
            "tr",
            tag("th", inline(row.criterion), scope="row"),
            tag("td", mark),
            tag("td", inline(getattr(row, mark))),
        )
        for row, mark in zip(rubric, marked.marks, strict=False)
        if mark
    )
    shown = [tag("p", each, dir="auto") for each in text.split("\n") if each.strip()]
    return tag(
        "div",
        tag("h3", inline(slot.item.prompt)),
        tag("p", f"Lesson {slot.lesson}{', second draft' if slot.sort == 'second' else ''}", class_="soft"),
        _fold("Your text", [tag("blockquote", shown)]),
        tag("table", tag("tbody", rows), class_="rubric") if any(marked.marks) else None,
        tag("p", tag("strong", "Your teacher says: "), tag("bdi", marked.remark)) if marked.remark else None,
        class_="item",
    )
