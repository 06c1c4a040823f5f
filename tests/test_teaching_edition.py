"""The teacher's edition: all that its files hold stands on page and paper; the key is apart and right."""

from __future__ import annotations

import io
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec import structs
from typer.testing import CliRunner

from twoviews.bank import familiar, library, teachers
from twoviews.bank.prose import inline
from twoviews.bank.questions import every
from twoviews.bank.scoring import score
from twoviews.bank.teach import POLLS, asked
from twoviews.cli import app
from twoviews.errors import ContentError, UnknownName
from twoviews.html import VOID
from twoviews.teaching.edition import book, course, key, lesson, page, pointing, sheet, wall
from twoviews.teaching.edition.blocks import Book, Chapter, Grid, Heading, Para, Points, Sketch, Together
from twoviews.teaching.lms.exported import forms_of
from twoviews.teaching.paper import setting

COURSE = library.course()
NUMBERS = list(COURSE.files)
HOSTILE = '<script>alert(1)</script> #import "x" ] $x$ & *b*'


@cache
def edition(*numbers: str) -> Book:
    return book.edition(numbers, COURSE)


def words(html: str) -> str:
    """What is read of a page."""
    read: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            read.append(data)

    Reader().feed(html)
    return " ".join(" ".join(read).split())


def plain(text: str) -> str:
    return " ".join(text.replace("*", "").split())


# ── what stands in it ────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", NUMBERS)
def test_a_lesson_s_chapter_holds_its_file(number: str) -> None:
    teach = library.sound(teachers.lesson(COURSE, number))
    shown = words(page.page(edition(number)))
    for plan in teach.plans:
        assert all(plain(step.do) in shown for step in plan.steps)
    for poll in teach.polls:
        asked, options, _ = lesson.asked(poll, library.lesson(number))
        assert all(plain(text) in shown for text in (asked, *options, poll.say))
    for each in teach.stumbles:
        assert plain(each.they) in shown
        assert plain(each.you) in shown
    assert all(" ".join(line.split()) in shown for line in teach.board.sketch.splitlines() if line.strip())
    assert plain(teach.aim) in shown


def test_a_poll_says_which_answer_is_right_and_which_to_expect() -> None:
    teach = library.sound(teachers.lesson(COURSE, "07"))
    poll = teach.polls[0]
    told = words(page.page(edition("07")))
    assert f"Right is {'abcd'[poll.right - 1]} ; expect many hands for {'abcd'[poll.expect - 1]} ." in told


def test_a_poll_can_be_a_question_of_the_lesson() -> None:
    content = library.lesson("07")
    item = next(
        each
        for each in content.every_question
        if hasattr(each, "options") and sum(o.right for o in each.options) == 1
    )
    poll = structs.replace(
        library.sound(teachers.lesson(COURSE, "07")).polls[0], ask="", options=(), right=0, item=item.id
    )
    asked, options, right = lesson.asked(poll, content)
    assert asked == item.prompt
    assert item.options[right - 1].right
    assert len(options) == len(item.options)


def test_minutes_by_part_add_up() -> None:
    for number in NUMBERS:
        table = next(
            inner.blocks[1]
            for inner in edition(number).chapters[0].blocks
            if isinstance(inner, Together) and getattr(inner.blocks[0], "text", "") == "Minutes by part"
        )
        assert isinstance(table, Grid)
        *rows, total = table.rows
        for column in range(1, 5):
            assert sum(int(row[column]) for row in rows if row[column].isdecimal()) == int(total[column])
        assert total[2:] == ("20", "50", "90")


def test_what_is_pointed_to_is_told_as_the_lesson_heads_it() -> None:
    content = library.lesson("07")
    figure, explorer = content.figures[0], content.explorers[0]
    names = [figure.id, f"{explorer.id}/{explorer.presets[0].label}", content.predictions[1].id, "quiz"]
    told = pointing.told(names, content, COURSE)
    assert told == f"figure “{figure.title}”, button “{explorer.presets[0].label}”, guess 2 and the quiz"
    folded = next(each for each in content.figures if each.more)
    assert pointing.told([folded.id], content, COURSE).endswith("(folded)")
    with pytest.raises(TypeError, match="has no name for a teacher"):
        pointing._placed(library.lesson("08").predictions[0], content)


