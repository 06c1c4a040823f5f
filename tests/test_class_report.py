"""The class report from end to end, with a made-up class of the real course."""

from __future__ import annotations

import csv
import html
import os
import re
import shlex
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

import odd
from twoviews.bank import library
from twoviews.bank.prose import inline
from twoviews.bank.questions import every
from twoviews.cli import app, class_
from twoviews.record import Record, statement
from twoviews.record.handing import hand_in
from twoviews.record.statements import from_lines
from twoviews.record.transfer import import_from, lines
from twoviews.teaching.classes import keeping, rehearsal, report
from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.roster import Roster, Student, read
from twoviews.teaching.classes.slots import Slots
from twoviews.teaching.classes.writings import LARGEST, MarksError, gathered, read_marks

SIZE, BUSY = 30, 27
"""Three of them have done nothing at all."""


def quiet(what: str, done: int, of: int) -> None:
    """Nobody watches."""


@pytest.fixture(scope="session")
def exports() -> list[bytes]:
    """The hand-ins of thirty learners."""
    asked = rehearsal.moulds(library.course())
    return [
        rehearsal.with_name(rehearsal.learner(n, asked, n % 14), n, rehearsal.name_of(n)) for n in range(SIZE)
    ]


@pytest.fixture(scope="session")
def handed(tmp_path_factory: pytest.TempPathFactory, exports: list[bytes]) -> Path:
    """A folder with them."""
    folder = tmp_path_factory.mktemp("handed")
    for number, export in enumerate(exports):
        (folder / f"{number:02}.jsonl").write_bytes(export)
    return folder


Make = Callable[..., report.Made]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(folder: Path, roster: Roster | None = None, **more: Any) -> report.Made:
        to = tmp_path / "class.html"
        given = {"marks": {}, "told": quiet} | more
        return report.make(folder, to, library.course(), roster or Roster(), **given)

    return made


def rows(made: report.Made, name: str) -> list[dict[str, str]]:
    with (made.folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_everybody_is_there_with_what_they_did(handed: Path, make: Make) -> None:
    made = make(handed)
    told = {row["name"]: row for row in rows(made, "people.csv")}
    assert (made.learners, made.aside, made.pages) == (BUSY, SIZE - BUSY, BUSY)
    assert {*told} == {rehearsal.name_of(n) for n in range(SIZE) if n % 14}
    assert float(told[rehearsal.name_of(13)]["12 done"]) > 0.6
    assert told[rehearsal.name_of(1)]["12 done"] == "0.0"
    page = made.page.read_text("utf-8")
    assert all(name in page for name in told)
    assert "http://" not in page.replace("http-equiv", "")


def test_the_command_writes_the_same(handed: Path, tmp_path: Path) -> None:
    to = tmp_path / "term" / "class.html"
    to.parent.mkdir()
    done = CliRunner().invoke(app, ["class", "report", str(handed), "--to", str(to)])
    assert done.exit_code == 0, done.output
    assert f"{BUSY} students" in done.output
    assert "3 files could not be used" in done.output
    assert to.is_file()


def test_a_made_up_class_goes_the_whole_way_and_never_into_a_folder_with_files(tmp_path: Path) -> None:
    folder, page = tmp_path / "my try", tmp_path / "my try" / "report.html"
    made = CliRunner().invoke(app, ["class", "rehearse", str(folder), "--students", "6"])
    assert made.exit_code == 0, made.output
    (told,) = (line for line in made.output.splitlines() if "class report" in line)
    done = CliRunner().invoke(app, shlex.split(told.partition("twoviews ")[2]))
    assert done.exit_code == 0, done.output
    assert "6 students" in done.output
    assert "could not be used" not in done.output
    assert "6 students handed in." in page.read_text("utf-8")  # and nobody on the list is missing
    with (folder / "report" / "questions.csv").open(encoding="utf-8-sig", newline="") as file:
        shares = [float(row["right at first"]) for row in csv.DictReader(file)]
    assert len(shares) > 100
    assert 0.2 < sum(shares) / len(shares) < 0.8
    again = CliRunner().invoke(app, ["class", "rehearse", str(folder)])
    assert again.exit_code == 1
    assert "is not empty" in again.output


def test_without_the_extra_one_sentence_says_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(class_, "find_spec", lambda _: None)
    done = CliRunner().invoke(app, ["class", "report", str(tmp_path)])
    assert done.exit_code == 1
    assert done.output.count("\n") == 1
    assert "uv run --extra teacher twoviews class report" in done.output


def test_the_list_of_the_class_names_its_students_and_who_is_missing(
    handed: Path, make: Make, tmp_path: Path
) -> None:
    listed = tmp_path / "list.csv"
    entries = rehearsal.roster(range(1, 14)) + rehearsal.roster([500])
    with listed.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, entries[0].keys())
        table.writeheader()
        table.writerows(entries)
    made = make(handed, read(listed))
    grades = {row["ID number"]: row for row in rows(made, "gradebook-moodle.csv")}
    assert float(grades["s00013"]["Two Views 12 done"]) > 60
    assert grades["s00500"]["Two Views 00 done"] == ""
    canvas = rows(made, "gradebook-canvas.csv")
    assert canvas[0]["Student"].strip() == "Points Possible"
    assert {*canvas[0].values()} >= {"100"}
    for name in ("gradebook-moodle.csv", "gradebook-canvas.csv"):  # a column only where somebody has worked
        students = [each for each in rows(made, name) if "Points" not in next(iter(each.values()))]
        items = [column for column in students[0] if column.startswith("Two Views ") and "done" in column]
        assert items and all(any(each[column] for each in students) for column in items)
    assert rehearsal.name_of(500) in made.page.read_text("utf-8")


