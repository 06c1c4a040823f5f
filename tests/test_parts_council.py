"""The Council game as a live part: every move saved at once, and the same game back from what was saved."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from council_content import CONTENT, SCENARIOS
from twoviews.bank import library
from twoviews.bank.ahead import ahead, parted
from twoviews.bank.council import CouncilGame, Scenario, SeatId
from twoviews.bank.sources import sources
from twoviews.errors import GameError
from twoviews.game import voting
from twoviews.game.debrief import called
from twoviews.game.drafts import table
from twoviews.game.play import PHASES, Accept, Cast, Choose, Explain, GoOn, Propose, Read, Set, replay, route
from twoviews.game.sharing import to_file
from twoviews.parts.base import MISHEARD, Entry
from twoviews.parts.council import paper as council_sheet
from twoviews.parts.council import view as shown
from twoviews.parts.council.live import Council
from twoviews.parts.wire import plain
from twoviews.wording import dated

MARKUP = "<b>We</b> *vote* yes & «да» 🙂"
REAL = library.course()


@dataclass
class Desk:
    """A game, what it saved and what it told the page."""

    kept: list[Entry] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    safe: bool = True

    def keep(self, entry: Entry) -> bool:
        json.dumps(entry.response)
        self.kept.append(entry)
        return self.safe

    def game(self, content: CouncilGame = CONTENT) -> Council:
        made = Council(content, self.keep, lambda: self.kept)
        made.send = self.told.append
        return made


def hear(game: Council, act: str, **details: Any) -> dict[str, Any]:
    """What the page is answered."""
    told: list[dict[str, Any]] = []
    game.send = told.append
    game.hear({"do": act, "n": 5, "with": details})
    (answer,) = told
    assert answer["re"] == 5
    json.dumps(answer)
    return answer


def played(game: Council, scenario: str = "2017-09", people: tuple[Any, ...] = ("us",)) -> Council:
    """A game to its end."""
    game.move(Choose(scenario, people))
    game.move(GoOn())
    game.move(Propose())
    game.move(GoOn())
    for seat in people:
        game.move(Explain(seat, MARKUP))
    game.move(GoOn())
    for seat in people:
        game.move(Cast(seat, "yes"))
    game.move(GoOn())
    game.move(GoOn())
    return game


# ── moves and the record ─────────────────────────────────────────────────────


def test_each_move_is_saved_at_once_with_its_game() -> None:
    desk = Desk()
    game = desk.game()
    game.move(Choose("2017-09", ("us",)), seconds=4.5)
    game.move(GoOn())
    first, second = desk.kept
    assert first.item == "12-council"
    assert first.response == {
        "game": 1,
        "after": 0,
        "moves": [{"do": "choose", "scenario": "2017-09", "people": ["us"], "seed": 0}],
    }
    assert (first.seconds, second.response) == (4.5, {"game": 1, "after": 1, "moves": [{"do": "go on"}]})
    assert desk.told[-1]["saved"] is True


def test_a_move_that_is_not_possible_is_told_and_not_saved() -> None:
    desk = Desk()
    game = desk.game()
    answer = hear(game, "move", move={"do": "propose"})
    assert "A draft is proposed" in answer["unanswered"]
    with pytest.raises(GameError):
        game.move(GoOn())
    assert desk.kept == []


@pytest.mark.parametrize("move", [{"do": "fly"}, {"do": "set", "clause": 1, "level": "x"}, {}])
def test_nonsense_from_a_page_is_told_as_trouble(move: dict[str, Any]) -> None:
    told: list[dict[str, Any]] = []
    game = Desk().game()
    game.send = told.append
    game.hear({"do": "move", "n": 1, "with": {"move": move}})
    assert told[0]["trouble"] == MISHEARD


@pytest.mark.parametrize("seed", range(max(1, settings.default.max_examples // 4)))
def test_whatever_is_played_comes_back_after_each_move(seed: int) -> None:
    draw, desk = random.Random(seed), Desk()
    game = desk.game()
    for _ in range(60):
        act = draw.choice(["move"] * 8 + ["undo", "begin", "file"])
        try:
            if act == "move":
                game.move(some_move(draw, game))
            elif act == "undo":
                game.undo()
            elif act == "begin" and draw.random() < 0.2:
                game.begin()
            elif act == "file" and game.game.moves and draw.random() < 0.2:
                game.from_file(game.to_file())
        except GameError:
            pass
        again = desk.game()
        assert (again.number, again.game) == (game.number, game.game)
        assert again.sent_state() == game.sent_state()
    assert replay(CONTENT, game.game.moves) == game.game


def some_move(draw: random.Random, game: Council) -> Any:
    """A move that the phase might know."""
    now = game.game
    if now.phase == "seats":
        people = tuple(draw.sample(["us", "russia", "china", "elected"], draw.randrange(5)))
        return Choose(draw.choice(SCENARIOS), people)  # type: ignore[arg-type]
    seat: Any = draw.choice([*now.people, "us"])
    clause = draw.choice(list(now.table.clauses))
    return draw.choice(
        [
            Set(clause, draw.randrange(len(now.table.clauses[clause].levels))),
            Propose(),
            GoOn(),
            Explain(seat, draw.choice(["a", MARKUP, ""])),
            Cast(seat, draw.choice(["yes", "no", "abstain"])),
        ]
    )


def test_a_later_level_text_or_vote_takes_the_place_of_one_just_made() -> None:
    desk = Desk()
    game = desk.game()
    game.move(Choose("2017-09", ("us", "russia")))
    game.move(GoOn())
    for level in (0, 1, 2):
        game.move(Set("refined", level))
    game.move(Set("coal", 0))
    game.move(Set("refined", 1))
    assert game.game.moves[2:] == (Set("refined", 2), Set("coal", 0), Set("refined", 1))
    game.move(Propose())
    game.move(GoOn())
    game.move(Explain("us", "a"))
    game.move(Explain("russia", "b"))
    game.move(Explain("us", "c"))
    assert game.game.explanations == {"us": "c", "russia": "b"}
    assert sum(isinstance(move, Explain) for move in game.game.moves) == 2
    assert len(desk.kept) == 12
    assert desk.game().game == game.game


# ── back, anew, and again ────────────────────────────────────────────────────


def test_a_step_back_until_something_is_written_or_voted() -> None:
    game = Desk().game()
    game.move(Choose("2017-09", ("us",)))
    game.move(GoOn())
    before = game.game
    game.move(Set("refined", 1))
    assert "Refined oil at “Half”" in game.sent_state()["game"]["undo"]
    assert game.undo() == before
    game.move(Propose())
    assert game.undo() == before
    game.move(Propose())
    game.move(GoOn())
    game.move(Explain("us", "a"))
    stands = game.game
    assert game.sent_state()["game"]["undo"] == ""
    assert game.undo() == stands
    assert played(Desk().game()).undo().phase == "debrief"


def test_a_new_game_keeps_the_old_one_and_either_can_be_taken_up() -> None:
    desk = Desk()
    game = played(desk.game())
    first = game.game
    assert game.begin().moves == ()
    assert game.number == 2
    game.begin()
    assert game.number == 2
    game.move(Choose("2024-03"))
    second = game.game
    assert [entry[0] for entry in game.sent_state()["games"]] == [1, 2]
    assert game.resume(1) == first
    again = desk.game()
    assert (again.number, again.game) == (2, second)
    with pytest.raises(GameError, match=r"no game 7\. Known: 1, 2"):
        game.resume(7)


def test_a_file_is_opened_as_a_new_game_and_a_damaged_one_is_refused() -> None:
    desk = Desk()
    theirs = played(Desk().game())
    game = desk.game()
    game.move(Choose("2024-03"))
    assert "damaged" in hear(game, "open", text=theirs.to_file()[:-40])["unanswered"]
    assert game.number == 1
    hear(game, "open", text=theirs.to_file())
    assert (game.number, game.game) == (2, theirs.game)
    assert "from a file" in game.sent_state()["games"][-1][1]
    assert desk.game().game == theirs.game
    with pytest.raises(GameError, match="not begun"):
        game.from_file(to_file(replay(CONTENT, ())))
    assert hear(game, "file")["file"] == theirs.to_file()


def test_games_of_another_edition_come_back_with_a_note_or_stay_in_the_record() -> None:
    desk = Desk()
    played(desk.game(), "2024-03", ())
    reworded = replace(CONTENT, beliefs=tuple(replace(b, reason="Another.") for b in CONTENT.beliefs))
    again = desk.game(reworded)
    assert (again.number, again.game.phase) == (2, "seats"), "numbers once shown are not shown as others"
    assert "is kept under “Other games”" in again.sent_state()["game"]["note"]
    assert "of another edition, counted with today's numbers" in again.sent_state()["games"][0][1]
    assert again.resume(1).phase == "debrief"
    assert "counted with today's numbers" in again.sent_state()["game"]["note"]
    fewer = replace(CONTENT, scenarios=CONTENT.scenarios[:1])
    fresh = desk.game(fewer)
    assert (fresh.number, fresh.game.phase) == (2, "seats")
    assert "another edition" in fresh.sent_state()["game"]["note"]
    with pytest.raises(GameError, match="no scenario"):
        fresh._games[1].replayed(fewer)
    with pytest.raises(KeyError):
        fewer.scenario("2024-03")
    fresh.move(Choose("2017-09"))
    assert desk.game(fewer).number == 2


def test_an_answer_in_memory_is_told_as_such() -> None:
    desk = Desk(safe=False)
    assert hear(desk.game(), "move", move={"do": "choose", "scenario": "2017-09"})["saved"] is False


# ── the standing tally ───────────────────────────────────────────────────────


def leanings(game: Council) -> list[str]:
    return [vote for _, vote in game.sent_state()["game"]["leanings"]]


def test_while_a_draft_is_written_all_fifteen_lean_as_they_would_vote_now() -> None:
    game = Desk().game(REAL.council)
    game.move(Choose("2017-12"))
    before = leanings(game)
    tally = voting.outcome(game.game.table, game.game.draft)
    counts = [before.count(vote) for vote in ("yes", "no", "abstain")]
    assert (counts, len(before)) == ([tally.yes, tally.no, tally.abstain], 15)
    game.move(Set("workers", 3))
    assert leanings(game) != before
    for move in (Propose(), GoOn()):
        game.move(move)
    assert leanings(game) == []
    assert len(game.sent_state()["game"]["result"]["marks"]) == 15


def test_people_see_the_others_lean_only_once_their_draft_is_before_them() -> None:
    game = Desk().game()
    game.move(Choose("2017-09", ("us",)))
    for move in (GoOn(), Propose()):
        assert leanings(game) == []
        game.move(move)
    shown = game.sent_state()["game"]["leanings"]
    votes = voting.votes(game.game.table, game.game.draft)
    names = {seat.name: key for key, seat in game.game.table.seats.items()}
    assert dict(shown[:4]) == {name: "" if key == "us" else votes[key] for name, key in names.items()}


def test_what_several_ask_for_in_a_clause_is_one_card_and_is_met_at_once() -> None:
    game = Desk().game(REAL.council)
    for move in (Choose("2017-09"), GoOn(), Propose()):
        game.move(move)
    cards = game.sent_state()["game"]["requests"]
    assert len({card["clause"] for card in cards}) == len(cards) < len(game.game.requests)
    asked = [
        (seat, card["clause"], wish["level"])
        for card in cards
        for wish in card["wishes"]
        for seat in wish["seats"]
    ]
    assert sorted(asked) == sorted(request.key for request in game.game.requests)
    card = next(card for card in cards if card["wishes"][0]["names"] == "Russia and China")
    (wish,) = card["wishes"]
    assert wish["effect"] == "A first step."
    assert (wish["loses"], len(wish["why"])) == ("", 3)
    turning = {"would then vote yes.", "would then abstain."}
    for each in cards:
        for asked_for in each["wishes"]:
            said = asked_for["effect"]
            assert said == "A first step." or any(words in said for words in turning)
    game.move(Accept("china", card["clause"], wish["level"]))
    assert {request.seat for request in game.game.accepted} == {"russia", "china"}
    assert card["clause"] not in {each["clause"] for each in game.sent_state()["game"]["requests"]}
    assert len(game.sent_state()["game"]["answered"]) == 2


# ── what the page gets ───────────────────────────────────────────────────────


LONG = [each.id for each in REAL.council.scenarios if not each.short]


def test_a_short_occasion_goes_from_the_amendments_to_the_vote() -> None:
    game = Desk().game(REAL.council)
    assert (
        "Choose it without people"
        in hear(game, "move", move={"do": "choose", "scenario": "2017-12", "people": ["us"]})["unanswered"]
    )
    seen = []
    for move in (Choose("2017-12"), Propose(), GoOn()):
        game.move(move)
        seen.append(game.sent_state()["game"]["phase"])
    assert ["seats", *seen] == list(game.game.route) == ["seats", "draft", "amendments", "debrief"]
    state = game.sent_state()["game"]
    assert (state["years"], state["result"]["headline"]) == (None, "Russia stops your text")
    played = Desk().game(REAL.council)
    for move in (Choose("2017-12"), Set("workers", 3), Propose(), GoOn()):
        played.move(move)
    headline = played.sent_state()["game"]["result"]["headline"]
    assert headline == "You wrote resolution 2397, and it ended as it did then"


def test_each_occasion_says_its_steps_before_it_is_opened() -> None:
    """The track over the choice is the way that the game then goes."""
    for occasion in Desk().game(REAL.council).sent_content()["scenarios"]:
        game = Desk().game(REAL.council)
        game.move(Choose(occasion["id"]))
        assert occasion["route"] == list(game.game.route)
        assert occasion["route"] == list(route(REAL.council.scenario(occasion["id"])))
        assert len(occasion["route"]) == (4 if occasion["short"] else 8)


def test_a_new_game_begins_at_the_occasion_that_was_played_last() -> None:
    desk = Desk()
    game = desk.game()
    assert game.sent_state()["game"]["before"] == ""
    played(game, "2024-03", ())
    game.begin()
    assert game.sent_state()["game"]["before"] == "2024-03"
    assert desk.game().sent_state()["game"]["before"] == "2024-03", "after a reload as well"
    game.move(Choose("2017-09"))
    assert game.sent_state()["game"]["before"] == "2017-09"


def test_the_headline_knows_a_text_of_another_day() -> None:
    game = Desk().game(REAL.council)
    real = dict(REAL.council.scenario("2017-09").real[0].levels)
    moves = [Set(clause, level) for clause, level in (real | {"refined": 2, "workers": 3}).items()]
    for move in (Choose("2017-09"), GoOn(), *moves, Propose(), *[GoOn()] * 3):
        game.move(move)
    result = game.sent_state()["game"]["result"]
    assert (result["headline"], result["tally"]) == (
        "Adopted: Refined petroleum and Workers abroad stand as in resolution 2397, three months before it",
        "14-0-1",
    )


@pytest.mark.parametrize("scenario", LONG)
@pytest.mark.parametrize("people", [(), ("us",), ("russia", "china")])
def test_no_brief_but_one_s_own_reaches_the_page_before_the_vote(
    scenario: str, people: tuple[Any, ...]
) -> None:
    desk = Desk()
    game, own = desk.game(REAL.council), REAL.council.scenario(scenario)
    game.move(Choose(scenario, people))
    told = people or own.pen

    def on_the_page() -> set[str]:
        sent = json.dumps([game.sent_content(), game.sent_state(), desk.told], ensure_ascii=False)
        return {seat.id for seat in own.seats if seat.brief in sent}

    for move in (GoOn(), Propose(), GoOn(), GoOn(), *[Cast(seat, "yes") for seat in people]):
        assert on_the_page() == set(told)
        game.move(move)
    assert on_the_page() == set(told)
    game.move(GoOn())
    assert on_the_page() == {"us", "russia", "china", "elected"}


def test_a_seat_is_read_in_another_way_and_the_debrief_counts_all() -> None:
    game = Desk().game(REAL.council)
    game.move(Choose("2024-03"))
    state = game.sent_state()
    assert [each[0] for each in state["table"]["readings"]] == [
        "",
        "washington-on-russia",
        "us-line",
        "russia-line",
    ]
    game.move(Read("us-line"))
    game.move(Read("washington-on-russia"))
    assert game.game.moves == (Choose("2024-03"), Read("washington-on-russia"))
    assert game.game.table.stands["russia"]["monitoring"].weight == 4
    with pytest.raises(GameError, match="no reading 'other'"):
        game.move(Read("other"))
    for move in (GoOn(), Set("end-date", 1), Set("delisting", 1), Propose(), *[GoOn()] * 4):
        game.move(move)
    own, washington, line, moscow = game.sent_state()["game"]["debrief"]["readings"]
    assert "your text ends 15-0-0, adopted" in own and "your text ends 15-0-0, adopted" in line
    assert "ends 14-1-0, not adopted" in washington and "0 of them" in washington
    assert "your text ends 15-0-0, adopted" in moscow
    assert game.game.tally.vetoes == ("russia",)


@pytest.mark.parametrize("scenario", LONG)
def test_every_phase_of_every_occasion_can_be_shown(scenario: str) -> None:
    desk = Desk()
    game = desk.game(REAL.council)
    keys = set(game.sent_state()["game"])
    seen = []
    for move in [
        Choose(scenario, ("us",)),
        GoOn(),
        Propose(),
        GoOn(),
        GoOn(),
        Cast("us", "yes"),
        GoOn(),
        GoOn(),
    ]:
        state = game.sent_state()
        seen.append(state["game"]["phase"])
        assert set(state["game"]) == keys
        game.move(move)
    assert list(dict.fromkeys([*seen, game.game.phase])) == list(PHASES)
    json.dumps(game.sent_state())


def texts_in(value: Any) -> Iterator[str]:
    """All texts in plain data; of a link its name and not its address."""
    if isinstance(value, str):
        if "://" not in value:
            yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


def told_ahead(state: Any, scenario: Scenario) -> list[str]:
    """What a page is sent of the month of an occasion or of a later one, beyond what is on the table itself.

    On the table are the situation of that day, the first words of a level, which are its rule and may set a
    day to come, and statements of earlier days in that month.
    """
    rules = {
        parted(level.text, scenario.date).now
        for clause in scenario.clauses
        for level in REAL.council.clause(clause).levels
    }
    known = {*rules, scenario.title, scenario.situation, dated(scenario.date)}
    laid = dict(state["table"])
    voices = [laid_voice for c in laid["clauses"] for side in ("russia", "us") for laid_voice in c[side]]
    days = {
        f"{each.forum}, {dated(each.date)}" for each in REAL.positions.values() if each.date < scenario.date
    }
    assert {voice["where"] for voice in voices} <= days
    game = state["game"] | {"undo": state["game"]["undo"].removeprefix(f"{scenario.title}. ")}
    return [
        text for text in texts_in([laid, game]) if text not in known | days and ahead(text, scenario.date)
    ]


@pytest.mark.parametrize("scenario", REAL.council.scenarios, ids=lambda each: each.id)
def test_nothing_of_later_days_reaches_the_page_before_the_vote(scenario: Scenario) -> None:
    seatings: list[tuple[SeatId, ...]] = [()]
    if not scenario.short:
        seatings += [(seat.id,) for seat in scenario.seats]
        seatings.append(tuple(seat.id for seat in scenario.seats))
    reasons = {stand.reason for seat in scenario.seats for stand in seat.stands}
    for people in seatings:
        game = course_game()
        game.move(Choose(scenario.id, people))
        while not game.game.over:
            state = game.sent_state()
            assert told_ahead(state, scenario) == [], game.game.phase
            assert not reasons & set(texts_in(state)), game.game.phase
            assert not [s for b in state["table"]["briefs"] for s in b["stands"] if s["sources"]]
            for seat in people if game.game.phase == "vote" else ():
                game.move(Cast(seat, "yes"))
            game.move(Propose() if game.game.phase == "draft" else GoOn())
        told = set(texts_in(game.sent_state()["table"]))
        assert reasons <= told
        clauses = [REAL.council.clause(key) for key in scenario.clauses]
        assert {level.text for clause in clauses for level in clause.levels} <= told
        assert {clause.about for clause in clauses} <= told


def test_a_table_that_people_fill_is_laid_out_anew_after_the_vote() -> None:
    """With a person in every seat all briefs are open from the start, and yet the page must hear more."""
    game = course_game()
    played(game, people=("us", "russia", "china", "elected"))
    assert game.sent_state()["table"]["voted"]


def course_game() -> Council:
    """The course's own game, with what capitals said and with its sources."""
    known = sources()
    made = Council(
        REAL.council,
        Desk().keep,
        positions=REAL.positions,
        cite=lambda key: (known[key].short, known[key].url),
    )
    made.send = lambda told: None
    return made


