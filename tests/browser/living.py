"""How a student goes through a lesson, wherever it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, count

from hands import HANDS, ByTurns, Hand, answer
from playwright.sync_api import Locator, Page, expect
from student import Student

from twoviews.bank import library
from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson
from twoviews.bank.kinds import kind_of
from twoviews.bank.questions import Key, Question, every
from twoviews.returning import coming_back

LESSONS = [path.stem for path in library.lesson_files(library.home.assets())]
Away = Callable[[], None]
"""Leaves a lesson, and comes back to it."""
TEXT = (
    "Both readings of the same vote deserve a fair hearing before anyone decides which of them is nearer "
    "to what happened, because the record shows the deed and says little about the motive behind it."
)

GUESS = "21"
TEXTS = ".tv-discussion textarea"
FOLDS = "details.tv-more:has(.tv-live)"
SENTENCE = ".tv-explorer .tv-sentence"


def halves(name: str, page: Page) -> list[tuple[Question, Key]]:
    """The quiz's questions with their keys, in order, with the numbers that this student has drawn."""
    return [drawn(page, authored) for authored in asked(library.lesson(name[:2]))]


def asked(lesson: Lesson) -> list[Authored]:
    """What a lesson's quiz asks: its own questions, and then those of earlier lessons that come back."""
    known = {each.id: each for other in library.course().lessons.values() for each in coming_back(other)}
    return [*lesson.questions, *(known[key] for key in lesson.returns)]


def drawn(page: Page, authored: Authored, part: str = ".tv-quiz") -> tuple[Question, Key]:
    """The draw that the page shows: the one of whose texts most stand there, each as the whole of a node."""
    draws = every(authored)
    if len(draws) == 1:
        return draws[0]
    node = page.locator(f'{part} [data-question="{authored.id}"]')
    shown = Counter(node.evaluate(EVERY_TEXT))
    fit = [(Counter(_texts(question)) & shown).total() for question, _ in draws]
    assert fit.count(max(fit)) == 1, f"{authored.id}: two draws look alike"
    return draws[fit.index(max(fit))]


EVERY_TEXT = (
    "node => [...node.querySelectorAll('*')].map(each => each.textContent.trim().replace(/^\\d+\\. /, ''))"
)


def _texts(question: Question) -> list[str]:
    """What a draw can change: the prompt, the small table, and what is to be placed or chosen."""
    return [
        question.prompt,
        *("".join(row) for row in question.rows),
        *(p.text for p in question.pieces),
    ]


def met(name: str) -> set[str]:
    """What a hand meets in a lesson: the kinds of its questions and of its parts."""
    lesson = library.lesson(name[:2])
    parts = {
        "a test": lesson.pretest or lesson.posttest,
        "a pick": [each for each in lesson.predictions if each.options],
        "a number to guess": [each for each in lesson.predictions if not each.options],
        "a claim": [*lesson.claims, *lesson.revisits],
        "a forecast": lesson.forecasts,
        "a stance": lesson.opinions,
        "an explorer": lesson.explorers,
        "a text": lesson.prompts,
        "a text written again": [prompt for prompt in lesson.prompts if prompt.rubric],
        "a fold": [each for each in (*lesson.predictions, *lesson.explorers, *lesson.prompts) if each.more],
    }
    return {kind for kind, found in parts.items() if found} | {kind_of(each) for each in asked(lesson)}


def walks(lessons: list[str]) -> list[str]:
    """The fewest lessons in which a hand meets every kind of thing."""
    every = set[str]().union(*map(met, lessons))
    some = (each for many in count(1) for each in combinations(lessons, many))
    return list(next(each for each in some if set[str]().union(*map(met, each)) == every))


Asks = Callable[[Lesson], list[Authored]]
"""Which of a lesson's questions are answered."""


