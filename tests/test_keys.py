"""Keys have a second source, and what was reviewed and has changed is named."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from twoviews.authoring import items, reviewed
from twoviews.authoring.check import check
from twoviews.authoring.rules.keys import agrees, origins
from twoviews.authoring.rules.keys import desk as worked
from twoviews.bank import library
from twoviews.bank.expressions import Desk
from twoviews.bank.library import Course
from twoviews.cli import app, review
from twoviews.errors import ContentError

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return worked(library.course())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A checkout with the content alone, to be changed."""
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def named(root: Path) -> list[str]:
    return [str(problem) for problem in reviewed.problems(root, Course(root / "assets"))]


# ── expressions ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3 - -4 / 2", 9),
        ('count("claim_verdicts", verdict="supported")', 11),
        ('cell("workers", "count", date="2018-12", measure="workers present", host_country="Russia")', 11000),
        ('total("eusanct_score_grid", "imposed_cases_n", hse_score=[12, 16])', 35),
        ('setting("escalation", "As Moscow sees it", "weapon")', 8),
        ("coercion.felt_pain(8, leakage=0.5)", 4),
        ("council.implied_ideal(10, 6, 6, refused=0, voted_for=1)[1]", 8),
        ('days("2017-12-01", "2018-01-01")', 31),
        ("3 if 1 < 2 <= 2 and not 3 == 4 else 4", 3),
    ],
)
def test_an_expression_gives_its_number(expression: str, value: float, desk: Desk) -> None:
    assert desk.value(expression) == pytest.approx(value)


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').getcwd()",
        "open('x')",
        'days("2017-12-01", "Tuesday")',
        "().__class__",
        "coercion.__dict__",
        "coercion.np.zeros(3)",
        "coercion.felt_pain(1).__class__",
        "os.getcwd()",
        "9 ** 9",
        "[1 for x in [1]]",
        "lambda: 1",
        "weapon",
        "1 in [1]",
        'cell("workers", "count")',
        'cell("../../pyproject", "x")',
        'cell("workers", "nothing", date="2018-12")',
        'count("nothing")',
        'setting("escalation", "Nobody", "weapon")',
        "1 / 0",
        "(",
        "",
        "coercion.felt_pain(-1)",
        "'text'",
        "-" * 700 + "1",
        "1 + " * 140 + "1e999 - 1e999 + 'x'",
        "coercion.felt_pain(**{'pressure': 1})",
    ],
)
def test_any_other_expression_is_refused_in_a_sentence(expression: str, desk: Desk) -> None:
    with pytest.raises(ContentError, match=r"[.!]$"):
        desk.value(expression)


@pytest.mark.parametrize(
    ("value", "answer", "right"),
    [
        (16.746, 16.75, True),
        (16.74, 16.75, False),
        (83.26, 83.0, True),
        (83.6, 83.0, False),
        (0.689, 0.7, True),
        (580.0, 58.0, False),
        (0.64, 0.64, True),
        (0.065, 0.64, False),
    ],
)
def test_an_answer_is_what_its_source_gives_rounded_as_it_is_written(
    value: float, answer: float, right: bool
) -> None:
    assert agrees(value, answer) == right


def test_every_number_question_has_a_second_source() -> None:
    known, slips = origins(ROOT)
    course = library.course()
    asked = [each for lesson in course.lessons.values() for each in lesson.every_question]
    guessed = [each for lesson in course.lessons.values() for each in lesson.predictions]
    numbers = {each.id for each in asked if hasattr(each, "answer") and each.vary is None}
    numbers |= {each.id for each in guessed if isinstance(each.record, float) and not known[each.id].said}
    assert (slips, {key for key, origin in known.items() if origin.source}) == ((), numbers)


def test_what_a_key_rests_on_must_hold(place: Path) -> None:
    edit(place / "assets/keys.yml", "0.31 < leakage.supply", "0.5 < leakage.supply")
    edit(place / "assets/keys.yml", "12.3 < beliefs", "12.3 < nothing + beliefs")
    told = "\n".join(f"{each.id}: {each.what}" for each in check(place).problems)
    assert "07-q21: Its key rests on '0.5 < leakage.supply" in told
    assert "< 0.325', which does not hold." in told
    assert "05-q17: What its key rests on: 'nothing' is not allowed" in told


