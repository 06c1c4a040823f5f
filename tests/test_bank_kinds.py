"""Each kind of question: parted, marked, printed."""

import pytest

from twoviews.bank.content import Choice, Classify, Item, Match, Number, Option, Order, Several, Text
from twoviews.bank.kinds import KINDS, number, order, text
from twoviews.bank.kinds.base import Feedback, Key, Question, Scored, Unanswered
from twoviews.bank.questions import printed, split
from twoviews.bank.scoring import score

COMMON = {"id": "q", "objective": "o1", "prompt": "Who said so?", "sources": ("s",)}
OPTIONS = (Option("a", "fa", right=True), Option("b", "fb"), Option("c", "fc", right=True), Option("d", "fd"))
CHOICE = Choice(options=(Option("a", "fa"), Option("b", "fb", right=True)), **COMMON)
SEVERAL = Several(options=OPTIONS, **COMMON)
CLASSIFY = Classify(columns=("us", "ru"), items=(Item("x", "fx", "ru"), Item("y", "fy", "us")), **COMMON)
MATCH = Match(items=(Item("x", "fx", "one"), Item("y", "fy", "two")), spare=("three",), **COMMON)
ORDER = Order(items=tuple(Item(t, f"f{t}") for t in "abcd"), ends=("early", "late"), **COMMON)
NUMBER = Number(
    answer=58, tolerance=0.5, unit="per cent", feedback_right="yes", feedback_wrong="no", **COMMON
)
TEXT = Text(accept=("a prediction", "прогноз"), feedback_right="yes", feedback_wrong="no", **COMMON)
ALL = [CHOICE, SEVERAL, CLASSIFY, MATCH, ORDER, NUMBER, TEXT]


def marked(question: object, response: object) -> Scored:
    result = score(split(question)[1], response)  # type: ignore[arg-type]
    assert isinstance(result, Scored)
    return result


def test_every_kind_of_the_schema_has_its_module() -> None:
    assert [question.__struct_config__.tag for question in ALL] == list(KINDS)


@pytest.mark.parametrize("question", ALL)
def test_the_right_response_scores_full_and_nothing_is_unanswered(question: object) -> None:
    item, key = split(question)  # type: ignore[arg-type]
    assert score(key, key.right).right  # type: ignore[union-attr]
    assert item.id == key.id == "q"
    for nothing in (None, "", [], {}, " "):
        assert isinstance(score(key, nothing), Unanswered)


@pytest.mark.parametrize("question", ALL)
def test_the_public_half_holds_no_feedback(question: object) -> None:
    item, key = split(question)  # type: ignore[arg-type]
    assert not any(f"{text!r}" in repr(item) for text in key.feedback.values())
    assert not any(name in item.__struct_fields__ for name in ("right", "answer", "accept", "feedback"))


def test_choice_gives_the_feedback_of_the_chosen_option_alone() -> None:
    assert marked(CHOICE, "o1") == Scored(0, 1, (Feedback("o1", False, "fa"),))
    assert marked(CHOICE, "o2") == Scored(1, 1, (Feedback("o2", True, "fb"),))


def test_several_counts_each_option_and_speaks_of_ticked_and_missed_ones() -> None:
    result = marked(SEVERAL, ["o1", "o2"])
    assert (result.points, result.of, result.right) == (2, 4, False)
    assert [(f.target, f.right) for f in result.feedback] == [("o1", True), ("o2", False), ("o3", False)]


def test_classify_counts_each_item() -> None:
    result = marked(CLASSIFY, {"i1": "c2", "i2": "c2"})
    assert (result.points, result.of) == (1, 2)
    assert [f.right for f in result.feedback] == [True, False]


@pytest.mark.parametrize(
    "response", [{"i1": "c1"}, {"i1": "c1", "i2": "c9"}, {"i1": "c1", "i2": "c1", "i3": "c1"}]
)
def test_classify_with_a_missing_or_unknown_place_is_unanswered(response: dict[str, str]) -> None:
    assert isinstance(score(split(CLASSIFY)[1], response), Unanswered)


def test_partners_stand_in_an_order_that_tells_nothing() -> None:
    item, key = split(MATCH)
    assert {part.text for part in item.partners} == {"one", "two", "three"}
    texts = {part.id: part.text for part in item.partners}
    assert {texts[partner] for partner in key.right.values()} == {"one", "two"}


