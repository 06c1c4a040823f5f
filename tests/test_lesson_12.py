"""Lesson 12 says what the game does: every number in its prose."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import every_text
from twoviews.bank import library
from twoviews.bank.prose import inline
from twoviews.figures.evidence import gains_by_clause
from twoviews.figures.real_texts import Voted, voted
from twoviews.game import aftermath, voting
from twoviews.game.doors import doors
from twoviews.game.drafts import CouncilTable

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "12-you-are-the-council.ipynb"
LESSON = library.lesson("12")
REVEALED = {each.id: each.reveal for each in LESSON.predictions}
GAME = library.course().council
TABLES = {scenario.id: CouncilTable(GAME, scenario) for scenario in GAME.scenarios}
R2375, IN_2022, IN_2024 = voted()
BOTH = ("russia", "china")


def prose_lines() -> list[str]:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    prose = (cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    return [line for source in prose for line in "".join(source).splitlines()]


def prose() -> str:
    return " ".join(" ".join(prose_lines()).split())


def gain(text: Voted, seat: str, **changes: int) -> float:
    return voting.gain(text.table, seat, {**text.draft, **changes})


def outcome(table: CouncilTable, draft: dict[str, int]) -> tuple[str, bool]:
    tally = voting.outcome(table, draft)
    return str(tally), tally.adopted


def passing(scenario: str) -> list[dict[str, int]]:
    """Every text that the players let pass."""
    table = TABLES[scenario]
    found = np.argwhere(every_text.passing(table))
    texts = [dict(zip(table.clauses, map(int, levels), strict=True)) for levels in found]
    assert all(outcome(table, text)[1] for text in texts[:50])
    return texts


def test_no_first_us_proposal_passes() -> None:
    ends = {key: outcome(table, table.asked) for key, table in TABLES.items()}
    assert ends == {
        "2017-12": ("14-1-0", False),
        "2017-09": ("13-2-0", False),
        "2019-12": ("12-3-0", False),
        "2022-05": ("13-2-0", False),
        "2024-03": ("13-1-1", False),
    }
    for told in ("13 to 2", "with one abstention", "12 to 3"):
        assert told in REVEALED["12-p1"]


def test_the_door_is_as_narrow_as_the_lesson_says() -> None:
    text = prose() + REVEALED["12-p2"]
    for scenario, size, count in (
        ("2017-09", 129_600, 1_783), ("2019-12", 5_760, 5), ("2022-05", 86_400, 5), ("2024-03", 115_200, 16),
    ):  # fmt: skip
        assert (every_text.passing(TABLES[scenario]).size, len(passing(scenario))) == (size, count)
        assert f"{size:,}" in text and (f"{count:,}" in text or count == 5)
    for told in ("five of 5,760", "five of 86,400", "5 of 86,400", "5 of 5,760", "16 of 115,200"):
        assert told in text


def test_march_2024_is_told_in_all_its_readings() -> None:
    table = TABLES["2024-03"]
    counts = [(door.passing, door.renewing) for door in doors(table, table.asked)]
    assert counts == [(16, 4), (12, 0), (36, 24), (20, 8)]
    for count, renewing in counts:
        assert f"| {count} | {renewing} |" in prose()
    (real,) = table.scenario.real
    for told in (
        "four texts with the Panel pass",
        "the US line one step further 24 do",
        "Russia one step further 8",
    ):
        assert told in real.note
    votes = {str(door.tally) for door in doors(table, table.complete(real.levels))}
    assert votes == {real.tally}, "each reading brings out the vote of that day"


def test_what_passes_in_2017_spares_rajin_and_goes_no_deeper_on_oil() -> None:
    texts = passing("2017-09")
    table = TABLES["2017-09"]
    assert {text["rajin"] for text in texts} == {1}
    assert min(table.level("crude", text).value for text in texts) == 4.0
    assert min(table.level("refined", text).value for text in texts) == 0.5
    early = {**R2375.draft, "refined": 2, "workers": 3}
    assert outcome(table, early) == ("14-0-1", True), "what resolution 2397 took would have passed"
    assert voting.vote(table, "russia", early) == "abstain"


def test_what_passes_in_2022_is_aid_and_talks_alone() -> None:
    table = TABLES["2022-05"]
    changed = [{key for key in text if text[key] != table.reversion[key]} for text in passing("2022-05")]
    assert changed.count(set()) == 1
    assert all(keys <= {"humanitarian", "talks"} for keys in changed)


def test_texts_of_2024_that_keep_the_panel_promise_a_review_and_set_rules() -> None:
    kept = [text for text in passing("2024-03") if text["monitoring"]]
    assert {(text["end-date"], text["delisting"]) for text in kept} == {(1, 1)}


def test_russia_s_column_reads_as_the_lesson_reads_it() -> None:
    own = voting.contributions(R2375.table, "russia", R2375.draft)
    assert {key for key, worth in own.items() if worth < -1e-9} == {"workers", "textiles"}
    assert (own["workers"], own["textiles"], own["crude"]) == pytest.approx((-0.16, -0.12, 0.2))
    assert sum(own.values()) == pytest.approx(0.32)
    for told in ("0.16 for workers and 0.12 for textiles", "+0.32"):
        assert told in prose()
    full = voting.contributions(R2375.table, "russia", {**R2375.draft, "crude": 4})
    assert full["crude"] == pytest.approx(-1.6)
    assert voting.vote(R2375.table, "russia", {**R2375.draft, "crude": 4}) == "no"
    panel = voting.contributions(IN_2024.table, "russia", IN_2024.draft)
    assert (panel["monitoring"], panel["end-date"]) == pytest.approx((-0.96, 0.72))


def test_in_2022_both_would_refuse_without_any_red_line() -> None:
    assert len(gains_by_clause.moved(IN_2022)) == 6
    for seat in BOTH:
        assert len(voting.crosses(IN_2022.table, seat, IN_2022.draft)) == 5
        assert gain(IN_2022, seat) < -IN_2022.table.seats[seat].reluctance


def test_what_the_first_draft_of_2017_costs_russia() -> None:
    table = TABLES["2017-09"]
    own = voting.contributions(table, "russia", table.asked)
    dearest = sorted(own, key=own.__getitem__)
    assert dearest[:2] == ["crude", "rajin"]
    told = [own["crude"], sum(own.values()), own["rajin"], own["refined"]]
    assert told == pytest.approx([-1.6, -4.34, -1.0, -0.3])
    alone = {**table.reversion, "refined": 5}
    assert voting.crosses(table, "russia", alone) == ("refined",)
    assert voting.gain(table, "russia", alone) >= -table.seats["russia"].reluctance - 1e-9


def test_a_red_line_is_no_price() -> None:
    assert gain(R2375, "us", refined=5, crude=4) == pytest.approx(3.76)
    assert gain(R2375, "us", talks=4) == pytest.approx(2.0)
    assert voting.vote(R2375.table, "us", {**R2375.draft, "talks": 4}) == "no"
    deeper = {**R2375.draft, "refined": 4}
    assert R2375.table.level("refined", deeper).label == "250,000 barrels"
    assert gain(R2375, "china", refined=4) == pytest.approx(0.75)
    for seat in BOTH:
        assert voting.crosses(R2375.table, seat, deeper) == ("refined",)
    for told in ("+3.76", "+2.00", "+0.75"):
        assert told in prose()


def test_china_leaves_before_russia_when_crude_goes_down() -> None:
    votes = [voting.votes(R2375.table, {**R2375.draft, "crude": level}) for level in (2, 3, 4)]
    assert [vote["china"] for vote in votes] == ["no"] * 3
    assert [vote["russia"] for vote in votes] == ["abstain", "no", "no"]


def test_the_years_after_are_as_the_lesson_tells_them() -> None:
    table = TABLES["2017-09"]
    first = {run.belief.id: run.last for run in aftermath.aftermath(table, table.asked, seed=0)}
    real = {run.belief.id: run.last for run in aftermath.aftermath(table, R2375.draft, seed=0)}
    told = [
        first["russia"].escalate, first["us"].comply, real["russia"].endure, real["us"].endure,
    ]  # fmt: skip
    assert [round(100 * span.median) for span in told] == [80, 69, 63, 70]
    for run in (*first.values(), *real.values()):
        shares = (run.comply, run.endure, run.escalate)
        assert max(span.median for span in shares) in [span.median for span in told]
    assert "about 80 times in 100" in prose()
    assert "63 times in 100 under Moscow's beliefs, 70 under Washington's" in prose()
    burdens = [round(real[view].people.median, 1) for view in ("russia", "us")]
    assert burdens == [2.9, 1.0]
    assert "2.9 of 10 under Moscow's beliefs, 1.0 under Washington's" in prose()
    assert aftermath.DRAWS == 400 and "four hundred times" in prose()


@pytest.mark.parametrize("seed", range(1, 6))
def test_another_seed_tells_the_same_years(seed: int) -> None:
    table = TABLES["2017-09"]
    for draft in (table.asked, R2375.draft):
        for one, other in zip(
            aftermath.aftermath(table, draft, seed=0),
            aftermath.aftermath(table, draft, seed=seed),
            strict=True,
        ):
            assert other.last.escalate.median == pytest.approx(one.last.escalate.median, abs=0.02)
            assert other.last.comply.median == pytest.approx(one.last.comply.median, abs=0.04)


def test_clauses_and_minutes_are_counted_right() -> None:
    assert (len(GAME.clauses), max(len(table.clauses) for table in TABLES.values())) == (16, 9)
    assert "sixteen **clauses**, up to nine on a table" in prose()
    (planned,) = (entry.minutes for entry in LESSON.minutes if entry.part == "explorer")
    assert planned == 20 + 2 and "Alone it takes 20 minutes" in prose()


def test_the_table_comes_first_and_nobody_s_brief_stands_on_the_page() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    calls = ["".join(cell["source"]).splitlines()[-1] for cell in cells if cell["cell_type"] == "code"]
    assert calls[:3] == ['lesson = twoviews.lesson("12")', "lesson.review()", "lesson.council()"]
    page = NOTEBOOK.read_text(encoding="utf-8")
    for scenario in GAME.scenarios:
        assert not [seat.id for seat in scenario.seats if json.dumps(inline(seat.brief))[1:-1] in page]
        assert not [text.label for text in scenario.real if json.dumps(inline(text.note))[1:-1] in page]


def test_every_question_of_the_second_test_has_a_twin_of_its_own_kind() -> None:
    first = {question.id: question for question in library.lesson("00").pretest}
    assert len(LESSON.posttest) == 12
    assert len({question.twin for question in LESSON.posttest}) == 12
    for question in LESSON.posttest:
        assert type(question) is type(first[question.twin])
    places = [list(first).index(question.twin) for question in LESSON.posttest]
    assert all(one < other for one, other in pairwise(places))


@pytest.mark.parametrize(
    ("beyond_reluctance", "crossed", "cast"),
    [(0.0, False, "abstain"), (0.01, False, "no"), (-9.0, False, "yes"), (-9.0, True, "no")],
)
def test_a_seat_votes_as_the_lesson_says(
    monkeypatch: pytest.MonkeyPatch, beyond_reluctance: float, crossed: bool, cast: str
) -> None:
    table = R2375.table
    loss = table.seats["russia"].reluctance + beyond_reluctance
    monkeypatch.setattr(voting, "gain", lambda *_: -loss)
    monkeypatch.setattr(voting, "crosses", lambda *_: ("crude",) if crossed else ())
    assert voting.vote(table, "russia", {}) == cast


def test_the_elected_seat_carries_the_others_as_the_lesson_says() -> None:
    for scenario, table in TABLES.items():
        others = table.scenario.followers
        assert others == ({"us": 2, "elected": 9} if scenario == "2019-12" else {"elected": 11})
    cast = {"us": "abstain", "russia": "abstain", "china": "abstain", "elected": "yes"}
    assert voting.tally(cast).adopted
    assert not voting.tally({"us": "yes", "russia": "yes", "china": "yes", "elected": "abstain"}).adopted
