"""Packs of the Council game: what each place gets, who sees what, and that a screen reader can read it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from council_tables import COURSE, TABLE
from printed import sheets
from twoviews.bank.ahead import parted
from twoviews.bank.prose import runs
from twoviews.cli import app
from twoviews.errors import TeachingError
from twoviews.game import drafts
from twoviews.parts.council.paper import worth_of
from twoviews.teaching.council import packing, packs
from twoviews.teaching.council.classlist import ClassList, Player, read
from twoviews.teaching.council.clock import clock
from twoviews.teaching.council.seating import seat
from twoviews.teaching.paper import setting

CONTENT = COURSE.council_class
NAMES = ["Anna Ito", "王小明", "Łukasz #1", 'Bo "x" $y$ *z*', "محمد علي"]
PLAYERS = tuple(Player(name, row) for row, name in enumerate([*NAMES, *(f"S{n}" for n in range(25))], 2))
(FULL,) = seat(PLAYERS, 1, CONTENT, TABLE.scenario, 0)
run = CliRunner()


def plain(text: str) -> str:
    """Course prose without its marks."""
    return "".join(said for _, said in runs(text))


def words(document: setting.Document) -> str:
    """What stands on the pages, as one line."""
    return " ".join(" ".join(sheets(setting.pdf(document))).split())


def quiet(done: int, of: int) -> None:
    """Nobody watches."""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The words of all packs of one table with thirty people."""
    made = {key: packs.for_seat(TABLE, CONTENT, FULL, key) for key in TABLE.seats}
    made |= {f"after-{key}": packs.for_after(TABLE, CONTENT, FULL, key) for key in TABLE.seats}
    made |= {post.id: packs.for_post(CONTENT, FULL, post) for post in CONTENT.posts}
    made |= {
        "all": packs.for_all(TABLE, FULL),
        "teacher": packs.for_teacher(TABLE, CONTENT, [FULL], ["A note."]),
    }
    return {key: words(document) for key, document in made.items()}


def test_a_seat_has_its_brief_and_no_other(pages: dict[str, str]) -> None:
    briefs = {key: plain(seat.brief)[:60] for key, seat in TABLE.seats.items()}
    for key, brief in briefs.items():
        assert [name for name, page in pages.items() if brief in page] == [key]


def test_the_numbers_by_hand_are_those_of_the_game(pages: dict[str, str]) -> None:
    for key in TABLE.seats:
        for clause in TABLE.stands[key]:
            for number, level in enumerate(TABLE.clauses[clause].levels):
                line = f"{packs.letter(number)} {plain(level.label)} {worth_of(TABLE, key, clause, number)}"
                assert line in pages[key], line


def test_no_player_reads_before_the_vote_what_came_of_it(pages: dict[str, str]) -> None:
    players = " ".join(pages[name] for name in ("all", *TABLE.seats, *(post.id for post in CONTENT.posts)))
    year = int(TABLE.scenario.date[:4])
    assert [each for each in re.findall(r"\b20\d\d\b", players) if int(each) > year] == []
    for key in TABLE.seats:
        for stand in TABLE.stands[key].values():
            reason = " ".join(plain(stand.reason).split())[:50]
            assert reason not in players and reason in pages[f"after-{key}"]
    later = [
        parted(level.text, TABLE.scenario.date).later
        for clause in TABLE.clauses.values()
        for level in clause.levels
    ]
    assert any(later)
    for told in filter(None, later):
        assert plain(told)[:40] not in players
        assert all(plain(told)[:40] in pages[f"after-{key}"] for key in TABLE.seats)


def test_each_phase_has_a_page_of_its_own() -> None:
    document = packs.for_seat(TABLE, CONTENT, FULL, "us")
    made = [" ".join(each.split()) for each in sheets(setting.pdf(document))]
    where = {
        memo.phase: [n for n, sheet in enumerate(made) if plain(memo.title) in sheet] for memo in CONTENT.memo
    }
    (numbers, *_) = [n for n, sheet in enumerate(made) if "Your numbers" in sheet]
    (before,), (vote,) = where["before"], where["vote"]
    assert before < numbers < vote and not where["after"]


