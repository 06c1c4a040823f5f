"""What the site is made with and not part of the course: fetched once into this user's cache."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from twoviews.errors import TwoViewsError

ABOUT_NPM = (
    "Python for the browser comes from npm, and there is no npm on this machine. Install Node.js "
    "(https://nodejs.org, or: sudo apt install npm) and give the command again."
)
ABOUT_PIP = "The command needs pip. In the course's folder, give it as: uv run twoviews site"


class NotFetched(TwoViewsError):
    """Something that the site is made with could not be had."""


@dataclass(frozen=True)
class Npm:
    """Some files of a package of npm; `sha512` is of the package as npm hands it out."""

    name: str
    version: str
    sha512: str
    members: tuple[str, ...]


def package(wanted: Npm) -> Path:
    """The folder with the files of a package. Raises `NotFetched`, saying what to do."""

    def fetch(place: Path) -> None:
        npm = shutil.which("npm")
        if npm is None:
            raise NotFetched(ABOUT_NPM)
        place.mkdir()
        run("npm", [npm, "pack", f"{wanted.name}@{wanted.version}", "--silent"], place)
        (packed,) = place.glob("*.tgz")
        if hashlib.sha512(packed.read_bytes()).hexdigest() != wanted.sha512:
            raise NotFetched(
                f"What npm gave as {wanted.name} {wanted.version} is not what the course was tried with."
            )
        _take(packed, wanted.members, place)
        packed.unlink()

    return kept(f"{wanted.name}-{wanted.version}", fetch)


def _take(packed: Path, members: tuple[str, ...], place: Path) -> None:
    with tarfile.open(packed) as archive:
        for name in members:
            member = archive.extractfile(f"package/{name}")
            assert member is not None
            (place / name).parent.mkdir(exist_ok=True)
            (place / name).write_bytes(member.read())


def kept(name: str, fetch: Callable[[Path], None]) -> Path:
    """A folder of the cache, which is there whole or not at all."""
    place = platformdirs.user_cache_path("twoviews") / name
    if not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as made:
            fetch(Path(made) / "whole")
            if not place.is_dir():
                (Path(made) / "whole").rename(place)
    return place


def run(program: str, command: list[str], place: Path) -> None:
    """Run a program that fetches. Raises `NotFetched` with what it said last."""
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    if "No module named pip" in done.stderr:
        raise NotFetched(ABOUT_PIP)
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise NotFetched(f"{program} could not fetch what the site is made with: {' '.join(told)}")
