"""The page, from its head to its foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from urllib.parse import quote

from msgspec import Struct

from twoviews.html import Inner, Markup, document, join, tag
from twoviews.teaching.classes.growth import Gain, Stayed
from twoviews.teaching.classes.intake import Aside
from twoviews.teaching.classes.items import Answers, Sureness
from twoviews.teaching.classes.page import bars, growth, people, questions, texts, views
from twoviews.teaching.classes.people import People
from twoviews.teaching.classes.views import Foretold, Numbers, Opinion, Picks, Place
from twoviews.teaching.classes.writings import Written
from twoviews.wording import plural

TITLE = "Two Views: class report"
SHOWN_ASIDE, SHOWN_DOUBTS = 200, 50
PRIVATE = (
    "This page holds names and answers of students. It stands by itself and sends nothing anywhere; keep it "
    "as you keep marks."
)


class Report(Struct, frozen=True):
    """All that the page tells. `folder` is where the tables and the feedback pages lie, beside the page."""

    made: str
    folder: str
    feedback: bool
    lessons: Sequence[str]
    objectives: dict[str, str]
    people: People
    aside: Sequence[Aside]
    days: Sequence[tuple[str, int, int]]
    begun: Sequence[tuple[str, int, float]]
    answers: Sequence[Answers]
    sure: Sequence[Sureness]
    guesses: Sequence[Picks | Numbers]
    forecasts: Sequence[Foretold]
    opinions: Sequence[Opinion]
    verdicts: Sequence[Picks]
    beliefs: Sequence[tuple[str, Sequence[Place], tuple[float, float] | None]]
    highest: float
    gain: Gain | None
    stayed: Sequence[Stayed]
    written: Sequence[Written]
    tables: Sequence[tuple[str, str]]


def page(report: Report) -> str:
    """The whole page as HTML."""
    chapters = list(_chapters(report))
    links = tag("ol", (tag("li", tag("a", title, href=f"#{key}")) for key, title, _ in chapters))
    body = [
        tag("a", "To the report", href="#main", class_="skip"),
        tag(
            "header",
            tag("h1", "What the class knows"),
            _opening(report),
            tag("nav", links, aria_label="Contents"),
        ),
        tag("main", (bars.section(*chapter) for chapter in chapters), id="main", tabindex="-1"),
    ]
    return document(TITLE, _file("page.css"), *body, script=_file("page.js"))


def _chapters(report: Report) -> Iterator[tuple[str, str, Inner]]:
    handed = len(report.people.persons)
    feedback = f"{report.folder}/feedback" if report.feedback else ""
    yield (
        "done",
        "Who did what, and when",
        [
            *people.when(report.days, report.begun, handed),
            tag("h3", "Student by student"),
            people.done(report.people, report.lessons, feedback),
        ],
    )
    yield "questions", "Questions", _or_none(report.answers, questions.questions(report.answers, report.sure))
    yield "gain", "From the first test to the last", list(growth.gain(report.gain, report.objectives, handed))
    yield "stayed", "What stayed", list(growth.stayed(report.stayed))
    yield "guesses", "Guesses", _or_none(report.guesses, views.guesses(report.guesses))
    yield "verdicts", "Verdicts on claims", _or_none(report.verdicts, views.verdicts(report.verdicts))
    yield "opinions", "Opinions", _or_none(report.opinions, views.opinions(report.opinions))
    yield (
        "beliefs",
        "The class on the map of beliefs",
        _or_none(
            [each for each in report.beliefs if each[1]], [views.beliefs(report.beliefs, report.highest)]
        ),
    )
    yield "forecasts", "Forecasts", _or_none(report.forecasts, views.forecasts(report.forecasts))
    yield "texts", "Texts", _or_none(report.written, texts.texts(report.written))
    yield "files", "Tables, marks and pages to hand back", _files(report)
    if report.aside:
        yield "aside", "Set aside", _aside(report.aside)


def _or_none(found: Sequence[object], shown: Iterable[Markup]) -> Inner:
    return list(shown) if found else bars.prose("Nothing of this has been handed in yet.")


def _opening(report: Report) -> Markup:
    handed, missing = len(report.people.persons), len(report.people.missing)
    known = f"; {missing:,} on the list have not" if missing else ""
    aside = (
        f" {plural(len(report.aside), 'file')} could not be used: see “Set aside”." if report.aside else ""
    )
    lead = f"{plural(handed, 'student')} handed in{known}. Made on {report.made}.{aside}"
    return join(
        tag("p", lead, class_="lead"), tag("p", PRIVATE, class_="note"), _doubts(report.people.doubts)
    )


def _doubts(doubts: Sequence[str]) -> Markup | None:
    if not doubts:
        return None
    rows = (tag("li", tag("bdi", each)) for each in doubts[:SHOWN_DOUBTS])
    more = len(doubts) - SHOWN_DOUBTS
    last = tag("li", f"and {more:,} more like these") if more > 0 else None
    return tag("div", tag("h2", "To look at", id="doubts"), tag("ul", rows, last), class_="doubts")


def _files(report: Report) -> Inner:
    rows = (
        tag("li", tag("a", name, href=quote(f"{report.folder}/{name}")), ": ", about)
        for name, about in report.tables
    )
    back = f"{report.folder}/feedback"
    pages = (
        bars.prose(
            f"The folder {back} has one page for each student, named after the student: hand them back as "
            f"your school allows."
        )
        if report.feedback
        else bars.prose("No pages to hand back were made, since the class is large: --feedback makes them.")
    )
    return [
        bars.prose(f"All of this lies in the folder {report.folder}, beside this page."),
        tag("ul", rows),
        pages,
    ]


def _aside(found: Sequence[Aside]) -> Inner:
    rows = (
        tag("tr", tag("th", tag("bdi", each.name), scope="row"), tag("td", each.why))
        for each in found[:SHOWN_ASIDE]
    )
    more = (
        f"The first {SHOWN_ASIDE} of {len(found):,}; all are in aside.csv."
        if len(found) > SHOWN_ASIDE
        else ""
    )
    return [
        bars.prose(
            "These files count for nothing in this report; everything else does. Ask for them again. " + more
        ),
        bars.table("Files that were set aside", bars.heads("File", "Why"), rows),
    ]


def _file(name: str) -> str:
    return files("twoviews.teaching.classes.page").joinpath(name).read_text(encoding="utf-8")
