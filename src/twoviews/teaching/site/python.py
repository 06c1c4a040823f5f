"""Python for a browser, fetched once into this user's cache: Pyodide's core from npm, msgspec from PyPI.

Both through their ordinary clients, so a mirror that is set up for those is used; both are checked against
the digests that stand here.
"""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from twoviews.teaching.site import fetched, smaller
from twoviews.teaching.site.distribution import Package
from twoviews.teaching.site.fetched import Npm

PYODIDE = "314.0.7"
FOLDER = f"pyodide-{PYODIDE}"
LIBRARY, LOCK = "python_stdlib.zip", "pyodide-lock.json"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", LIBRARY, LOCK)
PACKAGE = Npm(
    name="pyodide",
    version=PYODIDE,
    sha512=(
        "d18bd7c4485f11da4b7dbfd790cd8114078c44eab488c517d9bcf31fda4eb6dc"
        "8c716930abe1db139bb2b860fcd8b37bcb6abe48dbe2ffa579244b0e943d91d4"
    ),
    members=CORE,
)
WHEELS = Path(__file__).with_name("pyodide-wheels.txt")
FOR_PYODIDE = ("--platform", "pyemscripten_2026_0_wasm32", "--python-version", "314", "--abi", "cp314")


def core() -> Path:
    """The folder with Pyodide's core. Raises `NotFetched`, saying what to do."""
    return fetched.package(PACKAGE)


def core_files(packages: Mapping[str, Package] | None = None) -> dict[str, bytes]:
    """What a page loads of it, by name, with the list of these packages; its library apart."""
    found = {name: (core() / name).read_bytes() for name in CORE if name != LIBRARY}
    return found | {LOCK: smaller.lock(found[LOCK], packages or {})}


def library(*, whole: bool = False) -> dict[str, bytes]:
    """Python's own library by path: `whole`, or what the course needs alone."""
    packed = (core() / LIBRARY).read_bytes()
    return contents(packed) if whole else smaller.stdlib(packed)


def msgspec() -> dict[str, bytes]:
    """The one compiled library that a page needs, by path. Raises `NotFetched`."""
    listed = hashlib.sha256(WHEELS.read_bytes()).hexdigest()[:12]
    (wheel,) = fetched.kept(f"wheels-{listed}", _fetch_wheel).glob("*.whl")
    return {path: data for path, data in contents(wheel.read_bytes()).items() if not path.endswith(".pyi")}


def contents(packed: bytes) -> dict[str, bytes]:
    """The files in a zip by path."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def _fetch_wheel(place: Path) -> None:
    words = ["download", "--no-deps", "--only-binary=:all:", "--require-hashes", *FOR_PYODIDE]
    place.mkdir()
    fetched.run("pip", [sys.executable, "-m", "pip", *words, "-r", str(WHEELS), "-d", str(place)], place)
