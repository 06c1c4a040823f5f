"""The face: an open lesson, whose parts a notebook calls one by one.

Here the layers meet: the bank gives questions and keys, the parts show the questions, the keys mark the
answers, the record keeps them. A part never sees a key; the record never sees a part.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import msgspec

from twoviews.bank import depth, library
from twoviews.bank.answers import digest
from twoviews.bank.content import Lesson
from twoviews.bank.recorded import ON_PAGE
from twoviews.errors import ContentError, UnknownName
from twoviews.parts import cards

if TYPE_CHECKING:
    from twoviews.bank import content
    from twoviews.bank.authored import Authored
    from twoviews.bank.outline import Call
    from twoviews.bank.recorded import Recorded
    from twoviews.bank.sources import Source
    from twoviews.figures import Evidence
    from twoviews.models.forecasts import Judged
    from twoviews.parts.bar.live import Bar, Standing
    from twoviews.parts.bar.wire import LessonLine
    from twoviews.parts.base import AnyLive, Entry, Json, Look, Notices, Save
    from twoviews.parts.cards import Card
    from twoviews.parts.change.live import Change
    from twoviews.parts.claim.live import Claim
    from twoviews.parts.council.live import Council
    from twoviews.parts.explorer.live import Explorer, Panel
    from twoviews.parts.forecast.live import Forecast
    from twoviews.parts.handin.live import HandIn, Handing
    from twoviews.parts.opinion.live import Opinion
    from twoviews.parts.portfolio.live import Made, Portfolio
    from twoviews.parts.progress.live import Progress
    from twoviews.parts.progress.wire import Row
    from twoviews.parts.quiz.live import Quiz
    from twoviews.parts.review.live import Review
    from twoviews.parts.test.live import Test
    from twoviews.parts.test.paper import Words
    from twoviews.record import Record, Statement, Verb
    from twoviews.returning import Coming

Named = TypeVar("Named")
Part = TypeVar("Part", bound="AnyLive")
P = ParamSpec("P")
Shown = TypeVar("Shown")


def open_lesson(number: str) -> OpenLesson:
    """The lesson of that two-digit number. Raises `UnknownName` if there is none."""
    return OpenLesson(library.lesson(number))


def anywhere(number: str) -> OpenLesson | Everywhere:
    """The lesson of that number, or what stands on a page of its own: for hosts that know both by a text."""
    return open_lesson(number) if number else Everywhere()


class Everywhere:
    """What belongs to no lesson."""

    def review(self) -> Review:
        """Questions of any lesson that are due."""
        return review()


def _or_left_out(method: Callable[P, Shown]) -> Callable[P, Shown]:
    """The part; or a card that says why it is left out, where `twoviews check` names the unsound entry.

    One odd entry must not stop the cells after it. In a sound course an unknown name is an error.
    """

    @wraps(method)
    def shown(*args: P.args, **named: P.kwargs) -> Shown:
        try:
            return method(*args, **named)
        except ContentError as error:
            return cast(Shown, cards.left_out(str(error)))
        except UnknownName as error:
            if not library.course().problems:
                raise
            return cast(Shown, cards.left_out(f"{error} `twoviews check` says what is wrong."))

    return shown


class Parts(list[Any]):
    """Several parts of one lesson, shown one under the other."""

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for part in self:
            display(part)

    def _display_(self) -> object:
        """The same in marimo, which calls this; of what is only read, it stacks the HTML alone."""
        marimo = sys.modules["marimo"]
        read = {n: marimo.Html(str(part.html)) for n, part in enumerate(self) if hasattr(part, "html")}
        return marimo.vstack([read.get(n, part) for n, part in enumerate(self)])


class OpenLesson:
    """A lesson that is open in a notebook. Each method shows one part of it."""

    def __init__(self, content: Lesson) -> None:
        self._content = content

    def _live(self, part: Part, more: str = "") -> Part:
        """The part as a notebook can display it alive, folded under `more`; its drafts are this learner's."""
        part.content = msgspec.structs.replace(part.content, owner=digest(_record().learner), more=more)
        part.view = _in_kernel
        return part

    def __repr__(self) -> str:
        return f"Lesson {self._content.id}: {self._content.title}"

    # ── parts to read ────────────────────────────────────────────────────────

    def objectives(self) -> Card:
        """What the student can do afterwards, and the minutes of each part."""
        return cards.objectives(self._content)

    @_or_left_out
    def figure(self, key: str) -> Evidence | Parts:
        """One evidence figure, drawn from the tables, with the guesses that it answers below it."""
        from twoviews import figures

        (spec,) = _chosen("figure", key, self._content.figures)
        drawn = figures.draw(spec)
        guesses = self.recall(key, cards.RECALLED if spec.more else "")
        return Parts([drawn, *guesses]) if guesses else drawn

    @_or_left_out
    def both_sides(self, title: str | None = None) -> Card:
        """Both capitals in their own words: on all occasions, or on the one of that title."""
        known = {occasion.title: occasion for occasion in self._content.occasions}
        shown = [_named("occasion", title, known)] if title else list(known.values())
        return cards.both_sides(shown, library.course().positions, _sources(), self._content.first)

    def minds(self) -> Card:
        """What would change their minds?"""
        return cards.minds(self._content.minds, self._content.first)

    def key_points(self) -> Card:
        """What to take away."""
        return cards.key_points(self._content.key_points)

    def words(self) -> Card:
        """Words to know, in English and Russian, folded."""
        return cards.words(self._content.words)

    def who(self) -> Card:
        """Who is who, folded: people, bodies and places of this lesson, and those met before."""
        return cards.who(self._content.who, library.course().met(self._content.id))

    def sources(self) -> Card:
        """Every source that the lesson cites, folded; a link to one opens it."""
        return cards.source_list(library.cited(self._content, library.course()), _sources(), folded=True)

    # ── parts to act in ──────────────────────────────────────────────────────

    @_or_left_out
    def predict(self, key: str | None = None) -> Parts:
        """Questions to answer before the evidence: all of them, or the one of that id. A guess stays."""
        from twoviews.parts.prediction.live import Prediction

        asked = _chosen("prediction", key, self._content.predictions)
        return Parts(
            self._live(Prediction(guess, *self._answers("predicted", guess.id)), guess.more)
            for guess in asked
        )

    def recall(self, figure: str, more: str = "") -> Parts:
        """The guesses that a figure of the lesson answers, shown again there once they are given.

        Below a figure that is more they are folded under the line `more`.
        """
        from twoviews.parts.recall.live import Recall

        asked = [each for each in self._content.predictions if each.figure == figure]
        lines = [self._answers("predicted", each.id) for each in asked]
        return Parts(
            self._live(Recall(each, look, notices), more)
            for each, (_, look, notices) in zip(asked, lines, strict=True)
        )

    @_or_left_out
    def claim(self, key: str) -> Claim:
        """One claim to judge; then the evidence, the course's verdict, and where the two part."""
        from twoviews.parts.claim.live import Claim

        course = library.course()
        claim = _named("claim", key, course.claims)
        save, _, notices = self._answers("judged", key)
        voice = course.positions.get(claim.voice)
        part = Claim(
            claim, save, lambda: _judged(key), notices,
            lesson=self._content.id, voice=voice, sources=_sources(),
        )  # fmt: skip
        return self._live(part, self._content.more_claims.get(key, ""))

    @_or_left_out
    def forecast(self) -> Forecast:
        """Yes/no questions to answer in per cent and lock; then what happened, and the score."""
        from twoviews.parts.forecast.live import Forecast

        asked, known = self._content.forecasts, _sources()
        save, look, notices = self._answers("predicted", *(each.id for each in asked))
        return self._live(
            Forecast(
                asked, save, look, lambda key: known[key].short if key in known else key, notices, _picture
            )
        )

    def opinions(self) -> Opinion:
        """Propositions without a right answer; the earlier answer is shown beside the new one."""
        from twoviews.parts.opinion.live import Opinion

        asked = self._content.opinions
        line = self._answers("opined", *(each.id for each in asked))
        return self._live(Opinion(asked, *line, earlier=self._stood_before()))

    @_or_left_out
    def explore(self, key: str) -> Explorer:
        """A live model to move."""
        from twoviews.parts.explorer.live import Explorer

        (exploration,) = _chosen("explorer", key, self._content.explorers)
        explorer = Explorer(exploration, _panel(exploration), *self._answers("moved", key))
        return self._live(explorer, exploration.more)

    @_or_left_out
    def quiz(self) -> Quiz:
        """The lesson's questions: answer, read why, try the wrong ones again."""
        from twoviews.parts.quiz.live import Quiz

        content = self._content
        back = _found(content.returns)
        asked = [*((content, each) for each in content.questions), *back]
        origins = {each.id: f"From earlier lessons: {lesson.id}, {lesson.title}" for lesson, each in back}
        given = _questions(asked, content.id)
        return self._live(Quiz(**given, title=f"Quiz of lesson {content.id}", origins=origins))

    def review(self) -> Review:
        """Questions of other lessons that are due; those that the quiz below brings back are left to it."""
        return self._live(_review(self._content.id, self._content.returns))

    def pretest(self) -> Test:
        """The test before the course teaches anything: no marks, and closed once a quiz was answered."""
        from twoviews.parts.test.paper import BEFORE

        return self._test(self._content.pretest, BEFORE, _quiz_begun)

    def posttest(self) -> Test:
        """The test after the course: twins of the questions of the test before."""
        from twoviews.parts.test.paper import AFTER

        return self._test(self._content.posttest, AFTER, lambda: False)

    @_or_left_out
    def discuss(self, key: str | None = None) -> Parts:
        """Prompts to write on, with answer boxes that save themselves: all of them, or the one of that id."""
        from twoviews.bank.answers import written_items
        from twoviews.parts.discussion.live import Discussion

        asked = _chosen("prompt", key, self._content.prompts)
        return Parts(
            self._live(Discussion(prompt, *self._answers("wrote", *written_items(prompt))), prompt.more)
            for prompt in asked
        )

    @_or_left_out
    def council(self) -> Council:
        """The Council game: write a text, bargain, vote, and see the years after in each view."""
        from twoviews.game.keeping import ITEM
        from twoviews.parts.council.live import Council

        course = library.course()
        save, _, notices = self._answers("decided", ITEM)
        return self._live(Council(course.council, save, _games, course.positions, _named_source, notices))

    def progress(self) -> Progress:
        """How much of each part is done."""
        from twoviews.parts.progress.live import Progress

        return self._live(Progress(repr(self), self._count, _due_in_words, _handing(self._content.id)))

    def hand_in(self) -> HandIn:
        """Answers, texts or both in one file for the teacher."""
        from twoviews.parts.handin.live import HandIn

        return self._live(HandIn(_handing(self._content.id), lambda: _record().notices))

    def bar(self) -> Bar:
        """The course bar: where one is, the ways from there, and the learner's own notes."""
        from twoviews.bank.outline import note_id, outline
        from twoviews.bank.searching import search
        from twoviews.parts.bar.live import Bar

        record, sections = _record(), outline(self._content.id)
        ids = tuple(each.id for each in sections)
        save, _, notices = self._answers("completed", *ids)
        keep, _, _ = self._answers("wrote", *map(note_id, ids))
        items = (*ids, *map(note_id, ids))

        def look() -> list[Entry]:
            return [_entry(done) for done in record.statements(self._content.id, items=items)]

        lessons = _lesson_lines()
        counts = (self._done, self._standing)
        return self._live(
            Bar(self._content.id, lessons, sections, *counts, search, save, keep, look, notices)
        )

    def change(self) -> Change:
        """The way through the course as a picture, the two tests, and what such numbers can say."""
        from twoviews import portfolio
        from twoviews.parts.change.live import Change

        def read() -> str:
            return portfolio.change_as_html(portfolio.change(_record().statements(), library.course()))

        return self._live(Change(read, lambda: _record().notices))

    def portfolio(self) -> Portfolio:
        """A button that puts all that the learner did into one file beside the notebook."""
        from twoviews.parts.portfolio.live import Portfolio
        from twoviews.portfolio.document import LONGEST_NAME

        make = _portfolio_text if _GIVEN else _portfolio
        return self._live(Portfolio(make, LONGEST_NAME, lambda: _record().notices))

    # ── inside ───────────────────────────────────────────────────────────────

    def _answers(self, verb: Verb, *items: str) -> tuple[Save, Look, Notices]:
        """How a part keeps what is done with these items, finds it again, and hears of trouble."""
        record = _record()
        known: dict[str, Entry] = {}

        def look() -> list[Entry]:
            told = record.statements(self._content.id, verb, items)
            return [known.get(each.id) or known.setdefault(each.id, _entry(each)) for each in told]

        return (
            lambda entry: record.add(_statement(record.learner, verb, self._content.id, entry)),
            look,
            lambda: record.notices,
        )

    def _test(self, asked: Sequence[Authored], words: Words, closed: Callable[[], bool]) -> Test:
        from twoviews.bank.answers import facing
        from twoviews.bank.questions import split
        from twoviews.bank.scoring import score_test
        from twoviews.parts.test.live import Test

        save, look, notices = self._answers("answered", *(each.id for each in asked))
        digests, learner = _digests(look()), _record().learner
        halves = [facing(each, learner, digests[each.id]) for each in asked]
        keys = {key.id: key for _, key in halves}
        return self._live(
            Test(
                [question for question, _ in halves],
                lambda question, response: score_test(keys[question], response),
                save,
                look,
                learner=learner,
                notices=notices,
                words=words,
                closed=closed,
                pictures={each.id: _inside(each, self._content) for each in asked if each.figure},
                on_paper=[split(each)[0] for each in asked],
            )
        )

    def _stood_before(self) -> dict[str, Entry]:
        """The first answer to the twin of each proposition, by proposition."""
        twins = {entry.twin: entry.id for entry in self._content.opinions if entry.twin}
        found: dict[str, Entry] = {}
        for entry in _entries(self._content.repeats, "opined", twins) if twins else ():
            found.setdefault(twins[entry.item], entry)
        return found

    def _count(self) -> Sequence[Row]:
        return [row for row in self._rows().values() if row.of or row.more]

    def _rows(self) -> dict[str, Row]:
        """How much of each part is done, by the call that shows it."""
        found = self._recorded_rows()
        return found | ({"council": self._council_game()} if self._content.council else {})

    def _recorded_rows(self, *calls: str) -> dict[str, Row]:
        """The same of the parts whose answers are kept: those that these calls show, or all."""
        rows = {
            part.call: self._row(part.name, entries, done) for part, entries, done in self._entries(*calls)
        }
        if quiz := rows.get("quiz"):
            back = self._returned()
            rows["quiz"] = quiz._replace(done=quiz.done + sum(back), of=quiz.of + len(back))
        return rows

    def _returned(self) -> list[bool]:
        """Of each question that comes back in the quiz, whether it was answered there."""
        asked = [each for _, each in _found(self._content.returns)]
        told = _record().statements(verb="answered", items=[each.id for each in asked]) if asked else []
        return [
            *map(_standing_in({each.item: each for each in told if each.asked_in == self._content.id}), asked)
        ]

    def _row(self, name: str, entries: Sequence[Any], done: Callable[[Any], bool]) -> Row:
        """How many entries of the core are done, and how many of what is more."""
        from twoviews.parts.progress.wire import Row

        core = [each for each in entries if not depth.line_of(self._content, each)]
        more = [each for each in entries if depth.line_of(self._content, each)]
        return Row(name, sum(map(done, core)), len(core), sum(map(done, more)))

    def _latest(self) -> dict[str, Statement]:
        """The last statement on each item that was made in this lesson, not where a question came back."""
        last = {each.item: each for each in _record().latest(self._content.id)}
        elsewhere = [key for key, each in last.items() if each.asked_in]
        for each in _record().statements(self._content.id, "answered", elsewhere) if elsewhere else ():
            if not each.asked_in:
                last[each.item] = each
        return {key: each for key, each in last.items() if not each.asked_in}

    def _done(self) -> dict[Call, tuple[int, int]]:
        """How much is done of what each call shows: of all, and of each entry of the core."""
        from twoviews.bank.outline import Call

        found = {Call(call): (row.done, row.of) for call, row in self._rows().items()}
        for part, entries, done in self._entries():
            core = [each for each in entries if not depth.line_of(self._content, each)]
            found |= {Call(part.call, each.id): (int(done(each)), 1) for each in core}
        return found

    def _entries(self, *calls: str) -> Iterator[tuple[Recorded, Sequence[Any], Callable[[Any], bool]]]:
        """The parts that these calls show, or all: each with its entries, and what tells if one is done."""
        answered = _standing_in(self._latest())
        for part in ON_PAGE:
            if not calls or part.call in calls:
                entries = part.entries(self._content, library.course())
                yield part, entries, _is_judged if part.everywhere else answered

    def _standing(self) -> Standing:
        from twoviews import returning
        from twoviews.parts.bar.live import Standing
        from twoviews.parts.review import paper

        found = returning.due(coming(), datetime.now(UTC))
        due = len(found.asked) + found.waiting
        return Standing(_begun(), due, paper.short(due, found.next))

    def _council_game(self) -> Row:
        """How far the game that came furthest has come, in steps to its debrief."""
        from twoviews.game.keeping import games, reached
        from twoviews.game.play import PHASES
        from twoviews.parts.progress.wire import Row

        kept = games((entry.response, entry.digest, entry.when) for entry in _games())
        return Row("Council game", max(map(reached, kept.values()), default=0), len(PHASES) - 1)


