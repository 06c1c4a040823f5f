"""`twoviews portfolio`: one file, with a name only if one is given, and nothing overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from twoviews.cli import app
from twoviews.record import Record, statement

run = CliRunner()
USUAL = f"two-views-portfolio-{date.today():%Y%m%d}"


@pytest.fixture(autouse=True)
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record with one text in it, and an empty folder to be in."""
    path = tmp_path / "record" / "record.sqlite"
    monkeypatch.setenv("TWOVIEWS_RECORD", str(path))
    kept = Record(path)
    kept.add(statement(kept.learner, "wrote", "07", "07-d1", "abc", response="Caps bite. Цены <b>"))
    kept.close()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return path


def test_a_dated_page_is_written_where_one_is() -> None:
    result = run.invoke(app, ["portfolio"])
    assert result.stdout == f"Your portfolio is in {USUAL}.html.\n"
    page = Path(f"{USUAL}.html").read_text(encoding="utf-8")
    assert "Caps bite. Цены &lt;b&gt;" in page
    assert Record().learner not in page


def test_the_second_one_does_not_overwrite_the_first() -> None:
    run.invoke(app, ["portfolio"])
    before = Path(f"{USUAL}.html").read_bytes()
    result = run.invoke(app, ["portfolio", "--name", "Anna"])
    assert f"{USUAL}-2.html. {USUAL}.html was there already and is as it was." in result.stdout
    assert Path(f"{USUAL}.html").read_bytes() == before
    assert "Anna" in Path(f"{USUAL}-2.html").read_text(encoding="utf-8")


def test_markdown_a_file_and_a_folder_can_be_chosen(tmp_path: Path) -> None:
    assert run.invoke(app, ["portfolio", "--markdown", "--out", str(tmp_path)]).exit_code == 0
    assert r"Цены \<b\>" in (tmp_path / f"{USUAL}.md").read_text(encoding="utf-8")
    assert run.invoke(app, ["portfolio", "--out", "mine.html"]).exit_code == 0
    assert Path("mine.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_place_that_is_not_there_is_refused_readably() -> None:
    result = run.invoke(app, ["portfolio", "--out", "no/such/folder.html"])
    assert result.exit_code == 1
    assert "Choose another place" in result.stderr
    assert "Traceback" not in result.output


def test_a_damaged_record_is_named_and_nothing_is_lost(record: Path) -> None:
    record.write_bytes(b"not a database" * 100)
    result = run.invoke(app, ["portfolio"])
    assert "damaged" in result.stderr
    assert "Nothing is recorded yet." in Path(f"{USUAL}.html").read_text(encoding="utf-8")