# ── what was reviewed ────────────────────────────────────────────────────────


def test_the_course_is_as_it_was_recorded() -> None:
    assert named(ROOT) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "word"),
    [
        ("lessons/07-oil.yml", "answer: 32.35", "answer: 323.5", "The 60 per cent is counted"),
        (
            "lessons/11-scoring-the-forecast.yml",
            "outcome: true",
            "outcome: false",
            "has changed since its review",
        ),
        ("claims.yml", "verdict: supported with nuance", "verdict: contested", "claims.yml"),
        ("positions.yml", "speaker: ", "speaker: Not ", "positions.yml"),
        ("positions.yml", "quote: ", "quote: Never ", "positions.yml"),
        ("council.yml", "weight: ", "weight: 1", "council.yml"),
        ("data/fuel_prices.csv", ",6765,", ",6785,", "On it rest: "),
    ],
)
def test_a_change_of_meaning_is_named(file: str, old: str, new: str, word: str, place: Path) -> None:
    edit(place / "assets" / file, old, new)
    found = named(place)
    assert any(word in problem for problem in found)


def test_a_changed_row_names_the_sentences_that_rest_on_it(place: Path) -> None:
    edit(place / "assets/data/fuel_prices.csv", ",6765,", ",6785,")
    (problem,) = (problem for problem in named(place) if "On it rest" in problem)
    assert "fuel_prices.csv, line 49" in problem
    assert "07 pool 07-q03" in problem
    assert "07 figures fuel-prices" in problem


def test_a_row_that_is_gone_is_named(place: Path) -> None:
    path = place / "assets/data/fuel_prices.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    assert named(place) == [f"assets/data/fuel_prices.csv: 1 of the reviewed rows are gone. {reviewed.CURE}"]


def test_a_moved_row_and_a_field_that_is_empty_change_nothing(place: Path) -> None:
    path = place / "assets/data/fuel_prices.csv"
    head, first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([head, *rest, first]), encoding="utf-8")
    assert named(place) == []


def test_recording_keeps_signatures_of_what_is_as_it_was(place: Path) -> None:
    course = Course(place / "assets")
    ledger = reviewed.read(place)
    first, second = items.items(course)[:2]
    ledger = reviewed.signed(reviewed.signed(ledger, first, "A", "2026-12-01"), second, "A", "2026-12-01")
    ledger.items[second.name] = msgspec.structs.replace(ledger.items[second.name], digest="other")
    again = reviewed.recorded(course, ledger)
    assert again.items[first.name].by == "A"
    assert again.items[second.name] == reviewed.Signed(second.digest)
    reviewed.write(place, again)
    assert reviewed.read(place) == again
    assert first not in reviewed.awaiting(course, again)


def test_a_second_person_reads_and_signs(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "checkout", lambda: place)
    run = CliRunner().invoke(app, ["review-keys", "07 questions", "--by", "B. Reader"], input="y\nn\nq\n")
    assert run.exit_code == 0, run.output
    first = f"07 questions {Course(place / 'assets').lessons['07'].questions[0].id}"
    assert first in run.output
    signed = {name: it.by for name, it in reviewed.read(place).items.items() if it.by}
    assert signed == {first: "B. Reader"}
    shown = CliRunner().invoke(app, ["review-keys", "07 pool 07-q03", "--by", "B. Reader"], input="q\n")
    assert re.search(r"second source: .* = 32\.35", shown.output)
    assert "6765" in shown.output


def test_recording_names_what_it_records(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "checkout", lambda: place)
    edit(place / "assets/lessons/07-oil.yml", "answer: 32.35", "answer: 32.36")
    run = CliRunner().invoke(app, ["review-keys", "--record"])
    assert "changed: 07 pool 07-q03" in run.output
    assert named(place) == []


def test_an_unsound_game_does_not_hide_what_else_changed(place: Path) -> None:
    (place / "assets/council.yml").write_text("odd", encoding="utf-8")
    edit(place / "assets/lessons/07-oil.yml", "answer: 32.35", "answer: 32.36")
    assert any("The 60 per cent is counted" in problem for problem in named(place))
