"""The Council game as a class plays it: to each end, step by step, and shared; in JupyterLab: `test_lab`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from classroom import LabStudent
from desk import DeskStudent
from hands import Hand, Keyboard, Mouse
from playwright.sync_api import Locator, Page, expect

import twoviews
from twoviews.bank import library
from twoviews.game.play import Choose, GoOn, Move, Propose

GAME = library.course().council
OCCASIONS = [scenario.id for scenario in GAME.scenarios if not scenario.short]
MARKUP = "<b>We</b> vote *yes* & so on; <img src=x onerror=alert(1)> «да» 🙂"
WAY = ("seats", "briefs", "draft", "amendments", "explanations", "vote", "years", "debrief")

pytestmark = pytest.mark.browser


class Play:
    """One student at the game."""

    def __init__(self, student: DeskStudent | LabStudent, hand: Callable[[Page], Hand] = Mouse) -> None:
        self.student, self.page = student, student.page
        self.hand: Hand = hand(student.page)
        self.box = self.page.locator(".tv-council")

    def open(self) -> None:
        assert isinstance(self.student, DeskStudent)
        self.student.show(twoviews.lesson("12").council())
        self.box.wait_for()

    @property
    def part(self) -> Locator:
        return self.box.locator(".tv-phase").last

    def is_at(self, phase: str) -> None:
        """Return once the game stands in that phase, and says so in its track."""
        expect(self.part).to_have_attribute("data-phase", phase, timeout=20_000)
        step = str(WAY.index(phase) + 1)
        expect(self.box.locator(".tv-track [aria-current=step] .tv-step-number")).to_have_text(step)

    def go_on(self, phase: str) -> None:
        """Press the one button that leads on; the focus is then on the new part's heading."""
        self.hand.press(self.part.locator(".tv-next-row .tv-primary"))
        self.is_at(phase)
        focused = "() => document.activeElement.tagName === 'H3'"
        self.page.wait_for_function(focused)

    def choose(self, occasion: str, people: tuple[str, ...] = ()) -> None:
        self.is_at("seats")
        self.hand.choose(self.part.locator(f'input[type=radio][value="{occasion}"]'))
        who_sits = self.part.locator("summary", has_text="Who sits")
        if people and not who_sits.evaluate("node => node.parentElement.open"):
            self.hand.press(who_sits)
        for seat in people:
            self.hand.tick(self.part.locator(f'input[type=checkbox][value="{seat}"]'))
        self.go_on("briefs")

    def set(self, clause: str, level: int) -> None:
        self.saved(lambda: self.hand.choose(self.level(clause, level)))

    def level(self, clause: str, level: int) -> Locator:
        return self.part.locator(f'[data-clause="{clause}"] input[value="{level}"]')

    def saved(self, act: Callable[[], None]) -> None:
        """Do something; return once that is saved, not what was done before."""
        told = self.box.locator(".tv-told-row .tv-told")
        told.evaluate("node => node.replaceChildren()")
        act()
        self.student.wait_for_text(told, "Saved at")

    def to_the_end(self, votes: dict[str, str]) -> None:
        """From the explanations on, writing each and casting these votes."""
        for area in self.part.locator("textarea").all():
            self.hand.write(area, "Measured and needed.")
        self.go_on("vote")
        for seat, vote in votes.items():
            self.hand.choose(self.part.locator(f'[data-seat="{seat}"] input[value="{vote}"]'))
        self.go_on("years")
        expect(self.part.locator(".tv-years tbody tr").nth(7)).to_be_attached()
        expect(self.part.locator(".tv-chart svg")).to_have_count(5)
        self.go_on("debrief")

    def tells(self, text: str) -> None:
        """Return once that can be read, without a fold to open."""
        expect(self.box).to_contain_text(text, use_inner_text=True)


def real(occasion: str) -> dict[str, int]:
    """The text that was really put to the vote, whole."""
    scenario = GAME.scenario(occasion)
    return {**scenario.reversion, **scenario.real[0].levels}


def write_real_text(play: Play, occasion: str) -> None:
    asked = {**GAME.scenario(occasion).reversion, **GAME.scenario(occasion).asked}
    for clause, level in real(occasion).items():
        if asked[clause] != level:
            play.set(clause, level)


def begun(*moves: Move) -> None:
    """A game of this learner in which these moves are made already."""
    game = twoviews.lesson("12").council()
    for move in moves:
        game.move(move)


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_each_occasion_is_played_to_its_end_and_votes_as_it_did(desk: DeskStudent, occasion: str) -> None:
    play, scenario = Play(desk), GAME.scenario(occasion)
    begun(Choose(occasion))
    play.open()
    play.is_at("briefs")
    play.go_on("draft")
    write_real_text(play, occasion)
    play.go_on("amendments")
    play.go_on("explanations")
    play.to_the_end({})
    play.tells("the same, clause by clause")
    play.tells(scenario.real[0].note.split()[0])
    play.box.get_by_text("The vote", exact=True).last.click()
    yes, no, abstain = (scenario.real[0].tally or "12-3-0").split("-")
    said = f"Fifteen votes: {yes} yes, {no} no, {abstain} abstaining"
    expect(play.box.locator(".tv-marks")).to_have_attribute("aria-label", said)