def _lesson_lines() -> list[LessonLine]:
    """All lessons in reading order."""
    from twoviews.parts.bar.wire import LessonLine

    course = library.course()
    return [LessonLine(number, course.files[number].stem, *head) for number, head in course.heads.items()]


def _begun() -> dict[str, str]:
    """Which lessons are begun, and of which the quiz is done, by number."""
    numbers = sorted({each.lesson for each in _record().latest()} & library.course().heads.keys())
    quizzes = {number: open_lesson(number)._recorded_rows("quiz")["quiz"] for number in numbers}
    return {number: "done" if 0 < row.of <= row.done else "begun" for number, row in quizzes.items()}


def _in_kernel(part: AnyLive) -> tuple[Json, Json]:
    """The live view of a part in a notebook; ipywidgets are loaded only where one is displayed."""
    from twoviews.hosts import kernel

    return kernel.view(part)


def _inside(question: Authored, lesson: Lesson) -> str:
    """The figure inside a question of a lesson, as SVG."""
    course = library.course()
    if kept := course.picture(question.id):
        return kept
    from twoviews import figures

    return figures.inside(course.figure_in(question, lesson), question)


# ── what comes back ──────────────────────────────────────────────────────────


def review() -> Review:
    """Questions of any lesson that are due, on a page of their own."""
    return _review()