def one_of_each_kind(lesson: Lesson) -> list[Authored]:
    """The first question of each kind that a lesson's quiz asks, in order."""
    first = {kind_of(each): each for each in reversed(asked(lesson))}
    return [each for each in asked(lesson) if each in first.values()]


def use_everything(student: Student, hand: Hand, name: str, asks: Asks = asked) -> None:
    """Guess, place, move, answer and write; each fold is opened on the way to what is in it."""
    sit(student, hand)
    guess(student, hand)
    judge(student, hand)
    foretell(student, hand)
    place(student, hand)
    move(student, hand)
    take_quiz(student, hand, name, asks)
    write(student, hand)
    unfold(student, hand)


def assert_nothing_is_lost(student: Student, name: str, hand: str, *ways: Away, asks: Asks = asked) -> None:
    """All that is done in the open lesson, by a hand or both in turn, is back after each way to leave it."""
    use_everything(student, HANDS.get(hand, ByTurns)(student.page), name, asks)
    said = sentences(student)
    for go in ways:
        go()
        assert_all_is_back(student, name, said, asks)


def unfold(student: Student, hand: Hand) -> None:
    """Open whatever still folds away something to do."""
    for fold in student.page.locator(FOLDS).all():
        open_fold(fold, hand)


def open_fold(fold: Locator, hand: Hand) -> None:
    """Open a fold that is shut."""
    if not fold.evaluate("node => node.open"):
        hand.press(fold.locator("> summary"))
        expect(fold).to_have_js_property("open", True)


def parts(student: Student, hand: Hand, kind: str) -> Iterator[Locator]:
    """The parts of a kind, from the first to the last, each out of the folds that it is in."""
    for part in student.page.locator(kind).all():
        for fold in part.locator("xpath=ancestor::details[contains(@class, 'tv-more')]").all():
            open_fold(fold, hand)
        yield part


def sit(student: Student, hand: Hand) -> None:
    """Take a test, as somebody who knows nothing."""
    for part in parts(student, hand, ".tv-test"):
        for form in part.locator("form").all():
            hand.press(form.locator(".tv-unknown"))
        part.locator(".tv-after").wait_for()


def guess(student: Student, hand: Hand) -> None:
    for part in parts(student, hand, ".tv-prediction"):
        options = part.locator(".tv-options input")
        if options.count():
            hand.choose(options.nth(1))
        else:
            hand.write(part.locator(".tv-typed input"), GUESS)
        hand.press(part.locator("button[type=submit]"))
        part.locator(".tv-result").wait_for()


def judge(student: Student, hand: Hand) -> None:
    for number, part in enumerate(parts(student, hand, ".tv-claim")):
        hand.choose(part.locator(".tv-verdicts input").nth(number % 6))
        hand.choose(part.locator(".tv-sure input").nth(number % 3))
        hand.press(part.locator("button[type=submit]"))
        part.locator(".tv-parting").wait_for()


def foretell(student: Student, hand: Hand) -> None:
    for part in parts(student, hand, ".tv-forecast"):
        for number, field in enumerate(part.locator(".tv-typed input").all()):
            hand.write(field, str(10 * number % 101))
        hand.press(part.locator("button[type=submit]"))
        part.locator(".tv-score-card").wait_for()


def place(student: Student, hand: Hand) -> None:
    for part in parts(student, hand, ".tv-stance"):
        hand.choose(part.locator("input").nth(4))
    for part in student.page.locator(".tv-stance .tv-told").all():
        student.wait_for_text(part, "Saved at")


def move(student: Student, hand: Hand) -> None:
    for part in parts(student, hand, ".tv-explorer"):
        before = part.locator(".tv-sentence").text_content() or ""
        hand.press(part.locator(".tv-preset").last)
        hand.slide(part.locator(".tv-range").first)
        student.wait_for_change(part.locator(".tv-sentence"), before)


def sentences(student: Student) -> list[str]:
    """What each explorer says of itself, also where it is folded away."""
    return student.page.locator(SENTENCE).all_text_contents()


