"""`twoviews record`: a record goes out, comes in elsewhere, and starts afresh without loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from twoviews.cli import app
from twoviews.record import Record, statement

run = CliRunner()


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record with one text in it, which the commands find."""
    path = tmp_path / "record.sqlite"
    monkeypatch.setenv("TWOVIEWS_RECORD", str(path))
    kept = Record(path)
    kept.add(
        statement(kept.learner, "wrote", "07", "07-d1", "abc", response="Caps bite; prices tell. Цены <b>")
    )
    kept.close()
    return path


def test_what_goes_out_comes_in_elsewhere(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.jsonl"
    assert run.invoke(app, ["record", "export", str(copy)]).stdout.startswith(
        "1 answers and notes are now in"
    )
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "elsewhere.sqlite"))
    assert run.invoke(app, ["record", "import", str(copy)]).stdout.startswith(
        "1 answers and notes came in; 0"
    )
    assert run.invoke(app, ["record", "import", str(copy)]).stdout.startswith(
        "0 answers and notes came in; 1"
    )
    assert [done.response for done in Record().statements()] == ["Caps bite; prices tell. Цены <b>"]


def test_starting_afresh_keeps_the_old_record_aside(record: Path) -> None:
    result = run.invoke(app, ["record", "reset", "--yes"])
    aside = Path(result.stdout.split(" in ")[1].strip().rstrip("."))
    assert Record(record).statements() == []
    assert len(Record(aside).statements()) == 1


def test_without_a_yes_nothing_happens(record: Path) -> None:
    result = run.invoke(app, ["record", "reset"], input="n\n")
    assert result.exit_code == 1
    assert len(Record(record).statements()) == 1


def test_a_file_that_is_no_export_is_refused_readably(record: Path, tmp_path: Path) -> None:
    (tmp_path / "other.jsonl").write_text("not a statement\n")
    result = run.invoke(app, ["record", "import", str(tmp_path / "other.jsonl")])
    assert result.exit_code == 1
    assert "line 1" in result.stderr
    assert "Traceback" not in result.output
