"""`twoviews build`: it says what is stale, and its exit code says so too."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from twoviews.authoring import build
from twoviews.authoring.build import Stale
from twoviews.cli import app

run = CliRunner()
STALE = Stale("notebooks/07-oil.ipynb", 812, "60 percent", "60 %")


def test_a_stale_file_is_named_with_both_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "stale", lambda root, say, lesson: [STALE])
    result = run.invoke(app, ["build", "--check"])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "notebooks/07-oil.ipynb:812", "  committed  60 percent", "  built now  60 %",
    ]  # fmt: skip
    assert "1 stale: run `twoviews build`" in result.stderr


def test_check_builds_nothing_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "stale", lambda root, say, lesson: [])
    monkeypatch.setattr(build, "build", lambda root, say, lesson: pytest.fail("built in place"))
    result = run.invoke(app, ["build", "--check"])
    assert (result.exit_code, result.stdout) == (0, "Everything derived is up to date.\n")


def test_build_says_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    monkeypatch.setattr(build, "build", lambda root, say, lesson: [say("tables"), steps.append("tables")])
    assert run.invoke(app, ["build"]).exit_code == 0
    assert steps == ["tables"]


def test_one_lesson_can_be_built_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(build, "build", lambda root, say, lesson: asked.append(lesson))
    result = run.invoke(app, ["build", "7"])
    assert result.exit_code == 0
    assert "is written. Of the notebooks only those of lesson 07 were run." in result.stdout
    assert run.invoke(app, ["build", "77"]).exit_code == 1
    assert asked == ["07"]


@pytest.mark.parametrize("command", [[], ["lab"], ["check"], ["build"], ["record"], ["record", "export"]])
def test_help_is_enough(command: list[str]) -> None:
    result = run.invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert len(result.stdout.split()) > 25