def _review(without: str = "", elsewhere: Sequence[str] = ()) -> Review:
    from twoviews import returning
    from twoviews.parts.review import paper
    from twoviews.parts.review.live import Review
    from twoviews.record.statements import REVIEW

    found = returning.due(coming(), datetime.now(UTC), without, elsewhere)
    asked = [(library.lesson(lesson), question) for lesson, question in found.asked]
    given = _questions(asked, REVIEW, since=datetime.now(UTC))
    return Review(
        **given,
        title=paper.TITLE,
        origins={question.id: f"Lesson {lesson.id}: {lesson.title}" for lesson, question in asked},
        told=paper.told(len(asked), found.waiting, found.next),
        asks_sure=True,
    )


def coming() -> list[Coming]:
    """Each objective of the learner's that can come back, those most at risk first."""
    from twoviews import returning

    now, told = datetime.now(UTC), _record().statements(verb="answered")
    numbers = sorted({done.lesson for done in told} & library.course().heads.keys())
    lessons = [library.lesson(number) for number in numbers]
    return returning.coming(returning.past(told, lessons, now), lessons, now)


def _due_in_words() -> str:
    """What is due for review, in a few words."""
    from twoviews import returning
    from twoviews.parts.review import paper

    found = returning.due(coming(), datetime.now(UTC))
    return paper.short(len(found.asked) + found.waiting, found.next)


