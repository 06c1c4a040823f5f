"""All tables of the Council side by side: what they handed in, the game's numbers, questions, the page."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import learner
from council_tables import COURSE, REAL, TABLE, game, row, write
from twoviews.cli import app
from twoviews.errors import TeachingError
from twoviews.game import sharing, voting
from twoviews.game.aftermath import aftermath
from twoviews.game.debrief import turning
from twoviews.game.drafts import Draft
from twoviews.game.play import AnyMove, Choose, Game, GoOn, Propose, Set, replay
from twoviews.record.statements import Statement
from twoviews.record.transfer import lines
from twoviews.teaching.council import forms, report
from twoviews.teaching.council.asking import questions
from twoviews.teaching.council.comparing import Compared, compare
from twoviews.teaching.council.gathering import Gathered, Played, gather
from twoviews.teaching.council.page import page

CONTENT = COURSE.council
NASTY = "<script>alert(1)</script> & “=1+1”"
MILD = TABLE.complete({"refined": 1})
run = CliRunner()


def found(folder: Path) -> Gathered:
    return gather(folder, CONTENT)


def games(gathered: Gathered) -> dict[str, Game]:
    return {each.table: each.game for each in gathered.played}


def whys(gathered: Gathered) -> dict[str, str]:
    return {each.name: each.why for each in gathered.aside}


def hand_in(path: Path, statements: Sequence[Statement]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(lines(statements)))


# ── what is handed in ────────────────────────────────────────────────────────


def test_a_form_gives_back_the_games_that_were_written_on_it(tmp_path: Path) -> None:
    played = {
        "1": game(REAL, {"russia": NASTY}),
        "2": game(TABLE.asked),
        "3": game(MILD, china="no", elected="abstain"),
    }
    write(tmp_path / "results.csv", [row(name, each) for name, each in played.items()])
    gathered = found(tmp_path)
    assert games(gathered) == played
    assert not gathered.aside and not gathered.doubts


def test_levels_and_votes_can_be_written_in_words_and_by_ids(tmp_path: Path) -> None:
    head = ["Table", "OCCASION", "refined", "vote: us", "vote: Russia", "vote: china", "vote: elected"]
    text = [head, ["7", "2017-09", "2 Million Barrels", "Yes", "ABSTAINS", "+", "veto"]]
    (tmp_path / "r.csv").write_text("\n".join(";".join(cells) for cells in text), encoding="utf-8")
    (played,) = found(tmp_path).played
    assert played.game.draft == MILD
    assert played.game.votes == {"us": "yes", "russia": "abstain", "china": "yes", "elected": "no"}
    assert "No mark for" in played.note


@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        (1, "1999-01", "There is no scenario"),
        (1, "2017-12", "plays all seats"),
        (2, "z", "write a letter from a to"),
        (-8, "", "the vote of United States is missing"),
        (-8, "perhaps", "is no vote of United States"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_the_rest_counts(
    tmp_path: Path, at: int, value: str, told: str
) -> None:
    bad, good = row("1", game(REAL)), row("2", game(REAL))
    bad[at] = value
    write(tmp_path / "results.csv", [bad, good, ["3", "2017-09"]])
    gathered = found(tmp_path)
    assert [*games(gathered)] == ["2"]
    assert told in whys(gathered)["results.csv, table 1"]


def test_a_text_that_changes_nothing_is_told_as_the_game_tells_it(tmp_path: Path) -> None:
    empty = row("1", game(REAL))
    empty[2 : 2 + len(TABLE.clauses)] = [""] * len(TABLE.clauses)
    write(tmp_path / "results.csv", [empty])
    assert "changes nothing" in whys(found(tmp_path))["results.csv, table 1"]


@given(st.lists(st.lists(st.text(max_size=8), max_size=20), max_size=6))
@settings(max_examples=50, deadline=None)
def test_any_cells_give_a_game_or_a_sentence(rows: list[list[str]]) -> None:
    head = [cell.casefold() for cell in forms.form(TABLE, ())[0]]
    for each in forms.filled(head, rows, CONTENT):
        assert (each.game is None) == bool(each.why)


def test_saved_games_hand_ins_and_zips_are_found_with_their_tables(tmp_path: Path) -> None:
    (tmp_path / "table-04").mkdir()
    (tmp_path / "table-04" / "council.json").write_text(sharing.to_file(game(REAL)))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("Table 12/game.json", sharing.to_file(game(MILD)))
    pen = learner.Pen()
    hand_in(tmp_path / "Table_3" / "two-views-anna.jsonl", [learner.played(pen, COURSE)])
    assert [each.table for each in found(tmp_path).played] == ["3", "4", "12"]


def test_a_form_is_read_whatever_its_ending_and_told_where_it_cannot_be(tmp_path: Path) -> None:
    write(tmp_path / "RESULTS.CSV", [row("1", game(REAL))])
    (tmp_path / "link.csv").symlink_to(tmp_path / "RESULTS.CSV")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.write(tmp_path / "RESULTS.CSV", "results.csv")
    gathered = found(tmp_path)
    assert [each.table for each in gathered.played] == ["1"]
    assert {*whys(gathered)} == {"link.csv", "all.zip › results.csv"}


def test_who_sits_where_tells_the_table_of_a_hand_in(tmp_path: Path) -> None:
    statements = [learner.played(learner.Pen(), COURSE)]
    hand_in(tmp_path / "x.jsonl", statements)
    (alone,) = found(tmp_path).played
    assert alone.table == statements[0].actor
    (tmp_path / "seating.csv").write_text(f"name,table,record\nAnna,9,{statements[0].actor}\n", "utf-8")
    assert [each.table for each in found(tmp_path).played] == ["9"]


def test_the_same_game_twice_is_one_and_two_games_are_two_and_told(tmp_path: Path) -> None:
    write(tmp_path / "results.csv", [row("1", game(REAL)), row("2", game(REAL))])
    (tmp_path / "table-1.json").write_text(sharing.to_file(game(REAL)))
    (tmp_path / "table-2.json").write_text(sharing.to_file(game(MILD)))
    gathered = found(tmp_path)
    assert [each.table for each in gathered.played] == ["1", "2 (a)", "2 (b)"]
    (doubt,) = gathered.doubts
    assert "Table 2 handed in 2 different games" in doubt


def test_a_table_is_the_same_however_its_number_is_written(tmp_path: Path) -> None:
    rows = [row("01", game(REAL)), row("Table 2", game(MILD)), row("back row", game(REAL))]
    write(tmp_path / "results.csv", rows)
    (tmp_path / "table-1.json").write_text(sharing.to_file(game(REAL)))
    gathered = found(tmp_path)
    assert [each.table for each in gathered.played] == ["1", "2", "back row"]
    assert not gathered.doubts


def test_what_is_spoilt_strange_or_unfinished_is_named(tmp_path: Path) -> None:
    (tmp_path / "cut.json").write_text(sharing.to_file(game(REAL))[:-40])
    (tmp_path / "open.json").write_text(
        sharing.to_file(replay(CONTENT, [Choose("2017-09"), GoOn(), Propose()]))
    )
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "seating.csv").write_text("nothing\n")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "deep.json").write_text(f'{{"kind": "{sharing.KIND}", "version": 1, "x": {"[" * 100_000}')
    (tmp_path / "teacher.pdf").write_bytes(b"%PDF")
    (tmp_path / "broken.jsonl").write_bytes(b"\xff\xfe{")
    (tmp_path / "link.json").symlink_to(tmp_path / "open.json")
    pen = learner.Pen()
    lesson = COURSE.lessons["01"]
    hand_in(tmp_path / "none.jsonl", [*learner.lived(pen, lesson)])
    told = whys(found(tmp_path))
    assert {*told} == {"cut.json", "deep.json", "open.json", "other.csv", "seating.csv", "photo.png",
                       "broken.jsonl", "link.json", "none.jsonl"}  # fmt: skip
    assert "not come to the vote" in told["open.json"]
    assert "no game of the Council" in told["none.jsonl"]


def test_a_folder_without_a_game_and_no_folder_are_told(tmp_path: Path) -> None:
    for folder, told in ((tmp_path, "came to the vote"), (tmp_path / "no", "is no folder")):
        with pytest.raises(TeachingError, match=told):
            report.make(folder, tmp_path / "r.html", COURSE)
    write(tmp_path / "results.csv", [row("1", game(REAL))])
    with pytest.raises(TeachingError, match=r"must end in \.html"):
        report.make(tmp_path, tmp_path / "r.txt", COURSE)
    with pytest.raises(TeachingError, match="cannot be written"):
        report.make(tmp_path, tmp_path / "results.csv" / "r.html", COURSE)


# ── side by side ─────────────────────────────────────────────────────────────


def together(**played: Game) -> Compared:
    (one,) = compare([Played(name[1:], each, "") for name, each in played.items()])
    return one


def test_years_are_those_of_the_game_with_the_same_draws() -> None:
    one = together(t1=game(REAL), t2=game(TABLE.asked))
    assert one.tables[0].outlooks == aftermath(TABLE, REAL, seed=0)
    assert one.tables[1].outlooks == aftermath(TABLE, TABLE.reversion, seed=0)  # it failed
    assert dict(one.known)[TABLE.scenario.real[0].label] == one.tables[0].outlooks
    assert ([each.name for each in one.adopted], [each.name for each in one.failed]) == (["1"], ["2"])


def test_occasions_are_kept_apart() -> None:
    other = replay(CONTENT, [Choose("2019-12"), GoOn(), Propose(), GoOn(), GoOn(), GoOn()])
    found = compare([Played("1", other, ""), Played("2", game(REAL), "")])
    assert [each.game.scenario for each in found] == ["2017-09", "2019-12"]
    assert compare([]) == []


def test_the_nearness_to_history_is_counted_by_clause() -> None:
    one = together(t1=game(REAL), t2=game(TABLE.complete({**REAL, "refined": 2})))
    (text, *_) = TABLE.scenario.real
    assert [each.same(text) for each in one.tables] == [len(TABLE.clauses), len(TABLE.clauses) - 1]


def test_a_clause_that_parts_those_that_passed_is_asked_for() -> None:
    asked = " ".join(questions(together(t1=game(REAL), t2=game(TABLE.asked))))
    assert "in every text that passed (table 1)" in asked
    assert "Russia stopped the text at table 2 and voted for it at table 1" in asked
    crossed = voting.crosses(TABLE, "russia", TABLE.asked)
    assert all(TABLE.clauses[key].title in asked for key in crossed)


def test_a_vote_against_its_own_numbers_is_asked_for() -> None:
    asked = questions(together(t1=game(REAL, russia="no")))
    (said,) = [each for each in asked if "by its own numbers" in each]
    assert "At table 1 Russia cast “no”" in said and "(+0.32)" in said and "“yes”" in said


def test_a_red_line_that_outweighs_a_sum_is_named() -> None:
    beyond = voting.votes(TABLE, TABLE.asked)
    assert voting.gain(TABLE, "russia", TABLE.asked) and beyond["russia"] == "no"
    one = together(t1=game(TABLE.asked, russia="yes"))
    (said,) = [each for each in questions(one) if "by its own numbers" in each and "Russia cast" in each]
    html = page([one], COURSE.council_class, "2026-01-01", (), ())
    (votes,) = re.findall(r"<section[^>]*votes.*?</section>", html, re.DOTALL)
    assert "but the text crosses its red line in" in said and "red line crossed" in votes
    for key in voting.crosses(TABLE, "russia", TABLE.asked):
        assert TABLE.clauses[key].title in said and TABLE.clauses[key].title in votes


def test_one_change_that_would_have_altered_it_is_asked_for() -> None:
    near = {**REAL, "crude": 4}
    (turn, *_) = turning(replay(CONTENT, [*briefed(near), GoOn(), GoOn(), GoOn()]))
    assert any(turn.sentence in each for each in questions(together(t1=game(near))))
    otherwise = game(near, russia="yes", china="yes")  # by the briefs it would have failed
    assert not any(turn.sentence in each for each in questions(together(t1=otherwise)))


def briefed(draft: Draft) -> list[AnyMove]:
    """A game without people up to its amendments."""
    return [Choose("2017-09"), GoOn(), *(Set(key, level) for key, level in draft.items()), Propose()]


def test_tables_that_agree_leave_what_differs_unasked() -> None:
    asked = " ".join(questions(together(t1=game(REAL), t2=game(REAL))))
    assert not re.search("that failed|stopped the text|own numbers|different levels|people bear", asked)


# ── the page ─────────────────────────────────────────────────────────────────


def test_the_page_stands_alone_and_keeps_text_as_text(tmp_path: Path) -> None:
    played = [Played("1 <b>", game(REAL, {"us": NASTY}), "x"), Played("2", game(TABLE.asked), "y")]
    told = page(compare(played), COURSE.council_class, "2026-11-29", found(tmp_path).aside, ["<i>doubt</i>"])
    assert "<script" not in told and "<i>doubt" not in told and "1 <b>" not in told
    assert "&lt;script&gt;alert(1)" in told
    assert not re.search(r"https?://|src=|@import|url\(", told)
    assert told.count("<h1") == 1 and 'lang="en"' in told


def test_the_name_of_a_table_is_never_emphasis() -> None:
    played = [Played("*Anna*", game(REAL), "x"), Played("**Ito**", game(TABLE.asked), "y")]
    told = page(compare(played), COURSE.council_class, "2026-11-29", (), ())
    assert "<em>" not in told and told.count("*Anna*") > 3 and "table **Ito**" in told


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    write(
        tmp_path / "results.csv", [row("1", game(REAL)), row("2", game(TABLE.asked)), ["3", "2017-09", "z"]]
    )
    to = tmp_path / "all.html"
    done = run.invoke(app, ["council", "report", str(tmp_path), "--out", str(to)])
    assert done.exit_code == 0, done.output
    assert "shows 2 tables" in done.output and "1 entry could not be used" in done.output
    told = to.read_text("utf-8")
    for text in ("15-0-0", "veto", "What passed where", "Beside history", "As Moscow sees it", "Set aside"):
        assert text in told


def test_a_page_that_is_no_report_is_not_replaced_and_a_report_is(tmp_path: Path) -> None:
    write(tmp_path / "results.csv", [row("1", game(REAL))])
    mine = tmp_path / "mine.html"
    mine.write_text("my own")
    with pytest.raises(TeachingError, match="no such report"):
        report.make(tmp_path, mine, COURSE)
    assert mine.read_text() == "my own"
    for _ in range(2):
        assert report.make(tmp_path, tmp_path / "ours.html", COURSE).tables == 1


def test_names_that_are_not_utf_8_stop_nothing(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    odd.mkdir()
    for name in ("seating.csv", "other.csv", "notes.txt"):
        (odd / name).write_text("nothing\n")
    write(tmp_path / "results.csv", [row("1", game(REAL))])
    made = report.make(tmp_path, tmp_path / "r.html", COURSE)
    assert (made.tables, made.aside) == (1, 3)
    assert made.page.stat().st_mode & 0o077 == 0
