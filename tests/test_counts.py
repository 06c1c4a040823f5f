"""What a core asks of a student is counted as it is read; its limits hold where a lesson has two depths."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from msgspec.structs import replace as changed

from test_check_rules import oil, said
from twoviews.authoring import counts, names, passages, twice
from twoviews.authoring.rules import core, lesson, page, quiz
from twoviews.authoring.rules.subject import Page, Subject
from twoviews.authoring.rules.wording import words
from twoviews.authoring.sentences import numbers, plain, sentences
from twoviews.bank.authored import Option
from twoviews.bank.content import Minutes, Who
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.kinds.text import Text

ROOT = Path(__file__).parents[1]
LINE = "More of it"


def with_cells(*cells: tuple[str, str, tuple[str, ...]], **fields: Any) -> Subject:
    """Lesson 07 with a notebook of these cells (kind, source, tags)."""
    make = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}
    book = nbformat.v4.new_notebook()
    book.cells = [make[kind](text, metadata={"tags": list(tags)}) for kind, text, tags in cells]
    for number, cell in enumerate(book.cells):
        cell.id = f"07-{number}"
    subject = replace(oil(), page=Page("notebooks/07-oil.ipynb", book, nbformat.writes(book)))
    return replace(subject, lesson=changed(subject.lesson, **fields))


def prose(text: str, *tags: str) -> tuple[str, str, tuple[str, ...]]:
    return "markdown", text, tags


def call(text: str, *tags: str) -> tuple[str, str, tuple[str, ...]]:
    return "code", f"# A call\nlesson.{text}", tags


FOLD = prose(f"<details><summary>{LINE}</summary>\n\nFolded words\n\n</details>", "more")
QUIZ = prose("Nothing after this counts", "quiz")


# ── words ────────────────────────────────────────────────────────────────────


def test_prose_is_counted_up_to_the_quiz_and_without_folds() -> None:
    subject = with_cells(prose("One *two* [three](#source-x)."), FOLD, prose("Four"), QUIZ)
    assert counts.count(subject).prose == counts.count(subject).to_read == 4
    assert counts.count(replace(subject, page=None)).to_read == 0


def test_what_is_more_is_not_counted() -> None:
    first, *others = oil().lesson.occasions
    whole = counts.count(with_cells(call("both_sides()")))
    some = counts.count(with_cells(call("both_sides()"), occasions=(changed(first, more=LINE), *others)))
    assert some.statements == whole.statements - len(first.russia) - len(first.us)
    assert 0 < some.to_read < whole.to_read
    assert counts.count(with_cells(call(f"both_sides({first.title!r})"))).statements < whole.statements
    assert counts.count(with_cells(call("both_sides()", "more"))).statements == 0


def test_a_claim_counts_whole_and_not_if_it_is_more() -> None:
    claim = oil().course.claims["c20"]
    shown = counts.count(with_cells(call('claim("c20")')))
    parts = (claim.claim, claim.verdict, claim.finding, claim.nuance, claim.russia, claim.us)
    assert shown.to_read == sum(map(words, parts))
    folded = counts.count(with_cells(call('claim("c20")'), more_claims={"c20": LINE}))
    assert (folded.to_read, folded.claims) == (0, shown.claims - 1)


def test_an_unknown_part_counts_by_its_printed_form() -> None:
    subject = with_cells(call("novelty()"))
    html = (
        '<section><p>Read <b>me</b></p><svg><g><path d="M0"/></g><text>no</text></svg><br>me too'
        "<details><summary>No</summary><p>no</p></details>"
        '<p class="tv-cited">Sources: <a>no</a></p><p class="a tv-start">no</p></section>'
    )
    assert passages.printed(html) == "Read me me too"
    output = nbformat.v4.new_output("display_data", data={"text/html": html})
    subject.page.notebook.cells[0].outputs = [output]  # type: ignore[union-attr]
    assert counts.count(subject).to_read == 4


READ = [
    "objectives()", "both_sides()", "minds()", "key_points()",
    *(f'figure("{figure.id}")' for figure in oil().lesson.figures),
]  # fmt: skip


@pytest.mark.parametrize("shown", READ)
def test_a_part_has_about_the_words_of_its_printed_form(shown: str) -> None:
    """A card has a few fixed words (heads, dates, verdict) beside those of its entries."""
    from twoviews.bank.sources import sources
    from twoviews.figures import Evidence
    from twoviews.parts import cards

    method, key = shown.rstrip(")").split("(")
    course, content = oil().course, oil().lesson
    made: dict[str, Callable[[], Any]] = {
        "objectives": lambda: cards.objectives(content).html,
        "both_sides": lambda: cards.both_sides(content.occasions, course.positions, sources()).html,
        "minds": lambda: cards.minds(content.minds).html,
        "key_points": lambda: cards.key_points(content.key_points).html,
        "figure": lambda: Evidence(next(f for f in content.figures if f.id in key), "").html.partition("<dl")[
            0
        ],
    }
    printed = words(passages.printed(made[method]()))
    counted = sum(words(each.text) for each in passages.passages(with_cells(call(shown))))
    assert counted > 0
    assert abs(printed - counted) <= max(30, 0.2 * printed)


# ── acts and minutes ─────────────────────────────────────────────────────────


def test_decisions_are_guesses_claims_models_and_the_marks_of_each_question() -> None:
    first = oil().lesson.questions[0]
    quiet: dict[str, Any] = {"explorers": (), "predictions": (), "claims": (), "figures": ()}
    alone = counts.count(with_cells(questions=(first,), **quiet))
    assert alone.decisions == counts.marks_in(first)
    more = counts.count(with_cells(**quiet | {"questions": (first,), "claims": ("c04", "c20")}))
    assert more.decisions == alone.decisions + 2
    assert more.minutes >= alone.minutes


def test_each_option_of_several_and_each_item_is_decided() -> None:
    marks = {each.id: counts.marks_in(each) for each in oil().lesson.questions}
    for each in oil().lesson.questions:
        pieces = getattr(each, "items", ())
        assert marks[each.id] == (len(pieces) or len(getattr(each, "options", ())) or 1) or isinstance(
            each, Choice
        )
    assert {marks[each.id] for each in oil().lesson.questions if isinstance(each, Choice)} == {1}


def test_minutes_are_reading_acts_and_writing() -> None:
    quiet: dict[str, Any] = {
        "explorers": (), "predictions": (), "claims": (), "figures": (), "questions": (), "key_points": (),
    }  # fmt: skip
    assert counts.count(with_cells(**quiet)).minutes == counts.WRITING
    text = "word " * (counts.WORDS_A_MINUTE * 3)
    assert counts.count(with_cells(prose(text), **quiet)).minutes == counts.WRITING + 3
    model = quiet | {"explorers": oil().lesson.explorers}
    assert counts.count(with_cells(**model)).minutes == counts.WRITING + counts.SECONDS["explore"] / 60


# ── sentences ────────────────────────────────────────────────────────────────

SENTENCES = [
    ("One. Two? “Three!” Four", ["One.", "Two?", "“Three!”", "Four"]),
    ("# Head\n\nBody of\nit.\n\n- item\n- other", ["Head", "Body of it.", "item", "other"]),
    ("| a | b |\n|---|---|\n| c | d |", ["a", "b", "c", "d"]),
    (
        "Dr. S. Snyder of the U.S. Army saw it. He left.",
        ["Dr. S. Snyder of the U.S. Army saw it.", "He left."],
    ),
    ("See [the *list*](#source-x) <br> now.", ["See the list now."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_are_those_that_are_read(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected
    assert not set("*[]()#<>") & set(plain(text))


NUMBERS = [
    (
        "On 22 December 2017 it fell by 61 per cent, in May 2018 to 5,340.",
        ["22 December 2017", "61", "May 2018", "5,340"],
    ),
    ("Resolutions 2371, 2375 and 2397 and paragraph 28 of claim 24", []),
    ("between −0.15 and 0.55", ["0.15", "0.55"]),
    ("S/2024/215, c24, S-400 and the G7", []),
    ("In 2019, 3 to 5 of 100.", ["2019", "3", "5", "100"]),
]


@pytest.mark.parametrize(("sentence", "expected"), NUMBERS)
def test_numbers_are_found_and_names_of_texts_are_none(sentence: str, expected: list[str]) -> None:
    assert numbers(sentence) == expected


# ── names ────────────────────────────────────────────────────────────────────


def found(text: str, *told: str) -> list[str]:
    return names.found([text], names.known(ROOT / "assets") | set(told))


def test_names_are_found_and_what_everybody_knows_is_none() -> None:
    assert found("In Moscow the minister Igor Morgulov met Kim Jong Un. He said No.") == [
        "Igor Morgulov",
        "No",
    ]
    assert found("On 3 March the Panel of Experts wrote to the Council.") == ["Panel of Experts"]
    assert found("Suppose that it is so. Most say: Perhaps.") == []
    assert found("Then Morgulov’s friend came. Morgulov left.") == ["Morgulov"]
    assert found("Igor Morgulov came; then Morgulov left, said Igor Morgulov.") == ["Igor Morgulov"]


def test_what_is_told_is_no_longer_found_in_any_of_its_forms() -> None:
    who = Who("Panel of Experts", "inspectors", also=("the Panel", "Panel"))
    text = "Here the Panel\nof Experts wrote; then the Panel's report came. The Experts left."
    assert found(text, *names.forms(who)) == []
    assert names.named(who, "a letter to the Panel") and not names.named(who, "a panel, or Panels")


# ── what stands twice ────────────────────────────────────────────────────────


def asked(key: str, right: str, wrong: str, prompt: str = "Which?") -> Choice:
    options = (Option(right, "Because it is so.", right=True), Option(wrong, "It is not so."))
    return Choice(id=key, objective="o", prompt=prompt, sources=("s",), options=options)


def leaking(*questions: Any) -> list[tuple[str, str, str]]:
    return [(one.id, other.id, run) for one, other, run in twice.leaking(questions)]


def test_a_key_that_stands_in_another_question_is_found() -> None:
    first = asked("a", "The cap came three weeks after the fall in price", "No cap came at all")
    second = asked("b", "Yes", "No", "Since the cap came three weeks after the fall, who gained?")
    assert [each[:2] for each in leaking(first, second)] == [("a", "b")]
    told = asked("c", "Yes", "No", "The cap fell three weeks later. Who gained?")
    assert leaking(first, told) == []


def test_words_of_the_question_itself_or_of_small_words_give_nothing_away() -> None:
    first = asked("a", "The cap came three weeks after", "The cap came three weeks before", "Which?")
    second = asked("b", "Yes", "No", "The cap came three weeks ago. Who gained?")
    assert leaking(first, second) == []
    assert (
        leaking(asked("a", "It is the one that was", "No"), asked("b", "Y", "N", "Is the one that was it?"))
        == []
    )


def test_a_word_to_be_typed_stands_as_no_option_of_another() -> None:
    typed = Text(
        id="t", objective="o", prompt="What is it called?", sources=("s",), accept=("Retorsion",),
        feedback_right="Right.", feedback_wrong="Wrong.",
    )  # fmt: skip
    assert [each[:2] for each in leaking(typed, asked("b", "retorsion", "Reprisal"))] == [("t", "b")]
    assert leaking(typed, asked("b", "An act of retorsion", "Reprisal")) == []


def pair(first: str, second: str, **fields: Any) -> list[Subject]:
    two = [with_cells(prose(text), FOLD, **fields) for text in (first, second)]
    return [two[0], replace(two[1], lesson=changed(two[1].lesson, id="08"))]


TWELVE = "Nobody from outside stands in the ports, and what is unreported is guessed."


def test_a_sentence_in_two_lessons_is_found_whatever_its_marks() -> None:
    both = pair(TWELVE, f"First. {TWELVE.upper()[:1]}**{TWELVE[1:]}**")
    assert "stands in lesson 07 too" in said(core.repeated(both))
    assert said(core.repeated(pair(TWELVE, TWELVE.replace("guessed", "estimated")))) == ""
    assert (
        said(
            core.repeated(
                pair(
                    "Only nine words stand here, so nobody minds.",
                    "Only nine words stand here, so nobody minds.",
                )
            )
        )
        == ""
    )


def test_lessons_that_are_not_yet_in_two_depths_are_counted_and_not_held() -> None:
    old = [with_cells(prose(TWELVE)), pair("", TWELVE)[1]]
    assert said(core.repeated(old)) == ""
    assert [each.repeated for each in counts.table(old)] == [1, 1]


def test_a_test_that_comes_again_repeats_nothing() -> None:
    first, second = (with_cells(call("quiz()"), call("opinions()")) for _ in range(2))
    again = replace(second, lesson=changed(second.lesson, id="08"))
    assert twice.repetitions([first, again]) == {}


def test_a_claim_that_is_shown_again_by_intent_repeats_nothing() -> None:
    key = with_cells().lesson.claims[0]
    first, second = (with_cells(call(f'claim("{key}")')) for _ in range(2))
    careless = replace(second, lesson=changed(second.lesson, id="08"))
    revisit = replace(second, lesson=changed(second.lesson, id="08", claims=(), revisits=(key,)))
    assert twice.repetitions([first, careless])
    assert twice.repetitions([first, revisit]) == {}


# ── limits ───────────────────────────────────────────────────────────────────

TWICE = (Minutes("explorer", 40), Minutes("quiz", 30, 2))
LONG_HALF = (Minutes("explorer", 14), Minutes("quiz", 51, 2))
LONG = prose("word " * 1200)
SIDES = [call("both_sides()")] * 6
CROWD = prose(". ".join(f"see Aa{sign}x" for sign in "bcdefghijklm"))
LEAK = (
    asked("a", "Ships met three times at sea", "No"),
    asked("b", "Y", "N", "Ships met three times at sea. Why?"),
)
MANY = prose("It was 1, then 2, then 3, then 4.")
LIMITS: list[tuple[Any, Callable[[], Subject], str]] = [
    (core.limits, lambda: with_cells(LONG, FOLD), "The core has 1,200 words of prose before the quiz; 1,100"),
    (core.limits, lambda: with_cells(*SIDES, FOLD), "words to read before the quiz; 2,600"),
    (core.limits, lambda: with_cells(*SIDES, FOLD), "Now: both_sides"),
    (core.limits, lambda: with_cells(*SIDES, FOLD), "statements of the two sides; 6"),
    (core.limits, lambda: with_cells(FOLD, claims=("c01", "c02", "c03", "c04")), "4 claims; 3"),
    (core.limits, lambda: with_cells(FOLD), "4 figures; 2"),
    (core.limits, lambda: with_cells(FOLD, explorers=oil().lesson.explorers * 2), "2 models to move"),
    (core.limits, lambda: with_cells(FOLD, council=True), "2 models to move, the game among them; 1"),
    (core.limits, lambda: with_cells(FOLD), "16 questions of its own in the quiz; 8"),
    (core.limits, lambda: with_cells(FOLD), "53 minutes by its plan in one sitting; 50"),
    (core.limits, lambda: with_cells(FOLD, minutes=TWICE), "two sittings, which only the lesson with the"),
    (core.limits, lambda: with_cells(FOLD, council=True, minutes=LONG_HALF), "51 minutes by its plan in one"),
    (core.limits, lambda: with_cells(FOLD, minutes=(Minutes("evidence", 4),)), "minutes, and the plan has 4"),
    (core.limits, lambda: with_cells(CROWD, FOLD), "12 new names; 10"),
    (core.named, lambda: with_cells(prose("Came\nIgor Nobody."), FOLD), "07-0: Igor Nobody is named"),
    (core.named, lambda: with_cells(call("both_sides()"), FOLD), "is named, and no `who:` up to here tells"),
    (core.named, lambda: with_cells(FOLD, who=(Who("Nobody", "none"),)), "does not name Nobody"),
    (core.numbers, lambda: with_cells(MANY, FOLD), "07-0: More than 3 numbers in a sentence: “It was 1"),
    (core.leaks, lambda: with_cells(FOLD, questions=LEAK), "a: “ships met three times” is in the key"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "spoilt", "word"), LIMITS)
def test_a_core_that_is_too_much_is_found(rule: Any, spoilt: Callable[[], Subject], word: str) -> None:
    assert word in said(rule(spoilt()))


@pytest.mark.parametrize("rule", [core.limits, core.named, core.numbers, core.leaks])
def test_a_lesson_without_two_depths_is_not_held(rule: Callable[[Subject], Iterable[Any]]) -> None:
    subject = with_cells(LONG, MANY, call("both_sides()"), who=(Who("Nobody", "none"),))
    assert not subject.has_more
    assert said(rule(subject)) == ""


def test_names_of_earlier_lessons_are_told_and_not_told_again() -> None:
    subject = with_cells(prose("Then came Igor Nobody."), FOLD)
    first = subject.course.lessons["01"]
    lessons = {**subject.course.lessons, "01": changed(first, who=(Who("Igor Nobody", "a minister"),))}
    course = type("Course", (), {"lessons": lessons, "assets": subject.course.assets})
    later = replace(subject, course=course)
    assert "Nobody" not in said(core.named(later))
    again = replace(later, lesson=changed(later.lesson, who=(Who("Igor Nobody", "a minister"),)))
    assert "was met in an earlier lesson" in said(core.named(again))


def test_the_game_may_take_two_sittings_of_which_neither_is_too_long() -> None:
    game = with_cells(FOLD, council=True, minutes=TWICE)
    assert counts.count(game).declared == 70
    assert counts.count(game).sitting == 40
    assert "sitting" not in said(core.limits(game))


def test_the_course_s_test_may_have_its_twelve_questions() -> None:
    twelve = {"questions": oil().lesson.questions[:12]}
    assert core.limit(with_cells(**twelve), "items") == 8
    assert core.limit(with_cells(repeats="00", **twelve), "items") == 12


def test_older_measures_make_way_for_those_of_a_core() -> None:
    short = with_cells(prose("Short", "quiz"), FOLD, minutes=(), questions=oil().lesson.questions[:8])
    assert short.page is not None
    assert said(page.length(short, short.page)) == said(lesson.minutes(short)) == ""
    assert "needs 8" in said(quiz.enough(replace(short, lesson=changed(short.lesson, questions=()))))
    assert "needs" not in said(quiz.enough(short)).partition("kinds of question")[0]


def test_before_the_quiz_the_parts_of_a_core_come_in_any_order() -> None:
    order = [prose("x", part) for part in ("objectives", "explorer", "evidence", "predict", "quiz", "minds")]
    for subject, late in (
        (with_cells(*order, FOLD), {"minds"}),
        (with_cells(*order), {"evidence", "predict", "minds"}),
    ):
        assert subject.page is not None
        text = said(page.tags(subject, subject.page))
        assert {part for part in page.PARTS if f"The part {part!r} comes too late" in text} == late
