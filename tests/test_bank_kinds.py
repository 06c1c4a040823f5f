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


# ── a new kind ───────────────────────────────────────────────────────────────

TOY = '''
"""True or false."""

from __future__ import annotations

from twoviews.bank.authored import Authored, Prose
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import AnswerLine, InWords, Key, Printed, Question, Unanswered, WorksheetLine
from twoviews.bank.structure import Fault


class Truth(Authored, frozen=True, tag="toy", kw_only=True):
    """A statement that holds or does not."""

    holds: bool
    feedback_right: Prose
    feedback_wrong: Prose


class TruthQuestion(Question, frozen=True, kw_only=True):
    """A field that no other kind has."""

    words: tuple[str, str] = ("yes", "no")


AUTHORED = Truth
shuffled = base.mixed


def split(authored):
    feedback = {"right": authored.feedback_right, "wrong": authored.feedback_wrong}
    key = Key(id=authored.id, kind="toy", right=authored.holds, feedback=feedback)
    return base.public(TruthQuestion, authored), key


def score(key, response):
    if not isinstance(response, bool):
        return Unanswered("Say yes or no.")
    return base.scored_whole(key, response == key.right)


def printed(question):
    return Printed("Yes or no?", tuple(WorksheetLine("○", word) for word in question.words))


def in_words(question, response, marks):
    return InWords((AnswerLine("", question.words[not response], marks.get("")),))


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
  feedback_right: Short.
  feedback_wrong: So it is, and the record of every vote in the Council says the same in its own words.
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
from twoviews.record import statement

course = library.course(Path(sys.argv[1]))
lesson = course.lessons["01"]
authored = lesson.questions[-1]
question, key = split(authored)
kept = []
part = Quiz([question], lambda _, response: score(key, response), lambda entry: kept.append(entry) or True)
part.answer("01-toy", True)
done = statement("me", "answered", "01", "01-toy", kept[0].digest, response=True, points=1.0, of=1.0)
print(json.dumps({
    "asked": authored.id,
    "problems": [str(each) for each in course.read("01").problems],
    "shown": part.content.questions[0],
    "printed": str(part.printed()),
    "points": kept[0].points,
    "reading": [reading(authored, True), reading(authored, "o1"), fits(authored, fingerprint(authored))],
    "portfolio": "yes" in as_html(gather([done], course)),
    "short": [text for name, text in quiz._feedback(authored)],
    "schema": "Truth" in schema(LESSON),
}))
"""


def test_a_new_kind_is_its_folder_and_one_line(root: Path, tmp_path: Path) -> None:
    """A kind that nobody has heard of is read, checked, asked, marked, printed and told."""
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
    assert (found["points"], found["reading"]) == (1.0, [True, None, True])
    assert found["portfolio"]
    assert found["schema"]
    assert "Short." in found["short"]


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
