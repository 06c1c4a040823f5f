"""The list of a class: columns of Moodle, of Canvas and of one's own, and whose a hand-in is by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from twoviews.teaching.classes.roster import Roster, RosterError, folded, read

MOODLE = (
    "First name,Last name,ID number,Email address\n"
    "Anna,Ito,s1,anna@school.example\nБорис,Егоров,s2,b@school.example\n"
)
CANVAS = 'Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"Ito, Anna",48213,s1,anna,A\n'
OWN = "name;number;record\nAnna Ito;1;learner-a learner-b\nAnna Ito;2;\n"


def listed(tmp_path: Path, text: str, encoding: str = "utf-8-sig") -> Roster:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return read(path)


@pytest.mark.parametrize("text", [MOODLE, CANVAS])
@pytest.mark.parametrize("label", ["Anna Ito", " anna  ITO", "Ito, Anna", "s1"])
def test_a_student_is_found_under_each_name(tmp_path: Path, text: str, label: str) -> None:
    found = listed(tmp_path, text).of("learner-x", [label], [])
    assert found.student
    assert found.student.place == 0


@pytest.mark.parametrize(
    "path", ["all.zip › Anna Ito_48213_assignsubmission_file/x.jsonl", "itoanna_48213_9_x.jsonl"]
)
def test_a_student_is_found_by_the_path_of_an_lms(tmp_path: Path, path: str) -> None:
    found = listed(tmp_path, CANVAS).of("learner-x", [], [path])
    assert found.student
    assert found.student.name == "Ito, Anna"


@pytest.mark.parametrize(
    "path", ["all.zip › Anna M. Ito_3_assignsubmission_file/x.jsonl", "week_3/x.jsonl", "task_3_1_x.jsonl"]
)
def test_a_number_in_a_path_that_is_nobodys_gives_no_students_work_to_another(
    tmp_path: Path, path: str
) -> None:
    roster = listed(tmp_path, "name,number\nAnna Ito,1\nBoris Egorov,3\n")
    assert roster.of("learner-x", ["Anna M. Ito"], [path]).student is None
    assert (found := roster.of("learner-x", ["Anna Ito"], [path]).student) and found.place == 0
    assert (found := roster.of("learner-x", [], ["3_Egorov/x.jsonl"]).student) and found.place == 1


def test_who_gives_a_name_and_hands_in_as_another_is_nobody(tmp_path: Path) -> None:
    found = listed(tmp_path, MOODLE).of(
        "learner-x", ["Anna Ito"], ["Борис Егоров_7_assignsubmission_file/x.jsonl"]
    )
    assert found.student is None
    assert "Anna Ito" in found.doubt


def test_a_record_that_the_list_names_and_a_file_that_bears_anothers_name_are_told(tmp_path: Path) -> None:
    listed(tmp_path, OWN + "Boris Egorov;3;\n")
    found = read(tmp_path / "list.csv").of("learner-b", ["Anna Ito", "boris egorov"], [])
    assert found.student and found.student.place == 0
    assert "bears the name of Boris Egorov" in found.doubt


def test_two_of_one_name_are_told_apart_by_number_or_not_at_all(tmp_path: Path) -> None:
    roster = listed(tmp_path, OWN)
    assert roster.of("learner-x", ["Anna Ito"], []).student is None
    assert "more than one" in roster.of("learner-x", ["Anna Ito"], []).doubt
    assert (found := roster.of("learner-x", ["2"], []).student) and found.place == 1


def test_the_teacher_can_say_that_two_records_are_one(tmp_path: Path) -> None:
    roster = listed(tmp_path, OWN)
    assert roster.same == {"learner-a": "learner-a", "learner-b": "learner-a"}
    assert (found := roster.of("learner-b", [], []).student) and found.place == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lists_as_programs_write_them(tmp_path: Path, encoding: str) -> None:
    assert [each.name for each in listed(tmp_path, MOODLE, encoding).students] == ["Anna Ito", "Борис Егоров"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\0\0\0"])
def test_what_is_no_list_says_what_it_needs(tmp_path: Path, text: str) -> None:
    with pytest.raises(RosterError, match="first row"):
        listed(tmp_path, text)
    with pytest.raises(RosterError, match="not there"):
        read(tmp_path / "missing.csv")


def test_names_are_compared_without_marks_of_case_and_form() -> None:
    assert folded(" ＡＮＮＡ  Ito ") == "anna ito"
