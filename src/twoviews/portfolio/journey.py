"""How one learner moved over the course: guesses, verdicts, a place on the belief map, two texts.

All of it as it stands in the record: nothing here is a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from twoviews.bank.answers import reading, written_items
from twoviews.bank.content import Exploration, Lesson, Prediction, Prompt, Slider
from twoviews.bank.library import Course
from twoviews.bank.twins import tests, twins
from twoviews.bank.verdicts import steps
from twoviews.portfolio.claims import Claims
from twoviews.portfolio.done import Done, answers, day


class Guessed(Struct, frozen=True):
    """A first guess beside the record.

    `off` is how far a number lies above (or below 0: under) the record, as a share of the scale that was
    offered; of a pick it is None, and `same` says whether the record has it so.
    """

    lesson: str
    off: float | None
    same: bool = False


class Verdict(Struct, frozen=True):
    """A first verdict: how sure, how many steps from the course's, and how many if it was judged again."""

    lesson: str
    sure: str
    apart: int
    again: int | None


class Spot(Struct, frozen=True):
    """A mark on the map with a name."""

    name: str
    x: float
    y: float


class Places(Struct, frozen=True):
    """The learner's own mark on a map: where it has been, first to last, and the marks that are given.

    `across` and `up` are names and the ends of the two scales.
    """

    across: tuple[str, float, float]
    up: tuple[str, float, float]
    trail: tuple[tuple[float, float], ...]
    others: tuple[Spot, ...]


class Text(Struct, frozen=True):
    """What was asked in a lesson, and the learner's last text to it; empty where there is none."""

    lesson: str
    asked: str
    text: str
    when: str = ""


class Journey(Struct, frozen=True):
    """What was done, in the order of `lessons` (their numbers); `texts` are pairs, early and late."""

    lessons: tuple[str, ...] = ()
    guesses: tuple[Guessed, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    places: Places | None = None
    texts: tuple[tuple[Text, Text], ...] = ()


def journey(done: Done, judged: Claims, course: Course) -> Journey:
    """The way through the course, by one learner's statements of each item and the claims judged in them."""
    lessons = course.lessons
    return Journey(
        lessons=tuple(lessons),
        guesses=tuple(each for lesson in lessons.values() for each in _guesses(done, lesson)),
        verdicts=tuple(
            Verdict(
                claim.first.lesson,
                claim.first.sure,
                claim.apart,
                steps(claim.last.verdict, claim.course) if claim.last else None,
            )
            for claim in judged.judged
        ),
        places=_places(done, lessons.values()),
        texts=_texts(done, course),
    )


def _guesses(done: Done, lesson: Lesson) -> Iterator[Guessed]:
    for asked in lesson.predictions:
        for _, guess in answers(done, lesson.id, "predicted", asked)[:1]:
            if (found := _beside(lesson.id, asked, guess)) is not None:
                yield found


def _beside(lesson: str, asked: Prediction, guess: str | float) -> Guessed | None:
    """The guess beside the record; None where the record is no one value, or no scale was offered."""
    if isinstance(guess, str):
        return None if asked.record is None else Guessed(lesson, None, guess == asked.record)
    if not isinstance(asked.record, int | float) or asked.low is None or asked.high is None:
        return None
    return Guessed(lesson, (guess - asked.record) / (asked.high - asked.low))


# ── the map ──────────────────────────────────────────────────────────────────


def _places(done: Done, lessons: Iterable[Lesson]) -> Places | None:
    """The first map with a mark of the reader's own that was moved from where it stands at the start."""
    for lesson in lessons:
        for asked in lesson.explorers:
            own = [slider for slider in asked.sliders if slider.yours]
            if len(own) == 2 and (trail := _trail(done, lesson.id, asked, own)):
                return Places(_scale(own[0]), _scale(own[1]), trail, _others(asked))
    return None


def _trail(
    done: Done, lesson: str, asked: Exploration, own: Sequence[Slider]
) -> tuple[tuple[float, float], ...]:
    """Where the mark was left, each place once in a row; nothing if it never left the start."""
    x, y = own
    found: list[tuple[float, float]] = []
    for _, values in answers(done, lesson, "moved", asked):
        place = values[x.name], values[y.name]
        if place != (found[-1] if found else (x.start, y.start)):
            found.append(place)
    return tuple(found)


def _scale(slider: Slider) -> tuple[str, float, float]:
    return slider.label.rpartition(": ")[2], slider.low, slider.high


def _others(asked: Exploration) -> tuple[Spot, ...]:
    """The marks that are given, where they stand at the start: two sliders each, of one name."""
    given: dict[str, list[float]] = {}
    for slider in asked.sliders:
        if not slider.yours:
            given.setdefault(slider.name.partition("_")[0].capitalize(), []).append(slider.start)
    return tuple(Spot(name, *values) for name, values in given.items() if len(values) == 2)


# ── the texts ────────────────────────────────────────────────────────────────


def _texts(done: Done, course: Course) -> tuple[tuple[Text, Text], ...]:
    """The texts to a prompt of the first lesson and to the one of the last that comes back to it."""
    before, after = (course.lessons.get(key) for key in tests(course.lessons))
    if before is None or after is None:
        return ()
    return tuple(
        (_text(done, before.id, one), _text(done, after.id, other))
        for one, other in twins(before.prompts, after.prompts)
    )


def _text(done: Done, lesson: str, prompt: Prompt) -> Text:
    """The last text, of the second draft if there is one."""
    for item in reversed(written_items(prompt)[:2]):
        given = [
            each
            for each in done.get((lesson, "wrote", item), ())
            if reading(prompt, each.response) is not None
        ]
        if given and not given[-1].blank:
            return Text(lesson, prompt.prompt, given[-1].response, day(given[-1]))
    return Text(lesson, prompt.prompt, "")
