"""Who plays and who sits where: lists of every sort, places for everybody, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.bank import library
from twoviews.bank.council import SEATS
from twoviews.errors import TeachingError
from twoviews.teaching.council.classlist import ClassList, Player, listed, read
from twoviews.teaching.council.seating import Seating, places, seat

COURSE = library.course()
CONTENT, SCENARIO = COURSE.council_class, COURSE.council.scenario("2017-09")
LEAST, MOST = len(SEATS), COURSE.council_class.most


def people(count: int) -> tuple[Player, ...]:
    return tuple(Player(f"Student {number}", number + 2) for number in range(count))


def seated(players: Sequence[Player], tables: int, seed: int = 0) -> list[Seating]:
    return seat(players, tables, CONTENT, SCENARIO, seed)


# ── the list ─────────────────────────────────────────────────────────────────


def test_what_spreadsheets_and_platforms_write_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    for data in (
        "Name\nAnna Ito\n王小明\n".encode("utf-16"),
        "name;number\r\nAnna Ito;1\r\n王小明;2\r\n".encode("utf-8-sig"),
        "First name\tLast name\nAnna\tIto\n王小明\t\n".encode(),
    ):
        path.write_bytes(data)
        assert [each.name for each in read(path).players] == ["Anna Ito", "王小明"]


@pytest.mark.parametrize(
    ("head", "row", "name", "told"),
    [
        (["name"], ["Ito", " Anna"], "Ito, Anna", None),
        (["name", "number"], ["Ito, Anna", "7"], "Ito, Anna", None),
        (["name", "number"], ["Ito", "Anna", "7"], "Ito", "Row 2 has more cells than columns"),
        (["name", "table"], ["Anna", "first"], "Anna", "which is no number"),
        (["name"], ["Anna\u202e\x07 Ito"], "Anna Ito", None),
        (["id number"], ["s17"], "s17", None),
    ],
)
def test_a_row_that_is_not_as_it_should_be_is_told(
    head: list[str], row: list[str], name: str, told: str | None
) -> None:
    found = listed(head, [row])
    assert [each.name for each in found.players] == [name]
    assert len(found.notes) == bool(told)
    assert not told or told in found.notes[0]


def test_rows_without_a_name_and_doubles_are_left_out_and_told() -> None:
    rows = [["Bo", "1"], [" BO ", "1"], ["", "", "3"], [], ["", ""], ["Cy", ""]]
    found = listed(["name", "number", "table"], rows)
    assert [each.row for each in found.players] == [2, 7]
    assert found.notes == (
        "Row 3 repeats row 2 (Bo) and is left out.",
        "Row 4 has no name and is left out.",
    )


def test_two_of_one_name_are_both_seated_and_told_apart() -> None:
    found = listed(["name", "number"], [["Bo", "1"], ["Bo", "2"], ["Bo", ""]])
    assert [each.called for each in found.players] == ["Bo (1)", "Bo (2)", "Bo (row 4)"]
    assert len(found.notes) == 1
    (again,) = listed(["name"], [["Bo"], ["Bo"]]).notes
    assert "give each an ID number" in again


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "first row"), ("Anna\nBo\n", "first row"), ("name\n", "names nobody"), (None, "not there")],
)
def test_what_is_no_list_is_refused(tmp_path: Path, text: str | None, told: str) -> None:
    path = tmp_path / "list.csv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(TeachingError, match=told):
        read(path)


@given(st.lists(st.lists(st.text(max_size=12), max_size=4), max_size=12))
def test_any_rows_give_people_and_sentences(rows: list[list[str]]) -> None:
    found = listed(["name", "number", "table", "seat"], rows)
    assert isinstance(found, ClassList)
    assert len({each.row for each in found.players}) == len(found.players)
    assert all(each.name.strip() and each.name.isprintable() for each in found.players)
    assert all("\n" not in note and note[-1] in ".”" for note in found.notes)


# ── the places ───────────────────────────────────────────────────────────────


def test_seats_come_first_and_every_place_has_its_own_task() -> None:
    every = places(CONTENT, SCENARIO)
    assert len(every) == len(set(every)) == MOST
    assert {place.post for place in every[:LEAST]} == {*SEATS}
    assert [place.post for place in every[2 * LEAST : 2 * LEAST + 4]] == [post.id for post in CONTENT.posts]
    assert {*places(CONTENT, SCENARIO, 2)} == {*every}


def test_one_more_goes_to_another_seat_at_each_table() -> None:
    tables = seated(people(5 * LEAST), LEAST)
    double = [next(key for key in SEATS if len(table.at(key)) == 2) for table in tables]
    assert sorted(double) == sorted(SEATS)


@given(st.integers(1, 12), st.integers(0, 2**32), st.data())
def test_everybody_has_one_place_and_tables_differ_by_one(
    tables: int, seed: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(LEAST * tables, MOST * tables))
    found = seated(people(count), tables, seed)
    assert sorted(each.player.row for table in found for each in table.people) == list(range(2, count + 2))
    sizes = [len(table.people) for table in found]
    assert max(sizes) - min(sizes) <= 1
    for table in found:
        held = [each.place for each in table.people]
        assert len(held) == len(set(held))
        posts = Counter(place.post for place in held)
        assert all(posts[key] for key in SEATS)
        assert max(posts[key] for key in SEATS) - min(posts[key] for key in SEATS) <= 1


def test_the_same_seed_gives_the_same_places_whatever_the_order() -> None:
    players = people(23)
    assert seated(players, 2, 7) == seated(players[::-1], 2, 7)
    assert seated(players, 2, 7) != seated(players, 2, 8)


def test_what_the_list_asks_for_is_given() -> None:
    asked = (
        Player("A", 2, table=2, seat="russia"),
        Player("B", 3, seat="the press"),
        Player("C", 4, table=1),
    )
    first, second = seated((*asked, *people(13)), 2)
    assert next(each.player.name for each in second.at("russia")) == "A"
    assert "B" in [each.player.name for table in (first, second) for each in table.at("press")]
    assert "C" in [each.player.name for each in first.people]
    assert abs(len(first.people) - len(second.people)) <= 1


@pytest.mark.parametrize(
    ("count", "tables", "told"),
    [
        (0, 1, "needs 4 people"),
        (7, 2, "Choose --tables 1 or fewer"),
        (61, 2, "Choose --tables 3 or more"),
        (8, 0, "one table at least"),
    ],
)
def test_too_few_and_too_many_are_told_with_the_cure(count: int, tables: int, told: str) -> None:
    with pytest.raises(TeachingError, match=told):
        seated(people(count), tables)


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Player("A", 9, table=3), "asks for table 3"),
        (Player("A", 9, seat="france"), "not there or taken"),
    ],
)
def test_a_wish_that_cannot_be_met_is_told(wish: Player, told: str) -> None:
    with pytest.raises(TeachingError, match=told):
        seated((wish, *people(8)), 2)


def test_a_table_without_a_seat_is_refused() -> None:
    asked = tuple(Player(f"P{number}", number, table=1, seat="press") for number in range(2, 4))
    with pytest.raises(TeachingError, match="nobody for"):
        seated((*asked, *people(3)), 1)