def _found(keys: Sequence[str]) -> list[tuple[Lesson, Authored]]:
    """These questions of quizzes and pools with their lessons; one that is not there is left out."""
    from twoviews.returning import coming_back

    lessons = library.course().asking(keys)
    known = {each.id: (lesson, each) for lesson in lessons for each in coming_back(lesson)}
    return [known[key] for key in keys if key in known]


def _questions(
    asked: Sequence[tuple[Lesson, Authored]], place: str, since: datetime | None = None
) -> dict[str, Any]:
    """What a quiz needs to ask these questions, each of its own lesson.

    `place` is where they are asked, the number of a lesson or `REVIEW`. An answer given elsewhere, or before
    `since`, is not taken for one that was given here.
    """
    from twoviews.bank.answers import facing
    from twoviews.bank.questions import split
    from twoviews.bank.scoring import explained, score

    record, homes = _record(), {each.id: lesson for lesson, each in asked}
    where = {key: place if lesson.id != place else "" for key, lesson in homes.items()}
    known: dict[str, Entry] = {}
    alone = place if all(lesson.id == place for lesson, _ in asked) else None

    def look() -> list[Entry]:
        told = record.statements(alone, "answered", tuple(homes)) if homes else []
        here = [
            done for done in told if done.lesson == homes[done.item].id and done.asked_in == where[done.item]
        ]
        mine = [done for done in here if since is None or done.timestamp >= since]
        return [known.get(done.id) or known.setdefault(done.id, _entry(done)) for done in mine]

    def save(entry: Entry) -> bool:
        home = homes[entry.item].id
        return record.add(_statement(record.learner, "answered", home, entry, where[entry.item]))

    digests, learner = _digests(look()), record.learner
    both = {each.id: facing(each, learner, digests[each.id]) for _, each in asked}
    reached = {each.id: each.text for lesson in homes.values() for each in lesson.objectives}
    return {
        "questions": [question for question, _ in both.values()],
        "mark": lambda question, response: score(both[question][1], response),
        "save": save,
        "look": look,
        "learner": learner,
        "notices": lambda: record.notices,
        "pictures": {each.id: _inside(each, lesson) for lesson, each in asked if each.figure},
        "on_paper": [split(each)[0] for _, each in asked],
        "explain": lambda question: explained(*both[question]),
        "objectives": {each.id: reached.get(each.objective, "") for _, each in asked},
    }


