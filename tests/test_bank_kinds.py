"""What every kind of question promises; what is its own is tested in its folder."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from random import Random
from types import FunctionType

import pytest

from learner import right, wrong
from twoviews.bank.authored import Authored
from twoviews.bank.kinds import KINDS, NAMES, kind_of
from twoviews.bank.kinds.base import Kind, Scored, Unanswered
from twoviews.bank.questions import in_words, printed, split
from twoviews.bank.scoring import score

ALL: list[Authored] = [import_module(f"twoviews.bank.kinds.{name}.test_{name}").EXAMPLE for name in NAMES]
EVERY_KIND = pytest.mark.parametrize("authored", ALL, ids=NAMES)


def test_every_example_is_of_its_kind_and_keeps_the_contract() -> None:
    contract = {
        name for name, made in vars(Kind).items() if isinstance(made, FunctionType) and name[0] != "_"
    }
    assert contract == {"split", "score", "shuffled", "printed", "in_words", "faults"}
    for authored in ALL:
        kind = KINDS[kind_of(authored)]
        assert isinstance(authored, kind.AUTHORED)
        assert all(callable(getattr(kind, name)) for name in contract)


@EVERY_KIND
def test_the_right_response_scores_full_and_nothing_is_unanswered(authored: Authored) -> None:
    item, key = split(authored)
    result = score(key, key.right)
    assert isinstance(result, Scored)
    assert result.right
    assert item.id == key.id == "q"
    assert item.kind == key.kind == kind_of(authored)
    for nothing in (None, "", [], {}, " ", [[]], {"i1": []}, float("nan")):
        assert isinstance(score(key, nothing), Unanswered)


@EVERY_KIND
def test_the_public_half_holds_no_feedback(authored: Authored) -> None:
    item, key = split(authored)
    assert not any(f"{text!r}" in repr(item) for text in key.feedback.values())
    assert not any(name in item.__struct_fields__ for name in ("right", "answer", "accept", "feedback"))


@EVERY_KIND
def test_shuffling_keeps_every_piece(authored: Authored) -> None:
    item, _ = split(authored)
    mixed = KINDS[item.kind].shuffled(item, Random(7))
    assert type(mixed) is type(item)
    assert sorted(mixed.pieces, key=str) == sorted(item.pieces, key=str)
    assert mixed.digest == item.digest


@EVERY_KIND
def test_the_printed_form_shows_every_text(authored: Authored) -> None:
    item, _ = split(authored)
    sheet = printed(item)
    assert {piece.text for piece in item.pieces} <= {line.text for line in (*sheet.lines, *sheet.letters)}
    assert sheet.instruction
    assert all(line.mark for line in sheet.lines)


@EVERY_KIND
def test_an_answer_is_told_in_words_with_its_marks(authored: Authored) -> None:
    item, key = split(authored)
    for response in (right(key), wrong(item, key)):
        result = score(key, response)
        assert isinstance(result, Scored)
        said = in_words(item, response, {each.target: each.right for each in result.feedback})
        assert said.lines
        assert all(line.right is not None for line in said.lines)
        assert result.right == all(line.right for line in said.lines)


@EVERY_KIND
def test_a_sound_question_has_no_fault(authored: Authored) -> None:
    assert list(KINDS[kind_of(authored)].faults(authored)) == []


@EVERY_KIND
def test_the_halves_hold_what_the_shape_says(authored: Authored) -> None:
    """Exports, class reports, worksheets and the scripted students go by the shape alone."""
    item, key = split(authored)
    options, items = ({piece.id for piece in pieces} for pieces in (item.options, item.items))
    match KINDS[item.kind].SHAPE:
        case "one":
            assert key.right in options == key.feedback.keys()
        case "several":
            assert set(key.right) <= options == key.feedback.keys()
        case "pairs":
            choices = {piece.id for piece in (*item.columns, *item.partners)}
            assert key.right.keys() == items == key.feedback.keys()
            assert set(key.right.values()) <= choices == set(key.choices)
        case "order":
            assert set(key.right) == items == key.feedback.keys()
        case "number":
            assert isinstance(key.right, float | int) and key.tolerance >= 0
            assert key.feedback.keys() == {"right", "wrong"}
        case "words":
            assert key.right in key.accepted and key.feedback.keys() == {"right", "wrong"}


# ── a new kind ───────────────────────────────────────────────────────────────

TOY = '''
"""True or false."""

from __future__ import annotations

from twoviews.bank.authored import Authored, Option, Prose
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import AnswerLine, Feedback, InWords, Key, Printed, Question, Scored, Unanswered
from twoviews.bank.kinds.base import WorksheetLine
from twoviews.bank.structure import Fault


class Truth(Authored, frozen=True, tag="toy", kw_only=True):
    """A statement that holds or does not."""

    holds: bool
    feedback_yes: Prose
    feedback_no: Prose


class TruthQuestion(Question, frozen=True, kw_only=True):
    """A field that no other kind has."""

    words: tuple[str, str] = ("yes", "no")


AUTHORED = Truth
SHAPE = "one"


def shuffled(question, chance):
    return question


def split(authored):
    feedback = (authored.feedback_yes, authored.feedback_no)
    options = [Option(*each) for each in zip(("yes", "no"), feedback)]
    shown, _, feedback = base.offered(options)
    key = Key(id=authored.id, kind="toy", right="o1" if authored.holds else "o2", feedback=feedback)
    return base.public(TruthQuestion, authored, options=shown), key


def score(key, response):
    if not isinstance(response, str) or response not in key.feedback:
        return Unanswered("Say yes or no.")
    right = response == key.right
    return Scored(float(right), 1.0, (Feedback(response, right, key.feedback[response]),))


def printed(question):
    return Printed("Yes or no?", tuple(WorksheetLine("○", option.text) for option in question.options))


def in_words(question, response, marks):
    return InWords((AnswerLine("", question.words[response == "o2"], marks.get(response)),))


def faults(authored):
    if authored.prompt.endswith("."):
        yield Fault(("prompt",), "This is no question.", "End it with a question mark.")
'''
QUESTION = """
- kind: toy
  id: {id}
  objective: 01-text
  prompt: {prompt}
  holds: true
  feedback_yes: Short.
  feedback_no: So it is, and the record of every vote in the Council says the same in its own words.
  sources: [{source}]