def test_two_items_may_share_a_partner() -> None:
    shared = Match(items=(Item("x", "f", "one"), Item("y", "f", "one")), **COMMON)
    assert [part.text for part in split(shared)[0].partners] == ["one"]


def test_one_item_out_of_order_costs_one_point() -> None:
    key = Key(id="q", kind="order", right=["a", "b", "c", "d"], feedback=dict.fromkeys("abcd", "f"))
    result = order.score(key, ["b", "c", "d", "a"])
    assert isinstance(result, Scored)
    assert result.points == 3
    assert [f.target for f in result.feedback if not f.right] == ["a"]
    assert order.score(key, ["d", "c", "b", "a"]) == Scored(
        0, 4, tuple(Feedback(t, False, "f") for t in "abcd")
    )


@pytest.mark.parametrize(
    ("numbers", "longest"), [([], []), ([2, 0, 1], [0, 1]), ([0, 3, 1, 2], [0, 1, 2]), ([1, 0], [1])]
)
def test_the_longest_rise(numbers: list[int], longest: list[int]) -> None:
    assert order.longest_rise(numbers) == longest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4,5", (4.5,)), ("4.5", (4.5,)), (" 4,5 ", (4.5,)), (".5", (0.5,)), ("-3", (-3.0,)), ("−3", (-3.0,)),
        ("17,500", (17.5, 17500.0)), ("1 234,5", (1234.5,)), ("1\u202f234", (1234.0,)), (7, (7.0,)),
        ("1.234,5", (1234.5,)), ("1,234,567.5", (1234567.5,)),
        ("58 %", (58.0,)), ("58 per cent", (58.0,)), ("58%", (58.0,)),
        ("1e400", ()), ("nan", ()), ("inf", ()), ("1e3", ()), ("1,2,3", ()), ("9" * 400, ()),
        ("7" * 10_000, ()), ("<b>5</b>", ()), ("🙂", ()), ("\u202e45", ()), ("خمسة", ()), ("four", ()),
        (10**400, ()), (True, ()), (float("nan"), ()), (float("inf"), ()), ("5 won", ()), ("", ()),
        ("5 6", ()), ("%", ()), ("1_000", ()),
    ],
)  # fmt: skip
def test_what_a_typed_number_means(typed: object, meant: tuple[float, ...]) -> None:
    assert number.readings(typed, "per cent") == meant


@pytest.mark.parametrize(
    ("typed", "right"), [("58", True), ("58,5", True), ("57.5 %", True), ("58,6", False)]
)
def test_a_number_is_right_within_its_tolerance(typed: str, right: bool) -> None:
    assert marked(NUMBER, typed) == Scored(float(right), 1, (Feedback("", right, "yes" if right else "no"),))


def test_a_tolerance_is_not_lost_to_binary_fractions() -> None:
    tenth = Number(answer=0.1, tolerance=0.2, unit="won", feedback_right="y", feedback_wrong="n", **COMMON)
    assert marked(tenth, "0.3").right


@pytest.mark.parametrize(
    "typed", ["A Prediction.", " aprediction ", "“a prediction”", "ПРОГНО́З", "a\u200bprediction…"]
)
def test_case_accents_spaces_and_final_dots_do_not_matter(typed: str) -> None:
    assert marked(TEXT, typed).right


@pytest.mark.parametrize("typed", ["x" * 10_000, "🙂", "...", 5, ["a prediction"], "\u202e"])
def test_no_word_is_unanswered(typed: object) -> None:
    assert isinstance(score(split(TEXT)[1], typed), Unanswered)


def test_a_text_that_holds_markup_is_just_wrong() -> None:
    assert not marked(TEXT, "<script>alert(1)</script>").right
    assert text.normal("Ё й ö.") == "еиo"


@pytest.mark.parametrize("question", ALL)
def test_the_printed_form_shows_every_text(question: object) -> None:
    item: Question = split(question)[0]  # type: ignore[arg-type]
    sheet = printed(item)
    shown = {line.text for line in (*sheet.lines, *sheet.letters)}
    assert {part.text for part in (*item.options, *item.items, *item.columns, *item.partners)} <= shown
    assert sheet.instruction
    assert all(line.mark for line in sheet.lines)


def test_the_printed_order_names_its_ends() -> None:
    assert printed(split(ORDER)[0]).instruction == "Number the lines from 1 (early) to 4 (late)."


def test_the_printed_choices_have_letters() -> None:
    assert [line.mark for line in printed(split(MATCH)[0]).letters] == ["A", "B", "C"]