def _statement(learner: str, verb: Verb, lesson: str, entry: Entry, asked_in: str = "") -> Statement:
    from twoviews.record import statement

    return statement(
        learner, verb, lesson, entry.item, entry.digest,
        response=entry.response, points=entry.points, of=entry.of,
        confidence=entry.confidence, attempt=entry.attempt, seconds=entry.seconds, asked_in=asked_in,
    )  # fmt: skip


def _judged(claim: str) -> list[Entry]:
    """Every judgement of a claim, oldest first, in whichever lesson it was given."""
    return _entries(None, "judged", [claim])


def _standing_in(last: Mapping[str, Statement]) -> Callable[[Any], bool]:
    """Tells of an entry whether the last statement on it counts as an answer today."""
    from twoviews.bank.answers import stands

    return lambda each: each.id in last and stands(each, last[each.id])


def _is_judged(claim: content.Claim) -> bool:
    """Whether a claim is judged, in whichever lesson."""
    from twoviews.bank.answers import answering

    return bool(answering(claim, _judged(claim.id)))


def _games() -> list[Entry]:
    """Every move of the learner's Council games, oldest first, whichever lesson they were played in."""
    from twoviews.game.keeping import ITEM

    return _entries(None, "decided", [ITEM])


def _quiz_begun() -> bool:
    """Whether a question of any quiz was answered."""
    lessons = library.course().lessons.values()
    tests = {question.id for lesson in lessons for question in (*lesson.pretest, *lesson.posttest)}
    return any(done.item not in tests for done in _record().latest(verb="answered"))


