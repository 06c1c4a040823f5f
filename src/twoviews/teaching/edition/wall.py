"""The questions for a show of hands as a page for the wall: hands counted twice, before and after the talk.

It stands by itself, opens from a folder, fetches nothing and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from twoviews.bank import library, teachers
from twoviews.bank.content import Lesson
from twoviews.bank.library import Course
from twoviews.bank.prose import inline
from twoviews.bank.teach import Poll, asked
from twoviews.html import Markup, document, tag
from twoviews.teaching.edition.lesson import LETTERS

TITLE = "For a show of hands"
HOW = (
    "Read the question aloud and count the hands. Let neighbours who differ talk for two minutes, count "
    "again, and only then show the answer. Arrow keys turn the page."
)
ROUNDS = (("first", "First"), ("again", "After the talk"))


def wall(numbers: Sequence[str], course: Course) -> str:
    """The page with the questions of these lessons, or of all. What to say to them stands in the edition.

    Raises `UnknownName` for a lesson that is none, `ContentError` if a file cannot be used.
    """
    lessons = [library.lesson(number) for number in numbers or course.files]
    polls = [poll for lesson in lessons for poll in _polls(lesson, course)]
    links = (
        tag("li", tag("a", f"{lesson.id} {lesson.title}", href=f"#{_id(lesson, 1)}")) for lesson in lessons
    )
    turns = (tag("button", name, type="button", id=key) for key, name in (("back", "Back"), ("next", "Next")))
    body = [
        tag("a", "To the question", href="#main", class_="skip"),
        tag("header", tag("h1", TITLE)),
        tag("main", polls, tag("div", turns, class_="buttons"), id="main", tabindex="-1"),
        tag("footer", tag("p", HOW), tag("nav", tag("ol", links), aria_label="Lessons")),
    ]
    return document(f"Two Views: {TITLE.lower()}", _file("wall.css"), *body, script=_file("wall.js"))


def _polls(lesson: Lesson, course: Course) -> Iterator[Markup]:
    teach = library.sound(teachers.lesson(course, lesson.id))
    for place, poll in enumerate(teach.polls, 1):
        yield _poll(place, poll, lesson)


def _poll(place: int, poll: Poll, lesson: Lesson) -> Markup:
    ask, options, right = asked(poll, lesson)
    heads = [tag("th", "Answer", scope="col", colspan="2")]
    heads += [tag("th", name, scope="col") for _, name in ROUNDS]
    heads.append(tag("th", "Share of the hands", scope="col"))
    rows = (_row(LETTERS[number], text) for number, text in enumerate(options))
    table = tag("table", tag("caption", "Hands"), tag("thead", tag("tr", heads)), tag("tbody", rows))
    return tag(
        "section",
        tag("h2", f"{lesson.id} {lesson.title} · question {place}", id=f"{_id(lesson, place)}-head"),
        tag("p", inline(ask), class_="ask"),
        tag("div", table, class_="wide"),
        tag("p", "", role="status"),
        tag("button", "Show the answer", type="button", class_="answer"),
        id=_id(lesson, place),
        class_="poll",
        data_right=LETTERS[right - 1],
        aria_labelledby=f"{_id(lesson, place)}-head",
    )


def _row(letter: str, text: str) -> Markup:
    hands = (
        tag("td", tag("input", type="number", min="0", max="9999", aria_label=f"{name}: hands for {letter}",
                      data_round=key))
        for key, name in ROUNDS
    )  # fmt: skip
    shares = (
        tag("span", tag("span", "", class_="bar", aria_hidden="true"), tag("span", "", class_="told"),
            data_share=key)
        for key, _ in ROUNDS
    )  # fmt: skip
    return tag(
        "tr", tag("th", letter, scope="row"), tag("td", inline(text), class_="text"), hands,
        tag("td", shares, class_="shares"), data_letter=letter,
    )  # fmt: skip


def _id(lesson: Lesson, place: int) -> str:
    return f"poll-{lesson.id}-{place}"


def _file(name: str) -> str:
    return files("twoviews.teaching.edition").joinpath(name).read_text(encoding="utf-8")