@pytest.mark.parametrize(
    ("text", "now", "later"),
    [
        ("It holds. So decided in May 2022.", "It holds.", "So decided in May 2022."),
        ("It holds. So since April 2022.", "It holds. So since April 2022.", ""),
        ("It holds; since June 2022 by law. Force.", "It holds. Force.", "Since June 2022 by law."),
        ("They are named: one in 2017; two in 2023.", "They are named: one in 2017.", "Two in 2023."),
        ("It ends on 30 April 2024. Nothing else.", "It ends on 30 April 2024. Nothing else.", ""),
        ("It holds. In 2022 too.", "It holds. In 2022 too.", ""),
    ],
)
def test_a_text_is_parted_at_the_day(text: str, now: str, later: str) -> None:
    assert parted(text, "2022-05-26") == (now, later)


def test_what_the_teacher_keeps_stands_in_no_pack(pages: dict[str, str]) -> None:
    (real, *_) = TABLE.scenario.real
    note = plain(real.note)[:50]
    assert [name for name, page in pages.items() if note in page] == ["teacher"]
    assert all(part.title in pages["teacher"] for part in CONTENT.hour)
    assert all(plain(question)[:40] in pages["teacher"] for question in CONTENT.questions)
    assert "A note." in pages["teacher"]


def test_everybody_finds_a_name_and_a_task(pages: dict[str, str]) -> None:
    for each in FULL.people:
        own = pages[each.place.post]
        assert plain(each.place.task.task)[:40] in own
        if each.player.name not in ("王小明", "محمد علي"):
            assert each.player.name in own and each.player.name in pages["all"]
    assert "(row 3)" in pages["all"]


def test_who_is_alone_in_a_seat_does_all(pages: dict[str, str]) -> None:
    (small,) = seat(PLAYERS[:4], 1, CONTENT, TABLE.scenario, 0)
    assert "holds this alone" in words(packs.for_seat(TABLE, CONTENT, small, "china"))


def test_a_pack_is_tagged_and_headed() -> None:
    with pikepdf.open(io.BytesIO(setting.pdf(packs.for_seat(TABLE, CONTENT, FULL, "russia")))) as made:
        assert made.Root.MarkInfo.Marked
        assert "pdfuaid" in made.Root.Metadata.read_bytes().decode()
        assert made.docinfo["/Title"] == "Russia, with a veto"
        assert len(made.pages) <= 4


@pytest.mark.parametrize("occasion", [each.id for each in COURSE.council.scenarios if not each.short])
def test_every_occasion_can_be_packed(occasion: str) -> None:
    at = drafts.table(COURSE.council, occasion)
    (small,) = seat(PLAYERS[:5], 1, CONTENT, at.scenario, 0)
    for key in at.seats:
        assert plain(at.seats[key].brief)[:50] in words(packs.for_seat(at, CONTENT, small, key))


# ── the folder ───────────────────────────────────────────────────────────────


