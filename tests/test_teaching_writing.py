"""Writing for a teacher: a file is whole or as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from twoviews.errors import TeachingError
from twoviews.teaching.writing import whole, writing


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keys.xml"
    whole(path, b"first")

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    with monkeypatch.context() as patched, pytest.raises(TeachingError, match="No space left"):
        patched.setattr(Path, "replace", full)
        with writing(path):
            whole(path, b"second")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"keys.xml": b"first"}
    whole(path, b"second")
    assert path.read_bytes() == b"second"


def test_rights_stay_and_a_link_still_leads_there(tmp_path: Path) -> None:
    path, link = tmp_path / "page.html", tmp_path / "link.html"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    whole(link, b"new")
    assert link.is_symlink()
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    whole(path, b"names", alone=True)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    whole(Path(os.devnull), b"gone")
    with pytest.raises(IsADirectoryError):
        whole(tmp_path, b"x")
    assert [*tmp_path.iterdir()] == []
