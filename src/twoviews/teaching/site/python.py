"""Python for a browser, fetched once into this user's cache: Pyodide's core from npm, msgspec from PyPI.

Both through their ordinary clients, so a mirror that is set up for those is used; both are checked against
the digests that stand here.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import platformdirs

from twoviews.errors import TwoViewsError
from twoviews.teaching.site import smaller
from twoviews.teaching.site.distribution import Package

PYODIDE = "314.0.7"
FOLDER = f"pyodide-{PYODIDE}"
SHA512 = (
    "d18bd7c4485f11da4b7dbfd790cd8114078c44eab488c517d9bcf31fda4eb6dc"
    "8c716930abe1db139bb2b860fcd8b37bcb6abe48dbe2ffa579244b0e943d91d4"
)
"""Of the package as npm hands it out."""
LIBRARY, LOCK = "python_stdlib.zip", "pyodide-lock.json"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", LIBRARY, LOCK)
WHEELS = Path(__file__).with_name("pyodide-wheels.txt")
FOR_PYODIDE = ("--platform", "pyemscripten_2026_0_wasm32", "--python-version", "314", "--abi", "cp314")
ABOUT_NPM = (
    "Python for the browser comes from npm, and there is no npm on this machine. Install Node.js "
    "(https://nodejs.org, or: sudo apt install npm) and give the command again."
)
ABOUT_PIP = "The command needs pip. In the course's folder, give it as: uv run twoviews site"


class NoPython(TwoViewsError):
    """Python for the browser could not be fetched."""


def core() -> Path:
    """The folder with Pyodide's core. Raises `NoPython`, saying what to do."""
    return _kept(FOLDER, _fetch_core)


def core_files(packages: Mapping[str, Package] | None = None) -> dict[str, bytes]:
    """What a page loads of it, by name: the whole with these `packages`, else what the course needs alone."""
    found = {name: (core() / name).read_bytes() for name in CORE}
    if packages is None:
        found[LIBRARY] = smaller.stdlib(found[LIBRARY])
    return found | {LOCK: smaller.lock(found[LOCK], packages or {})}


def wheel() -> Path:
    """msgspec, the one compiled library that a page needs, as a wheel. Raises `NoPython`."""
    listed = hashlib.sha256(WHEELS.read_bytes()).hexdigest()[:12]
    (found,) = _kept(f"wheels-{listed}", _fetch_wheel).glob("*.whl")
    return found


def _kept(name: str, fetch: Callable[[Path], None]) -> Path:
    """A folder of the cache, which is there whole or not at all."""
    place = platformdirs.user_cache_path("twoviews") / name
    if not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as made:
            fetch(Path(made) / "whole")
            if not place.is_dir():
                (Path(made) / "whole").rename(place)
    return place


def _fetch_core(place: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NoPython(ABOUT_NPM)
    place.mkdir()
    _run("npm", [npm, "pack", f"pyodide@{PYODIDE}", "--silent"], place)
    (packed,) = place.glob("*.tgz")
    if hashlib.sha512(packed.read_bytes()).hexdigest() != SHA512:
        raise NoPython(f"What npm gave as pyodide {PYODIDE} is not what the course was tried with.")
    with tarfile.open(packed) as archive:
        for name in CORE:
            member = archive.extractfile(f"package/{name}")
            assert member is not None
            (place / name).write_bytes(member.read())
    packed.unlink()


def _fetch_wheel(place: Path) -> None:
    words = ["download", "--no-deps", "--only-binary=:all:", "--require-hashes", *FOR_PYODIDE]
    place.mkdir()
    _run("pip", [sys.executable, "-m", "pip", *words, "-r", str(WHEELS), "-d", str(place)], place)


def _run(program: str, command: list[str], place: Path) -> None:
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    if "No module named pip" in done.stderr:
        raise NoPython(ABOUT_PIP)
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise NoPython(f"{program} could not fetch Python for the browser: {' '.join(told)}")
