"""One page a student to hand back: what is done, what was not right at once and why, the marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

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


class Pages:
    """Writes the pages of a class. What many said is put into words once."""

    def __init__(self, counted: Counted, marks: Mapping[str, Marked]) -> None:
        self._slots, self._marks = counted.slots, marks
        self._missed: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
        for learner, *missed in counted.ask(
            "SELECT learner, slot, digest, said FROM rows JOIN slots USING (slot) WHERE sort = 'question' "
            "AND section IN ('questions', 'pool') AND share < 1 ORDER BY learner, slot"
        ):
            self._missed[learner].append(tuple(missed))
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
        missed = [self._question(*each) for each in self._missed[person.number]]
        marked = [
            (slot, text, found)
            for slot, text in ((self._slots.all[number], text) for number, text in self._texts[person.number])
            if (found := self._marks.get(sign(person.number, slot)))
        ]
        texts = [_text(*each, self._slots.rubric(each[0])) for each in marked]
        return _page(person, missed, texts)

    def _question(self, number: int, digest: str, said: str) -> Markup:
        key = (number, digest, said)
        if key not in self._words:
            self._words[key] = _question(self._slots, self._slots.all[number], digest, said)
        return self._words[key]


def _page(person: Person, missed: Sequence[Markup], texts: Sequence[Markup]) -> str:
    body = [
        tag("h1", "Your work in Two Views"),
        tag("p", tag("bdi", person.name), class_="lead"),
        _done(person),
        *([tag("h2", "Your texts"), *texts] if texts else []),
        tag("h2", "What was not right at once"),
        tag("p", _so_many(len(missed))),
        *missed,
    ]
    style = files("twoviews.portfolio").joinpath("page.css").read_text(encoding="utf-8")
    return document("Your work in Two Views", style, tag("main", body))


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
    count = plural(missed, "question")
    return f"{count}. What you said first counts here; perhaps you have put it right since."


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
        tag("blockquote", shown),
        tag("table", tag("tbody", rows), class_="rubric") if any(marked.marks) else None,
        tag("p", tag("strong", "Your teacher says: "), tag("bdi", marked.remark)) if marked.remark else None,
        class_="item",
    )
