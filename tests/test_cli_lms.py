"""`twoviews lms`: a file for a platform."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from twoviews.bank import library
from twoviews.cli import app
from twoviews.teaching import lms

run = CliRunner()


@pytest.mark.parametrize("platform", lms.FORMATS)
def test_each_platform_has_its_file(platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = run.invoke(app, ["lms", platform, "--lessons", "01"])
    assert said.exit_code == 0, said.output
    (file,) = tmp_path.iterdir()
    assert file.name == lms.file_name(platform)
    assert file.name in said.output
    live = [each.id for each in library.lesson("01").every_question if each.on_page]
    assert all(name in said.output for name in live)


def test_lessons_and_place_are_taken_as_told(tmp_path: Path) -> None:
    two, one = tmp_path / "two.csv", tmp_path / "made" / "here" / "one.csv"
    assert run.invoke(app, ["lms", "csv", "--lessons", "01", "02", "--to", str(two)]).exit_code == 0
    assert run.invoke(app, ["lms", "csv", "--lessons", "02", "--out", str(one)]).exit_code == 0
    rest = [line for line in two.read_text("utf-8").splitlines() if line.startswith("01-")]
    assert rest and not one.read_text("utf-8").count("\n01-")


@pytest.mark.parametrize("words", [["chalkboard"], ["csv", "--lessons", "77"]])
def test_an_unknown_name_is_told_with_those_that_are_known(words: list[str], tmp_path: Path) -> None:
    said = run.invoke(app, ["lms", *words, "--to", str(tmp_path / "x")])
    assert said.exit_code == 1
    assert "Known:" in said.output
    assert not (tmp_path / "x").exists()


def test_a_place_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = run.invoke(app, ["lms", "csv", "--lessons", "01", "--out", str(tmp_path / "file" / "x.csv")])
    assert said.exit_code == 1
    assert "cannot be written" in said.output


def test_a_lesson_named_twice_stands_there_once(tmp_path: Path) -> None:
    for place, named in ((tmp_path / "once.csv", ["01"]), (tmp_path / "twice.csv", ["01", "01"])):
        assert run.invoke(app, ["lms", "csv", *named, "--out", str(place)]).exit_code == 0
    assert (tmp_path / "twice.csv").read_bytes() == (tmp_path / "once.csv").read_bytes()