def _entries(lesson: str | None, verb: Verb, items: Iterable[str]) -> list[Entry]:
    """Every answer of this kind to these items of a lesson (or of all), oldest first."""
    return [_entry(told) for told in _record().statements(lesson, verb, tuple(items))]


def _entry(told: Statement) -> Entry:
    from twoviews.parts.base import Entry

    return Entry(
        item=told.item, digest=told.digest, response=told.response, points=told.points, of=told.of,
        confidence=told.confidence, attempt=told.attempt, seconds=told.seconds,
        when=told.timestamp.isoformat(timespec="seconds"), lesson=told.lesson,
    )  # fmt: skip


def _digests(entries: Iterable[Entry]) -> Mapping[str, list[str]]:
    """The digests of all answers by item, oldest first."""
    found: Mapping[str, list[str]] = defaultdict(list)
    for entry in entries:
        found[entry.item].append(entry.digest)
    return found


_GIVEN: list[Record] = []


def keep_in(record: Record) -> None:
    """Keep what the learner does in this record from now on: for hosts where it has a place of its own."""
    _GIVEN[:] = [record]
    _record.cache_clear()


@contextmanager
def kept_in(record: Record) -> Iterator[None]:
    """The same for a while: what is asked here finds and keeps what is in this record."""
    before = [*_GIVEN]
    keep_in(record)
    try:
        yield
    finally:
        _GIVEN[:] = before
        _record.cache_clear()


