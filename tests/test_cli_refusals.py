"""What the system refuses, any command says in a sentence: no traceback, and nothing is touched."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from twoviews.cli import ReadableGroup, app

run = CliRunner()
LONG = "a" * 300
"""No system has a file of that name."""


@pytest.mark.parametrize(
    "words",
    [
        ["record", "import", LONG],
        ["record", "export", LONG],
        ["record", "export", ""],
        ["record", "restore", LONG],
        ["portfolio", "--out", LONG],
        ["council", "--paper", "2017-09", "--out", LONG],
        ["council", "report", LONG],
        ["class", "report", LONG],
        ["class", "report", ".", "--out", ""],
        ["class", "report", ".", "--out", f"{LONG}.html"],
        ["class", "report", ".", "--marks", LONG],
        ["class", "hub", "--out", LONG],
        ["class", "nbgrader", LONG],
        ["worksheet", "01", "--out", LONG],
        ["lms", "csv", "01", "--out", LONG],
    ],
)
def test_a_place_that_cannot_be_is_told(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    said = run.invoke(app, words)
    assert said.exit_code == 1
    assert isinstance(said.exception, SystemExit)
    assert said.stderr.strip().endswith(".")
    assert {path.name.split(".")[0] for path in tmp_path.iterdir()} <= {"record"}


@pytest.mark.parametrize(
    "words", [["review", "--no-browser"], ["lab"], ["site", "--serve"], ["class", "hub"]]
)
@pytest.mark.parametrize("port", ["-1", "65536", "99999999999999999999"])
def test_a_port_that_there_is_not_is_told(words: list[str], port: str) -> None:
    said = run.invoke(app, [*words, "--port", port])
    assert said.exit_code == 2
    assert "Invalid value" in said.stderr
    assert "--port" in said.stderr


@pytest.mark.parametrize("words", [["review", "--no-browser"], ["lab"], ["site", "--serve"]])
def test_a_port_that_is_taken_is_told_before_anything_is_made(words: list[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        said = run.invoke(app, [*words, "--port", str(other.getsockname()[1])])
    assert said.exit_code == 1
    assert "is in use" in said.stderr


def test_a_reader_that_has_gone_is_no_error_to_tell() -> None:
    gone = typer.Typer(cls=ReadableGroup)
    gone.callback()(lambda: None)

    @gone.command()
    def hear() -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    said = run.invoke(gone, ["hear"])
    assert said.exit_code == 1
    assert said.stderr == ""


def test_a_name_for_which_the_terminal_has_no_letters_ends_no_command(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.sqlite"))
    strict = {**os.environ, "TWOVIEWS_RECORD": str(path), "PYTHONIOENCODING": "utf-8:strict"}
    command = [sys.executable, "-c", "from twoviews.cli import app; app()", "record"]
    done = subprocess.run(command, env=strict, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"holds 0 answers" in done.stdout
