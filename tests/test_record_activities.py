"""What another system is told of an item: its words, its xAPI interaction, and never its key."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

import npm
from learner import everything
from twoviews.bank import library
from twoviews.cli import app
from twoviews.record import Record, Statement
from twoviews.record.activities import describing
from twoviews.record.statements import from_xapi, to_xapi
from twoviews.record.transfer import export_to, lines, parse

COURSE = library.course()
DONE = everything(COURSE)
DESCRIBE = describing(COURSE)
PARTS = ("choices", "scale", "source", "target", "steps")


def told(done: Statement) -> dict[str, object]:
    definition: dict[str, object] = to_xapi(done, DESCRIBE(done))["object"]["definition"]
    return definition


def test_what_is_told_in_words_reads_back_as_it_was() -> None:
    assert [from_xapi(to_xapi(done, DESCRIBE(done))) for done in DONE] == DONE


def test_questions_say_how_they_are_answered_and_what_was_asked() -> None:
    found = set()
    for done in (done for done in DONE if done.verb == "answered" and DESCRIBE(done)):
        definition = told(done)
        if "interactionType" in definition:
            found.add(definition["interactionType"])
            assert definition["type"] == "http://adlnet.gov/expapi/activities/cmi.interaction"
            assert definition["description"]
    assert found == {"choice", "matching", "sequencing", "numeric", "fill-in"}


@pytest.mark.parametrize("odd", [7, 0.5, True, "b", ["b"], [["b"]], {"b": ["c"]}, {}])
def test_a_response_that_is_no_answer_stops_no_export(odd: object) -> None:
    """As an import may bring one, under the digest of the question."""
    for done in (done for done in DONE if done.verb == "answered"):
        spoilt = replace(done, response=odd)
        assert from_xapi(to_xapi(spoilt, DESCRIBE(spoilt))) == spoilt


def test_a_response_names_what_the_definition_lists() -> None:
    for done in DONE:
        form = to_xapi(done, DESCRIBE(done))
        definition = form["object"]["definition"]
        listed = {part["id"] for name in PARTS for part in definition.get(name, ())}
        if listed and form["result"]["response"] and definition["interactionType"] != "performance":
            named = form["result"]["response"].replace("[.]", "[,]").split("[,]")
            assert set(named) <= listed, done


def test_guesses_opinions_verdicts_and_texts_have_their_interaction() -> None:
    by_verb: dict[str, set[object]] = {}
    for done in DONE:
        by_verb.setdefault(done.verb, set()).add(told(done).get("interactionType"))
    assert by_verb["opined"] == {"likert"}
    assert by_verb["judged"] == {"choice"}
    assert {"choice", "numeric"} <= by_verb["predicted"]
    assert "long-fill-in" in by_verb["wrote"]


def test_of_an_item_that_has_changed_only_the_name_is_told() -> None:
    done = next(done for done in DONE if done.verb == "answered")
    definition = told(replace(done, digest="of another text"))
    assert not {"description", "interactionType", *PARTS} & definition.keys()
    assert DESCRIBE(replace(done, item="99-nothing")) is None


def test_no_key_goes_out() -> None:
    assert b"correctResponsesPattern" not in b"".join(lines(DONE, DESCRIBE))


def test_a_record_stores_rules_find_nothing(tmp_path: Path) -> None:
    place = npm.installed("no record store's own rules looked at the statements")
    given = b"".join((*lines(DONE), *lines(DONE, DESCRIBE)))
    done = subprocess.run(
        ["node", "xapi.mjs"], cwd=place, input=given, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    faults = done.stdout.decode().splitlines()
    assert len(faults) == 2 * len(DONE)
    assert [fault for fault in faults if fault] == []
    bad = json.loads(next(lines(DONE))) | {"verb": {"id": "no address"}}
    wrong = subprocess.run(
        ["node", "xapi.mjs"], cwd=place, input=json.dumps(bad).encode(), capture_output=True, check=True
    )
    assert wrong.stdout.strip()


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    return Record()


def test_the_command_tells_in_words_and_the_file_comes_back(record: Record, tmp_path: Path) -> None:
    for done in DONE[:40]:
        record.add(done)
    record.close()
    bare, told_ = tmp_path / "bare.jsonl", tmp_path / "told.jsonl"
    export_to(bare, Record())
    said = CliRunner().invoke(app, ["record", "export", str(told_), "--xapi"])
    assert said.exit_code == 0, said.output
    assert told_.read_text("utf-8").count("interactionType") > 0
    assert parse(told_.read_bytes()) == parse(bare.read_bytes())
