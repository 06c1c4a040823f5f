"""Each lesson as a student lives it: all by mouse, all by keyboard, reload, restart, and no word lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from classroom import CELL_COUNT, Classroom, Student
from hands import Hand, Keyboard, Mouse, answer

from twoviews.bank import library
from twoviews.bank.questions import Key, Question, split

LESSONS = [path.stem for path in library.lesson_files(library.home.assets())]
HANDS = {"mouse": Mouse, "keyboard": Keyboard}
TEXT = (
    "Both readings of the same vote deserve a fair hearing before anyone decides which of them is nearer "
    "to what happened, because the record shows the deed and says little about the motive behind it."
)
WIDE = """() => [...document.querySelectorAll("[class^='tv-']")].filter(node => {
    const style = getComputedStyle(node);
    return node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1
        && style.display !== 'inline' && style.overflowX === 'visible';
}).map(node => node.className)"""

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def new_student(classroom: Classroom) -> Iterator[None]:
    """Nobody has answered anything yet."""
    classroom.forget()
    yield


def halves(name: str) -> list[tuple[Question, Key]]:
    """The lesson's questions with their keys, in order."""
    return [split(question) for question in library.lesson(name[:2]).questions]


def use_everything(student: Student, hand: Hand, name: str) -> None:
    """Guess, place, move, answer and write, from the top of the lesson to its end."""
    guess(student, hand)
    foretell(student, hand)
    place(student, hand)
    move(student, hand)
    take_quiz(student, hand, name)
    write(student, hand)


def guess(student: Student, hand: Hand) -> None:
    for part in student.page.locator(".tv-prediction").all():
        options = part.locator(".tv-options input")
        if options.count():
            hand.choose(options.nth(1))
        else:
            hand.write(part.locator(".tv-typed input"), "21")
        hand.press(part.locator("button[type=submit]"))
        part.locator(".tv-result").wait_for()


def foretell(student: Student, hand: Hand) -> None:
    for part in student.page.locator(".tv-forecast").all():
        for number, field in enumerate(part.locator(".tv-typed input").all()):
            hand.write(field, str(10 * number % 101))
        hand.press(part.locator("button[type=submit]"))
        part.locator(".tv-score-card").wait_for()


def place(student: Student, hand: Hand) -> None:
    for part in student.page.locator(".tv-stance").all():
        hand.choose(part.locator("input").nth(4))
    for part in student.page.locator(".tv-stance .tv-told").all():
        student.wait_for_text(part, "Saved at")


def move(student: Student, hand: Hand) -> None:
    for part in student.page.locator(".tv-explorer").all():
        before = part.locator(".tv-sentence").text_content() or ""
        hand.press(part.locator(".tv-preset").last)
        hand.slide(part.locator(".tv-range").first)
        student.wait_for_change(part.locator(".tv-sentence"), before)


def sentences(student: Student) -> list[str]:
    """What each explorer says of itself, also where JupyterLab does not lay it out now."""
    return student.page.locator(".tv-explorer .tv-sentence").all_text_contents()


def take_quiz(student: Student, hand: Hand, name: str) -> None:
    quiz = student.page.locator(".tv-quiz")
    questions = halves(name)
    for number, (question, key) in enumerate(questions, 1):
        form = quiz.locator(f'[data-question="{question.id}"]')
        answer(hand, form, key.right)
        hand.press(form.locator("button[type=submit]"))
        form.locator(".tv-feedback").first.wait_for()
        assert form.get_attribute("data-state") == "right", question.id
        if number < len(questions):
            hand.press(quiz.locator(".tv-next"))
    assert f"{len(questions)} of {len(questions)} answered" in quiz.locator(".tv-score").inner_text()


def write(student: Student, hand: Hand) -> None:
    for part in student.page.locator(".tv-discussion").all():
        hand.write(part.locator("textarea"), TEXT)
        hand.press(part.locator("button", has_text="Show considerations"))
        part.locator(".tv-considerations li").first.wait_for()
        student.wait_for_text(part.locator(".tv-told").first, "Saved at")


def assert_all_is_back(student: Student, name: str) -> None:
    """Every guess, stance, answer and text stands where the student left it."""
    page, lesson = student.page, library.lesson(name[:2])
    count = len(lesson.questions)
    student.wait_for_text(page.locator(".tv-score"), f"{count} of {count} answered")
    assert page.locator(".tv-prediction .tv-result:visible").count() == len(lesson.predictions)
    assert page.locator(".tv-forecast .tv-outcome:visible").count() == len(lesson.forecasts)
    assert page.locator(".tv-stance input:checked").count() == len(lesson.opinions)
    texts = [area.input_value() for area in page.locator(".tv-discussion textarea").all()]
    assert texts == [TEXT] * len(lesson.prompts)


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("hand", HANDS)
def test_nothing_is_lost(student: Student, classroom: Classroom, name: str, hand: str) -> None:
    student.open(name)
    cells = student.page.evaluate(CELL_COUNT)
    use_everything(student, HANDS[hand](student.page), name)
    shown = sentences(student)
    assert student.page.evaluate(CELL_COUNT) == cells, "a key reached JupyterLab's own shortcuts"
    student.reload()
    assert_all_is_back(student, name)
    assert sentences(student) == shown
    student.restart()
    assert_all_is_back(student, name)
    assert sentences(student) == shown
    classroom.kill_kernels()
    student.reload()
    assert_all_is_back(student, name)
    assert sentences(student) == shown


@pytest.mark.parametrize("student", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("name", LESSONS)
def test_axe_finds_nothing(student: Student, name: str) -> None:
    student.open(name)
    assert student.violations() == []
    take_quiz(student, Mouse(student.page), name)
    guess(student, Mouse(student.page))
    foretell(student, Mouse(student.page))
    assert student.violations() == []


@pytest.mark.parametrize("name", LESSONS)
def test_every_source_link_in_the_text_has_its_entry(student: Student, name: str) -> None:
    student.open(name)
    link = student.page.locator('.jp-MarkdownOutput a[href^="#source-"]').first
    target = link.get_attribute("href")
    assert target
    link.click()
    student.page.wait_for_function("id => document.activeElement?.id === id", arg=target[1:])
    missing = student.page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#source-"]')]
            .map(link => link.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"""
    )
    assert missing == []


@pytest.mark.parametrize("name", LESSONS)
def test_nothing_is_cut_off_on_a_narrow_screen(student: Student, name: str) -> None:
    student.page.set_viewport_size({"width": 800, "height": 900})
    student.open(name)
    wide = student.page.evaluate(WIDE)
    assert wide == []
