"""What lies in a teacher's folder: found in folders and zips; what could stop the rest is set aside."""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path
from random import Random

import msgspec
import pytest

from twoviews.teaching.classes import intake, rehearsal
from twoviews.teaching.classes.intake import Aside, Found, Reader, Unreadable, owner, walk

LINE = msgspec.json.encode({"actor": {"account": {"name": "learner-a"}, "name": "Anna"}}) + b"\n"


def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return held.getvalue()


def sorted_out(folder: Path) -> tuple[list[str], dict[str, str]]:
    found = list(walk(folder))
    names = [each.within(folder) for each in found if isinstance(each, Found)]
    return names, {each.name: each.why for each in found if isinstance(each, Aside)}


def test_files_are_found_in_folders_and_in_zips_within_zips(tmp_path: Path) -> None:
    (tmp_path / "Anna Ito_1_assignsubmission_file").mkdir()
    (tmp_path / "Anna Ito_1_assignsubmission_file" / "a.jsonl").write_bytes(LINE)
    inner = zipped(c_dot_jsonl=LINE)
    (tmp_path / "all.zip").write_bytes(zipped(x__b_dot_jsonl=LINE, deep_dot_zip=inner))
    names, aside = sorted_out(tmp_path)
    assert aside == {}
    assert names == [
        "Anna Ito_1_assignsubmission_file/a.jsonl", "all.zip › x/b.jsonl", "all.zip › deep.zip › c.jsonl",
    ]  # fmt: skip
    with Reader() as reader:
        for each in walk(tmp_path):
            assert isinstance(each, Found)
            assert reader.read(each) == LINE
            assert owner(reader.read(each, 10_000)) == ("learner-a", "Anna")


def test_what_is_no_hand_in_is_named_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "broken.zip").write_bytes(b"PK\3\4 and no more")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "link.jsonl").symlink_to("/etc/hostname")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.jsonl")
    names, aside = sorted_out(tmp_path)
    assert names == []
    assert {*aside} == {"notes.pdf", "empty.jsonl", "broken.zip", "link.jsonl", "loop", "pipe.jsonl"}
    assert all(why.endswith(".") for why in aside.values())


def test_a_zip_that_swells_is_set_aside_unread(tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(zipped(a_dot_jsonl=b"\0" * 60_000_000))
    names, aside = sorted_out(tmp_path)
    assert names == []
    assert "swells" in aside["bomb.zip"]


def test_a_header_that_lies_about_its_size_gains_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LONGEST", 1000)
    data = zipped(a_dot_jsonl=os.urandom(5000))
    size = (5000).to_bytes(4, "little")
    (tmp_path / "lies.zip").write_bytes(data.replace(size, (500).to_bytes(4, "little")))
    (found,) = walk(tmp_path)
    assert isinstance(found, Found)
    with Reader() as reader, pytest.raises(Unreadable):
        reader.read(found)


def test_zips_nested_without_end_are_not_followed(tmp_path: Path) -> None:
    data = LINE
    name = "a.jsonl"
    for _ in range(8):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr(name, data)
        data, name = held.getvalue(), "more.zip"
    (tmp_path / "deep.zip").write_bytes(data)
    names, aside = sorted_out(tmp_path)
    assert names == []
    assert any("deep" in why for why in aside.values())


def test_a_locked_zip_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped(a_dot_jsonl=LINE))
    data[6] |= 1  # the flag of the local header, and of the directory
    data[data.index(b"PK\1\2") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(data))
    (found,) = walk(tmp_path)
    assert isinstance(found, Found)
    with Reader() as reader, pytest.raises(Unreadable, match="password"):
        reader.read(found)


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large.jsonl").open("wb") as file:
        file.truncate(2**30)  # sparse: takes no room
    names, aside = sorted_out(tmp_path)
    assert names == []
    assert "64 MB" in aside["large.jsonl"]


def test_what_was_swapped_for_a_link_since_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE)
    (found,) = walk(tmp_path)
    path.unlink()
    path.symlink_to("/etc/hostname")
    assert isinstance(found, Found)
    with Reader() as reader, pytest.raises(Unreadable):
        reader.read(found)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"no json\n",
        b"[1, 2]\n",
        b'{"actor": 1}\n',
        b"SQLite format 3\0 ...",
        b"[" * 100_000,
        b'{"actor": {"account": {"name": ""}}}\n',
        b'{"actor":{"account":{"name":"%b"}}}\n' % (b"x" * 9999),
    ],
)
def test_a_first_line_that_is_no_statement_is_said(head: bytes) -> None:
    with pytest.raises(Unreadable):
        owner(head)


def test_names_from_outside_become_one_line() -> None:
    assert intake.shown("a\u202e\n\tb\ud800" + "c" * 9000).startswith("a b�ccc")
    assert len(intake.shown("c" * 9000)) == 300


def test_a_made_up_hand_in_is_read() -> None:
    assert owner(rehearsal.with_name(LINE.replace(b"learner-a", rehearsal.actor_of(1).encode()), 1, "x"))


@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_spoilt_zip_of_any_kind_is_said_and_no_more(kind: int, tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", kind) as archive:
        archive.writestr("a.jsonl", LINE * 40)
    whole, chance = held.getvalue(), Random(1)
    for _ in range(150):
        spoilt = bytearray(whole)
        for place in chance.sample(range(len(spoilt)), chance.choice((1, 2, 8))):
            spoilt[place] = chance.randrange(256)
        (tmp_path / "a.zip").write_bytes(spoilt)
        with Reader() as reader:
            for found in walk(tmp_path):
                if isinstance(found, Found):
                    with suppress(Unreadable):
                        reader.read(found)


def test_a_way_of_packing_that_is_not_known_is_said(tmp_path: Path) -> None:
    data = zipped(a_dot_jsonl=LINE)
    (tmp_path / "a.zip").write_bytes(
        data.replace(b"\x14\0\0\0\x08\0", b"\x14\0\0\0\x5d\0"),
    )
    (found,) = walk(tmp_path)
    assert isinstance(found, Found)
    with Reader() as reader, pytest.raises(Unreadable, match="not known"):
        reader.read(found)


def test_folders_nested_without_end_are_not_followed(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["f"] * (intake.FOLDERS + 2))
    deep.mkdir(parents=True)
    (deep / "a.jsonl").write_bytes(LINE)
    (deep.parents[2] / "b.jsonl").write_bytes(LINE)
    (tmp_path / "z.jsonl").write_bytes(LINE)
    names, aside = sorted_out(tmp_path)
    assert [name.rpartition("/")[2] for name in names] == ["b.jsonl", "z.jsonl"]
    assert ["more than" in why for why in aside.values()] == [True]


def test_what_the_teacher_wrote_there_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    for name in ("report/b.jsonl", "report.html", "a.jsonl"):
        (tmp_path / name).write_bytes(LINE)
    own = {os.path.realpath(tmp_path / name) for name in ("report", "report.html")}
    assert [each.within(tmp_path) for each in walk(tmp_path, own) if isinstance(each, Found)] == ["a.jsonl"]