"""
WALK = """
import json, sys
from pathlib import Path
from twoviews.authoring.rules import quiz
from twoviews.authoring.schema import LESSON, schema
from twoviews.bank import library
from twoviews.bank.answers import fingerprint, fits, reading
from twoviews.bank.questions import printed, shuffled, split
from twoviews.bank.scoring import score
from twoviews.parts.quiz.live import Quiz
from twoviews.portfolio import as_html, gather
from twoviews.record import activities, statement
from twoviews.teaching import lms
from twoviews.teaching.classes import picked
from twoviews.teaching.classes.slots import Slots
from twoviews.teaching.edition.key import right
from twoviews.teaching.lms.exported import forms_of
from twoviews.teaching.paper import parts

course = library.course(Path(sys.argv[1]))
lesson = course.lessons["01"]
authored = lesson.questions[-1]
question, key = split(authored)
kept = []
part = Quiz([question], lambda _, response: score(key, response), lambda entry: kept.append(entry) or True)
part.answer("01-toy", "o1")
done = statement("me", "answered", "01", "01-toy", kept[0].digest, response="o1", points=1.0, of=1.0)
export, described = lms.gather(course, ["01"]), activities.describing(course)(done)
slots = Slots(course)
slot = slots.of(done)
print(json.dumps({
    "asked": authored.id,
    "problems": [str(each) for each in course.read("01").problems],
    "shown": part.content.questions[0],
    "printed": str(part.printed()),
    "points": kept[0].points,
    "reading": [reading(authored, "o1"), reading(authored, True), fits(authored, fingerprint(authored))],
    "portfolio": "yes" in as_html(gather([done], course)),
    "short": [text for name, text in quiz._feedback(authored)],
    "schema": "Truth" in schema(LESSON),
    "exports": {name: len(lms.write(export, name)) > 9 for name in lms.FORMATS},
    "told": "Does it hold?" in lms.write(export, "csv").decode(),
    "xapi": [described.interaction, described.said],
    "class": [slots.worth(slot, done).share, picked.picks(*slots.halves(slot), [("o1", True, 3)], False)[0]],
    "paper": ["Does it hold?" in parts.questions([authored]), str(parts.right(question, key))],
    "key": right(next(iter(forms_of(authored, "quiz", None, 1)))),
}))
"""


def test_a_new_kind_is_its_folder_and_one_line(root: Path, tmp_path: Path) -> None:
    """A kind that nobody has heard of is read, checked, asked, marked, printed, exported, counted."""
    library = tmp_path / "src" / "twoviews"
    shutil.copytree(root / "src" / "twoviews", library, ignore=shutil.ignore_patterns("__pycache__"))
    kinds, assets = library / "bank" / "kinds", tmp_path / "assets"
    (kinds / "toy").mkdir()
    (kinds / "toy" / "__init__.py").write_text(TOY)
    table = (kinds / "__init__.py").read_text()
    (kinds / "__init__.py").write_text(table.replace('    "text",\n', '    "text",\n    "toy",\n'))
    shutil.copytree(root / "assets", assets)
    asked(next(assets.glob("lessons/01-*.yml")))
    ran = subprocess.run(
        [sys.executable, "-c", WALK, str(assets)],
        env={"PYTHONPATH": str(tmp_path / "src"), "TWOVIEWS_RECORD": str(tmp_path / "record.sqlite")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["asked"] == "01-toy"
    assert len(found["problems"]) == 1
    assert "This is no question. End it with a question mark." in found["problems"][0]
    assert found["shown"]["words"] == ["yes", "no"]
    assert "Does it hold?" in found["printed"]
    assert "Yes or no?" in found["printed"]
    assert (found["points"], found["reading"]) == (1.0, ["o1", None, True])
    assert found["portfolio"]
    assert found["schema"]
    assert "Short." in found["short"]
    assert all(found["exports"].values()) and found["told"]
    assert found["xapi"] == ["choice", "o1"]
    assert found["class"] == [1.0, ["yes", 3, True, ""]]
    assert found["paper"][0] and "yes" in found["paper"][1]
    assert found["key"] == "yes"


def asked(file: Path) -> None:
    """Two questions of the new kind at the end of a lesson's quiz: a sound one and one that is not."""
    text = file.read_text(encoding="utf-8")
    source = text[text.index("sources: [") :].split("[")[1].split("]")[0].split(",")[0]
    objective = text[text.index("objective:") :].split()[1]
    made = [
        QUESTION.format(id=key, prompt=prompt, source=source).replace("01-text", objective)
        for key, prompt in (("01-bad", "It holds."), ("01-toy", "Does it hold?"))
    ]
    quiz = text.index("\nquestions:") + 1
    place = quiz + re.search(r"\n(?=[a-z_]+:)", text[quiz:]).start()  # type: ignore[union-attr]
    file.write_text(
        text[:place] + "".join(made).replace("\n\n", "\n").rstrip() + text[place:], encoding="utf-8"
    )
