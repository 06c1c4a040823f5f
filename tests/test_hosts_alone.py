"""A page of its own: nothing without the key, the part behind it, the same record."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

import twoviews
from twoviews.bank import library
from twoviews.bank.answers import facing
from twoviews.cli import app
from twoviews.course import keeping
from twoviews.hosts.alone import Alone, server


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Alone:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    keeping.record.cache_clear()
    return Alone(lambda: twoviews.lesson("01").quiz(), "<A title>")


def test_without_the_key_there_is_nothing(alone: Alone) -> None:
    key = alone.key
    for path in ("/", "/served/page/main.js", "/hear/0", f"/{key}", f"/x{key}/", f"/{key}x/"):
        assert alone.answer(path).status == 404
        assert alone.answer(path, b"{}").status == 404


def test_the_page_its_modules_and_its_answers(alone: Alone) -> None:
    shown = alone.answer(f"/{alone.key}/")
    assert shown.status == 200 and b"&lt;A title&gt;" in shown.body
    inside = shown.body.decode().partition('id="opened">')[2].partition("</script>")[0]
    assert "<" not in inside and json.loads(inside)["content"]["kind"] == "quiz"
    for name in ("page/main.js", "parts/quiz/page.js", "parts/review/page.js", "twoviews.css"):
        assert alone.answer(f"/{alone.key}/served/{name}").status == 200
    assert alone.answer(f"/{alone.key}/served/../course.py").status == 404
    asked = json.dumps({"do": "refresh", "n": 1}).encode()
    told = alone.answer(f"/{alone.key}/hear/0", asked)
    assert told.status == 200 and json.loads(told.body)[0]["re"] == 1
    for name in ("1", "x", "-1", ""):
        assert alone.answer(f"/{alone.key}/hear/{name}", asked).status == 404
    assert alone.answer(f"/{alone.key}/hear/0", b"{").status == 400


def test_it_is_served_on_this_machine(alone: Alone) -> None:
    with server(alone) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        start = f"http://127.0.0.1:{running.server_port}/"
        with urllib.request.urlopen(f"{start}{alone.key}/") as answer:
            assert answer.headers["Cache-Control"] == "no-store"
        with pytest.raises(urllib.error.HTTPError, match="404") as refused:
            urllib.request.urlopen(start)
        refused.value.close()
        running.shutdown()
        thread.join()


@pytest.mark.usefixtures("alone")
def test_the_list_says_when_nothing_comes_and_what_is_due() -> None:
    told = CliRunner().invoke(app, ["review", "--list"])
    assert told.exit_code == 0 and "Nothing comes back yet." in told.output
    authored = library.lesson("01").questions[0]
    response = facing(authored, keeping.record().learner, [])[1].right
    twoviews.lesson("01").quiz().answer(authored.id, response)
    listed = CliRunner().invoke(app, ["review", "--list"])
    assert listed.exit_code == 0 and "100 %" in listed.output
