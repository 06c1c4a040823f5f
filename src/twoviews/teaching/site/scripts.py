"""The scripts and the style of the pages, each joined into one file by esbuild.

A page then fetches few files, and what a network has dropped it can ask for again: a browser keeps that a
module did not arrive, and asks for none of those that a module imports a second time.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from twoviews.errors import TeachingError
from twoviews.teaching.site import fetched
from twoviews.teaching.site.fetched import Npm

ESBUILD = Npm(
    name="esbuild-wasm",
    version="0.28.2",
    sha512=(
        "19c715c21bf79a63945501c2426d8ec7fadbcbc9ff12a530bd9c44e8f8df8a4a"
        "eafe55b0f60f565ffbbd1329169e9a2ddcaa3a8f8dba0e041d79adb158a20040"
    ),
    members=("bin/esbuild", "esbuild.wasm", "wasm_exec.js", "wasm_exec_node.js"),
)
"""Of its two forms the one that is the same on every machine."""
ONCE = "--liftoff-only"
"""For node: what runs for a second is not compiled again for speed, which took five."""
ENTRIES = {"site": "site.js", "lms": "lms.js", "theme": "theme.js", "worker": "page/worker.js"}
"""The files that are made, each with all that it imports."""
STYLE = "site.css"


def joined(sources: Mapping[str, bytes], style: bytes) -> dict[str, bytes]:
    """The files that pages fetch, out of modules by their path; the same sources give the same bytes.

    Raises `NotFetched` where there is no npm, and `TeachingError` for what esbuild cannot read.
    """
    with tempfile.TemporaryDirectory() as place:
        here, made = Path(place, "from"), Path(place, "made")
        for path, data in {**sources, STYLE: style}.items():
            target = here / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        _join(here, made)
        return {path.name: path.read_bytes() for path in sorted(made.iterdir())}


def _join(here: Path, made: Path) -> None:
    program = fetched.package(ESBUILD) / "bin" / "esbuild"
    entries = [f"{name}={path}" for name, path in ENTRIES.items()]
    words = [
        "--bundle",
        "--format=esm",
        "--minify",
        "--charset=utf8",
        "--log-level=warning",
        f"--outdir={made}",
    ]
    node = shutil.which("node")
    if node is None:
        raise fetched.NotFetched(fetched.ABOUT_NPM)
    done = subprocess.run(
        [node, ONCE, program, *entries, STYLE, *words], cwd=here, capture_output=True, text=True, check=False
    )
    if done.returncode or done.stderr:
        raise TeachingError(f"The pages' scripts could not be joined. {done.stderr.strip()}")
