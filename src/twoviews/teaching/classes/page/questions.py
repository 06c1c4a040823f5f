"""How each question was answered the first time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from twoviews.bank.answers import CONFIDENCE
from twoviews.bank.prose import inline
from twoviews.html import Markup, join, tag
from twoviews.teaching.classes.items import Answers, Sureness
from twoviews.teaching.classes.page import bars
from twoviews.wording import numeral, plural

SECTIONS = {
    "pretest": "test before the course",
    "questions": "quiz",
    "pool": "asked in reviews only",
    "posttest": "test after the course",
}
HARD, EASY, WEAK, MISTAKEN = 0.3, 0.95, 0.2, 1 / 3
FEWEST = 8
"""Learners, or sure answers, below which nothing is remarked upon."""
FIRST_LOOK = 12

EXPLAINED = (
    "**Right at first** is the mean share of the points of each student's *first* answer: later ones have "
    "seen "
    "the feedback. **Tells apart** is the correlation of a question with the rest of its quiz, from −1 to 1: "
    "near 0, strong and weak students do equally well on it, below 0 the strong do worse, which often "
    "means a "
    "wording that misleads those who think on. With thirty students it can be off by a third either way, "
    "so the "
    "95 % interval stands beside it. **Sure and wrong** counts those who said “sure” and were not wholly "
    "right: "
    "what is worth talking about in class."
)

LOOKED = (
    f"**Hard**: less than {100 * HARD:.0f} % of the points at first. **Sure and wrong**: of those who said "
    f"“sure”, at least {FEWEST} of them, a third or more were not wholly right. **A wrong answer leads**: "
    f"more gave one wrong answer than any right one. **Does not tell strong from weak**: “tells apart” is "
    f"under {WEAK:g}. **Hardly anybody misses it**: over {100 * EASY:.0f} % of the points. Questions that "
    f"fewer than {FEWEST} answered are not looked at, nor is the first test: nobody had been taught."
)


def remarks(answers: Answers) -> list[str]:
    """What a teacher may want to look at in a question, in a few words each."""
    if answers.learners < FEWEST:
        return []
    told = answers.discrimination
    found = [
        ("hard", answers.share < HARD),
        ("hardly anybody misses it", answers.share > EASY),
        ("does not tell strong from weak", told is not None and told.r < WEAK and told.high < 2 * WEAK),
        ("sure and wrong", answers.sure >= FEWEST and answers.mistaken / answers.sure >= MISTAKEN),
        ("a wrong answer leads", _misled(answers)),
    ]
    return [text for text, holds in found if holds]


def _misled(answers: Answers) -> bool:
    lines = answers.picks
    if answers.slot.item.vary is not None or not any(line.right for line in lines):
        return False
    right = max(line.times for line in lines if line.right)
    return max((line.times for line in lines if line.right is False), default=0) > right


def questions(found: Sequence[Answers], sure: Sequence[Sureness]) -> Iterator[Markup]:
    """Those to look at first, then all by lesson."""
    yield tag("details", tag("summary", "How to read these numbers"), tag("p", inline(EXPLAINED)))
    yield from _first(found)
    yield tag("h3", "All questions, lesson by lesson")
    for lesson, group in groupby(found, key=lambda each: each.slot.lesson):
        of = list(group)
        head = f"Lesson {lesson}: {plural(len(of), 'question')}, right at first {bars.percent(_mean(of))}"
        yield bars.fold(head, [_question(each) for each in of], class_="lesson")
    if sure:
        yield tag("h3", "How sure, and how right")
        yield _sureness(sure)


def _mean(found: Sequence[Answers]) -> float:
    return sum(each.share for each in found) / len(found)


def _first(found: Sequence[Answers]) -> Iterator[Markup]:
    marked = [(remarks(each), each) for each in found if each.slot.section != "pretest"]
    marked = sorted((pair for pair in marked if pair[0]), key=lambda pair: (-len(pair[0]), pair[1].share))
    if not marked:
        return
    yield tag("h3", "Look at these first")
    more = f" The first {FIRST_LOOK} of {len(marked)} are here." if len(marked) > FIRST_LOOK else ""
    yield bars.note(LOOKED + more)
    rows = (
        tag(
            "tr",
            tag(
                "th",
                tag("a", inline(_short(each)), href=f"#q-{each.slot.id}"),
                tag("small", f"lesson {each.slot.lesson}, {SECTIONS[each.slot.section]}"),
                scope="row",
            ),
            tag("td", [tag("span", text, class_="chip") for text in texts]),
            tag("td", bars.percent(each.share), class_="number"),
        )
        for texts, each in marked[:FIRST_LOOK]
    )
    yield bars.table(
        "Questions whose answers say something to a teacher",
        bars.heads("Question", "Why", "right at first", numbers=1),
        rows,
    )


def _short(answers: Answers) -> str:
    text = " ".join(answers.asked.split())
    return text if len(text) <= 120 else text[:118].rsplit(" ", 1)[0] + " …"


def _question(answers: Answers) -> Markup:
    told = answers.discrimination
    apart = "tells apart –" if told is None else f"tells apart {numeral(told.r, '.2f')}"
    line = join(
        tag("span", inline(_short(answers)), class_="prompt"),
        tag(
            "span",
            tag("span", bars.bar(answers.share), " ", bars.percent(answers.share), class_="both"),
            tag("span", apart),
            class_="figures",
        ),
    )
    of = answers.learners
    rows = (
        bars.counted(
            join(_sign(pick.right), inline(pick.text)), pick.times, of, _kind(pick.right), pick.remark
        )
        for pick in answers.picks
    )
    return bars.fold(
        line,
        tag("p", inline(answers.asked), class_="asked"),
        tag("p", _told(answers), class_="note"),
        bars.counts("First answers", rows),
        id=f"q-{answers.slot.id}",
        class_="question",
    )


def _told(answers: Answers) -> str:
    told = answers.discrimination
    apart = (
        "Too few students, or all alike, to say whether it tells strong from weak."
        if told is None
        else f"Tells apart {numeral(told.r, '.2f')} (95 % interval {_between(told.low, told.high)}, "
        f"{told.learners:,} students)."
    )
    drawn = (
        " Its numbers are drawn for each student; the words here are those of one draw."
        if answers.slot.item.vary
        else ""
    )
    return (
        f"{SECTIONS[answers.slot.section].capitalize()}. {plural(answers.learners, 'student')}; wholly "
        f"right at once: "
        f"{answers.right:,}; sure: {answers.sure:,}, of these not wholly right: {answers.mistaken:,}. "
        f"{apart}{drawn}"
    )


def _between(low: float, high: float) -> str:
    return f"{numeral(low, '.2f')} to {numeral(high, '.2f')}"


def _sign(right: bool | None) -> Markup:
    if right is None:
        return Markup("")
    return tag("span", "✓ right: " if right else "✗ ", class_="right" if right else "wrong")


def _kind(right: bool | None) -> str:
    return {True: "good", False: "bad", None: ""}[right]


def _sureness(sure: Sequence[Sureness]) -> Markup:
    known = {each.said: each for each in sure}
    rows = (
        bars.counted(
            f"said “{CONFIDENCE[said]}”",
            known[said].right,
            known[said].answers,
            remark=f"{known[said].answers:,} first answers",
        )
        for said in CONFIDENCE
        if said in known
    )
    told = bars.counts(
        "Of the first answers so given, wholly right", rows, "Answers of those who", what="answers, right"
    )
    return join(
        told, bars.note("All students and questions together; somebody who answers more counts more.")
    )
