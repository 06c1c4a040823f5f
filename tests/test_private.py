"""Files of the learner's: whole or not there, and nobody else's to read."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from twoviews import private

FULL = OSError(errno.ENOSPC, "No space left on device")


def breaking(error: BaseException) -> Iterator[bytes]:
    yield b"half of it"
    raise error


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_file_is_there_whole_and_its_owners(tmp_path: Path) -> None:
    private.write_new(tmp_path / "a", (b"one, ", b"two"))
    assert (tmp_path / "a").read_bytes() == b"one, two"
    assert rights(tmp_path / "a") == 0o600


@pytest.mark.parametrize("error", [FULL, KeyboardInterrupt(), UnicodeError()])
def test_of_a_file_that_was_not_finished_nothing_stays(tmp_path: Path, error: BaseException) -> None:
    with pytest.raises(type(error)):
        private.write_new(tmp_path / "new", breaking(error))
    (tmp_path / "old").write_bytes(b"as it was")
    with pytest.raises(type(error)):
        private.write(tmp_path / "old", breaking(error))
    assert names(tmp_path) == {"old"}
    assert (tmp_path / "old").read_bytes() == b"as it was"


def test_a_new_file_takes_the_place_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("there", "link"):
        with pytest.raises(FileExistsError):
            private.write_new(tmp_path / name, (b"yours",))
    assert (tmp_path / "there").read_bytes() == b"mine"
    assert names(tmp_path) == {"there", "link"}


def test_a_file_is_on_the_disk_before_it_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, held = tmp_path / "a", list[bytes]()
    path.write_bytes(b"old")

    def synced(handle: int) -> None:
        held.append(path.read_bytes())

    monkeypatch.setattr(os, "fsync", synced)
    private.write(path, (b"new",))
    assert (held, path.read_bytes()) == ([b"old"], b"new")


def test_what_an_earlier_try_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".a.part").write_bytes(b"left by a crash")
    private.write(tmp_path / "a", (b"whole",))
    assert names(tmp_path) == {"a"}


def test_others_read_it_only_where_they_may(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        private.write(tmp_path / "a", (b"x",), alone=False)
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert rights(tmp_path / "a") == 0o640
    (tmp_path / "a").chmod(0o644)
    private.write(tmp_path / "a", (b"y",), alone=False)
    assert rights(tmp_path / "a") == 0o644
    private.write(tmp_path / "a", (b"z",))
    assert rights(tmp_path / "a") == 0o600