# ── the course ───────────────────────────────────────────────────────────────


def test_the_whole_edition_has_the_course_s_chapters_and_every_lesson() -> None:
    ids = [chapter.id for chapter in edition().chapters]
    assert ids == ["syllabus", "paths", "marking", "honesty", *(f"lesson-{n}" for n in NUMBERS), "who"]


def test_a_path_with_two_lessons_in_a_week_says_which_plans_fit() -> None:
    (paths,) = (chapter for chapter in edition().chapters if chapter.id == "paths")
    wanted = [
        any(len(week.lessons) > 1 for week in path.weeks)
        for path in library.sound(teachers.guide(COURSE)).paths
    ]
    assert paths.blocks.count(Para(course.TWO)) == sum(wanted) > 0


def test_a_path_that_leaves_a_lesson_out_says_how_to_do_without() -> None:
    guide = library.sound(teachers.guide(COURSE))
    rest = guide.rests[-1]
    alone = structs.replace(
        guide.paths[0], weeks=(structs.replace(guide.paths[0].weeks[0], lessons=(rest.lesson,)),)
    )
    assert [text for _, text in course.bridges(alone, guide)] == [need.bridge for need in rest.needs]
    whole = max(guide.paths, key=lambda each: len(each.weeks))
    assert course.bridges(whole, guide) == []


def test_everybody_whom_a_lesson_brings_in_is_in_the_who_is_who_once() -> None:
    table = next(block for block in edition().chapters[-1].blocks if isinstance(block, Grid))
    met = [(who.name, number) for number in NUMBERS for who in library.lesson(number).who]
    assert sorted((name, number) for name, _, number in table.rows) == sorted(met)
    shown = page.page(edition())
    taken = shown[shown.index("Taken as known") :]
    assert all(name in taken for line in familiar.groups(COURSE.assets)["people"] for name in line)
    assert "Obama, Obama" not in taken


# ── the key ──────────────────────────────────────────────────────────────────


def test_the_edition_has_no_key_and_the_key_has_every_question() -> None:
    keyed = words(page.page(book.key((), COURSE)))
    for number in NUMBERS:
        content = library.lesson(number)
        assert all(f"{each.id} " in keyed for each in content.every_question)
        for claim in COURSE.claims_of(content):
            assert f"{pointing.title(claim)} {words(str(inline(claim.claim)))}" in keyed


def test_the_key_tells_a_worked_out_number_in_words_and_prints_no_code() -> None:
    keyed = words(page.page(book.key((), COURSE)))
    asked = [each for number in NUMBERS for each in library.lesson(number).every_question if each.vary]
    assert keyed.count(key.EACH) == sum(bool(each.vary.key) for each in asked if each.vary) > 0
    for each in asked:
        rules = [*each.vary.compute.values(), each.vary.key] if each.vary else []
        code = [rule for rule in rules if re.search(r"\w\(|\w \* \w", rule)]
        assert not any(rule in keyed or rule.replace("*", "×") in keyed for rule in code), each.id


def _answer(item: Any, said: str) -> Any:
    """What whoever does as the key says would answer; texts of entries and choices are theirs alone."""
    by_text = {plain(each.text): each.id for each in item.entries}
    if item.shape in ("one", "several"):
        given = [by_text[plain(each)] for each in said.split(" • ")]
        return given[0] if item.shape == "one" else given
    if item.shape == "order":
        return [by_text[plain(each)] for each in re.split(r" ?\*\*\d+\*\* ", said)[1:]]
    if item.shape == "pairs":
        places = sorted(
            (said.index(f"**{each.text.rstrip('.')}**:"), each.id)
            for each in item.choices
            if f"**{each.text.rstrip('.')}**:" in said
        )
        ends = [place for place, _ in places[1:]] + [len(said)]
        return {
            by_text[plain(each)]: choice
            for (place, choice), end in zip(places, ends, strict=True)
            for each in said[place:end].partition("**:")[2].split(" • ")
        }
    return said.removesuffix(item.unit).strip() if item.shape == "number" else said


