"""Tests, and the kernels of nbval, touch nobody's own record and nobody's own Jupyter settings."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

FOLDERS = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
PLACE = pytest.StashKey[Path]()

# A busy machine is not a bug: no example is failed for being slow.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


def pytest_configure(config: pytest.Config) -> None:
    place = config.stash[PLACE] = Path(tempfile.mkdtemp(prefix="twoviews-tests-"))
    os.environ |= {name: str(place / name.lower()) for name in FOLDERS}
    os.environ |= {"TWOVIEWS_RECORD": str(place / "record.sqlite"), "JUPYTER_PREFER_ENV_PATH": "1"}


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[PLACE], ignore_errors=True)


@pytest.fixture
def root() -> Path:
    """The folder of the course."""
    return Path(__file__).parents[1]


@pytest.fixture
def copied(root: Path, tmp_path: Path) -> Path:
    """A copy of the folder of tables, up to date, to be spoilt."""
    from twoviews import tables

    copy = Path(shutil.copytree(root / "assets" / "data", tmp_path / "assets" / "data"))
    tables.refresh(copy)
    return copy
