"""Worksheets and their keys: text stays text, pages are few, and the PDF can be read by a screen reader."""

from __future__ import annotations

import io
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from printed import sheets
from twoviews.bank import library
from twoviews.bank.questions import Question, printed, shuffled, split
from twoviews.bank.scoring import score
from twoviews.cli import app
from twoviews.errors import TeachingError
from twoviews.parts.quiz.paper import ON_PAPER
from twoviews.parts.test.paper import NOT_KNOWN
from twoviews.teaching.paper import parts, setting, worksheet
from twoviews.teaching.paper.markup import Typst, call, inline, join, lines

COURSE = library.course()
NUMBERS = list(COURSE.files)
FONTS = typst.Fonts()
HOSTILE = [
    '#import "x"',
    "a] [b",
    'say "no" \\',
    "$x_1$ *b* _c_ @d <e> // f /* g",
    "`raw`",
    "= Head",
    "\\u{41}",
]


@cache
def _sheet(number: str) -> bytes:
    """A lesson's worksheet, drawn and set once for all that look at it."""
    return setting.pdf(worksheet.worksheet(library.lesson(number), COURSE))


def _opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def _elements(node: Any) -> list[Any]:
    """All structure elements below a node of a tagged PDF."""
    kids = node.get("/K", [])
    held = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    below = [kid for kid in held if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [each for kid in below for each in (kid, *_elements(kid))]


# ── markup ───────────────────────────────────────────────────────────────────


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
@settings(max_examples=60, deadline=None)
def test_every_text_arrives_as_it_was_typed(text: str) -> None:
    source = call("metadata", text).removesuffix(";") + " <said>"
    assert (
        json.loads(
            typst.query({"main.typ": source.encode()}, "<said>", field="value", one=True, font_paths=FONTS)
        )
        == text
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    for markup in (join(text, Typst("[more]")), call("strong", join(text)), lines([join(text)])):
        typst.compile({"main.typ": markup.encode()}, format="svg")
    source = f"#metadata(repr([{join(text)}])) <said>"
    told = json.loads(
        typst.query({"main.typ": source.encode()}, "<said>", field="value", one=True, font_paths=FONTS)
    )
    assert told == f"[{text}]"


def test_prose_keeps_its_marks() -> None:
    assert inline("a *b* **c**") == '#"a ";#emph[#"b";];#" ";#strong[#"c";];'
    assert call("f", "t", Typst("m"), [1, True], none=None) == '#f("t", [m], (1, true, ), none: none);'


# ── worksheets ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", NUMBERS)
def test_a_worksheet_has_four_to_six_tagged_pages(number: str) -> None:
    lesson = library.lesson(number)
    with _opened(_sheet(number)) as pdf:
        assert 4 <= len(pdf.pages) <= 6
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as told:
            assert told["dc:title"] == f"Lesson {number}: {lesson.title}"
            assert told["pdfuaid:part"] == "1"
        elements = _elements(pdf.Root.StructTreeRoot)
        kinds = [str(each.S) for each in elements]
        assert kinds.count("/H1") == 1
        alts = {str(each.get("/Alt", "")) for each in elements if each.S == "/Figure"}
        chosen = worksheet.Chosen(lesson, COURSE)
        assert alts == {spec.alt for spec in chosen.figures}
        assert len(chosen.figures) in (1, 2)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_key_has_one_page(number: str) -> None:
    with _opened(setting.pdf(worksheet.key(library.lesson(number), COURSE))) as pdf:
        assert len(pdf.pages) == 1


def test_a_sheet_says_which_parts_need_the_lesson_read() -> None:
    words = " ".join(_pages(_sheet("07")))
    for part in ("Judge", "Check yourself", "Write"):
        assert f"{part} {worksheet.READ}" in words
    for part in ("Guess first", "Read the evidence"):
        assert part in words and f"{part} {worksheet.READ}" not in words


def _pages(pdf: bytes) -> list[str]:
    return [" ".join(each.split()) for each in sheets(pdf)]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_guess_stands_on_a_page_with_a_figure_that_answers_it(number: str) -> None:
    chosen = worksheet.Chosen(library.lesson(number), COURSE)
    first, *others = _pages(_sheet(number))
    assert "Guess first" in first
    assert not any("Guess first" in page for page in others)
    for words in ("Figure 1", "Read the evidence", "Judge", "Check yourself"):
        assert words not in first
    assert all(who.name in first for who in chosen.lesson.who)


@pytest.mark.parametrize("number", ["00", "12"])
def test_a_test_is_there_on_paper_with_every_question_and_room_not_to_know(number: str) -> None:
    lesson = library.lesson(number)
    asked = lesson.pretest or lesson.posttest
    paper = setting.pdf(worksheet.test(lesson))
    with _opened(paper) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert len(pdf.pages) <= 5
    told = " ".join(_pages(paper))
    assert told.count(NOT_KNOWN) == len(asked) + told.split("1. ", 1)[0].count(NOT_KNOWN)
    for each in asked:
        assert "".join(_plain(inline(each.prompt)).split())[:60] in "".join(told.split())
    (key,) = _pages(setting.pdf(worksheet.test_key(lesson)))
    for authored in asked:
        question, its = split(authored)
        said = _plain(parts.right(question, its))
        assert said.split(" (")[0][:30] in key
        assert getattr(score(its, _response(question, said)), "right", False), (question.id, said)


def test_a_lesson_without_a_test_says_which_have_one(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["worksheet", "05", "--test", "--out", str(tmp_path)])
    assert done.exit_code == 1
    assert "Lesson 05 has no test. The first lesson has one, and the last." in done.output
    done = CliRunner().invoke(app, ["worksheet", "--test", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["test-00.pdf", "test-12.pdf"]


def test_the_same_sheet_has_the_same_bytes() -> None:
    assert setting.pdf(worksheet.worksheet(library.lesson("07"), COURSE)) == _sheet("07")


def test_what_is_more_and_what_needs_the_page_is_not_on_paper() -> None:
    for number in NUMBERS:
        lesson = library.lesson(number)
        chosen = worksheet.Chosen(lesson, COURSE)
        assert not any(each.more for each in (*chosen.guesses, *chosen.figures))
        assert not any(each.id in lesson.more_claims for each in chosen.claims)
        assert not any(each.on_page for each in chosen.questions)
        assert 0 < len(chosen.questions) <= worksheet.QUESTIONS


def _response(asked: Question, said: str) -> Any:
    """What a student answers who does as the key says."""
    laid = shuffled(asked, ON_PAPER)
    pieces = laid.options or laid.items
    ids = {chr(ord("a") + place): piece.id for place, piece in enumerate(pieces)}
    if asked.kind == "choice":
        return ids[said.partition(":")[0]]
    if asked.kind == "several":
        return [ids[letter] for letter in said.split(", ")]
    if asked.kind == "order":
        placed = dict(pair.split() for pair in said.split(", "))
        return [ids[letter] for letter in sorted(placed, key=lambda letter: int(placed[letter]))]
    if asked.kind in ("classify", "match"):
        choices = laid.columns or laid.partners
        marks = {line.mark: piece.id for line, piece in zip(printed(laid).letters, choices, strict=True)}
        return {ids[letter]: marks[mark] for letter, mark in (pair.split() for pair in said.split(", "))}
    return said.removesuffix(getattr(asked, "unit", "")).strip()


def _plain(markup: Typst) -> str:
    source = f"#metadata([{markup}]) <said>"
    told = json.loads(
        typst.query({"main.typ": source.encode()}, "<said>", field="value", one=True, font_paths=FONTS)
    )

    def words(node: Any) -> str:
        if isinstance(node, list):
            return "".join(map(words, node))
        return node.get("text") or words(node.get("children") or node.get("body") or [])

    return words(told)


@pytest.mark.parametrize("number", NUMBERS)
def test_whoever_does_as_the_key_says_is_right(number: str) -> None:
    for authored in worksheet.Chosen(library.lesson(number), COURSE).questions:
        asked, key = split(authored)
        said = _plain(parts.right(asked, key))
        marked = score(key, _response(asked, said))
        assert getattr(marked, "right", False), (asked.id, said)


# ── the command ──────────────────────────────────────────────────────────────


def test_the_command_writes_the_sheet_and_the_key(tmp_path: Path) -> None:
    for options, name in (([], "worksheet-00.pdf"), (["--key"], "worksheet-00-key.pdf")):
        done = CliRunner().invoke(app, ["worksheet", "00", "--out", str(tmp_path / "new"), *options])
        assert done.exit_code == 0, done.output
        assert (tmp_path / "new" / name).read_bytes().startswith(b"%PDF")


def test_without_typst_it_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(TeachingError, match="uv run --extra teacher"):
        setting.pdf(setting.Document("Empty", ()))


def test_a_place_that_is_no_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = CliRunner().invoke(app, ["worksheet", "00", "--key", "--out", str(tmp_path / "file")])
    assert done.exit_code == 1
    assert "cannot be written" in done.output