def test_the_pen_of_december_2019_is_played_whole_by_keys(desk: DeskStudent) -> None:
    """Relief meets the veto of the United States; what is left of it, aid and talks, carries all fifteen."""
    play = Play(desk, Keyboard)
    play.open()
    play.choose("2019-12")
    play.tells("You hold the pen")
    assert play.part.locator(".tv-seat").all_inner_texts()[0].startswith("Russia")
    expect(play.part.locator(".tv-stands thead").first.locator("th")).to_have_count(3)
    assert play.part.locator(".tv-seat").count() == 2, "the briefs of those who hold the pen, and no other"
    play.go_on("draft")
    play.tells("12–3–0, not adopted by the veto of United States")
    for clause, level in (
        ("textiles", 1),
        ("seafood", 1),
        ("workers", 3),
        ("railways", 0),
        ("humanitarian", 2),
    ):
        play.set(clause, level)
    expect(play.part.locator(".tv-sum")).to_contain_text("15–0–0, adopted")
    play.go_on("amendments")
    play.go_on("explanations")
    play.to_the_end({})
    play.tells("Adopted by all fifteen: a text that nobody wrote")
    play.tells("never put to the vote")
    play.tells("Of 5,760 texts 5 pass")
    play.box.locator("summary", has_text="The four briefs, now open").click()
    assert play.box.locator(".tv-look-up .tv-seat").count() == 4
    expect(play.box.locator(".tv-look-up .tv-stands thead").first.locator("th")).to_have_count(4)
    play.box.locator("summary", has_text="The clauses: what came of them").click()
    for clause in GAME.scenario("2019-12").clauses:
        play.box.locator(".tv-look-up summary", has_text=GAME.clause(clause).title).first.click()
        play.tells(GAME.clause(clause).levels[-1].text)


def test_the_short_start_is_played_within_two_screens(desk: DeskStudent) -> None:
    desk.page.set_viewport_size({"width": 1280, "height": 800})
    play = Play(desk)
    play.open()
    play.is_at("seats")
    assert play.box.bounding_box()["height"] < 800  # type: ignore[index]
    play.hand.press(play.part.locator(".tv-next-row .tv-primary"))
    expect(play.part).to_have_attribute("data-phase", "draft")
    assert play.part.bounding_box()["height"] < 1600  # type: ignore[index]
    expect(play.part.locator(".tv-sum")).to_contain_text("14–1–0, not adopted by the veto of Russia")
    hands = play.part.locator(".tv-standing .tv-mark")
    expect(hands).to_have_count(15)
    assert hands.locator("visible=true").count() == 15
    expect(play.part.locator(".tv-standing .tv-no")).to_have_count(1)
    play.set("workers", 3)
    expect(play.part.locator(".tv-standing .tv-no")).to_have_count(0)
    play.hand.press(play.part.locator(".tv-next-row .tv-primary"))
    expect(play.part).to_have_attribute("data-phase", "amendments")
    play.hand.press(play.part.locator(".tv-next-row .tv-primary"))
    expect(play.part).to_have_attribute("data-phase", "debrief")
    expect(play.box.locator(".tv-headline")).to_have_text(
        "You wrote resolution 2397, and it ended as it did then"
    )


def test_steps_marks_cards_and_years_say_what_is_so(desk: DeskStudent) -> None:
    play = Play(desk)
    play.open()
    steps = play.box.locator(".tv-track li")
    expect(steps).to_have_count(4)
    for occasion in OCCASIONS:
        play.hand.choose(play.part.locator(f'input[type=radio][value="{occasion}"]'))
    play.choose("2017-09")
    expect(steps).to_have_count(8)
    play.tells("The rest of their briefs, and how much they mind, opens after the vote")
    play.go_on("draft")
    expect(play.part.locator(".tv-legend li")).to_have_count(6)
    play.tells("past its red line: it votes no")
    play.go_on("amendments")
    cards = play.part.locator(".tv-request")
    clauses = cards.evaluate_all("all => all.map(each => each.dataset.clause)")
    assert 1 < len(set(clauses)) == len(clauses)
    expect(play.part.locator("h4")).to_have_text(f"Changes are asked for in {len(clauses)} clauses")
    joint = cards.filter(has_text="Russia and China ask for").first
    refused = joint.get_attribute("data-clause")
    play.hand.press(joint.locator("button", has_text="Refuse"))
    expect(play.part.locator(".tv-settled")).to_contain_text("Refused: Russia and China on")
    refusals = [move for move in desk_game(play) if move["do"] == "refuse"]
    assert [(move["seat"], move["clause"]) for move in refusals] == [
        ("russia", refused),
        ("china", refused),
    ]
    play.go_on("explanations")
    play.go_on("vote")
    play.go_on("years")
    play.tells("was not adopted, so it changes nothing")
    expect(play.part.locator(".tv-chart").first).to_be_hidden()
    play.go_on("debrief")
    play.tells("refused those on 1 clause and left those on")
    play.go_on("seats")
    expect(play.part.locator('input[value="2017-09"]')).to_be_checked()
    expect(steps).to_have_count(8)
    play.hand.choose(play.part.locator('input[value="2017-12"]'))
    expect(steps).to_have_count(4)