@pytest.mark.parametrize("scenario", REAL.council.scenarios, ids=lambda each: each.id)
def test_who_plays_alone_reads_one_sentence_on_what_is_hers(scenario: Scenario) -> None:
    game = course_game()
    game.move(Choose(scenario.id))
    state = game.sent_state()
    assert state["game"]["undo"].endswith(state["table"]["alone"])
    assert "the course casts the votes" in state["table"]["alone"]
    writers = [called(scenario.seat(seat)) for seat in scenario.pen]
    assert all(name in state["table"]["alone"] for name in writers)


def test_the_table_goes_over_the_wire_once_a_scenario() -> None:
    desk = Desk()
    game = desk.game()
    game.move(Choose("2017-09"))
    game.move(GoOn())
    game.begin()
    game.move(Choose("2017-09"))
    tables = [told["state"].get("table", "unsaid") for told in desk.told]
    assert [table if isinstance(table, str | None) else table["id"] for table in tables] == [
        "2017-09", "unsaid", None, "2017-09",
    ]  # fmt: skip


def test_the_notes_on_real_texts_are_kept_for_the_debrief() -> None:
    game = Desk().game(REAL.council)
    notes = [text.note for scenario in REAL.council.scenarios for text in scenario.real]
    game.move(Choose("2022-05"))
    for move in (GoOn(), Propose(), GoOn(), GoOn(), GoOn()):
        assert not [
            note
            for note in notes
            if note in json.dumps([game.sent_content(), game.sent_state()], ensure_ascii=False)
        ]
        game.move(move)
    game.move(GoOn())
    assert [note for note in notes if note in json.dumps(game.sent_state(), ensure_ascii=False)]


