"""`twoviews check`: a table for people, JSON for programs, an exit code for both."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from twoviews.authoring import check
from twoviews.authoring.counts import Counts
from twoviews.cli import app
from twoviews.problems import Problem

run = CliRunner()
COUNTS = {"lessons": 3, "exercises": 1, "quiz_items": 32}
CORE = Counts(
    lesson="07", held=True, prose=1100, to_read=2601, claims=3, figures=2, explorers=1, statements=6, items=8,
    returning=3, decisions=31, names=10, minutes=48, declared=47, sitting=47, full=0, leaks=1, balance=0.486,
    longest=0, tone=0,
)  # fmt: skip
PROBLEM = Problem("assets/lessons/07-oil.yml", 31, "07-q4", "two options are right", "make one of them wrong")


def found(*problems: Problem) -> object:
    return SimpleNamespace(
        counts=COUNTS, problems=problems, balance={"07": 0.49}, awaiting=0, alone=(), lessons=(CORE,)
    )


def test_every_problem_is_shown_with_its_place_and_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "check", lambda root: found(PROBLEM))
    monkeypatch.setenv("COLUMNS", "200")
    result = run.invoke(app, ["check"])
    assert result.exit_code == 1
    for text in ("assets/lessons/07-oil.yml:31", "07-q4", "two options are right", "make one of them wrong"):
        assert text in result.stdout
    assert "32 quiz items" in result.stdout


def test_a_narrow_window_hides_no_line_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "check", lambda root: found(PROBLEM))
    monkeypatch.setenv("COLUMNS", "60")
    said = run.invoke(app, ["check"]).stdout
    rows = [line.split("│")[1].strip() for line in said.splitlines() if line.count("│") > 3]
    assert "".join(rows) == "assets/lessons/07-oil.yml:31"
    assert "1 problem " in said


def test_json_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "check", lambda root: found(PROBLEM))
    result = run.invoke(app, ["check", "--json"])
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert data["quiz_items"] == 32
    assert data["problems"] == [
        {"file": PROBLEM.file, "line": 31, "id": "07-q4", "what": PROBLEM.what, "cure": PROBLEM.cure}
    ]


def test_what_a_core_asks_is_shown_beside_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "check", lambda root: found())
    monkeypatch.setenv("COLUMNS", "60")
    lines = run.invoke(app, ["check", "--counts"]).stdout.splitlines()
    heads, limits = (
        next(line.split() for line in lines if "prose" in line),
        next(line.split() for line in lines if "≤1,100" in line),
    )
    row = next(line.split() for line in lines if line.startswith(" 07"))
    shown = dict(zip(heads, row, strict=True))
    assert limits == ["≤1,100", "≤2,600", "≤3", "≤2", "≤1", "≤6", "≤8", "≤3", "≤10", "≤50"]
    assert (shown["lesson"], shown["prose"], shown["read"]) == ("07", "1,100", "2,601!")
    assert (shown["mins"], shown["plan"], shown["twice"], shown["Russia"]) == ("48!", "47", "0", "49%")
    assert not any("prose" in line for line in run.invoke(app, ["check"]).stdout.splitlines())


def test_a_lesson_that_is_only_counted_stands_in_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    report = check.Report(COUNTS, (), {}, lessons=(replace(CORE, held=False),))
    monkeypatch.setattr(check, "check", lambda root: report)
    monkeypatch.setenv("COLUMNS", "200")
    assert "(07)" in run.invoke(app, ["check", "--counts"]).stdout
    assert json.loads(run.invoke(app, ["check", "--json"]).stdout)["cores"][0]["to_read"] == 2601


def test_sound_content_ends_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "check", lambda root: found())
    result = run.invoke(app, ["check"])
    assert result.exit_code == 0
    assert result.stdout.startswith("No problem found. 3 lessons, 1 exercises")
