"""A school's server: the course installed as the recipe says, the hub running, all of it gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from moodle import CLIENT, Platform
from steps import ROOT, UV, run

PORT = 8400
"""Of the hub; the platform has the one before."""
PROXY = "configurable-http-proxy@5.3.0"
GIT_FILE = Path("/etc/gitconfig")


class School:
    """Where the pieces of the recipe lie."""

    def __init__(self, place: Path) -> None:
        self.place, self.course, self.hub, self.homes = (
            place, place / "two-views", place / "two-views-hub", place / "homes",
        )  # fmt: skip
        self.url = f"http://127.0.0.1:{PORT}/course/"
        self.config = self.hub / "jupyterhub_config.py"
        self.log = place / "hub.log"
        self.process: subprocess.Popen[bytes] | None = None

    def install(self) -> None:
        """The recipe's steps, with the checkout that this bench lies in as the address of the course."""
        run(["git", "clone", "--quiet", ROOT, self.course])
        run(["git", "checkout", "--quiet", "-B", "main"], self.course)
        sync = [UV, "sync", "--quiet", "--no-dev", "--group", "hub", "--python", "/usr/bin/python3"]
        run([*sync, "--compile-bytecode"], self.course)
        run([".venv/bin/python", "-m", "compileall", "-q", "src"], self.course)
        run(["git", "config", "--system", "--add", "safe.directory", self.course / ".git"])
        options = {"out": self.hub, "url": self.url, "port": PORT, "homes": self.homes, "client": CLIENT,
                   "moodle": f"http://localhost:{PORT - 1}"}  # fmt: skip
        given = [f"--{name}={value}" for name, value in options.items()]
        run([".venv/bin/twoviews", "class", "hub", *given], self.course)
        self.hub.chmod(0o700)
        run(["npm", "install", "--silent", "--prefix", self.hub, PROXY])

    def change(self, name: str, value: str) -> None:
        """Change one of the lines that the file asks to fill in."""
        lines = self.config.read_text().splitlines()
        found = [place for place, line in enumerate(lines) if line.startswith(f"{name} = ")]
        lines[found[0]] = f"{name} = {value}"
        self.config.write_text("\n".join(lines) + "\n")

    def start(self) -> None:
        """Start the hub and wait until it answers."""
        command = [str(self.course / ".venv/bin/jupyterhub"), f"--config={self.config}"]
        with self.log.open("ab") as told:
            before = self.log.stat().st_size
            self.process = subprocess.Popen(
                command, cwd=self.hub, stdout=told, stderr=subprocess.STDOUT, start_new_session=True
            )
        end = time.monotonic() + 120
        while "JupyterHub is now running" not in self.log.read_text()[before:]:
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(self.log.read_text()[-3000:])
            time.sleep(0.5)

    def stop(self) -> None:
        """Stop the hub with all servers, as systemd does."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(120)
            self.process = None

    def accounts(self) -> list[pwd.struct_passwd]:
        """The students' accounts that lie in this school's folder."""
        return [each for each in pwd.getpwall() if Path(each.pw_dir).parent == self.homes]

    def clear(self) -> None:
        """Stop everything and take accounts and folders away."""
        self.stop()
        for account in self.accounts():
            for process in processes(account.pw_uid):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            run(["userdel", "--remove", account.pw_name])
        here = f"^{self.course}/.git$"
        subprocess.run(["git", "config", "--system", "--unset-all", "safe.directory", here], check=False)
        shutil.rmtree(self.place)


def processes(user: int) -> list[int]:
    """The running processes of an account, by its number."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and entry.stat().st_uid == user:
                found.append(int(entry.name))
    return found


@contextmanager
def opened(place: Path | None = None) -> Iterator[tuple[School, Platform]]:
    """A school's server that runs, and its platform, until the block ends.

    `place` is a folder with an installed school, which stays; without one, all is made and removed again.
    """
    if os.geteuid() or not shutil.which("npm") or not Path("/usr/bin/python3").exists():
        sys.exit(
            "This bench makes accounts and installs the recipe: it needs root, npm and a system's Python."
        )
    school = School(place or Path(tempfile.mkdtemp(prefix="two-views-school-")))
    school.place.mkdir(exist_ok=True)
    school.place.chmod(0o755)
    try:
        if not school.config.exists():
            school.install()
        school.start()
        yield school, Platform(PORT - 1, school.url)
    finally:
        school.stop() if place else school.clear()