@pytest.mark.parametrize("scenario", [each.id for each in REAL.council.scenarios])
def test_distances_in_words_agree_with_the_numbers(scenario: str) -> None:
    at = table(REAL.council, scenario)
    for seat, stands in at.stands.items():
        for key, stand in stands.items():
            for number, level in enumerate(at.clauses[key].levels):
                sign, words = shown.distance(at, seat, key, number)
                way = abs(level.place - stand.ideal)
                nearest = min(abs(each.place - stand.ideal) for each in at.clauses[key].levels)
                assert (sign == "✗") == at.beyond[seat][key][number] == ("past its red line" in words)
                if sign == "●":
                    assert way == nearest
                if sign == "○":
                    assert way > shown.SOME_WAY
                if sign != "✗":
                    worth = at.worth[seat][key][number]
                    word = "as good as" if abs(worth) < 1e-9 else "better than" if worth > 0 else "worse than"
                    assert f"{word} no text" in words


def test_a_wish_between_two_levels_is_not_told_as_one_of_them() -> None:
    """An ideal is a place on a scale; only where a level lies at it does the brief name that level alone."""
    at = table(REAL.council, "2024-03")
    panel, none = (at.stands["russia"]["monitoring"], "between “No Panel” and “Renewed for a year”")
    assert shown.wish(at.clauses["monitoring"], panel) == f"{none}, nearer to the first"
    halfway = replace(panel, ideal=0.5)
    assert shown.wish(at.clauses["monitoring"], halfway) == none
    assert shown.wish(at.clauses["monitoring"], replace(panel, ideal=0.95)) == "“Renewed for a year”"
    at = table(REAL.council, "2017-09")
    workers = shown.wish(at.clauses["workers"], at.stands["russia"]["workers"])
    assert workers == "“No more than now”"
    assert at.worth["russia"]["workers"][2] == pytest.approx(-0.16)
    signs = [shown.distance(at, "russia", "workers", level)[0] for level in (1, 2)]
    assert signs == ["●", "◕"]