def test_a_folder_a_table_and_one_for_the_teacher(tmp_path: Path) -> None:
    made = packing.pack(TABLE, CONTENT, ClassList(PLAYERS[:9], ()), 2, 0, tmp_path / "a" / "b", quiet)
    written = sorted(path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*.*"))
    seats = [f"{what}-{key}.pdf" for what in ("seat", "after") for key in TABLE.seats]
    assert written == sorted(
        [f"table-{n:02}/{name}" for n in (1, 2) for name in ("for-all.pdf", *seats)]
        + [f"teacher/{name}" for name in ("clock.html", "results.csv", "seating.csv", "teacher.pdf")]
    )
    assert made.files == sum(name.endswith(".pdf") for name in written)
    assert "row 3" in " ".join(made.notes)


def test_the_list_of_seats_can_be_changed_and_read_again(tmp_path: Path) -> None:
    people = ClassList((*PLAYERS[:12], Player("=1+1", 40)), ())
    made = packing.pack(TABLE, CONTENT, people, 3, 5, tmp_path, quiet)
    again = read(tmp_path / "teacher" / "seating.csv")
    names = {
        each.player.name.replace("=", "'="): (t.number, each.place.post)
        for t in made.tables
        for each in t.people
    }
    assert {each.name: (each.table, each.seat) for each in again.players} == names
    found = seat(again.players, 3, CONTENT, TABLE.scenario, 99)
    assert {each.player.name: (t.number, each.place.post) for t in found for each in t.people} == names


def test_packed_again_old_packs_go_and_results_stay(tmp_path: Path) -> None:
    packing.pack(TABLE, CONTENT, ClassList(PLAYERS[:8], ()), 2, 0, tmp_path, quiet)
    (tmp_path / "table-02" / "game.json").write_text("{}")
    (tmp_path / "table-02" / "scan.pdf").write_bytes(b"%PDF")
    (tmp_path / "teacher" / "results.csv").write_text("mine")
    packing.pack(TABLE, CONTENT, ClassList(PLAYERS[:8], ()), 1, 0, tmp_path, quiet)
    assert {path.name for path in (tmp_path / "table-02").iterdir()} == {"game.json", "scan.pdf"}
    assert (tmp_path / "teacher" / "results.csv").read_text() == "mine"


def test_packed_again_a_form_on_which_nothing_is_written_is_made_anew(tmp_path: Path) -> None:
    results = tmp_path / "teacher" / "results.csv"
    packing.pack(TABLE, CONTENT, ClassList(PLAYERS[:8], ()), 2, 0, tmp_path, quiet)
    packing.pack(TABLE, CONTENT, ClassList(PLAYERS[:8], ()), 1, 0, tmp_path, quiet)
    head, only = results.read_text("utf-8-sig").splitlines()
    assert only.startswith("1,")
    kept = f"{head}\n{only[:-1]}because\n2,2017-09\n"
    results.write_text(kept, "utf-8")
    packing.pack(TABLE, CONTENT, ClassList(PLAYERS[:8], ()), 1, 0, tmp_path, quiet)
    assert results.read_text("utf-8") == kept


def test_a_short_occasion_and_a_folder_that_takes_nothing_are_told(tmp_path: Path) -> None:
    people = ClassList(PLAYERS[:4], ())
    short = next(each.id for each in COURSE.council.scenarios if each.short)
    with pytest.raises(TeachingError, match="plays all seats"):
        packing.pack(drafts.table(COURSE.council, short), CONTENT, people, 1, 0, tmp_path, quiet)
    (tmp_path / "file").write_text("")
    with pytest.raises(TeachingError, match="cannot be written"):
        packing.pack(TABLE, CONTENT, people, 1, 0, tmp_path / "file" / "out", quiet)


def test_the_clock_has_every_part_and_fetches_nothing() -> None:
    page = clock("<b>Day</b>", CONTENT)
    assert all(f'data-part="{part.title}"' in page for part in CONTENT.hour)
    assert "<b>" not in page and "http" not in page.replace("http-equiv", "")


# ── the command ──────────────────────────────────────────────────────────────


def test_the_command_packs_and_tells_of_the_list(tmp_path: Path) -> None:
    students = tmp_path / "list.csv"
    students.write_text(
        "name\n" + "\n".join(["Ito, Anna", "Bo", "Bo", "", "Cy", "Di"]) + "\n", encoding="utf-8"
    )
    given = ["council", "pack", "--students", str(students), "--out", str(tmp_path / "packs")]
    done = run.invoke(app, given)
    assert done.exit_code == 0, done.output
    assert "4 students at 1 table" in done.output and "repeats row 3" in done.output
    with (tmp_path / "packs" / "teacher" / "seating.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["name"] for row in csv.DictReader(file)} == {"Ito, Anna", "Bo", "Cy", "Di"}
    few = run.invoke(app, [*given, "--tables", "2"])
    assert few.exit_code == 1 and "Choose --tables 1" in few.output


def test_without_what_teachers_install_the_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twoviews.cli.council.find_spec", lambda name: None)
    done = run.invoke(app, ["council", "report", str(tmp_path)])
    assert done.exit_code == 1 and "--extra teacher" in done.output
