"""What a lesson's core may be: what a student can carry. A lesson without two depths is only counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from twoviews.authoring import counts, names
from twoviews.authoring.passages import Passage, passages
from twoviews.authoring.rules.subject import Subject
from twoviews.authoring.rules.wording import words
from twoviews.authoring.sentences import plain
from twoviews.authoring.twice import repetitions
from twoviews.problems import Problem

LIMITS: Mapping[str, tuple[int, str, str]] = {
    "prose": (1100, "words of prose before the quiz", ""),
    "to_read": (2600, "words to read before the quiz", ""),
    "claims": (3, "claims", "claims"),
    "figures": (2, "figures", "figures"),
    "explorers": (1, "models to move, the game among them", "explorers"),
    "statements": (6, "statements of the two sides", "occasions"),
    "items": (8, "questions of its own in the quiz", "questions"),
    "returning": (3, "questions that come back", "returns"),
    "names": (10, "new names", "who"),
    "sitting": (50, "minutes by its plan in one sitting", "minutes"),
}
"""The most that a core may have, what it is, and the section of the lesson file where it is changed."""


def limits(subject: Subject) -> Iterator[Problem]:
    """No more words, claims, figures, models, statements, questions, names, minutes than a core may have."""
    if not subject.has_more:
        return
    counted = counts.count(subject)
    for field, (_, what, section) in LIMITS.items():
        found, most = getattr(counted, field), limit(subject, field)
        if found > most:
            said = f"The core has {found:,} {what}; {most:,} are the most."
            yield _told(subject, section, said, _cure(subject, field))
    if counted.minutes > counted.declared:
        said = f"The core takes {counted.minutes} minutes, and the plan has {counted.declared}."
        yield subject.section("minutes", said, f"Plan for {counted.minutes}, or cut.")
    if len(counts.sittings(subject.lesson.minutes)) > 1 and not subject.lesson.council:
        said = "Its plan has two sittings, which only the lesson with the Council game may take."
        yield subject.section("minutes", said, "Plan for one, and cut.")


def limit(subject: Subject, field: str) -> int:
    """The most of something, wider where a lesson's quiz is the course's test."""
    lesson = subject.lesson
    if field == "items" and lesson.repeats and not lesson.posttest:
        return max(LIMITS[field][0], len(lesson.questions))
    return LIMITS[field][0]


def _told(subject: Subject, section: str, what: str, cure: str) -> Problem:
    page = subject.page
    return subject.section(section, what, cure) if section or not page else page.whole(what, cure)


def _cure(subject: Subject, field: str) -> str:
    core = [each for each in passages(subject) if each.core and each.before]
    if field == "names":
        return f"Do without some, or fold where they stand: {', '.join(counts.new_names(subject, core))}."
    if field != "to_read":
        return "Cut, or say `more:` of what not everybody needs; see CONTRIBUTING, Two depths."
    shares: Counter[str] = Counter()
    for each in core:
        shares[each.call or "prose"] += words(each.text)
    return f"Cut or fold. Now: {', '.join(f'{call} {size:,}' for call, size in shares.most_common())}."


# ── names and numbers ────────────────────────────────────────────────────────


def named(subject: Subject) -> Iterator[Problem]:
    """Whoever is named in the core is told of in a `who:`, and whoever is told of there is named."""
    if not subject.has_more:
        return
    texts = list(passages(subject))
    core = [each for each in texts if each.core and each.before]
    for name in counts.untold(subject, core):
        place = next((each for each in core if name in " ".join(plain(each.text).split())), core[0])
        cure = "Say `{name, role}` under `who:`, or do without. If everybody knows it: assets/names.yml."
        yield _in(subject, place, f"{name} is named, and no `who:` up to here tells who that is.", cure)
    whole = "\n".join(each.text for each in texts)
    before = {who.name for who in counts.met(subject)}
    for who in subject.lesson.who:
        if who.name in before:
            yield subject.section(
                "who", f"{who.name} was met in an earlier lesson.", "Take the line out here."
            )
        elif not names.named(who, whole):
            yield subject.section("who", f"The lesson does not name {who.name}.", "Take the line out.")


def numbers(subject: Subject) -> Iterator[Problem]:
    """No sentence of ours in the core has more than three numbers."""
    for place, said in counts.full_sentences(passages(subject)) if subject.has_more else ():
        cure = "Make it two sentences, or a table where all of them matter."
        yield _in(subject, place, f"More than {counts.NUMBERS} numbers in a sentence: “{said}”", cure)


def _in(subject: Subject, place: Passage, what: str, cure: str) -> Problem:
    """A problem in a text: in its cell, or in the entry that the cell shows."""
    if place.kind == "prose" and subject.page:
        return subject.page.problem(place.cell, what, cure)
    return subject.problem(place.id, what, cure)


# ── nothing twice ────────────────────────────────────────────────────────────


def repeated(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """No sentence stands word for word in two lessons that have two depths, quotations included."""
    for said, places in repetitions([each for each in subjects if each.has_more]).items():
        (first, _), *others = places
        for subject, place in others:
            what = f"This stands in lesson {first.lesson.id} too, word for word: “{said}”"
            yield _in(subject, place, what, "Say what is new here, or refer to that lesson.")


# ── no question gives another away ───────────────────────────────────────────


def leaks(subject: Subject) -> Iterator[Problem]:
    """No question of the quiz has the words of another one's key, in what it asks or says of an answer."""
    for asked, other, said in counts.leaks(subject) if subject.has_more else ():
        what = f"“{said}” is in the key, and in {other.id} too: whoever reads the one knows the other."
        yield subject.problem(asked.id, what, "Ask in other words, or ask only one of the two.")
