"""`twoviews council`: the game on paper."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from twoviews.bank import library
from twoviews.bank.prose import inline
from twoviews.cli import app

GAME = library.course().council
run = CliRunner()


def test_it_names_the_occasions_and_writes_nothing(tmp_path: Path) -> None:
    said = run.invoke(app, ["council", "--out", str(tmp_path)])
    assert said.exit_code == 0
    assert [line.split()[0] for line in said.output.splitlines()] == [each.id for each in GAME.scenarios]
    assert not list(tmp_path.iterdir())


def test_paper_of_one_occasion_has_the_table_four_seats_and_the_teacher(tmp_path: Path) -> None:
    said = run.invoke(app, ["council", "2019-12", "--paper", "--out", str(tmp_path)])
    assert said.exit_code == 0
    (file,) = tmp_path.iterdir()
    assert file.name == "council-2019-12.html" and file.name in said.output.replace("\n", "")
    page = file.read_text(encoding="utf-8")
    assert page.count('<section style="break-before:page">') == 5
    assert "Russia and China hold the pen." in page and "the United States speaks for 3" in page
    for seat in GAME.scenario("2019-12").seats:
        assert inline(seat.brief) in page


def test_paper_of_all_and_an_unknown_occasion(tmp_path: Path) -> None:
    assert run.invoke(app, ["council", "--paper", "--out", str(tmp_path)]).exit_code == 0
    assert len(list(tmp_path.iterdir())) == len(GAME.scenarios)
    wrong = run.invoke(app, ["council", "1999-01", "--paper", "--out", str(tmp_path)])
    assert wrong.exit_code == 1 and "no scenario" in wrong.output
