"""An open lesson: a method for each part, which gives the part what it needs and shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from twoviews.bank import library
from twoviews.bank.answers import digest
from twoviews.bank.content import Lesson
from twoviews.course import asking, counting, due, keeping, making
from twoviews.course.shown import Parts, in_kernel, or_left_out
from twoviews.errors import UnknownName
from twoviews.parts import cards

if TYPE_CHECKING:
    from twoviews.bank.sources import Source
    from twoviews.figures import Evidence
    from twoviews.parts.bar.live import Bar
    from twoviews.parts.base import AnyLive, Entry, Look, Notices, Save
    from twoviews.parts.cards import Card
    from twoviews.parts.change.live import Change
    from twoviews.parts.claim.live import Claim
    from twoviews.parts.council.live import Council
    from twoviews.parts.explorer.live import Explorer
    from twoviews.parts.forecast.live import Forecast
    from twoviews.parts.handin.live import HandIn
    from twoviews.parts.opinion.live import Opinion
    from twoviews.parts.portfolio.live import Portfolio
    from twoviews.parts.progress.live import Progress
    from twoviews.parts.quiz.live import Quiz
    from twoviews.parts.review.live import Review
    from twoviews.parts.test.live import Test
    from twoviews.record import Verb

Named = TypeVar("Named")
Part = TypeVar("Part", bound="AnyLive")


class OpenLesson:
    """A lesson that is open in a notebook. Each method shows one part of it."""

    def __init__(self, content: Lesson) -> None:
        self._content = content

    def __repr__(self) -> str:
        return f"Lesson {self._content.id}: {self._content.title}"

    # ── parts to read ────────────────────────────────────────────────────────

    def objectives(self) -> Card:
        """What the student can do afterwards, and the minutes of each part."""
        return cards.objectives(self._content)

    @or_left_out
    def figure(self, key: str) -> Evidence | Parts:
        """One evidence figure, drawn from the tables, with the guesses that it answers below it."""
        from twoviews import figures

        (spec,) = _chosen("figure", key, self._content.figures)
        drawn = figures.draw(spec)
        guesses = self.recall(key, cards.RECALLED if spec.more else "")
        return Parts([drawn, *guesses]) if guesses else drawn

    @or_left_out
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

    @or_left_out
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

    @or_left_out
    def claim(self, key: str) -> Claim:
        """One claim to judge; then the evidence, the course's verdict, and where the two part."""
        from twoviews.parts.claim.live import Claim

        course = library.course()
        claim = _named("claim", key, course.claims)
        save, _, notices = self._answers("judged", key)
        voice = course.positions.get(claim.voice)
        part = Claim(
            claim, save, lambda: keeping.judged(key), notices,
            lesson=self._content.id, voice=voice, sources=_sources(),
        )  # fmt: skip
        return self._live(part, self._content.more_claims.get(key, ""))

    @or_left_out
    def forecast(self) -> Forecast:
        """Yes/no questions to answer in per cent and lock; then what happened, and the score."""
        from twoviews.parts.forecast.live import Forecast

        asked = self._content.forecasts
        save, look, notices = self._answers("predicted", *(each.id for each in asked))
        return self._live(
            Forecast(asked, save, look, lambda key: _named_source(key)[0], notices, making.picture)
        )

    def opinions(self) -> Opinion:
        """Propositions without a right answer; the earlier answer is shown beside the new one."""
        from twoviews.parts.opinion.live import Opinion

        asked = self._content.opinions
        line = self._answers("opined", *(each.id for each in asked))
        return self._live(Opinion(asked, *line, earlier=self._stood_before()))

    @or_left_out
    def explore(self, key: str) -> Explorer:
        """A live model to move."""
        from twoviews.parts.explorer.live import Explorer

        (exploration,) = _chosen("explorer", key, self._content.explorers)
        explorer = Explorer(exploration, making.panel(exploration), *self._answers("moved", key))
        return self._live(explorer, exploration.more)

    @or_left_out
    def quiz(self) -> Quiz:
        """The lesson's questions: answer, read why, try the wrong ones again."""
        return self._live(asking.quiz(self._content))

    def review(self) -> Review:
        """Questions of other lessons that are due; those that the quiz below brings back are left to it."""
        return self._live(due.review(self._content.id, self._content.returns))

    def pretest(self) -> Test:
        """The test before the course teaches anything: no marks, and closed once a quiz was answered."""
        from twoviews.parts.test.paper import BEFORE

        content = self._content
        return self._live(asking.test(content, content.pretest, BEFORE, asking.quiz_begun))

    def posttest(self) -> Test:
        """The test after the course: twins of the questions of the test before."""
        from twoviews.parts.test.paper import AFTER

        content = self._content
        return self._live(asking.test(content, content.posttest, AFTER, lambda: False))

    @or_left_out
    def discuss(self, key: str | None = None) -> Parts:
        """Prompts to write on, with answer boxes that save themselves: all of them, or the one of that id."""
        from twoviews.bank.answers import written_items
        from twoviews.parts.discussion.live import Discussion

        asked = _chosen("prompt", key, self._content.prompts)
        return Parts(
            self._live(Discussion(prompt, *self._answers("wrote", *written_items(prompt))), prompt.more)
            for prompt in asked
        )

    @or_left_out
    def council(self) -> Council:
        """The Council game: write a text, bargain, vote, and see the years after in each view."""
        from twoviews.game.keeping import ITEM
        from twoviews.parts.council.live import Council

        course = library.course()
        save, _, notices = self._answers("decided", ITEM)
        return self._live(
            Council(course.council, save, keeping.games, course.positions, _named_source, notices)
        )

    def progress(self) -> Progress:
        """How much of each part is done."""
        from twoviews.parts.progress.live import Progress

        content = self._content
        return self._live(
            Progress(
                repr(self),
                lambda: counting.rows(content),
                lambda: due.waiting()[1],
                making.handing(content.id),
            )
        )

    def hand_in(self) -> HandIn:
        """Answers, texts or both in one file for the teacher."""
        from twoviews.parts.handin.live import HandIn

        return self._live(HandIn(making.handing(self._content.id), keeping.notices))

    def bar(self) -> Bar:
        """The course bar: where one is, the ways from there, and the learner's own notes."""
        from twoviews.bank.outline import note_id, outline
        from twoviews.bank.searching import search
        from twoviews.parts.bar.live import Bar, Standing

        number = self._content.id
        sections = outline(number)
        ids = tuple(each.id for each in sections)
        notes = tuple(map(note_id, ids))
        save, _, notices = self._answers("completed", *ids)
        keep, _, _ = self._answers("wrote", *notes)
        record, read = keeping.record(), keeping.reader()
        return self._live(
            Bar(
                number,
                counting.lesson_lines(),
                sections,
                lambda: counting.done(self._content),
                lambda: Standing(counting.begun(), *due.waiting()),
                search,
                save,
                keep,
                lambda: read(record.statements(number, items=(*ids, *notes))),
                notices,
            )
        )

    def change(self) -> Change:
        """The way through the course as a picture, the two tests, and what such numbers can say."""
        from twoviews.parts.change.live import Change

        return self._live(Change(making.change, keeping.notices))

    def portfolio(self) -> Portfolio:
        """A button that puts all that the learner did into one file beside the notebook."""
        from twoviews.parts.portfolio.live import Portfolio
        from twoviews.portfolio.document import LONGEST_NAME

        make = making.portfolio_text if keeping.is_given() else making.portfolio_file
        return self._live(Portfolio(make, LONGEST_NAME, keeping.notices))

    # ── inside ───────────────────────────────────────────────────────────────

    def _live(self, part: Part, more: str = "") -> Part:
        """The part as a notebook can display it alive, folded under `more`; its drafts are this learner's."""
        owner = digest(keeping.record().learner)
        part.content = msgspec.structs.replace(part.content, owner=owner, more=more)
        part.view = in_kernel
        return part

    def _answers(self, verb: Verb, *items: str) -> tuple[Save, Look, Notices]:
        """How a part keeps what is done with these items here, finds it again, and hears of trouble."""
        return keeping.answers(self._content.id, verb, *items)

    def _stood_before(self) -> dict[str, Entry]:
        """The first answer to the twin of each proposition, by proposition."""
        twins = {entry.twin: entry.id for entry in self._content.opinions if entry.twin}
        found: dict[str, Entry] = {}
        for entry in keeping.entries(self._content.repeats, "opined", twins) if twins else ():
            found.setdefault(twins[entry.item], entry)
        return found


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
