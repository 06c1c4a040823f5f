"""Where the course's files are found: in a checkout and in an installed package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from twoviews import home
from twoviews.errors import ContentError


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package folder two levels below `tmp_path`, as in a checkout or in site-packages."""
    folder = tmp_path / "src" / "twoviews"
    folder.mkdir(parents=True)
    monkeypatch.setattr(home, "_PACKAGE", folder)
    for found in (home.project, home.assets):
        found.cache_clear()
    yield folder
    for found in (home.project, home.assets):
        found.cache_clear()


def test_this_checkout_has_its_tables(root: Path) -> None:
    assert home.project() == root
    assert (home.assets() / "data" / "datapackage.json").is_file()


def test_a_wheel_carries_its_assets(package: Path) -> None:
    (package / "assets").mkdir()
    assert home.project() is None
    assert home.assets() == package / "assets"


def test_a_checkout_is_known_by_its_project_file(package: Path, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "pyproject.toml").touch()
    assert home.project() == tmp_path
    assert home.assets() == tmp_path / "assets"


def test_a_broken_installation_says_what_to_do(package: Path) -> None:
    with pytest.raises(ContentError, match="Install the package twoviews again"):
        home.assets()
