"""`twoviews lab`: which lesson, on which port, with which settings, and readable errors."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from twoviews import home
from twoviews.cli import app, checkout, lab
from twoviews.errors import UnknownName
from twoviews.record import Record, statement

run = CliRunner()


@pytest.mark.parametrize("wanted", ["7", "07", "07-oil", "oil", " OIL "])
def test_a_lesson_is_found_by_number_or_word(root: Path, wanted: str) -> None:
    assert lab.find_lesson(root, wanted).name == "07-oil.ipynb"


def test_a_copy_that_a_student_has_made_is_not_meant(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    for name in ("07-oil", "07-oil-Copy1", "08-ports"):
        (tmp_path / "notebooks" / f"{name}.ipynb").touch()
    assert lab.find_lesson(tmp_path, "07").stem == "07-oil"


@pytest.mark.parametrize("wanted", ["77", "", "salt", "../07-oil"])
def test_an_unknown_lesson_is_refused_with_the_known_ones(root: Path, wanted: str) -> None:
    with pytest.raises(UnknownName, match=r"Known: 00-start-here, .*07-oil"):
        lab.find_lesson(root, wanted)


@pytest.mark.parametrize(
    ("arguments", "lesson", "further"),
    [
        ([], "", []),
        (["07"], "07", []),
        (["--IdentityProvider.token=a"], "", ["--IdentityProvider.token=a"]),
        (["oil", "--ip", "0.0.0.0"], "oil", ["--ip", "0.0.0.0"]),
    ],
)
def test_the_lesson_comes_first_and_the_rest_is_for_jupyter(
    arguments: list[str], lesson: str, further: list[str]
) -> None:
    assert lab.parted(arguments) == (lesson, further)


def test_the_learners_own_option_holds() -> None:
    assert lab.joined(["--A.b=1", "--C.d=2"], ["--A.b=3"]) == ["--C.d=2", "--A.b=3"]


def test_before_jupyter_starts_no_grammars_of_addresses_are_built() -> None:
    code = "import sys; import twoviews.cli, nbformat, jupyter_events; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "jsonschema" in done.stdout.split()
    assert "lark" not in done.stdout.split()


def test_an_error_is_one_readable_sentence() -> None:
    result = run.invoke(app, ["lab", "salt"])
    assert result.exit_code == 1
    assert result.stderr.startswith("There is no lesson 'salt'. Known: 00-start-here")
    assert "Traceback" not in result.output


def test_a_port_in_use_is_said_with_the_cure() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = run.invoke(app, ["lab", "--port", str(port)])
    assert result.exit_code == 1
    assert f"Port {port} is in use" in result.stderr
    assert f"--port {port + 1}" in result.stderr


def test_outside_a_checkout_the_cure_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(home, "project", lambda: None)
    result = run.invoke(app, ["lab"])
    assert result.exit_code == 1
    assert "clone of the course" in result.stderr


def test_the_checkout_you_are_in_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("src/twoviews", "notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "notebooks")
    assert checkout.checkout() == tmp_path


@pytest.mark.parametrize(
    ("browser", "port", "expected"),
    [
        (True, None, []),
        (False, 9000, ["--no-browser", "--ServerApp.port=9000", "--ServerApp.port_retries=0"]),
    ],
)
def test_what_the_learner_chose_goes_to_jupyter(
    browser: bool, port: int | None, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lab.os, "geteuid", lambda: 1000, raising=False)
    assert lab.chosen(browser, port) == expected
    monkeypatch.setattr(lab.os, "geteuid", lambda: 0, raising=False)
    assert lab.chosen(browser, port) == [*expected, "--allow-root"]


# ── a real server ────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, list[str]]]:
    """A learner's empty home, the address that `twoviews lab 7` printed, and all that it printed."""
    learner = tmp_path_factory.mktemp("home")
    hidden = ("JUPYTER", "IPYTHON", "XDG")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    command = [
        sys.executable,
        "-m",
        "twoviews",
        "lab",
        "7",
        "--no-browser",
        "--ServerApp.terminals_enabled=False",
    ]
    with (learner / "log").open("w+") as log:
        process = subprocess.Popen(command, env=environment | {"HOME": str(learner)}, stdout=log, stderr=log)
        address = None
        for _ in range(900):  # on a busy machine a Jupyter server takes its time
            address = re.search(r"http://\S+", (learner / "log").read_text())
            if address or process.poll() is not None:
                break
            time.sleep(0.1)
        assert address, (learner / "log").read_text()
        yield learner, address[0], (learner / "log").read_text().splitlines()
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def get(address: str, path: str) -> str:
    """What the server answers to the learner's key."""
    token = address.partition("token=")[2]
    base = address.partition("/doc/")[0]
    with urllib.request.urlopen(f"{base}{path}?token={token}", timeout=20) as answer:
        return str(answer.read().decode())


def test_three_lines_say_what_happens(server: tuple[Path, str, list[str]]) -> None:
    _, address, printed = server
    assert len(printed) == 3
    assert re.search(r"\d+ of \d+ notebooks are as the course made them", printed[0])
    assert printed[1].startswith("Starting")
    assert "/doc/tree/notebooks/07-oil.ipynb?token=" in address


def test_the_page_has_the_checkouts_extension_and_no_news(server: tuple[Path, str, list[str]]) -> None:
    _, address, _ = server
    page = get(address, "/lab")
    config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    (own,) = (each for each in config["federated_extensions"] if each["name"] == "twoviews")
    assert config["news"] == {"disabled": True} or config["news"] == ["disabled"]
    script = get(address, f"/lab/extensions/twoviews/{own['load']}")
    assert script == (lab.EXTENSION / "static" / "remoteEntry.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("plugin", "setting", "value"),
    [
        ("twoviews:lessons", "runOnOpen", True),
        ("@jupyterlab/apputils-extension:notification", "fetchNews", "false"),
    ],
)
def test_settings_are_there(
    server: tuple[Path, str, list[str]], plugin: str, setting: str, value: object
) -> None:
    schema = json.loads(get(server[1], f"/lab/api/settings/{plugin}"))["schema"]
    assert schema["properties"][setting]["default"] == value


def test_the_learners_own_jupyterlab_is_left_alone(server: tuple[Path, str, list[str]]) -> None:
    learner, address, _ = server
    get(address, "/lab/api/workspaces")
    assert not list(learner.rglob("*workspace*"))
    assert not list(learner.rglob("*.jupyterlab-settings"))


def test_without_a_number_it_opens_where_the_learner_left_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    assert lab.left_off() == "00"
    record = Record()
    for lesson in ("03", "05", "gone"):
        record.add(statement(record.learner, "completed", lesson))
    record.close()
    assert lab.left_off() == "05"