@given(
    ideal=st.integers(0, 1000).map(lambda n: n / 1000),
    places=st.lists(st.integers(0, 1000), min_size=2, max_size=6, unique=True).map(
        lambda some: [n / 1000 for n in sorted(some)]
    ),
)
def test_a_wish_always_names_the_nearest_level(ideal: float, places: list[float]) -> None:
    at = table(REAL.council, "2017-09")
    level, stand = at.clauses["crude"].levels[0], at.stands["us"]["crude"]
    levels = tuple(replace(level, label=f"L{n}", place=place) for n, place in enumerate(places))
    said = shown.wish(replace(at.clauses["crude"], levels=levels), replace(stand, ideal=ideal))
    nearest = min(range(len(places)), key=lambda n: abs(places[n] - ideal))
    assert f"“L{nearest}”" in said


def test_red_lines_in_words_are_those_that_are_refused() -> None:
    at = table(REAL.council, "2017-09")
    for seat in at.seats:
        for key, stand in at.stands[seat].items():
            said = shown.red_line(at.clauses[key], stand)
            assert bool(said) == (stand.most is not None or stand.least is not None)
            if stand.most is not None and stand.least is None:
                label = said.removeprefix("nothing beyond “").removesuffix("”")
                last = [n for n, beyond in enumerate(at.beyond[seat][key]) if not beyond][-1]
                assert label == at.clauses[key].levels[last].label


