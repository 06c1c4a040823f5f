"""`twoviews check`: a table for people, JSON for programs, an exit code for both."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from twoviews.authoring import check
from twoviews.cli import app
from twoviews.problems import Problem

run = CliRunner()
COUNTS = {"lessons": 3, "exercises": 1, "quiz_items": 32}
PROBLEM = Problem("assets/lessons/07-oil.yml", 31, "07-q4", "two options are right", "make one of them wrong")


def found(*problems: Problem) -> object:
    return SimpleNamespace(counts=COUNTS, problems=problems, balance={"07": 0.49}, awaiting=0)


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


def test_sound_content_ends_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "check", lambda root: found())
    result = run.invoke(app, ["check"])
    assert result.exit_code == 0
    assert result.stdout.startswith("No problem found. 3 lessons, 1 exercises")


def test_the_course_itself_is_sound() -> None:
    result = run.invoke(app, ["check", "--json"])
    data = json.loads(result.stdout)
    assert data["problems"] == []
    expected = {"lessons", "exercises", "quiz_items", "question_kinds", "prompts", "claims_taught", "sources"}
    assert expected <= data.keys()