@pytest.mark.parametrize("number", NUMBERS)
def test_whoever_does_as_the_key_says_is_right(number: str) -> None:
    for authored in library.lesson(number).every_question:
        item = next(forms_of(authored, "quiz", None, 1))
        marked = score(every(authored)[0][1], _answer(item, key.right(item)))
        assert getattr(marked, "right", False), (authored.id, key.right(item))


# ── page and paper ───────────────────────────────────────────────────────────

STRANGE = Book(
    HOSTILE,
    HOSTILE,
    (
        Chapter(
            "one", HOSTILE, (Heading(3, HOSTILE), Para(HOSTILE), Points((HOSTILE,), "a"), Sketch(HOSTILE))
        ),
        Chapter("two", "Two", (Together((Grid(HOSTILE, (HOSTILE, "B"), ((HOSTILE, "b"),), (1, 2)),)),)),
    ),
)


def test_no_text_becomes_markup() -> None:
    html = page.page(STRANGE)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == html.count("alert(1)")
    with pikepdf.open(io.BytesIO(setting.pdf(sheet.sheet(STRANGE)))) as pdf:
        assert len(pdf.pages) == 3


def test_the_page_stands_alone_and_is_well_formed() -> None:
    html = page.page(edition())
    assert not re.search(r'(?:src|href)="(?!#)', html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    opened: list[str] = []

    class Walker(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            opened.extend([tag] if tag not in VOID else [])

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Walker().feed(html)
    assert opened == []


@pytest.mark.parametrize("made", [book.edition, book.key], ids=["edition", "key"])
def test_the_whole_course_is_set_on_paper(made: Any) -> None:
    whole = made((), COURSE)
    with pikepdf.open(io.BytesIO(setting.pdf(sheet.sheet(whole)))) as pdf, pdf.open_outline() as outline:
        (root,) = outline.root
        assert [entry.title for entry in root.children] == [plain(each.title) for each in whole.chapters]


def test_the_paper_is_tagged_and_has_headings_and_tables() -> None:
    with pikepdf.open(io.BytesIO(setting.pdf(sheet.sheet(edition("07"))))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
        kinds: list[str] = []

        def walk(node: Any) -> None:
            kids = node.get("/K", [])
            for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    kinds.append(str(kid.S))
                    walk(kid)

        walk(pdf.Root.StructTreeRoot)
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 1
    assert kinds.count("/Table") == sum(
        isinstance(each, Grid)
        or (isinstance(each, Together) and any(isinstance(b, Grid) for b in each.blocks))
        for each in edition("07").chapters[0].blocks
    )
    assert "/TH" in kinds


def test_the_wall_has_every_question_for_a_show_of_hands_and_not_what_to_say() -> None:
    told = wall.wall((), COURSE)
    for number in COURSE.files:
        for poll in library.sound(teachers.lesson(COURSE, number)).polls:
            ask, options, _ = asked(poll, library.lesson(number))
            assert all(str(inline(text)) in told for text in (ask, *options))
            assert str(inline(poll.say))[:60] not in told
    one = wall.wall(["07"], COURSE)
    assert one.count('class="poll"') == POLLS and 'id="poll-07-1"' in one and "poll-08" not in one


# ── the command ──────────────────────────────────────────────────────────────


def test_the_command_writes_page_paper_and_the_key_apart(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["teacher", "07", "--out", str(tmp_path / "new")])
    assert done.exit_code == 0, done.output
    made = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert made == [
        "teacher-07-key.html",
        "teacher-07-key.pdf",
        "teacher-07-polls.html",
        "teacher-07.html",
        "teacher-07.pdf",
    ]
    assert (tmp_path / "new" / "teacher-07.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_is_no_folder_and_a_lesson_that_is_none_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = CliRunner().invoke(app, ["teacher", "07", "--out", str(tmp_path / "file")])
    assert done.exit_code == 1
    assert "cannot be written" in done.output
    with pytest.raises(UnknownName):
        book.edition(["77"], COURSE)


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "assets" / "lessons").mkdir(parents=True)
    (tmp_path / "assets" / "lessons" / "00-x.yml").write_text("id: '00'\n")
    with pytest.raises(ContentError, match=r"assets/teach/00-x\.yml"):
        book.edition(["00"], library.course(tmp_path / "assets"))
