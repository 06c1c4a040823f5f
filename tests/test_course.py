"""The face: every part of every lesson opens, and what is answered comes back."""

import errno
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import twoviews
from twoviews import course, home, private, tables
from twoviews.bank import library
from twoviews.bank.answers import fingerprint
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.outline import Call
from twoviews.bank.questions import split
from twoviews.bank.scoring import Scored
from twoviews.course import counting, keeping
from twoviews.errors import ContentError, UnknownName
from twoviews.parts.base import Json
from twoviews.record import statement

LESSONS = [path.name[:2] for path in library.lesson_files(home.assets())]


@pytest.fixture(autouse=True)
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    keeping.record.cache_clear()


def reopened(number: str) -> course.OpenLesson:
    """The lesson as a new kernel would open it."""
    keeping.record.cache_clear()
    return twoviews.lesson(number)


def _each(shown: Any) -> list[Any]:
    """The parts of what a call gives: one, or several under each other."""
    return list(shown) if isinstance(shown, course.Parts) else [shown]


@pytest.mark.parametrize("number", LESSONS)
def test_every_part_shows_html_and_a_plain_line(number: str) -> None:
    opened = twoviews.lesson(number)
    content = library.lesson(number)
    parts = [
        opened.objectives(), opened.both_sides(), opened.minds(), opened.key_points(), opened.words(),
        opened.who(), opened.sources(), opened.quiz(), opened.progress(),
        *opened.predict(), *opened.discuss(),
        *(opened.claim(key) for key in (*content.claims, *content.revisits)),
        *(part for figure in content.figures for part in _each(opened.figure(figure.id))),
        *(opened.explore(explorer.id) for explorer in content.explorers),
        *([opened.council()] if content.council else []),
    ]  # fmt: skip
    for part in parts:
        shown = part._repr_mimebundle_()
        data = shown[0] if isinstance(shown, tuple) else shown
        assert data["text/html"].startswith(("<section", "<figure", "<div", "<details"))
        assert data["text/plain"] == repr(part)
        assert "\n" not in data["text/plain"]


def test_an_answer_comes_back_in_a_new_kernel() -> None:
    choice = next(each for each in library.lesson("07").questions if isinstance(each, Choice))
    quiz = twoviews.lesson("07").quiz()
    result = quiz.answer(choice.id, "o1")
    assert isinstance(result, Scored)
    again = reopened("07").quiz()
    assert again.score() == quiz.score()
    assert again.score().answered == 1


def test_what_was_written_comes_back_whole() -> None:
    text = "Both sides <b>agree</b>, «да» 🙂 \u202eabc"
    first = twoviews.lesson("01").discuss()[0]
    assert first.write(text)
    assert reopened("01").discuss()[0].text == text


def test_a_guess_stays_as_it_was_given() -> None:
    guess = twoviews.lesson("07").predict("07-p1")[0]
    assert guess.commit("The cheaper fuel")
    again = reopened("07").predict("07-p1")[0]
    assert again.guess == "The cheaper fuel"
    assert not again.commit("The Council's cut")


def test_progress_counts_what_is_done() -> None:
    opened = twoviews.lesson("00")
    first = opened._content.opinions[0]
    opened.opinions().place(first.id, 4)
    assert {part.name: part.done for part in counting.rows(opened._content)}["Opinions"] == 1


def test_the_quiz_says_the_same_number_as_progress_and_bar() -> None:
    opened = next(each for each in map(twoviews.lesson, library.course().files) if each._content.returns)
    quiz, back = opened.quiz(), opened._content.returns[0]

    def counted() -> set[tuple[int, int]]:
        row = next(each for each in counting.rows(opened._content) if each.name == "Quiz")
        score = opened.quiz().score()
        return {
            (row.done, row.of),
            counting.done(opened._content)[Call("quiz")],
            (score.answered, score.questions),
        }

    assert counted() == {(0, len(opened._content.questions) + len(opened._content.returns))}
    authored = library.lesson(back[:2]).questions + library.lesson(back[:2]).pool
    quiz.answer(back, split(next(each for each in authored if each.id == back))[1].right)
    assert {done for done, _ in counted()} == {1}


def test_a_section_counts_what_its_own_call_shows() -> None:
    opened = twoviews.lesson("00")
    asked = opened._content.predictions
    assert opened.predict(asked[0].id)[0].commit(asked[0].options[0] if asked[0].options else 5.0)
    done = counting.done(opened._content)
    assert [done[Call("predict", each.id)][0] for each in asked] == [1, *[0] * (len(asked) - 1)]