@cache
def _record() -> Record:
    """The learner's record, opened once a kernel."""
    from twoviews.record import Record

    return _GIVEN[0] if _GIVEN else Record()


def _picture(judged: Sequence[Judged], label: str) -> str:
    """The picture of a score; none where there is no matplotlib, as in a browser's Python."""
    try:
        from twoviews.figures.scoring import draw
    except ModuleNotFoundError:
        return ""
    return draw(judged, label)


def _panel(exploration: content.Exploration) -> Panel:
    """The picture of a model to move; where there is no matplotlib, as in a browser's Python, none."""
    from twoviews.parts.explorer.live import Unseen

    try:
        from twoviews.figures.panels import panel
    except ModuleNotFoundError:
        return Unseen()
    return panel(exploration)


def _portfolio(name: str, form: str) -> Made:
    """Make a portfolio in the kernel's folder, which is the notebook's; else for the page to keep."""
    from twoviews import portfolio
    from twoviews.errors import PortfolioError
    from twoviews.parts.portfolio.live import Made

    made = _portfolio_text(name, form)
    try:
        path = portfolio.save(made.text, Path(made.file))
    except PortfolioError as error:
        return made._replace(why=error.why)
    return Made(path.name, path.name != made.file)


def _portfolio_text(name: str, form: str) -> Made:
    """Make a portfolio where there is no folder, for the page to keep."""
    from twoviews import portfolio
    from twoviews.parts.portfolio.live import Made

    gathered = portfolio.gather(_record().statements(), library.course())
    return Made(portfolio.file_name(date.today(), form), text=portfolio.FORMS[form](gathered, name))


def _handing(lesson: str) -> Handing:
    """What handing in needs on the page of a lesson."""
    from twoviews.parts.handin.live import Handing, Made
    from twoviews.parts.handin.wire import Goes, MakeHandIn
    from twoviews.record import handing

    def make(ask: MakeHandIn) -> Made:
        record = _record()
        told = handing.chosen(record.statements(), ask.what, ask.lesson)
        name = handing.file_name(ask.name, record.learner, ask.what, ask.lesson, date.today())
        return Made(name, handing.hand_in(told, record.learner, ask.name).decode())

    def goes() -> list[Goes]:
        return [Goes(*each) for each in handing.going(_record().statements())]

    return Handing(lesson, handing.LONGEST_NAME, goes, make)


def _sources() -> Mapping[str, Source]:
    from twoviews.bank.sources import sources

    return sources()


def _named_source(key: str) -> tuple[str, str]:
    """Short name and address of a source."""
    known = _sources()
    return (known[key].short, known[key].url) if key in known else (key, "")


def _named(kind: str, key: str, known: Mapping[str, Named]) -> Named:
    if key not in known:
        raise UnknownName(kind, key, list(known))
    return known[key]


def _chosen(kind: str, key: str | None, entries: Sequence[Any]) -> Sequence[Any]:
    """All entries, or the one of that id."""
    return entries if key is None else [_named(kind, key, {entry.id: entry for entry in entries})]
