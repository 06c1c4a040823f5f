"""Numbers drawn for each learner: worked out once, told apart by what is read, and judged by themselves."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from learner import Pen
from twoviews.bank import draws, library, packed
from twoviews.bank.answers import answering, as_given, facing, fingerprint, fits
from twoviews.bank.authored import Authored, Item, Option, Vary
from twoviews.bank.content import Exploration, Preset, Slider
from twoviews.bank.draws import decimals, filled, variants, worked_out
from twoviews.bank.expressions import Desk
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.kinds.number import Number
from twoviews.bank.kinds.order import Order
from twoviews.bank.kinds.several import Several
from twoviews.bank.library import Course
from twoviews.bank.questions import drawn, every, split
from twoviews.bank.scoring import score
from twoviews.errors import ContentError
from twoviews.portfolio import as_html, as_markdown, gather

BELIEF = Preset(label="As she sees it", values={"weapon": 8.0}, reason="r")
DESK = Desk(
    Path("nowhere"),
    [
        Exploration(
            id="game", title="t", task="t", sliders=(Slider("weapon", "w", 0, 9, 1, 1),), presets=(BELIEF,)
        )
    ],
)
COMMON: dict[str, Any] = {"id": "q", "objective": "o", "sources": ("s",)}
PAIN = Number(
    vary=Vary(
        draw={"pressure": (4, 6, 8), "leak": (0.25, 0.5)},
        compute={
            "felt": "coercion.felt_pain(pressure, leakage=leak)",
            "worth": 'setting("game", "As she sees it", "weapon")',
        },
        key="felt + 0.04",
        tempting=("pressure * leak",),
        only="pressure * leak < 4",
    ),
    prompt="A pressure of {pressure} leaks by {leak:percent}; the weapon is worth {worth:.1f}. What is felt?",
    hint="Take {leak:percent.1} off.",
    unit="units",
    answer=3.0,
    tolerance=0.1,
    feedback_right="Yes, {key}.",
    feedback_wrong="No: {felt:+.2f}.",
    rows=(("", "pressure"), ("Here", "{pressure}")),
    **COMMON,
)
KNOWN = worked_out(PAIN, DESK)


def test_every_combination_that_is_wanted_is_a_question_of_its_own() -> None:
    asked = variants(KNOWN)
    answers = [(each.prompt[14], each.answer) for each in asked if isinstance(each, Number)]
    assert answers == [("4", 3.0), ("4", 2.0), ("6", 5.0), ("6", 3.0), ("8", 6.0)]
    first = split(KNOWN)
    assert first[0].prompt == "A pressure of 4 leaks by 25 per cent; the weapon is worth 8.0. What is felt?"
    assert first[0].hint == "Take 25.0 per cent off."
    assert first[0].rows == (("", "pressure"), ("Here", "4"))
    assert first[1].feedback == {"right": "Yes, 3.", "wrong": "No: +3.00."}


def test_the_draw_belongs_to_learner_and_question() -> None:
    assert drawn(KNOWN, "anna") == drawn(KNOWN, "anna")
    assert len({drawn(KNOWN, f"learner {n}")[0].prompt for n in range(40)}) == 5
    other = replace(KNOWN, id="q2")
    assert any(drawn(KNOWN, f"{n}")[0].prompt != drawn(other, f"{n}")[0].prompt for n in range(20)), (
        "two questions of one family are drawn apart"
    )


def test_an_answer_is_judged_by_the_numbers_that_it_was_given_for() -> None:
    for question, key in every(KNOWN):
        assert fits(KNOWN, question.digest)
        found = as_given(KNOWN, question.digest)
        assert found == (question, key)
        assert score(key, str(key.right)).right  # type: ignore[union-attr]
    assert len({question.digest for question, _ in every(KNOWN)}) == 5
    assert fingerprint(KNOWN) == split(KNOWN)[0].digest
    assert as_given(KNOWN, "older") is None


def test_a_question_is_met_as_the_last_answer_found_it() -> None:
    mine, other = drawn(KNOWN, "anna"), next(both for both in every(KNOWN) if both != drawn(KNOWN, "anna"))
    assert facing(KNOWN, "anna", []) == mine
    assert facing(KNOWN, "anna", [mine[0].digest, other[0].digest]) == other
    assert facing(KNOWN, "anna", [other[0].digest, "gone"]) == other


def test_a_changed_draw_sets_old_answers_aside_and_a_wider_one_does_not() -> None:
    assert PAIN.vary
    wider = replace(PAIN, vary=replace(PAIN.vary, draw={"pressure": (4, 6, 8, 9), "leak": (0.1, 0.25, 0.5)}))
    other = replace(PAIN, vary=replace(PAIN.vary, draw={"pressure": (5, 7), "leak": (0.25, 0.5)}))
    told = [Pen().statement("answered", "07", "q", drawn(KNOWN, "anna")[0].digest, response="3")]
    assert len(answering(worked_out(wider, DESK), told)) == 1
    assert answering(worked_out(other, DESK), told) == []


def test_options_hold_and_items_follow_by_what_is_drawn() -> None:
    vary = Vary(draw={"pain": (1, 3, 5)})
    options = (Option("It yields", "f{pain}", holds="pain > 2"), Option("It resists", "f", holds="pain <= 2"))
    choice = worked_out(Choice(vary=vary, prompt="Pain {pain}?", options=options, **COMMON), DESK)
    assert [split(each)[1].right for each in variants(choice)] == ["o2", "o1", "o1"]
    several = worked_out(Several(vary=vary, prompt="Pain {pain}?", options=options, **COMMON), DESK)
    assert [split(each)[1].right for each in variants(several)] == [["o2"], ["o1"], ["o1"]]
    items = tuple(Item(f"Case {n}", "f", by=by) for n, by in enumerate(("pain", "4", "-pain"), 1))
    order = worked_out(Order(vary=vary, prompt="Order {pain}", items=items, **COMMON), DESK)
    texts = [[item.text for item in each.items] for each in variants(order) if isinstance(each, Order)]
    assert texts == [["Case 3", "Case 1", "Case 2"]] * 2 + [["Case 3", "Case 2", "Case 1"]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": "felt / 0"}, "cannot be worked out"),
        ({"key": "nothing"}, "not allowed"),
        ({"compute": {"key": "1"}}, "cannot be the name"),
        ({"compute": {"leak": "1"}}, "cannot be the name"),
        ({"compute": {}, "key": "1"}, "cannot be filled in: 'worth'"),
        ({"only": "pressure > 9"}, "There are 0 draws"),
        ({"worked": ({"pressure": 1.0},)}, "for the library"),
        ({"draw": {"pressure": (1.0,) * 200, "leak": (0.25,)}}, "There are 200 draws"),
        ({"draw": {"pressure": (1.0,), "leak": (0.25,)}}, "There are 1 draws"),
        ({"compute": {"felt": "1", "worth": "'much'"}}, "is no number"),
        ({"draw": {"pressure": (4.12345, 6), "leak": (0.25,)}}, "4.12345 has more than 3 decimals"),
        ({"key": "1e308 * pressure * 1e308"}, "no finite number"),
    ],
)
def test_what_cannot_be_worked_out_is_said(change: dict[str, Any], said: str) -> None:
    assert PAIN.vary
    with pytest.raises(ContentError, match=said):
        worked_out(replace(PAIN, vary=replace(PAIN.vary, **change)), DESK)


@pytest.mark.parametrize(
    "odd",
    [
        replace(PAIN, vary=Vary(draw={"n": (1, 2)})),
        Choice(prompt="p", options=(Option("a", "f", holds="1 < 2"), Option("b", "f", right=True)), **COMMON),
        Choice(prompt="p", vary=Vary(draw={"n": (1, 2)}, key="n"), options=(Option("a", "f"),) * 2, **COMMON),
    ],
    ids=["no key", "holds without a draw", "key of a choice"],
)
def test_a_family_that_is_not_whole_is_a_fault(odd: Authored) -> None:
    assert list(draws.faults(odd))
    assert not list(draws.faults(PAIN))


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([".0f", ".2f", "percent.1", ",.0f", "+.1f"]),
)
def test_any_number_can_stand_in_a_text(number: float, form: str) -> None:
    text = filled(["{n:" + form + "}", {"x": "{n:.3f}"}, 3], {"n": number})
    assert "{" not in str(text[0])
    assert text[2] == 3


def test_a_whole_number_has_no_decimals_with_or_without_its_comma() -> None:
    assert [filled(text, {"n": 9800.0}) for text in ("{n}", "{n:,}", "{n:,.1f}")] == [
        "9,800",
        "9,800",
        "9,800.0",
    ]


@pytest.mark.parametrize("text", ["{n}", "{n:,}", "{n:g}", "{n:percent}"])
def test_what_was_divided_is_not_said_with_all_its_decimals(text: str) -> None:
    assert filled([text], {"n": 0.125}) in (["0.125"], ["12.5 per cent"])
    with pytest.raises(ValueError, match=r"more than 3 decimals: round it, as in \{n:(percent)?\.1f?\}"):
        filled([text], {"n": 36 / 66})
    assert filled("{n:percent.1}", {"n": 36 / 66}) == "54.5 per cent"


def test_an_answer_is_rounded_as_it_is_written() -> None:
    assert [decimals(each) for each in (3.0, 0.25, 12.5, 1e-9)] == [0, 2, 1, 12]


# ── in the course ────────────────────────────────────────────────────────────

DRAWN = [
    (lesson, each) for lesson in library.course().lessons.values() for each in lesson.questions if each.vary
]


def test_the_course_draws_and_its_packed_form_needs_neither_models_nor_tables(tmp_path: Path) -> None:
    assert DRAWN
    (tmp_path / packed.FILE).write_bytes(packed.pack(library.course()))
    there = library.course(tmp_path)
    for lesson, question in DRAWN:
        again = next(each for each in there.lessons[lesson.id].questions if each.id == question.id)
        assert again == question
        assert every(again) == every(question)


def test_no_draw_of_any_question_says_a_number_that_was_not_rounded() -> None:
    lists = [(*each.questions, *each.pool, *each.pretest, *each.posttest)
             for each in library.course().lessons.values()]  # fmt: skip
    asked = [question for each in lists for question in each if question.vary]
    said = [msgspec.json.encode(pair).decode() for question in asked for pair in every(question)]
    assert len(said) > len(asked) > 0
    assert [text for text in said if re.search(r"(?<![\d.])\d[\d,]*\.\d{5,}(?= )", text)] == []


def test_a_portfolio_shows_the_numbers_of_each_answer() -> None:
    lesson, asked = DRAWN[0]
    pen, both = Pen(), every(asked)
    told = [pen.answer(lesson.id, *both[place], str(both[place][1].right)) for place in (1, -1)]
    whole = gather(told, library.course())
    (answer,) = next(work for work in whole.lessons if work.id == lesson.id).answers
    assert (answer.first.right, answer.last.right, answer.attempts) == (True, True, 2)
    assert answer.last.asked.prompt == both[-1][0].prompt
    for page in (as_html(whole), as_markdown(whole)):
        assert "First asked" in page
        assert "{" not in page.partition("<body")[2]


def test_a_question_that_cannot_be_drawn_is_left_out_and_the_lesson_opens(root: Path, tmp_path: Path) -> None:
    lesson, asked = DRAWN[0]
    file = tmp_path / "assets" / "lessons" / library.course().files[lesson.id].name
    file.parent.mkdir(parents=True)
    shutil.copy(root / "assets" / "references.bib", tmp_path / "assets")
    text = (root / "assets" / "lessons" / file.name).read_text(encoding="utf-8")
    file.write_text(text.replace("    key: ", "    key: nothing + "), encoding="utf-8")
    loaded = Course(tmp_path / "assets").read(lesson.id)
    assert loaded.content
    assert asked.id not in {each.id for each in loaded.content.questions}
    assert any(
        each.id == asked.id and "vary: 'nothing' is not allowed" in each.what for each in loaded.problems
    )


def test_what_is_drawn_goes_over_any_line() -> None:
    assert msgspec.json.decode(msgspec.json.encode(KNOWN), type=Number) == KNOWN


def test_a_share_rounded_to_a_whole_number_is_right_unless_a_tenth_is_asked_for() -> None:
    for lesson in library.course().lessons.values():
        for asked in lesson.every_question:
            if not isinstance(asked, Number) or not asked.unit.startswith("per cent"):
                continue
            keys = [each.answer for each in variants(asked)] if asked.vary else [asked.answer]
            if any(abs(key) >= 5 and abs(round(key) - key) > asked.tolerance + 1e-9 for key in keys):
                assert "tenth" in asked.prompt, asked.id


def test_as_many_draws_as_there_may_be_and_not_one_more() -> None:
    base = replace(PAIN, prompt="{n}?", hint="", feedback_right="r", feedback_wrong="w", rows=(), answer=0.0)
    whole = replace(base, vary=Vary(draw={"n": tuple(map(float, range(draws.MOST)))}, key="n"))
    assert len(variants(worked_out(whole, DESK))) == draws.MOST
    more = replace(base, vary=Vary(draw={"n": tuple(map(float, range(draws.MOST + 1)))}, key="n"))
    with pytest.raises(ContentError, match=f"There are {draws.MOST + 1} draws"):
        worked_out(more, DESK)
