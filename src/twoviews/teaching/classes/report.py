"""From a folder of hand-ins to the page of a class, with tables and pages to hand back beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from twoviews.bank.content import Exploration
from twoviews.bank.library import Course
from twoviews.errors import TwoViewsError
from twoviews.teaching.classes import feedback, growth, items, keeping, sheets, views, writings
from twoviews.teaching.classes import people as persons
from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.intake import Aside
from twoviews.teaching.classes.page import Report, page, texts
from twoviews.teaching.classes.page.whole import TITLE
from twoviews.teaching.classes.people import People
from twoviews.teaching.classes.roster import Roster
from twoviews.teaching.classes.slots import Slots
from twoviews.teaching.classes.views import Place
from twoviews.teaching.classes.writings import Marked
from twoviews.teaching.writing import foreign, whole
from twoviews.wording import dated

T = TypeVar("T")
READ = "read"
"""Where in the report's folder lies what was read."""
SMALL = 500
"""Learners up to whom pages to hand back are made unasked."""
CAPITALS = (("Moscow's belief", "moscow"), ("Washington's belief", "washington"))
GRADES = "per cent done and quiz, and each text with a mark in every row (weak a third, fair two, strong all)"
MOODLE = "gradebook-moodle.csv"
TABLES = (
    ("people.csv", "everybody, with the share done of each lesson"),
    ("questions.csv", "each question with its share right, how it tells apart, sure and wrong"),
    ("answers.csv", "what was answered first to each question"),
    ("views.csv", "guesses, verdicts, opinions and forecasts as counts"),
    ("texts.csv", "every text with its writer and its sign on this page"),
    (MOODLE, GRADES + ", to import into Moodle (Grades, Import, CSV file)"),
    ("gradebook-canvas.csv", "the same for Canvas (Grades, Import)"),
    ("aside.csv", "files that could not be used, and why"),
)


class ReportError(TwoViewsError):
    """The report cannot be made there."""


class Made(NamedTuple):
    """The page, the folder beside it, learners, files set aside, pages to hand back, marks without a text.

    `graded` counts the texts with a grade; `ungraded` says that the report before had some and this has none.
    """

    page: Path
    folder: Path
    learners: int
    aside: int
    pages: int
    strange: int
    graded: int = 0
    ungraded: bool = False


def make(
    folder: Path,
    to: Path,
    course: Course,
    roster: Roster,
    marks: Mapping[str, Marked],
    told: keeping.Told,
    hand_back: bool | None = None,
    markers: int = 0,
) -> Made:
    """Read the folder and write the report. `hand_back` None: pages for each student of a small class.

    For several `markers` each gets a page with a share of all texts, in a folder `marking`.

    Raises `ReportError` if the folder is none, if the report's own holds something else, or nothing can be
    written.
    """
    try:
        beside = _beside(folder, to)
        beside.mkdir(parents=True, exist_ok=True)
        beside.chmod(0o700)
        own = {os.path.realpath(path) for path in (to, beside)}
        slots = Slots(course)
        counted = Counted(keeping.keep(folder, beside / READ, slots, roster.same, told, own), slots)
        try:
            made = _write(to, beside, counted, roster, marks, told, hand_back)
            _deal(beside / "marking", counted, markers)
            return made
        finally:
            counted.close()
            shutil.rmtree(beside / READ / "spill", ignore_errors=True)
    except OSError as error:
        raise ReportError(f"{error.filename or to} cannot be written or read: {error.strerror}.") from error


def _deal(folder: Path, counted: Counted, markers: int) -> None:
    """A page for each marker; those of an earlier time go, so that nobody marks by an old share."""
    for old in folder.glob("texts-*-of-*.html"):
        old.unlink()
    if markers:
        folder.mkdir(exist_ok=True)
        for number, share in enumerate(writings.shares(counted, markers), 1):
            page_of = texts.sheets(share, number, markers)
            whole(folder / f"texts-{number}-of-{markers}.html", page_of.encode(), alone=True)


def _beside(folder: Path, to: Path) -> Path:
    """The folder for the tables, in which nothing lies but a report of an earlier time."""
    if not folder.is_dir():
        raise ReportError(f"{folder} is no folder. Name the folder in which the hand-ins lie.")
    if to.suffix.lower() not in (".html", ".htm"):
        raise ReportError(f"{to} must end in .html: it is the page that is written.")
    if any("\ud800" <= sign <= "\udfff" for sign in str(to.absolute())):
        raise ReportError(
            f"The name of {to}, or of a folder on the way, is not UTF-8. Choose another with --out."
        )
    if foreign(to, TITLE):
        raise ReportError(f"{to} is there already and is no class report. Choose another name with --out.")
    beside = to.with_suffix("")
    if beside.resolve() == folder.resolve() or (beside.exists() and not beside.is_dir()):
        raise ReportError(f"{to} needs the folder {beside} for its tables. Choose another name with --out.")
    if beside.is_dir() and any(beside.iterdir()) and not keeping.ours(beside / READ):
        raise ReportError(
            f"Other files lie in {beside}, the folder that {to} needs for its tables. "
            "Choose another name with --out."
        )
    return beside


