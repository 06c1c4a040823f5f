"""The change from first to last lesson in words, with what such numbers can say and what they cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twoviews.bank.answers import CONFIDENCE, SCALE_IN_WORDS
from twoviews.portfolio.blocks import Beside, Block, Gallery, Grid, Heading, Item, Para, Said, ours
from twoviews.portfolio.change import Change, Comparison, Gain, Shift, Sureness
from twoviews.portfolio.drawn import pictures
from twoviews.portfolio.journey import Text
from twoviews.returning import Kept
from twoviews.wording import signed

WAY = "How you moved"
TESTS, PRACTICE = "Before the course and after it", "Practice before, test after"
STAYED, OPINIONS, CALIBRATION = "What stayed", "Six propositions", "How sure you were"


NO_MARK = (
    "None of this is a mark. A guess may be far from the record, and a verdict part from the course's with "
    "good reason."
)
UNKNOWN_COUNTS = (
    "**What the first score is.** In both tests “I do not know yet” counts as nothing, and a lucky guess "
    "counts as known. If you guessed before the course and said so after it, the difference is too small; "
    "the other way round it is too large."
)


def in_words(found: Change, level: int) -> tuple[Block, ...]:
    """The change as blocks; `level` is that of its headings."""
    return (
        Heading(level, ours(WAY)), *_way(found),
        Heading(level, ours(TESTS)), *_tests(found),
        *([Heading(level, ours(PRACTICE)), *_practice(found)] if found.practice.gain.items else []),
        Heading(level, ours(STAYED)), *_stayed(found.kept),
        Heading(level, ours(OPINIONS)), *_opinions(found),
        Heading(level, ours(CALIBRATION)), *_calibration(found),
    )  # fmt: skip


# ── the way ──────────────────────────────────────────────────────────────────


def _way(found: Change) -> Iterator[Block]:
    if not (drawn := pictures(found)):
        yield Para(ours("Nothing to draw yet. Guesses, verdicts, opinions and the belief map will be."))
    else:
        yield Gallery(drawn)
        yield Para(ours(NO_MARK), soft=True)
    for early, late in found.journey.texts:
        yield Beside(_words(early), _words(late))


def _words(text: Text) -> tuple[Block, ...]:
    """A text under the lesson in which it was written."""
    asked = (Para(ours(f"**Lesson {text.lesson}.** {text.asked}")),)
    if not text.text:
        return (*asked, Para(ours("Nothing written yet."), soft=True))
    return (*asked, Said(text.text), Para(ours(f"Written on {text.when}."), soft=True))


# ── the two tests ────────────────────────────────────────────────────────────


def _tests(found: Change) -> Iterator[Block]:
    if not found.test.gain.items:
        need = f"the test before lesson {found.before} and the test at the end of lesson {found.after}"
        yield Para(ours(f"Nothing to compare yet. Once {need} are taken, both scores stand here."))
        return
    yield from _compared(found.test, "before the course", "after it")
    yield Para(ours(UNKNOWN_COUNTS))


def _practice(found: Change) -> Iterator[Block]:
    yield from _compared(found.practice, f"quiz of lesson {found.before}", f"quiz of lesson {found.after}")
    yield Para(
        ours(
            f"**What this compares.** The quiz of lesson {found.before} asked about what that lesson had "
            "just told you, with its text at hand. So its score is practice, and no test of what you knew "
            "before the course."
        )
    )


def _compared(found: Comparison, before: str, after: str) -> Iterator[Block]:
    rows = [_row(f"All {found.gain.items} questions", found.gain)]
    rows += [_row(text, gain) for text, gain in found.objectives if len(found.objectives) > 1]
    head = ("Questions", before, after, "difference")
    yield Grid("Your first answers to questions of the same kind; each question counts 1", head, tuple(rows))
    if found.waiting:
        more = "pair is" if found.waiting == 1 else "pairs are"
        yield Para(
            ours(f"{found.waiting} of {found.pairs} {more} not compared: one of the two is not answered.")
        )
    yield Para(ours(_normalised(found.gain)))
    yield Para(ours(_limits(found.gain)))


def _row(text: str, gain: Gain) -> tuple[str, ...]:
    of = gain.items
    return (
        text,
        f"{_short(gain.before)} of {of}",
        f"{_short(gain.after)} of {of}",
        tenths(gain.difference),
    )


def _normalised(gain: Gain) -> str:
    source = "(R. R. Hake, *American Journal of Physics* 66, 1998, 64)"
    g = gain.normalised
    if g is None:
        return f"**Normalised gain.** It is undefined here: your first score left nothing to gain {source}."
    told = (
        f"**Normalised gain.** {_short(gain.items - gain.before)} of {gain.items} points were still to be "
        f"gained; the difference divided by them is g = {_hundredth(g)} {source}."
    )
    if g < 0:
        return f"{told} It is below 0 because the second score is lower; the measure was made for gains."
    return f"{told} It was made for the averages of classes; of one person it is a rough description."


def _limits(gain: Gain) -> str:
    plural = "question" if gain.items == 1 else "questions"
    where = "inside" if abs(gain.difference) <= gain.luck else "outside"
    return (
        f"**What {gain.items} {plural} can say.** Had you known exactly as much both times, luck with single "
        f"questions could still have moved the difference by about {_short(gain.luck)} either way. Yours, "
        f"{tenths(gain.difference)}, lies {where} that. The second questions are like the first ones and not "
        "the same, and some may be easier. You had also practised the form. And nobody took both tests "
        "without the course between them. So the numbers may show *that* something moved; they cannot show "
        "*what* moved it."
    )


# ── what stayed ──────────────────────────────────────────────────────────────


def _stayed(kept: Sequence[Kept]) -> Iterator[Block]:
    if not any(each.answers for each in kept[1:]):
        how = "They come at the head of each lesson from 02 on and in the review."
        yield Para(ours(f"No question has come back yet on a later day. {how}"))
        return
    rows = tuple((each.span, str(each.answers), _of_few(each)) for each in kept)
    yield Grid("Your answers to what had been asked before", ("asked", "answers", "wholly right"), rows)
    yield Para(
        ours(
            "**What this can say.** The days count from your first answer to the same objective, and another "
            "question of it came each time. What was due came back, so what you found hard came more often "
            "than the rest, and after each answer you read what is right: this is what you knew with such "
            "practice, and not without it."
        )
    )


def _of_few(kept: Kept) -> str:
    return f"{kept.right} ({100 * kept.share:.0f} %)" if kept.share is not None else "too few to say"


# ── opinions ─────────────────────────────────────────────────────────────────


def _opinions(found: Change) -> Iterator[Block]:
    if not any(shift.before or shift.after for shift in found.shifts):
        yield Para(
            ours(f"Nothing to compare yet. Lesson {found.after} asks what lesson {found.before} asked.")
        )
        return
    rows = tuple(
        (shift.text, _place(shift.before), _place(shift.after), _moved(shift)) for shift in found.shifts
    )
    yield Grid(
        f"Where you stood, {SCALE_IN_WORDS}",
        ("Proposition", f"lesson {found.before}", f"lesson {found.after}", "moved"),
        rows,
    )
    yield Para(
        ours(
            "**What a move can say.** It is neither progress nor decline, and to stand where you stood is no "
            "failure: thoughtful people hold each place. A single step can be the mood of a day. Ask of a "
            "larger one which finding moved you, and whether you would have let the same finding move you "
            "the other way."
        )
    )


def _place(value: int | None) -> str:
    return "no answer" if value is None else str(value)


def _moved(shift: Shift) -> str:
    steps = shift.difference
    if steps is None:
        return "–"
    if not steps:
        return "not moved"
    return f"{abs(steps)} towards {'agreement' if steps > 0 else 'disagreement'}"


# ── calibration ──────────────────────────────────────────────────────────────


def _calibration(found: Change) -> Iterator[Block]:
    if not found.sure_all:
        how = "“Ask how sure I am” there opens the question."
        yield Para(ours(f"You have not said yet how sure you were of an answer in a quiz. {how}"))
        return
    columns = (found.sure_before, found.sure_after, found.sure_all)
    rows = tuple((words, *(_right(said, column) for column in columns)) for said, words in CONFIDENCE.items())
    head = ("You said", f"lesson {found.before}", f"lesson {found.after}", "all lessons")
    yield Item((Grid("Of your first answers, wholly right", head, rows),))
    yield Para(
        ours(
            "**What this can say.** Judgement is well calibrated if sure answers are nearly always right, "
            "and guesses about as often as chance has it. A box with fewer than ten answers says little: one "
            "answer more or less moves its share by more than ten points."
        )
    )


def _right(said: str, column: Sequence[Sureness]) -> str:
    found = next((row for row in column if row.said == said), None)
    return f"{found.right} of {found.answers} ({100 * found.share:.0f} %)" if found else "–"


# ── numbers ──────────────────────────────────────────────────────────────────


def tenths(value: float) -> str:
    """A difference with its sign, to a tenth: `+1.5`, `−2`, `0`."""
    return signed(round(value, 1), "g")


def _short(value: float) -> str:
    return f"{round(value, 1):g}"


def _hundredth(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