def test_what_was_read_once_is_not_read_again(handed: Path, make: Make) -> None:
    first = make(handed)
    kept = {path: path.stat().st_mtime_ns for path in (first.folder / "read").glob("*.parquet")}
    again = make(handed)
    assert {path: path.stat().st_mtime_ns for path in (again.folder / "read").glob("*.parquet")} == kept


def test_interrupted_it_goes_on_where_it_stopped(
    handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LEARNERS", 2)
    slots, place, told = Slots(library.course()), tmp_path / "read", list[tuple[str, int, int]]()

    def stopped(what: str, done: int, of: int) -> None:
        if what == "Reading" and done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keeping.keep(handed, place, slots, {}, stopped)
    made = {path: path.stat().st_mtime_ns for path in place.glob("*.learners.parquet")}
    kept = keeping.keep(handed, place, slots, {}, lambda *each: told.append(each))
    assert 0 < len(made) < len(kept.names)
    assert next(each for each in told if each[0] == "Reading" and each[2]) == (
        "Reading", len(made), len(kept.names),
    )  # fmt: skip
    assert {path: path.stat().st_mtime_ns for path in made} == made
    counted = Counted(kept, slots)
    assert counted.one("SELECT count(*), count(DISTINCT learner) FROM learners") == (BUSY, BUSY)
    counted.close()


def test_an_empty_folder_makes_a_page_that_says_so(tmp_path: Path, make: Make) -> None:
    (tmp_path / "nothing").mkdir()
    made = make(tmp_path / "nothing")
    assert made.learners == 0
    assert "0 students handed in" in made.page.read_text("utf-8")


def test_a_hand_in_is_still_a_record_that_can_be_imported(exports: list[bytes]) -> None:
    from twoviews.record.transfer import parse

    named = msgspec.json.decode(exports[1].split(b"\n")[0])
    assert named["actor"]["name"] == rehearsal.name_of(1)
    assert {done.actor for done in parse(exports[1])} == {rehearsal.actor_of(1)}


def test_what_is_spoilt_foreign_or_hostile_is_named_and_the_rest_counted(
    exports: list[bytes], make: Make, tmp_path: Path
) -> None:
    folder = tmp_path / "handed"
    folder.mkdir()
    name = "=HYPERLINK(\"x\")<script>alert('a')</script>\u202e"
    (folder / "good.jsonl").write_bytes(exports[1])
    given = msgspec.json.encode(name)[1:-1]
    (folder / "named.jsonl").write_bytes(exports[2].replace(rehearsal.name_of(2).encode(), given))
    (folder / "cut.jsonl").write_bytes(exports[3][:-500])
    (folder / "two people.jsonl").write_bytes(exports[4] + exports[5])
    (folder / "other.jsonl").write_bytes(b'{"hello": 1}\n' * 10)
    (folder / "long line.jsonl").write_bytes(b"x" * 3_000_000)
    (folder / "<b>name.pdf").write_bytes(b"x")
    made = make(folder)
    assert (made.learners, made.aside) == (2, 5)
    page = made.page.read_text("utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "\u202e" not in page
    assert {row["file"] for row in rows(made, "aside.csv")} == {
        "cut.jsonl", "two people.jsonl", "other.jsonl", "long line.jsonl", "<b>name.pdf",
    }  # fmt: skip
    assert all(row["why"] for row in rows(made, "aside.csv"))
    for table in made.folder.glob("*.csv"):
        with table.open(encoding="utf-8-sig", newline="") as file:
            assert not [cell for row in csv.reader(file) for cell in row if cell.startswith(("=", "+", "@"))]


def test_two_files_of_one_student_are_one_and_two_students_never(
    exports: list[bytes], make: Make, tmp_path: Path
) -> None:
    folder = tmp_path / "handed"
    (folder / "late").mkdir(parents=True)
    half = b"".join(line + b"\n" for line in exports[5].split(b"\n")[:60])
    (folder / "early.jsonl").write_bytes(half)
    (folder / "late" / "all.jsonl").write_bytes(exports[5])
    same = exports[6].replace(rehearsal.name_of(6).encode(), rehearsal.name_of(7).encode())
    (folder / "a.jsonl").write_bytes(same)
    (folder / "b.jsonl").write_bytes(exports[7])
    made = make(folder)
    told = {row["record"]: row for row in rows(made, "people.csv")}
    assert {*told} == {rehearsal.actor_of(n) for n in (5, 6, 7)}
    assert int(told[rehearsal.actor_of(5)]["answers and texts"]) == exports[5].count(b"\n")
    assert "kept apart" in made.page.read_text("utf-8")


@pytest.mark.parametrize("names", [(5, 6), (5,), ()])
def test_one_record_under_two_names_is_told_whoever_is_on_the_list(
    names: tuple[int, ...], exports: list[bytes], make: Make, tmp_path: Path
) -> None:
    """A student edits the name in a classmate's file and hands that in."""
    folder = tmp_path / "handed"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(exports[5])
    forged = exports[5].replace(rehearsal.name_of(5).encode(), rehearsal.name_of(6).encode())
    (folder / "b.jsonl").write_bytes(forged)
    listed = [Student(place, rehearsal.name_of(n), {}) for place, n in enumerate(names)]
    page = make(folder, Roster(listed)).page.read_text("utf-8")
    looked = page.partition('class="doubts"')[2].partition("</ul>")[0]
    assert rehearsal.actor_of(5) in looked
    assert rehearsal.name_of(5) in looked and rehearsal.name_of(6) in looked


def test_who_has_taken_in_a_classmates_answers_is_told(
    exports: list[bytes], make: Make, tmp_path: Path
) -> None:
    """He began before her, took her file in, and hands all of it in as his own, by the course's own ways."""
    folder = tmp_path / "handed"
    folder.mkdir()
    (folder / "hers.jsonl").write_bytes(exports[5])
    his = Record(tmp_path / "his.sqlite")
    early = statement(his.learner, "wrote", "00", "00-d1", "d", response="Mine.")
    his.merge([msgspec.structs.replace(early, timestamp=rehearsal.START - timedelta(days=1))])
    import_from(folder / "hers.jsonl", his, merge=True)
    (folder / "his.jsonl").write_bytes(hand_in(his.statements(), his.learner, "Boris"))
    page = make(folder).page.read_text("utf-8")
    looked = page.partition('class="doubts"')[2].partition("</ul>")[0]
    assert looked.count("Some of the same answers") == 1
    assert "Boris" in looked and rehearsal.name_of(5) in looked
    (folder / "his.jsonl").write_bytes(exports[7])
    assert 'class="doubts"' not in make(folder).page.read_text("utf-8")


def test_every_odd_statement_that_an_import_accepts_is_counted(make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "handed"
    folder.mkdir()
    for seed in range(3):
        (folder / f"{seed}.jsonl").write_text(odd.lines(list(odd.statements(library.course(), seed, 200))))
    made = make(folder)
    assert (made.learners, made.aside) == (1, 0)
    assert [row["answers and texts"] for row in rows(made, "people.csv")] == ["600"]


def test_of_a_text_without_end_it_is_said_how_much_is_not_shown(
    exports: list[bytes], make: Make, tmp_path: Path
) -> None:
    told = from_lines(exports[5])
    place = next(n for n, done in enumerate(told) if done.verb == "wrote" and done.item.endswith("-d1"))
    told[place] = replace(told[place], response="é" * 150_000)
    (tmp_path / "handed").mkdir()
    (tmp_path / "handed" / "a.jsonl").write_bytes(b"".join(lines(told)))
    made = make(tmp_path / "handed")
    assert "50,000 more letters of this text are not shown" in made.page.read_text("utf-8")
    longest = max((row["words"] for row in rows(made, "texts.csv")), key=len)
    assert longest.endswith("é [118,000 more letters: see the file that was handed in]")


def test_marks_come_back_on_the_pages_to_hand_back(exports: list[bytes], make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "handed"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(exports[5])
    text = rows(make(folder), "texts.csv")[0]
    marks = tmp_path / "marks.csv"
    marks.write_text(
        "text,prompt,row 1,row 2,row 3,row 4,remark\r\n"
        f'{text["text"]},{text["prompt"]},strong,odd,,weak,"Well <said>, read on"\r\n',
        encoding="utf-8-sig",
    )
    found = read_marks(marks)
    assert found[text["text"]].marks == ("strong", "", "", "weak")
    made = make(folder, marks=found)
    (page,) = (made.folder / "feedback").glob("*.html")
    assert "Well &lt;said&gt;, read on" in page.read_text("utf-8")
    assert '<table class="rubric">' in page.read_text("utf-8")  # whose sentences wrap
    assert not [column for column in rows(made, "gradebook-moodle.csv")[0] if column.endswith(" text")]
    marks.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(MarksError, match="no file of marks"):
        read_marks(marks)


@pytest.mark.parametrize(
    ("cell", "said"),
    [("'Works' is your word", "'Works' is your word"), ("'=so", "=so"), ("'- a list", "- a list")],
)
def test_a_remark_loses_only_the_apostrophe_that_the_page_put_there(
    tmp_path: Path, cell: str, said: str
) -> None:
    (tmp_path / "marks.csv").write_text(f"text,row 1,remark\na,weak,{cell}\n", "utf-8")
    assert read_marks(tmp_path / "marks.csv")["a"].remark == said


def test_a_text_with_a_mark_in_every_row_has_a_grade_and_the_second_draft_counts(
    handed: Path, make: Make, tmp_path: Path
) -> None:
    texts = rows(make(handed), "texts.csv")
    prompt = next(each["prompt"] for each in texts if each["draft"] == "second")
    first, second = ([each for each in texts if (each["prompt"], each["draft"]) == (prompt, draft)]
                     for draft in ("first", "second"))  # fmt: skip
    both = next(each for each in first if each["name"] in {other["name"] for other in second})
    alone = next(each for each in first if each["name"] != both["name"])
    later = next(each for each in second if each["name"] == both["name"])
    given = [
        (both, "weak,weak,weak,weak"), (later, "strong,strong,fair,weak"), (alone, "strong,fair,,strong"),
    ]  # fmt: skip
    marks = tmp_path / "marks.csv"
    lines = ["text,prompt,row 1,row 2,row 3,row 4,remark"]
    marks.write_text("\n".join([*lines, *(f"{text['text']},x,{row}," for text, row in given)]), "utf-8")
    made = make(handed, marks=read_marks(marks))
    column = f"Two Views {prompt} text"
    moodle = {f"{row['First name']} {row['Last name']}": row for row in rows(made, "gradebook-moodle.csv")}
    assert [name for name in moodle[both["name"]] if name.endswith(" text")] == [column]
    assert moodle[both["name"]][column] == "75.0"  # 3 + 3 + 2 + 1 of 12
    assert moodle[alone["name"]][column] == ""  # a row is open
    canvas = {row["Student"].strip(): row for row in rows(made, "gradebook-canvas.csv")}
    assert canvas["Points Possible"][column] == "100"
    assert canvas[both["name"]][column] == "75.0"
    assert (made.graded, made.ungraded) == (1, False)
    again = make(handed)
    assert (again.graded, again.ungraded) == (0, True)
    assert not make(handed).ungraded
    (again.folder / report.MOODLE).write_text("x" * 200_000)  # a cell that no table has
    assert not make(handed).ungraded


def test_all_texts_are_dealt_to_the_markers_and_their_marks_come_together(
    handed: Path, make: Make, tmp_path: Path
) -> None:
    made = make(handed, markers=3)
    pages = sorted((made.folder / "marking").glob("*.html"))
    assert [page.name for page in pages] == [f"texts-{n}-of-3.html" for n in (1, 2, 3)]
    dealt = [re.findall(r'data-sign="(\w+)"', page.read_text("utf-8")) for page in pages]
    assert sorted(sign for signs in dealt for sign in signs) == sorted(
        row["text"] for row in rows(made, "texts.csv")
    )
    assert max(map(len, dealt)) <= 1.2 * min(map(len, dealt))
    for page, signs in zip(pages, dealt, strict=True):  # a text to a prompt without a rubric has the course's
        assert page.read_text("utf-8").count("<fieldset>") == 4 * len(signs)
    names = {row["name"] for row in rows(made, "people.csv")}
    assert not any(name in page.read_text("utf-8") for page in pages for name in names)
    files = []
    for number, (sign, *_) in enumerate(dealt):
        files.append(tmp_path / f"marks-{number}.csv")
        files[-1].write_text(f"text,prompt,row 1,remark\n{sign},x,strong,Said by {number}\n", "utf-8")
    marks = gathered(files)
    assert {sign: marked.remark for sign, marked in marks.items()} == {
        signs[0]: f"Said by {number}" for number, signs in enumerate(dealt)
    }
    again = make(handed, marks=marks, markers=1)
    back = "".join(page.read_text("utf-8") for page in (again.folder / "feedback").glob("*.html"))
    assert all(f"Said by {number}" in back for number in range(3))
    assert [page.name for page in (again.folder / "marking").glob("*.html")] == ["texts-1-of-1.html"]


def test_a_page_to_hand_back_says_what_each_explanation_is_about(handed: Path, make: Make) -> None:
    made = make(handed)
    typed = wrong = 0
    rights = {
        key.feedback["right"]
        for lesson in library.course().lessons.values()
        for authored in (*lesson.questions, *lesson.pool)
        for _, key in every(authored)
        if "right" in key.feedback
    }
    for path in (made.folder / "feedback").glob("*.html"):
        page = path.read_text("utf-8")
        for item in page.split('<div class="item">')[1:]:
            said, right = re.findall(r"<strong>(?:You said|Right is): </strong>(.*?)</p>", item)
            lines = re.findall(r"<li>(.*?)</li>", item.split("Right is", 1)[1].split("</p>", 1)[1])
            assert lines
            assert len(lines) == len({*lines})
            if "<bdi>" in right:
                typed += 1
                assert len(lines) == 1
                assert lines[0] not in {str(inline(each)) for each in rights}
                assert not any(re.search(r"\w<bdi>|</bdi>\w", each) for each in (said, right))
            else:
                wrong += 1
                assert all(line.startswith("<strong>") for line in lines)
    assert typed
    assert wrong


def test_names_of_files_that_are_not_utf_8_stop_nothing(
    exports: list[bytes], make: Make, tmp_path: Path
) -> None:
    folder = tmp_path / "handed"
    inner = os.fsencode(folder) + b"/Jos\xe9_12_assign"
    Path(os.fsdecode(inner)).mkdir(parents=True)
    for name, data in (
        (b"/Andr\xe9.jsonl", exports[5]),
        (b"/caf\xe9.txt", b"no"),
        (b"/x\xe9.jsonl", b"{}\n"),
    ):
        Path(os.fsdecode(inner + name)).write_bytes(data)
    (folder / "a.jsonl").write_bytes(exports[6])
    made = make(folder)
    assert (made.learners, made.aside) == (2, 2)
    assert make(folder).learners == 2
    with pytest.raises(report.ReportError, match="UTF-8"):
        report.make(
            folder,
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.html")),
            library.course(),
            Roster(),
            {},
            quiet,
        )


def test_no_file_is_touched_that_is_not_a_reports(exports: list[bytes], tmp_path: Path) -> None:
    ours = tmp_path / "course"
    theirs = {
        "people.csv": "name\nAnna",
        "feedback/mine.html": "mine",
        "read/mine.parquet": "mine",
        "hand/a.jsonl": "",
    }
    for name, text in theirs.items():
        (ours / name).parent.mkdir(parents=True, exist_ok=True)
        (ours / name).write_text(text)
    (ours / "hand" / "a.jsonl").write_bytes(exports[5])
    before = {path: path.read_bytes() for path in ours.rglob("*") if path.is_file()}
    ours.chmod(0o755)
    with pytest.raises(report.ReportError, match="Other files"):
        report.make(ours / "hand", tmp_path / "course.html", library.course(), Roster(), {}, quiet)
    assert {path: path.read_bytes() for path in ours.rglob("*") if path.is_file()} == before
    assert ours.stat().st_mode & 0o777 == 0o755
    assert not (tmp_path / "course.html").exists()


def test_a_report_beside_the_hand_ins_is_none_of_them(exports: list[bytes], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(exports[5])
    for _ in range(2):
        made = report.make(tmp_path, tmp_path / "class.html", library.course(), Roster(), {}, quiet)
        assert (made.learners, made.aside) == (1, 0)


def test_of_two_files_of_one_name_in_a_zip_none_is_lost_without_a_word(
    exports: list[bytes], make: Make, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    with (
        zipfile.ZipFile(tmp_path / "in" / "all.zip", "w") as archive,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        for number in (5, 6):
            archive.writestr("hand-in.jsonl", exports[number])
    made = make(tmp_path / "in")
    assert (made.learners, made.aside) == (1, 1)
    assert "Rename" in rows(made, "aside.csv")[0]["why"]


def test_every_link_of_the_page_leads_to_its_file_whatever_the_page_is_called(
    exports: list[bytes], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(exports[5])
    made = report.make(
        tmp_path / "in", tmp_path / "Group #3, 100%?.html", library.course(), Roster(), {}, quiet
    )
    links = re.findall(r'href="([^"#]+)"', made.page.read_text("utf-8"))
    assert len(links) == len(report.TABLES) + 1
    for link in links:
        assert "?" not in link and (tmp_path / unquote(html.unescape(link))).is_file()


def test_a_page_that_is_no_report_is_not_replaced(handed: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text("<!doctype html><title>My own page</title>")
    with pytest.raises(report.ReportError, match="no class report"):
        report.make(handed, tmp_path / "mine.html", library.course(), Roster(), {}, quiet)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["<!doctype html><title>My own page</title>"]


def test_a_page_that_cannot_be_put_there_leaves_nothing_behind(handed: Path, tmp_path: Path) -> None:
    (tmp_path / "class.html").mkdir()
    with pytest.raises(report.ReportError, match="cannot be written"):
        report.make(handed, tmp_path / "class.html", library.course(), Roster(), {}, quiet)
    assert {path.name for path in tmp_path.iterdir()} == {"class.html", "class"}


def test_marks_of_no_text_here_are_counted_and_a_pipe_is_not_read(
    exports: list[bytes], make: Make, tmp_path: Path
) -> None:
    folder = tmp_path / "handed"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(exports[5])
    text = rows(make(folder), "texts.csv")[0]["text"]
    (tmp_path / "marks.csv").write_text(
        f"text,row 1,remark\n{text},strong,yes\nzzzzzz,strong,of another class\n"
    )
    assert make(folder, marks=read_marks(tmp_path / "marks.csv")).strange == 1
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(MarksError, match="too large"):
        read_marks(tmp_path / "huge.csv")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(MarksError, match="ordinary"):
        read_marks(tmp_path / "pipe")
