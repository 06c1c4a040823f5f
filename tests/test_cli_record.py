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
    assert run.invoke(app, ["record", "export", str(copy)]).stdout.startswith("1 answer or note is now in")
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "elsewhere.sqlite"))
    assert run.invoke(app, ["record", "import", str(copy)]).stdout.startswith("1 answer or note came in; 0")
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


def test_what_there_is_is_said(record: Path) -> None:
    assert run.invoke(app, ["record"]).stdout == f"{record} holds 1 answer or note.\n"
    run.invoke(app, ["record", "reset", "--yes"])
    told = run.invoke(app, ["record"]).stdout
    assert "holds 0 answers and notes" in told and "(before a fresh start): 1 answer or note" in told


def test_where_a_learner_was_is_no_answer(record: Path, tmp_path: Path) -> None:
    kept = Record(record)
    kept.add(statement(kept.learner, "completed", "07", "07-text-1"))
    kept.close()
    copy = tmp_path / "copy.jsonl"
    assert run.invoke(app, ["record"]).stdout == f"{record} holds 1 answer or note.\n"
    assert run.invoke(app, ["record", "export", str(copy)]).stdout.startswith("1 answer or note is now in")
    run.invoke(app, ["record", "reset", "--yes"])
    assert "(before a fresh start): 1 answer or note" in run.invoke(app, ["record"]).stdout
    assert run.invoke(app, ["record", "import", str(copy)]).stdout.startswith("1 answer or note came in; 0")
    assert run.invoke(app, ["record", "import", str(copy)]).stdout.endswith("; 1 were here already.\n")
    assert len(Record(record).statements()) == 2


def test_a_copy_comes_back_by_one_command(record: Path) -> None:
    run.invoke(app, ["record", "reset", "--yes"])
    assert run.invoke(app, ["record", "restore"]).stdout.startswith("1 answer or note came back")
    assert len(Record(record).statements()) == 1


def test_without_a_copy_there_is_nothing_to_bring_back(record: Path) -> None:
    result = run.invoke(app, ["record", "restore"])
    assert result.exit_code == 1 and "No copy" in result.stderr


def test_a_copy_with_another_pseudonym_comes_back_only_when_asked(record: Path) -> None:
    run.invoke(app, ["record", "reset", "--yes"])
    now = Record(record)
    now.add(statement(now.learner, "wrote", "07", "07-d1", "abc", response="new"))
    refused = run.invoke(app, ["record", "restore"])
    assert refused.exit_code == 1 and "--merge" in refused.stderr
    assert run.invoke(app, ["record", "restore", "--merge"]).exit_code == 0
    assert [done.response for done in Record(record).statements()][-1] == "new"


def test_an_export_without_a_name_takes_a_free_one(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert run.invoke(app, ["record", "export"]).exit_code == 0
    assert len(list(tmp_path.glob("two-views-record-*.jsonl"))) == 2
    (same, *_) = tmp_path.glob("two-views-record-*.jsonl")
    assert run.invoke(app, ["record", "export", str(same)]).exit_code == 1
    assert run.invoke(app, ["record", "export", str(same), "--replace"]).exit_code == 0


def test_a_bad_import_is_told_in_a_few_lines(record: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("nothing\n" * 5000)
    result = run.invoke(app, ["record", "import", str(tmp_path / "bad.jsonl")])
    assert result.exit_code == 1 and len(result.stderr) < 500 and "4997 more" in result.stderr
