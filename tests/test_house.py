"""The house stays as drawn: layers, style, and no path of anybody's machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOOLS = {
    "style": [sys.executable, "-m", "ruff", "check", "--no-cache"],
    "dependencies": [sys.executable, "-m", "deptry", "."],
    "format": [sys.executable, "-m", "ruff", "format", "--check", "--no-cache"],
    "layers": [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
}
LEAKS = re.compile(r"(?<!\w)/(?:work|root|home/\w+)/|/tmp/[a-z]|\.\./shared")


@pytest.mark.parametrize("tool", TOOLS)
def test_the_tool_finds_nothing(tool: str) -> None:
    done = subprocess.run(TOOLS[tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def committed() -> list[str]:
    """Every file of the course; a downloaded folder without history cannot say."""
    if not (ROOT / ".git").exists():
        pytest.skip("this folder is no clone: what is committed is not known")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return listed.splitlines()


def test_only_the_house_stands_at_the_top() -> None:
    tops = {name.split("/")[0] for name in committed()}
    assert tops <= {
        "notebooks", "exercises", "assets", "src", "tests", "README.md", "environment.yml", "pyproject.toml",
        "uv.lock", "LICENSE", "CITATION.cff", "CONTRIBUTING.md", "CHANGELOG.md", ".ci", ".gitignore",
    }  # fmt: skip


def test_no_file_names_a_place_on_one_machine() -> None:
    named = []
    for name in committed():
        path = ROOT / name
        stored = path.read_bytes()
        if path.suffix == ".lock" or b"\0" in stored or path == Path(__file__).resolve():
            continue
        if found := LEAKS.search(stored.decode()):
            named.append(f"{name}: {found.group()}")
    assert named == []
