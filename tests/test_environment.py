"""`environment.yml` gives conda, Binder and hubs what `uv.lock` says, read by repo2docker's own code."""

from __future__ import annotations

import os
import shutil
import tomllib
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from rattler import MatchSpec

from twoviews.authoring import environment as module
from twoviews.authoring.environment import NoUv, environment, locked
from twoviews.errors import TwoViewsError

needs_uv = pytest.mark.skipif(
    not (os.environ.get("UV") or shutil.which("uv")), reason="no uv on this machine: the lock was not read"
)


@pytest.fixture
def committed(root: Path) -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    return parsed


def pip_lines(parsed: dict[str, Any]) -> list[str]:
    (lines,) = (item["pip"] for item in parsed["dependencies"] if isinstance(item, dict))
    return list(lines)


@needs_uv
def test_the_committed_file_is_what_the_lock_says(root: Path) -> None:
    assert (root / "environment.yml").read_text(encoding="utf-8") == environment(root)


def test_repo2docker_reads_it_and_builds_after_copying_the_checkout(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # repo2docker's import of pythonjsonlogger
        from repo2docker.buildpacks.conda import CondaBuildPack
    pack = CondaBuildPack("docker.io/library/buildpack-deps:jammy")
    pack.platform = "linux/amd64"
    assert pack.detect()
    assert pack.python_version == module.PYTHON
    assert any("env update" in script for _, script in pack.get_assemble_scripts())
    assert pack.get_build_script_files()


def test_every_conda_spec_parses(committed: dict[str, Any]) -> None:
    specs = [MatchSpec(item, strict=True) for item in committed["dependencies"] if isinstance(item, str)]
    assert [spec.name.normalized for spec in specs] == ["python", "pip"]


def test_every_pip_line_is_this_checkout_or_an_exact_version(committed: dict[str, Any]) -> None:
    lines = pip_lines(committed)
    lines.remove("-e .")
    versions = [list(Requirement(line).specifier) for line in lines]
    assert len(versions) > 80
    assert all([version.operator for version in specifiers] == ["=="] for specifiers in versions)


def test_what_uv_leaves_out_is_exact_for_pip_which_does_not(root: Path, committed: dict[str, Any]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    (left_out,) = (Requirement(line) for line in project["tool"]["uv"]["override-dependencies"])
    assert str(left_out.marker) == 'sys_platform == "never"'
    (line,) = (line for line in pip_lines(committed) if line.startswith(left_out.name))
    assert Requirement(line).specifier and Requirement(line).marker is None


def test_what_the_course_pins_is_pinned_here(committed: dict[str, Any]) -> None:
    lines = pip_lines(committed)
    for name in ("jupyterlab", "ipywidgets", "anywidget", "matplotlib"):
        assert any(line.startswith(f"{name}==") for line in lines), name


def test_pytest_reads_the_notebooks_there_too(root: Path, committed: dict[str, Any]) -> None:
    """`pytest --nbval notebooks` meets this checkout's own options there: each has its plugin."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {Requirement(line).name for line in project["dependency-groups"][module.GROUP]}
    there = {Requirement(line).name for line in pip_lines(committed) if line != "-e ."}
    assert {"pytest", "nbval"} <= wanted <= there


def test_without_uv_the_cure_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UV", raising=False)
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    with pytest.raises(NoUv, match="pip install uv"):
        locked(root)


@needs_uv
def test_a_lock_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(TwoViewsError, match=r"uv\.lock"):
        locked(tmp_path)
