"""Python for the browser as bytecode, by that Python itself: compiling it there takes seconds."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from twoviews.errors import TeachingError
from twoviews.teaching.site import fetched, python

PROGRAM = Path(__file__).with_name("bytecode.mjs")


def compiled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with each module as bytecode in the place of its source, without texts that only tell of it.

    The same files give the same bytes. Raises `NotFetched` where there is no Pyodide or node to be had.
    """
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        for path, data in files.items():
            if path.endswith(".py"):
                (place / path).parent.mkdir(parents=True, exist_ok=True)
                (place / path).write_bytes(data)
        _compile(place)
        return {
            named(path): (place / named(path)).read_bytes() if path.endswith(".py") else data
            for path, data in files.items()
        }


def named(path: str) -> str:
    """What a file is called afterwards."""
    return f"{path}c" if path.endswith(".py") else path


def _compile(place: Path) -> None:
    node = shutil.which("node")
    if node is None:
        raise fetched.NotFetched(fetched.ABOUT_NPM)
    done = subprocess.run([node, PROGRAM, python.core(), place], capture_output=True, text=True, check=False)
    if done.returncode:
        raise TeachingError(
            f"Python for the browser could not be compiled. {done.stdout}{done.stderr}".strip()
        )
