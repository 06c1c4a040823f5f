"""What looks long and needs no test runs beside them, at low priority: it has the time in which tests wait.

Only a run of the whole suite begins it. In any other, or if nothing came of it, the test that asks does it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from twoviews.record import lock

ROOT = Path(__file__).resolve().parents[1]
PLACE = "TWOVIEWS_BESIDE"
PATIENCE = 600.0  # seconds
TYPES = [sys.executable, "-m", "mypy", "--no-error-summary"]
CACHE = ROOT / ".mypy_cache"  # whoever works here has one; for one look it costs more than it saves
if not CACHE.exists():
    TYPES.append(f"--cache-dir={os.devnull}")


def begin(place: Path) -> subprocess.Popen[bytes]:
    """Begin it in a group of its own; what is found comes into `place`, which the tests know from here on."""
    os.environ[PLACE] = str(place)
    return subprocess.Popen([sys.executable, __file__], process_group=0)


def end(begun: subprocess.Popen[bytes]) -> None:
    """End it, with all that it began."""
    if begun.poll() is None:
        os.killpg(begun.pid, signal.SIGTERM)
        begun.wait()


def types() -> tuple[int, str]:
    """The code with which the types' tool ended, and what it said."""
    if place := os.environ.get(PLACE):
        with suppress(BlockingIOError), lock.held(Path(place) / "beside", PATIENCE):
            found = Path(place) / "types"
            if found.exists():
                code, said = json.loads(found.read_text("utf-8"))
                return code, said
    done = subprocess.run(TYPES, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


if __name__ == "__main__":
    os.nice(10)
    where = Path(os.environ.pop(PLACE))
    with lock.held(where / "beside", PATIENCE):
        # If this fails, the test that needs it tries again and tells.
        subprocess.run(
            [sys.executable, "-c", "import npm; npm.installed('')"], cwd=ROOT / "tests", check=False
        )
        told = json.dumps(types())
        (where / "types.new").write_text(told, encoding="utf-8")
        (where / "types.new").rename(where / "types")