def test_progress_counts_no_answer_to_an_older_wording_and_no_erased_text() -> None:
    opened, record = twoviews.lesson("02"), keeping.record()
    asked, prompt = opened._content.predictions[0], opened._content.prompts[0]
    guess = asked.options[0] if asked.options else 5.0

    def done(section: str) -> int:
        return {part.name: part.done for part in counting.rows(opened._content)}[section]

    record.add(statement(record.learner, "predicted", "02", asked.id, "older", response=guess))
    assert done("Predictions") == 0
    record.add(statement(record.learner, "predicted", "02", asked.id, fingerprint(asked), response=guess))
    assert done("Predictions") == 1
    record.add(statement(record.learner, "wrote", "02", prompt.id, "older", response="My text"))
    assert done("Discussion") == 1
    record.add(statement(record.learner, "wrote", "02", prompt.id, fingerprint(prompt), response=" "))
    assert done("Discussion") == 0


@pytest.mark.parametrize("call", ["figure", "claim", "explore", "predict", "discuss", "both_sides"])
def test_an_unknown_name_says_which_names_there_are(call: str) -> None:
    with pytest.raises(UnknownName, match="Known: "):
        getattr(twoviews.lesson("07"), call)("nothing-like-it")


def test_an_unknown_lesson_says_which_lessons_there_are() -> None:
    with pytest.raises(UnknownName, match=r"'99'.*00, 01, "):
        twoviews.lesson("99")


@pytest.fixture
def last_lesson() -> course.OpenLesson:
    """Lesson 12, opened."""
    return twoviews.lesson("12")


def test_the_first_place_of_lesson_00_stands_beside_that_of_lesson_12(last_lesson: course.OpenLesson) -> None:
    first = twoviews.lesson("00").opinions()
    first.place("00-s1", 2)
    first.place("00-s1", 3)
    here = last_lesson._content.opinions[0].id
    again = last_lesson.opinions()
    assert again.sent_state()["now"] == {}
    again.place(here, 6)
    assert again.sent_state()["earlier"][here][0] == 2
    assert last_lesson.opinions().sent_state()["earlier"][here][0] == 2


def test_what_changed_is_told_from_the_record(last_lesson: course.OpenLesson) -> None:
    twoviews.lesson("00").opinions().place("00-s1", 2)
    last_lesson.opinions().place(last_lesson._content.opinions[0].id, 6)
    assert "4 towards agreement" in last_lesson.change().sent_state()["html"]


def test_the_portfolio_lies_where_the_kernel_is(
    last_lesson: course.OpenLesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    twoviews.lesson("01").discuss()[0].write("My <b>words</b>")
    name = last_lesson.portfolio().make("Anna")
    page = (tmp_path / name).read_text(encoding="utf-8")
    assert "My &lt;b&gt;words&lt;/b&gt;" in page
    assert "Anna" in page
    assert all("Anna" not in str(done) for done in keeping.record().statements())


def test_the_page_keeps_the_portfolio_where_the_folder_takes_none(
    last_lesson: course.OpenLesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(private, "create", refused)
    twoviews.lesson("01").discuss()[0].write("My own words")
    part, told = last_lesson.portfolio(), list[Json]()
    part.send = told.append
    part.hear({"do": "make", "n": 1, "with": {"name": "Anna", "form": "html"}})
    assert "My own words" in told[0]["file"]
    assert "Read-only file system" in told[0]["state"]["told"]
    assert list(tmp_path.glob("two-views-portfolio*")) == []


def test_several_parts_are_shown_one_under_the_other_in_marimo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "marimo", SimpleNamespace(vstack=tuple, Html="HTML: {}".format))
    figure, *guesses = parts = twoviews.lesson("07").figure("fuel-prices")
    assert guesses and parts._display_() == (f"HTML: {figure.html}", *guesses)


def test_a_part_that_is_not_sound_is_left_out_and_the_rest_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = twoviews.lesson("07")
    unsound = SimpleNamespace(claims={}, positions={}, problems=("something",))
    monkeypatch.setattr(library, "course", lambda: unsound)
    card = opened.claim("c20")
    assert "This part is left out" in repr(card)
    assert "There is no claim" in card.html
    assert "The rest of the lesson works" in card.html
    assert "tv-both-sides" in opened.both_sides().html


def test_a_table_that_cannot_be_read_leaves_out_its_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(name: str) -> None:
        raise ContentError("The table fuel_prices.csv cannot be read. `twoviews check` says why.")

    monkeypatch.setattr(tables, "rows", unreadable)
    assert "fuel_prices.csv cannot be read" in twoviews.lesson("07").figure("fuel-prices").html
