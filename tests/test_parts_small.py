"""Prediction, opinion, discussion and explorer: what their buttons do, and what the page may know when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from twoviews.bank import content
from twoviews.bank.answers import digest
from twoviews.errors import UnknownName
from twoviews.hosts.desk import Desk
from twoviews.parts.base import LONGEST_TEXT, TOO_LONG, Entry, Live
from twoviews.parts.discussion.live import ENOUGH, Discussion
from twoviews.parts.explorer.live import Explorer
from twoviews.parts.opinion.live import Opinion
from twoviews.parts.prediction.live import Prediction

PICK = content.Prediction(
    id="07-p1",
    objective="o",
    prompt="Which came *first*?",
    reveal="The cheaper fuel.",
    sources=("s",),
    options=("The cut", "The <i>cheaper</i> fuel"),
)
ESTIMATE = content.Prediction(
    id="07-p2",
    objective="o",
    prompt="How many?",
    reveal="Eleven.",
    sources=("s",),
    unit="claims",
    low=0,
    high=50,
)
OPINIONS = (
    content.Proposition(id="s1", text="Only the Council."),
    content.Proposition(id="s2", text="A date."),
)
PROMPT = content.Prompt(
    id="07-d1", prompt="Repair the sentence.", considerations=("Who says so?", "When?"), role="an envoy"
)
EXPLORATION = content.Exploration(
    id="leakage",
    title="A leak",
    task="Move it.",
    sliders=(
        content.Slider(
            name="cut", label="Cut", low=0, high=0.9, step=0.1, start=0.5, unit="share", help="How much."
        ),
        content.Slider(name="leak", label="Leak", low=0, high=1, step=0.1, start=0),
    ),
    presets=(
        content.Preset(
            label="As Moscow sees it", values={"cut": 0.3, "leak": 0.1}, reason="Why.", side="russia"
        ),
    ),
)


class Kept(list[Entry]):
    """Where a part saves; safe or not."""

    safe = True

    def keep(self, entry: Entry) -> bool:
        self.append(entry)
        return self.safe


@pytest.fixture
def kept() -> Kept:
    return Kept()


def heard(part: Live) -> list[dict[str, Any]]:
    """What the part tells the page from now on."""
    told: list[dict[str, Any]] = []
    part.send = told.append
    return told


def on_the_page(part: Live) -> str:
    """All that the page knows now."""
    return json.dumps([part.sent_content(), part.sent_state()])


# ── prediction ───────────────────────────────────────────────────────────────


def test_the_reveal_is_sent_only_after_the_guess(kept: Kept) -> None:
    part = Prediction(PICK, kept.keep)
    told = heard(part)
    assert PICK.reveal not in on_the_page(part)
    assert part.commit(PICK.options[1], seconds=2)
    assert told[0]["state"]["reveal"] == PICK.reveal
    assert (kept[0].response, kept[0].seconds) == (PICK.options[1], 2)


def test_a_guess_stays_as_it_was_given(kept: Kept) -> None:
    part = Prediction(ESTIMATE, kept.keep)
    assert part.commit("12,5 claims")
    assert not part.commit("13")
    assert part.guess == 12.5
    assert len(kept) == 1


def test_a_guess_comes_back_after_a_restart(kept: Kept) -> None:
    Prediction(ESTIMATE, kept.keep).commit(7)
    again = Prediction(ESTIMATE, kept.keep, look=lambda: kept[:1])
    assert again.guess == 7
    assert again.sent_state()["reveal"] == ESTIMATE.reveal


@pytest.mark.parametrize("guess", ["", "many", "51", "-1", "nan", "1e400", "9" * 2000, None])
def test_a_guess_that_cannot_be_read_is_asked_for_again(kept: Kept, guess: Any) -> None:
    part = Prediction(ESTIMATE, kept.keep)
    told = heard(part)
    assert not part.commit(guess)
    assert told[0]["unanswered"] == "Write one number from 0 to 50."
    assert "reveal" not in told[0]["state"]
    assert not kept


def test_a_pick_must_be_one_of_the_options(kept: Kept) -> None:
    part = Prediction(PICK, kept.keep)
    told = heard(part)
    part.hear({"do": "commit", "n": 1, "with": {"guess": "", "seconds": 1}})
    assert told == [{"re": 1, "state": {"notices": []}, "unanswered": "Pick one option first."}]


def test_a_guess_about_an_older_question_is_kept_aside(kept: Kept) -> None:
    old = Entry(item="07-p1", digest="older", response="The cut", when="2026-01-02T00:00:00+00:00")
    part = Prediction(PICK, kept.keep, look=lambda: [old])
    assert part.guess is None
    assert part.sent_state()["aside"] == "2026-01-02T00:00:00+00:00"


def test_a_mended_reveal_does_not_lose_the_guess(kept: Kept) -> None:
    Prediction(PICK, kept.keep).commit(PICK.options[0])
    mended = replace(PICK, reveal="The cheaper fuel, by three weeks.")
    assert Prediction(mended, kept.keep, look=lambda: kept[:1]).guess == PICK.options[0]


def test_printed_predictions_show_options_or_a_line_and_no_reveal(kept: Kept) -> None:
    pick, estimate = Prediction(PICK, kept.keep).printed(), Prediction(ESTIMATE, kept.keep).printed()
    assert "○" in pick
    assert "&lt;i&gt;cheaper" in pick
    assert "<em>first</em>" in pick
    assert "tv-line" in estimate
    assert PICK.reveal not in pick + estimate


# ── opinion ──────────────────────────────────────────────────────────────────


def test_an_opinion_is_saved_and_never_marked(kept: Kept) -> None:
    part = Opinion(OPINIONS, kept.keep)
    told = heard(part)
    assert part.place("s1", 6)
    assert (kept[0].response, kept[0].points, kept[0].of) == (6, None, None)
    assert told[0]["state"]["now"] == {"s1": 6}


@pytest.mark.parametrize("value", [0, 8, 2.5, True, "4", None])
def test_an_opinion_is_a_whole_number_from_1_to_7(kept: Kept, value: Any) -> None:
    part = Opinion(OPINIONS, kept.keep)
    told = heard(part)
    assert not part.place("s1", value)
    assert told[0]["unanswered"] == "Choose a number from 1 to 7."
    assert not kept


def test_an_unknown_proposition_is_an_error(kept: Kept) -> None:
    with pytest.raises(UnknownName):
        Opinion(OPINIONS, kept.keep).place("s9", 4)


def test_the_earlier_answer_stands_beside_the_new_one(kept: Kept) -> None:
    part = Opinion(OPINIONS, kept.keep)
    part.place("s1", 6)
    part.place("s1", 3)
    again = Opinion(OPINIONS, kept.keep, look=lambda: kept).sent_state()
    assert again["now"] == {"s1": 3}
    assert again["earlier"]["s1"][0] == 6


def test_an_opinion_on_an_older_sentence_is_kept_aside(kept: Kept) -> None:
    old = Entry(item="s1", digest="older", response=5, when="then")
    found = [old, Entry(item="s9", digest="x", response=1)]
    shown = Opinion(OPINIONS, kept.keep, look=lambda: found).sent_state()
    assert (shown["now"], shown["aside"]) == ({}, {"s1": "then"})


def test_printed_opinions_show_the_scale(kept: Kept) -> None:
    assert Opinion(OPINIONS, kept.keep).printed().count("disagree strongly") == 2


# ── discussion ───────────────────────────────────────────────────────────────


def test_what_is_written_is_saved_as_it_stands(kept: Kept) -> None:
    part = Discussion(PROMPT, kept.keep)
    told = heard(part)
    text = "<script>alert(1)</script> Привет 👋 שלום"
    part.hear({"do": "write", "n": 4, "with": {"text": text}})
    assert kept[0].response == part.text == text
    assert (told[0]["re"], told[0]["saved"], part.words) == (4, True, 4)


def test_considerations_open_only_after_enough_words(kept: Kept) -> None:
    part = Discussion(PROMPT, kept.keep)
    part.write("word " * (ENOUGH - 1))
    assert part.reveal() == ()
    assert "Who says so?" not in on_the_page(part)
    part.write("word " * ENOUGH)
    assert part.reveal() == PROMPT.considerations
    assert "Who says so?" in on_the_page(part)


def test_a_text_comes_back_after_a_restart(kept: Kept) -> None:
    Discussion(PROMPT, kept.keep).write("My own words.")
    again = Discussion(PROMPT, kept.keep, look=lambda: kept[:1])
    assert again.sent_state()["text"] == "My own words."
    assert again.sent_state()["changed"] is False


def test_a_text_for_an_older_prompt_is_shown_with_a_word_about_it(kept: Kept) -> None:
    Discussion(PROMPT, kept.keep).write("My own words.")
    part = Discussion(replace(PROMPT, prompt="Mend the sentence."), kept.keep, look=lambda: kept[:1])
    assert (part.text, part.sent_state()["changed"]) == ("My own words.", True)
    part.write("Words for the new prompt.")
    assert part.sent_state()["changed"] is False


def test_a_text_is_never_cut_and_an_odd_entry_read_as_empty(kept: Kept) -> None:
    part = Discussion(PROMPT, kept.keep, look=lambda: [Entry(item="07-d1", digest="d", response={"odd": 1})])
    assert part.text == ""
    part.write("x" * 300_000)
    assert len(kept[0].response) == 300_000


def test_what_a_page_sends_beyond_all_measure_is_refused_in_words_but_not_when_the_page_goes(
    kept: Kept,
) -> None:
    desk = Desk([Discussion(PROMPT, kept.keep)])
    much = {"do": "write", "with": {"text": "x" * (LONGEST_TEXT + 1), "version": 0}}
    (answer,) = desk.hear(0, {**much, "n": 1})
    assert answer["unanswered"] == TOO_LONG
    assert not answer.keys() & {"newer", "saved"}
    assert list(kept) == []
    desk.hear(0, much)
    assert kept[0].response == much["with"]["text"]


def test_an_unsafe_text_is_told_so(kept: Kept) -> None:
    kept.safe = False
    assert Discussion(PROMPT, kept.keep).write("Words.") is False


def test_a_printed_prompt_has_lines_and_no_considerations(kept: Kept) -> None:
    printed = Discussion(PROMPT, kept.keep).printed()
    assert printed.count("tv-line") == 6
    assert "an envoy" in printed
    assert "Who says so?" not in printed


# ── explorer ─────────────────────────────────────────────────────────────────


class Board:
    """A panel and its stage in one: the picture is the cut, in words."""

    def __init__(self) -> None:
        self.stage, self.values = self, {"cut": 0.0, "leak": 0.0}

    def update(self, values: Mapping[str, float]) -> str:
        self.values |= values
        return f"The cut is {self.values['cut']:g} & leaks {self.values['leak']:g}."

    def svg(self, label: str = "") -> str:
        return f'<svg aria-label="{len(label)}"><g id="b-cut">{self.values["cut"]:g}</g></svg>'

    def move(self, *names: str) -> dict[str, str]:
        return {"b-cut": f"{self.values['cut']:g}"}


@pytest.fixture
def explorer(kept: Kept) -> Explorer:
    return Explorer(EXPLORATION, Board(), kept.keep)


def test_a_move_sends_what_moved_and_a_sentence(explorer: Explorer, kept: Kept) -> None:
    told = heard(explorer)
    assert explorer.move({"cut": 0.7}) == "The cut is 0.7 & leaks 0."
    assert told[0]["state"]["groups"] == {"b-cut": "0.7"}
    assert "svg" not in told[0]["state"]
    assert not kept


def test_values_are_held_within_their_ranges(explorer: Explorer) -> None:
    explorer.move({"cut": 7, "leak": -7})
    assert explorer.sent_state()["values"] == {"cut": 0.9, "leak": 0.0}


@pytest.mark.parametrize(
    ("values", "error"), [({"speed": 1}, UnknownName), ({"cut": float("nan")}, ValueError)]
)
def test_unknown_parameters_and_no_numbers_are_errors(
    explorer: Explorer, values: dict[str, float], error: type[Exception]
) -> None:
    with pytest.raises(error):
        explorer.move(values)
    assert explorer.sent_state()["values"] == {"cut": 0.5, "leak": 0.0}


def test_presets_move_and_are_recorded(explorer: Explorer, kept: Kept) -> None:
    assert explorer.preset("As Moscow sees it") == "The cut is 0.3 & leaks 0.1."
    assert kept[0].response == {"cut": 0.3, "leak": 0.1}
    with pytest.raises(UnknownName):
        explorer.preset("As Paris sees it")


def test_reset_goes_back_to_the_start(explorer: Explorer) -> None:
    explorer.move({"cut": 0.7})
    assert explorer.reset() == "The cut is 0.5 & leaks 0."


def test_a_rest_is_recorded_once(explorer: Explorer, kept: Kept) -> None:
    told = heard(explorer)
    explorer.move({"cut": 0.7})
    explorer.hear({"do": "keep", "n": 2, "with": {"seconds": 9}})
    assert [(entry.item, entry.response["cut"], entry.seconds) for entry in kept] == [("leakage", 0.7, 9)]
    assert told[-1]["saved"] is True


def test_the_sliders_stand_where_they_were_left(explorer: Explorer, kept: Kept) -> None:
    explorer.move({"cut": 0.7})
    explorer.keep()
    again = Explorer(EXPLORATION, Board(), look=lambda: kept[:1])
    assert again.sent_state()["values"] == {"cut": 0.7, "leak": 0.0}
    assert again.sent_state()["sentence"] == "The cut is 0.7 & leaks 0."
    assert again.printed() == explorer.printed(), "on paper it starts at the start"


@pytest.mark.parametrize(
    "entry",
    [
        Entry(item="leakage", digest="older", response={"cut": 0.7}),
        Entry(item="leakage", digest=digest(EXPLORATION.id, "cut", "leak"), response={"cut": "much"}),
        Entry(item="leakage", digest=digest(EXPLORATION.id, "cut", "leak"), response=[0.7]),
    ],
)
def test_what_does_not_fit_the_sliders_is_left_aside(entry: Entry) -> None:
    explorer = Explorer(EXPLORATION, Board(), look=lambda: [entry])
    assert explorer.sent_state()["values"] == {"cut": 0.5, "leak": 0.0}


def test_a_new_page_gets_the_picture_as_it_stands(explorer: Explorer) -> None:
    explorer.move({"cut": 0.7})
    assert ">0.7</g>" in explorer.sent_state()["svg"]


def test_named_steps_reach_the_page_and_the_printed_form() -> None:
    slider = content.Slider("data", "Data set", 0, 2, 1, 1, steps=("HSE", "TIES & more", "GSDB"))
    named = Explorer(content.Exploration("x", "A choice", "Choose.", (slider,)), Board())
    assert named.sent_state()["values"] == {"data": 1.0}
    assert "Data set: HSE, TIES &amp; more, GSDB; at the start TIES &amp; more." in named.printed()


def test_the_printed_form_is_the_start_and_moves_nothing(explorer: Explorer) -> None:
    before = explorer.printed()
    explorer.move({"cut": 0.7})
    assert explorer.printed() == before
    assert ">0.5</g>" in before
    assert "The cut is 0.5 &amp; leaks 0." in before
    assert "As Moscow sees it" in before
    assert ">0.7</g>" in explorer.sent_state()["svg"]


def test_an_answer_of_an_earlier_lesson_is_shown_only_beside_the_new_one(kept: Kept) -> None:
    before = Entry(item="00-s1", digest=digest(OPINIONS[0].text), response=2, when="2026-09-01")
    part = Opinion(OPINIONS, kept.keep, earlier={"s1": before})
    assert part.sent_state()["earlier"] == {}
    told = heard(part)
    part.place("s1", 5)
    assert told[0]["state"]["earlier"] == {"s1": [2, "2026-09-01"]}
    again = Opinion(OPINIONS, kept.keep, look=lambda: kept, earlier={"s1": before})
    assert again.sent_state()["earlier"] == {"s1": [2, "2026-09-01"]}
    assert again.sent_state()["now"] == {"s1": 5}


@pytest.mark.parametrize("change", [{"digest": "older"}, {"response": 8}, {"response": True}])
def test_an_earlier_answer_that_does_not_fit_is_left_out(kept: Kept, change: dict[str, Any]) -> None:
    before = Entry(item="00-s1", digest=digest(OPINIONS[0].text), response=2)
    part = Opinion(OPINIONS, kept.keep, earlier={"s1": replace(before, **change)})
    part.place("s1", 5)
    assert part.sent_state()["earlier"] == {}
