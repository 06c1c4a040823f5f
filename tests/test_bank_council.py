"""The Council game's file: the whole of it is sound, or all that is wrong is named at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from twoviews.bank import loading
from twoviews.bank.council import CouncilGame, Vote, carried, counted
from twoviews.bank.library import Course
from twoviews.bank.loading import Loaded
from twoviews.bank.soundness import Names
from twoviews.errors import ContentError

TEXT = (Path(__file__).with_name("council.yml")).read_text(encoding="utf-8")
KNOWN = Names(sources=frozenset({"s1", "s2"}), positions={"p1": "russia", "p2": "us"})
Open = Callable[[str], Loaded[CouncilGame | None]]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    def load(text: str) -> Loaded[CouncilGame | None]:
        path = tmp_path / "council.yml"
        path.write_text(text, encoding="utf-8")
        return loading.council(path, tmp_path, KNOWN)

    return load


def spoilt(old: str, new: str, count: int = 1) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, count)


def test_a_sound_game_has_no_problem(opened: Open) -> None:
    loaded = opened(TEXT)
    assert loaded.problems == ()
    assert loaded.content is not None
    assert loaded.content.clause("coal").levels[1].place == 1
    assert loaded.content.scenario("2024-03").seat("russia").stands[1].clause == "end-date"


def test_names_that_are_not_there_are_key_errors(opened: Open) -> None:
    game = opened(TEXT).content
    assert game is not None
    for ask in (game.clause, game.scenario, game.scenarios[0].seat):
        with pytest.raises(KeyError, match="nobody"):
            ask("nobody")


STAND = "{clause: crude, ideal: 0.2, weight: 2, most: 0.5, ground: documented, sources: [s1],"
BAD = [
    # what stands in the file, what is put instead, a word of the report, the id that is named
    ("title: Refined oil", "titel: Refined oil", "Did you mean 'title'?", "refined"),
    ("russia: [p1]", "russia: [p9]", "no position 'p9'", "refined"),
    ("russia: [p1]", "russia: [p2]", "is one of 'us'", "refined"),
    ("sources: [s1]", "sources: [s9]", "no source 's9'", "refined"),
    ("place: 0.9,", "place: 0.4,", "do not rise", "refined"),
    ("place: 0.9,", "place: 1.9,", "<= 1", "refined"),
    ("label: A tenth", "label: Half", "'Half' appears twice", "refined"),
    ("weapon: 8", "weapon: .nan", "not a finite number", "russia"),
    ("feeds: fuel", "feeds: oil", "one of: fuel", "refined"),
    ("- id: crude", "- id: refined", "'refined' appears twice", "refined"),
    ("id: 2017-09", "id: 2016-09", "one of: 2017-09", "2016-09"),
    ("[refined, crude, w", "[refind, crude, w", "no clause 'refind'", "2017-09"),
    ("[refined, crude, w", "[crude, crude, w", "'crude' appears twice", "2017-09"),
    ("in_force: {refined: 0", "in_force: {refined: 7", "no level 7", "2017-09"),
    ("asked: {refined: 3", "asked: {monitoring: 1", "not on the table", "2017-09"),
    ("asked: {monitoring: 1}", "asked: {refined: 2}", "changes nothing", "2024-03"),
    ("reversion: {refined: 0, ", "reversion: {", "No level is given for refined", "2017-09"),
    ("reversion: {monitoring: 0", "reversion: {monitoring: 1", "something holds", "2024-03"),
    ("lapses: [monitoring]", "lapses: []", "does not lapse", "2024-03"),
    ("lapses: [monitoring]", "lapses: [monitoring, coal]", "'coal' is not on the table", "2024-03"),
    ("id: china", "id: us", "Nobody sits for china", "2017-09"),
    ("id: china", "id: us", "'us' appears twice", "us"),
    ("veto: false", "veto: true", "Set it to False", "elected"),
    ("{clause: crude, ideal: 1", "{clause: monitoring, ideal: 1", "not on the table", "us"),
    ("{clause: crude, ideal: 1", "{clause: refined, ideal: 1", "'refined' appears twice", "us"),
    (STAND, STAND.replace("sources: [s1],", ""), "has no source", "russia"),
    (STAND, STAND.replace("[s1]", "[s9]"), "no source 's9'", "russia"),
    (STAND, STAND.replace("most: 0.5", "most: 0.1"), "beyond its own red line", "russia"),
    (STAND, STAND.replace("most: 0.5", "most: 1.5"), "<= 1", "russia"),
    (STAND, STAND.replace("weight: 2", "weight: -2"), ">= 0", "russia"),
    ('russia: "yes"', "russia: yes", "Put it in quotes", "2017-09"),
    ('russia: "yes", ', "", "vote of russia is missing", "2017-09"),
    ("tally: 15-0-0", "tally: 14-0-1", "the tally says 14-0-1", "2017-09"),
    ("adopted: false", "adopted: true", "Set it to false", "2024-03"),
    ("{id: us, label: As", "{id: russia, label: As", "no belief of us", ""),
    ("leakage_low: 0.2", "leakage_low: 0.9", "Swap", "russia"),
    ("beliefs:", "believes:", "'beliefs' is missing", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "word", "key"), BAD)
def test_what_is_wrong_is_named(old: str, new: str, word: str, key: str, opened: Open) -> None:
    loaded = opened(spoilt(old, new))
    assert loaded.content is None
    found = [problem for problem in loaded.problems if word in f"{problem.what} {problem.cure}"]
    assert [problem.id for problem in found][:1] == [key]


def test_the_line_is_that_of_the_fault(opened: Open) -> None:
    bad = spoilt("place: 0.9,", "place: 0.4,")
    line = next(number for number, text in enumerate(bad.splitlines(), 1) if "A tenth" in text)
    assert [problem.line for problem in opened(bad).problems] == [line]


def test_all_problems_come_together(opened: Open) -> None:
    bad = spoilt("titel" if "titel" in TEXT else "title: Crude oil", "titel: Crude oil")
    bad = bad.replace("tally: 13-1-1", "tally: 12-2-1").replace("weapon: 8", "weapon: .inf")
    bad = bad.replace("us: [p2]", "us: [p7]")
    text = " ".join(f"{problem.what} {problem.cure}" for problem in opened(bad).problems)
    for word in ("'title'", "12-2-1", "finite", "'p7'"):
        assert word in text


def test_a_misfit_clause_is_no_unknown_clause(opened: Open) -> None:
    loaded = opened(spoilt("title: Crude oil", "titel: Crude oil"))
    assert not any("no clause" in problem.what for problem in loaded.problems)


@pytest.mark.parametrize("text", ["", "just words", "- a list", "{", "\x00"])
def test_a_file_that_is_no_game_says_so(text: str, opened: Open) -> None:
    loaded = opened(text)
    assert loaded.content is None
    assert loaded.problems


def test_the_course_reads_it_when_asked_and_lists_its_problems(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "references.bib").write_text("@misc{s1,\n}\n")
    (assets / "positions.yml").write_text("- id: p1\n  side: russia\n- id: p2\n  side: us\n")
    with pytest.raises(ContentError, match=r"council\.yml is missing"):
        _ = Course(assets).council
    assert not any("council" in problem.file for problem in Course(assets).problems)
    (assets / "council.yml").write_text(TEXT, encoding="utf-8")
    assert len(Course(assets).council.scenarios) == 2
    (assets / "council.yml").write_text(spoilt("tally: 15-0-0", "tally: 14-0-1"), encoding="utf-8")
    with pytest.raises(ContentError, match="the tally says 14-0-1"):
        _ = Course(assets).council
    assert any(problem.file == "assets/council.yml" for problem in Course(assets).problems)


TALLIES: list[tuple[tuple[Vote, Vote, Vote, Vote], tuple[int, int, int], bool]] = [
    (("yes", "yes", "yes", "yes"), (15, 0, 0), True),
    (("yes", "no", "no", "yes"), (13, 2, 0), False),
    (("yes", "no", "abstain", "yes"), (13, 1, 1), False),
    (("yes", "abstain", "abstain", "yes"), (13, 0, 2), True),
    (("yes", "yes", "yes", "abstain"), (3, 0, 12), False),
    (("yes", "yes", "yes", "no"), (3, 12, 0), False),
]


@pytest.mark.parametrize(("cast", "count", "adopted"), TALLIES)
def test_the_rule_of_the_council(
    cast: tuple[Vote, Vote, Vote, Vote], count: tuple[int, int, int], adopted: bool
) -> None:
    us, russia, china, elected = cast
    votes: dict[str, Vote] = {"us": us, "russia": russia, "china": china, "elected": elected}
    assert counted(votes) == count  # type: ignore[arg-type]
    assert carried(votes) == adopted  # type: ignore[arg-type]


def test_each_name_of_the_courses_own_game_finds_its_own() -> None:
    """Of several, not the first one and not the one that stands next in the alphabet."""
    game = Course(Path(__file__).parents[1] / "assets").council
    for scenario in game.scenarios:
        assert game.scenario(scenario.id) is scenario
        assert [scenario.seat(each.id) for each in scenario.seats] == [*scenario.seats]
    assert [game.clause(each.id) for each in game.clauses] == [*game.clauses]