def desk_game(play: Play) -> list[dict[str, Any]]:
    """The moves of the game on the table, as its file has them."""
    with play.page.expect_download() as waiting:
        play.box.locator("button", has_text="Save this game").click()
    moves: list[dict[str, Any]] = json.loads(waiting.value.path().read_text())["moves"]
    return moves


def test_no_button_comes_to_lie_under_the_pointer(desk: DeskStudent) -> None:
    """Whoever presses twice answers one request, and not the next one too; and no white piles up."""
    play = Play(desk)
    above = ("jp-MarkdownOutput", "<p style='height: 2000px'>The lesson before the game.</p>")
    begun(Choose("2017-09"), GoOn(), Propose())
    desk.lay([above, ("", twoviews.lesson("12").council())])
    play.is_at("amendments")
    accept = play.part.locator(".tv-request button", has_text="Accept")
    under = "({ x, y }) => Boolean(document.elementFromPoint(x, y)?.closest('button'))"
    answered = 0
    while accept.count() and answered < 4:
        accept.first.hover()
        card = accept.first.evaluate("node => node.closest('.tv-request').getBoundingClientRect().height")
        box = accept.first.bounding_box()
        assert box
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        play.saved(lambda at=at: play.page.mouse.click(**at))  # type: ignore[misc]
        assert not play.page.evaluate(under, at)
        answered += 1
        white = play.part.locator(".tv-settled").evaluate("node => node.getBoundingClientRect().height")
        assert white <= card + 1, "the place of one card is held, and not of all that were answered"
    assert answered > 2


def test_a_step_back_a_new_game_and_the_old_one_again(desk: DeskStudent) -> None:
    play = Play(desk)
    play.open()
    play.choose("2017-09")
    play.go_on("draft")
    play.set("refined", 1)
    play.part.locator(".tv-undo").click()
    expect(play.level("refined", 5)).to_be_checked()
    play.set("refined", 2)
    play.box.locator("button", has_text="New game").click()
    play.is_at("seats")
    play.choose("2022-05")
    play.box.locator("summary", has_text="Other games: 1").click()
    play.box.locator("button", has_text="Take up").click()
    play.is_at("draft")
    expect(play.level("refined", 2)).to_be_checked()


def test_a_game_is_saved_as_a_file_and_opened_by_another(desk: DeskStudent, tmp_path: Path) -> None:
    play = Play(desk)
    play.open()
    play.choose("2017-09", ("us",))
    play.go_on("draft")
    play.set("crude", 1)
    with desk.page.expect_download() as waiting:
        play.box.locator("button", has_text="Save this game").click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    file: dict[str, Any] = json.loads(saved.read_text())
    assert [move["do"] for move in file["moves"]] == ["choose", "go on", "set"]
    desk.forget()
    play.open()
    play.is_at("seats")
    field = play.box.locator("input[type=file]")
    damaged = tmp_path / "damaged.json"
    damaged.write_text(saved.read_text().replace('"crude"', '"refined"'))
    field.set_input_files(damaged)
    desk.wait_for_text(play.box.locator(".tv-told-row .tv-told"), "damaged")
    play.is_at("seats")
    field.set_input_files(saved)
    play.is_at("draft")
    expect(play.level("crude", 1)).to_be_checked()


def test_the_words_of_chosen_levels_and_no_paper_on_the_page(desk: DeskStudent) -> None:
    play = Play(desk)
    play.open()
    play.is_at("seats")
    assert play.box.locator("button", has_text="paper").count() == 0
    play.choose("2024-03")
    play.go_on("draft")
    words = play.part.locator(".tv-clause .tv-level-text:visible")
    expect(words).to_have_count(len(GAME.scenario("2024-03").clauses))
    play.set("end-date", 1)
    expect(play.part.locator('[data-clause="end-date"] .tv-level-text:visible')).to_contain_text(
        "ready to review"
    )


def test_axe_and_a_narrow_screen_in_each_phase(desk: DeskStudent) -> None:
    desk.page.set_viewport_size({"width": 390, "height": 900})
    play = Play(desk)
    play.open()

    def look(phase: str) -> None:
        desk.show_everything()
        assert desk.violations_in_both_themes() == [], phase
        assert desk.cut_off() == [], phase

    look("seats")
    play.choose("2017-09", ("us", "elected"))
    look("briefs")
    for phase in ("draft", "amendments", "explanations", "vote"):
        play.go_on(phase)
        look(phase)
    play.hand.choose(play.part.locator('[data-seat="us"] input[value="yes"]'))
    play.hand.choose(play.part.locator('[data-seat="elected"] input[value="abstain"]'))
    for phase in ("years", "debrief"):
        play.go_on(phase)
        look(phase)