def _write(
    to: Path, beside: Path, counted: Counted, roster: Roster, marks: Mapping[str, Marked], told: keeping.Told,
    hand_back: bool | None,
) -> Made:  # fmt: skip
    steps = _Steps(told)
    found = steps.take(lambda: persons.people(counted, roster))
    aside = [
        *counted.kept.aside,
        *(Aside(*row) for row in counted.ask("SELECT name, why FROM aside ORDER BY name")),
    ]
    wanted = len(found.persons) <= SMALL if hand_back is None else hand_back
    report = _report(counted, found, aside, beside.name, wanted and bool(found.persons), steps)
    whole(to, page(report).encode(), alone=True)
    grades, before = writings.grades(counted, marks), sheets.has_texts(beside / MOODLE)
    steps.take(lambda: _tables(beside, counted, report, grades))
    pages = (
        steps.take(lambda: feedback.Pages(counted, marks).write(beside / "feedback", found.persons))
        if wanted
        else 0
    )
    strange, graded = writings.strange(counted, marks), sum(map(len, grades.values()))
    return Made(to, beside, len(found.persons), len(aside), pages, strange, graded, before and not marks)


class _Steps:
    """Tells how many of the counts are made."""

    OF = 14

    def __init__(self, told: keeping.Told) -> None:
        self._told, self._done = told, 0

    def take(self, work: Callable[[], T]) -> T:
        """Do one step."""
        found = work()
        self._done += 1
        self._told("Counting", min(self._done, self.OF), self.OF)
        return found


def _report(
    counted: Counted, found: People, aside: Sequence[Aside], folder: str, pages: bool, steps: _Steps
) -> Report:
    lessons = counted.slots.lessons
    beliefs, highest = steps.take(lambda: _beliefs(counted))
    return Report(
        made=dated(datetime.now(UTC).date().isoformat()),
        folder=folder,
        feedback=pages,
        lessons=[lesson.id for lesson in lessons],
        objectives={each.id: each.text for lesson in lessons for each in lesson.objectives},
        people=found,
        aside=aside,
        days=steps.take(lambda: persons.by_day(counted)),
        begun=steps.take(lambda: persons.by_lesson(counted)),
        answers=steps.take(lambda: items.answers(counted)),
        sure=steps.take(lambda: items.sureness(counted)),
        guesses=steps.take(lambda: views.guesses(counted)),
        forecasts=steps.take(lambda: views.forecasts(counted)),
        opinions=steps.take(lambda: views.opinions(counted)),
        verdicts=steps.take(lambda: views.verdicts(counted)),
        beliefs=beliefs,
        highest=highest,
        gain=steps.take(lambda: growth.gain(counted)),
        stayed=steps.take(lambda: growth.stayed(counted)),
        written=steps.take(lambda: writings.written(counted)),
        tables=TABLES,
    )


def _beliefs(counted: Counted) -> tuple[list[tuple[str, Sequence[Place], tuple[float, float] | None]], float]:
    """The places of both capitals' marks on the map of beliefs: the explorer that moves these alone."""
    names = {f"{side}_{what}" for _, side in CAPITALS for what in ("weapon", "crisis")}
    explorers = [slot.item for slot in counted.slots.all if slot.sort == "explorer"]
    explorer = next((each for each in explorers if {slider.name for slider in each.sliders} == names), None)
    if explorer is None:
        return [], 0.0
    return [_side(counted, explorer, *capital) for capital in CAPITALS], max(
        each.high for each in explorer.sliders
    )


def _side(
    counted: Counted, explorer: Exploration, title: str, side: str
) -> tuple[str, Sequence[Place], tuple[float, float]]:
    x, y = f"{side}_weapon", f"{side}_crisis"
    start = {slider.name: slider.start for slider in explorer.sliders}
    return title, views.places(counted, explorer, x, y), (start[x], start[y])


def _tables(beside: Path, counted: Counted, report: Report, texts: Mapping[int, Mapping[str, float]]) -> None:
    lessons = report.lessons
    sheets.people(beside / "people.csv", report.people, lessons)
    sheets.questions(beside / "questions.csv", report.answers)
    sheets.answers(beside / "answers.csv", report.answers)
    sheets.views(beside / "views.csv", report.guesses, report.verdicts, report.opinions, report.forecasts)
    sheets.texts(beside / "texts.csv", counted, report.people)
    book = sheets.Book(report.people, lessons, texts)
    sheets.moodle(beside / MOODLE, book)
    sheets.canvas(beside / "gradebook-canvas.csv", book)
    sheets.aside(beside / "aside.csv", report.aside)