def test_what_was_written_comes_through_as_it_is() -> None:
    game = played(Desk().game())
    (account,) = [each for each in game.sent_state()["game"]["debrief"]["accounts"] if each["explanation"]]
    assert account["explanation"] == MARKUP


def test_every_seat_and_clause_cites_what_the_content_cites() -> None:
    cited = shown.Record({}, lambda key: (f"short {key}", f"https://example.org/{key}"))
    at = table(CONTENT, "2017-09")
    laid = plain(shown.shown(at, cited, ("us",), over=True))
    assert [brief["id"] for brief in laid["briefs"]] == ["us"]
    first = at.clauses["refined"]
    assert laid["clauses"][0]["sources"] == [
        [f"short {k}", f"https://example.org/{k}"] for k in first.sources
    ]


# ── on paper ─────────────────────────────────────────────────────────────────


def test_the_printed_form_names_each_day_and_holds_no_brief_and_no_note() -> None:
    game = Desk().game(REAL.council)
    printed = game.printed()
    played(game)
    assert printed == game.printed()
    for scenario in REAL.council.scenarios:
        assert shown_as(scenario.title) in printed
        assert not [seat for seat in scenario.seats if shown_as(seat.brief) in printed]
        assert not [text for text in scenario.real if shown_as(text.note) in printed]