def take_quiz(student: Student, hand: Hand, name: str, asks: Asks = asked) -> None:
    """Answer what `asks` says, rightly, and go past the rest."""
    quiz = student.page.locator(".tv-quiz")
    quiz.locator(".tv-question").first.wait_for()
    questions = halves(name, student.page)
    chosen = {each.id for each in asks(library.lesson(name[:2]))}
    left = len(chosen)
    for question, key in questions:
        if question.id not in chosen:
            hand.press(quiz.locator(".tv-next"))
            continue
        form = quiz.locator(f'[data-question="{question.id}"]')
        answer(hand, form, key.right)
        hand.press(form.locator("button[type=submit]"))
        form.locator(".tv-feedback").first.wait_for()
        expect(form, question.id).to_have_attribute("data-state", "right")
        left -= 1
        if not left:
            break
        hand.press(quiz.locator(".tv-next"))
    student.wait_for_text(quiz.locator(".tv-score"), f"{len(chosen)} of {len(questions)} answered")


def write(student: Student, hand: Hand) -> None:
    for part in parts(student, hand, ".tv-discussion"):
        hand.write(part.locator("textarea").first, TEXT)
        if part.locator(".tv-rubric").count():
            write_again(part, hand)
        hand.press(part.locator("button", has_text="Show considerations"))
        part.locator(".tv-considerations li").first.wait_for()
    for part in student.page.locator(".tv-discussion").all():
        student.wait_for_text(part.locator(".tv-told").first, "Saved at")


def write_again(part: Locator, hand: Hand) -> None:
    """Mark the first draft by the rubric, and write the second."""
    for row in part.locator(".tv-criterion").all():
        hand.choose(row.locator("input").nth(1))
    hand.press(part.locator(".tv-rubric button[type=submit]"))
    part.locator(".tv-sample").first.wait_for()
    hand.write(part.locator("textarea").nth(1), TEXT)


def texts_of(lesson: Lesson) -> int:
    """How many boxes for a text a lesson has: one a prompt, two where it is written again."""
    return len(lesson.prompts) + sum(bool(prompt.rubric) for prompt in lesson.prompts)


def assert_all_is_back(student: Student, name: str, said: list[str], asks: Asks = asked) -> None:
    """Every guess, stance, answer and text of a walk stands as it was left; explorers say what was `said`."""
    lesson = library.lesson(name[:2])
    guesses = [
        each.options[1] if each.options else f"{GUESS} {each.unit}".strip() for each in lesson.predictions
    ]
    done, all_ = len(asks(lesson)), len(asked(lesson))
    student.wait_for_text(student.page.locator(".tv-quiz .tv-score"), f"{done} of {all_} answered")
    assert_it_stands(student, lesson, guesses, [TEXT] * texts_of(lesson))
    expect(student.page.locator(SENTENCE)).to_have_text(said)


def assert_it_stands(student: Student, lesson: Lesson, guesses: list[str], texts: list[str]) -> None:
    """Every part of the lesson but its quiz is answered; these guesses and texts are there, in order."""
    page = student.page
    for shown, many in (
        (".tv-prediction form:not([hidden])", 0),
        (".tv-claim .tv-parting", len(lesson.claims) + len(lesson.revisits)),
        (".tv-forecast .tv-outcome:not([hidden])", len(lesson.forecasts)),
        (".tv-stance input:checked", len(lesson.opinions)),
        (TEXTS, len(texts)),
        (".tv-test .tv-after:not([hidden])", bool(lesson.pretest) + bool(lesson.posttest)),
    ):
        expect(page.locator(shown)).to_have_count(many, timeout=20_000)
    expect(page.locator(".tv-prediction .tv-result:not([hidden]) .tv-guess")).to_have_text(guesses)
    for place, text in enumerate(texts):
        expect(page.locator(TEXTS).nth(place)).to_have_value(text)