@pytest.mark.parametrize("scenario", [each.id for each in REAL.council.scenarios])
def test_votes_counted_by_hand_from_the_worksheet_are_those_of_the_game(scenario: str) -> None:
    """By the paper rule: add what each level is worth; a cross is a no, a loss within reluctance abstains."""
    at, draw = table(REAL.council, scenario), random.Random(scenario)
    drafts = [dict(at.asked), at.complete(at.scenario.real[0].levels)]
    drafts += [
        {key: draw.randrange(len(clause.levels)) for key, clause in at.clauses.items()} for _ in range(300)
    ]
    for draft in drafts:
        for key, seat in at.seats.items():
            worth = [council_sheet.worth_of(at, key, clause, draft[clause]) for clause in at.stands[key]]
            total = sum(float(each.replace("−", "-")) for each in worth if each != "✗")
            loses = total < -seat.reluctance - 1e-9
            counted = "no" if "✗" in worth or loses else "abstain" if total < -1e-9 else "yes"
            assert counted == voting.vote(at, key, draft)


@pytest.mark.parametrize("scenario", [each.id for each in REAL.council.scenarios])
def test_a_worksheet_is_a_file_with_a_page_for_each_seat_and_one_for_the_teacher(scenario: str) -> None:
    at = table(REAL.council, scenario)
    paper = str(council_sheet.document("The Council game", at))
    assert paper.startswith("<!doctype html>") and "://" not in paper
    common, *seats, teacher = paper.split('<section style="break-before:page">')
    for rule in council_sheet.rules(at):
        assert shown_as(rule) in common
    assert common.count("<td>☐</td><td>☐</td>") == sum(len(c.levels) for c in at.clauses.values())
    for part, seat in zip(seats, at.scenario.seats, strict=True):
        assert shown_as(seat.brief) in part and f"Reluctance: {seat.reluctance:g}" in part
        assert not [s for s in at.scenario.seats if s is not seat and shown_as(s.brief) in part]
    (real,) = at.scenario.real
    assert shown_as(real.note) in teacher and shown_as(real.note) not in "".join([common, *seats])
    for key in at.seats:
        for stand in at.stands[key].values():
            assert shown_as(stand.reason) in teacher
            assert shown_as(stand.reason) not in "".join([common, *seats])
    for name, text in council_sheet.came(at):
        assert shown_as(text) not in common and shown_as(text) in teacher, name
    for seat in at.seats:
        assert f": {voting.vote(at, seat, at.complete(real.levels))}</td>" in teacher


def shown_as(text: str) -> str:
    from twoviews.bank.prose import inline

    return inline(text)


def test_the_line_for_cold_readers() -> None:
    said = "The Council game: 5 occasions, four seats, one text to write. Run this cell in JupyterLab"
    assert repr(Desk().game(REAL.council)) == f"{said} to start it."
