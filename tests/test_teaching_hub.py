"""The recipe for many students on one server: what is written is what the school said, and hangs together.

`tests/bench/hub` installs and runs it.
"""

from __future__ import annotations

import asyncio
import logging
import pwd
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from traitlets.config import Config, PyFileConfigLoader
from typer.testing import CliRunner

from twoviews.bank import library
from twoviews.cli import app
from twoviews.teaching import hub
from twoviews.teaching.hub import EXAMPLE, RECIPE, School

OURS = School(
    url="https://jupyter.uni.example/two/views",
    port=9000,
    course="/opt/course",
    homes="/opt/students",
    hub="/opt/hub",
    lms="https://learn.uni.example/",
    client="tool-17",
)


@pytest.fixture
def written(tmp_path: Path) -> dict[str, str]:
    made = hub.write(tmp_path / "recipe", OURS, library.course())
    return {file.name: file.read_text("utf-8") for file in made}


def configured(file: Path) -> Config:
    return PyFileConfigLoader(str(file)).load_config()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    hub.write(tmp_path, OURS, library.course())
    return configured(tmp_path / "jupyterhub_config.py")


def test_nothing_of_the_example_is_left(written: dict[str, str]) -> None:
    for name, text in written.items():
        for field in ("url", "course", "homes", "hub", "lms", "client"):
            assert getattr(EXAMPLE, field) not in text, (name, field)
        assert "hub.school.example" not in text


def test_the_example_is_the_recipe_as_it_lies_in_the_house(tmp_path: Path) -> None:
    for file in hub.write(tmp_path, EXAMPLE, library.course()):
        own = (RECIPE / file.name).read_text("utf-8")
        assert file.read_text("utf-8").startswith(own.partition(hub.LINKS)[0])


def test_the_hub_listens_and_lets_in_as_the_school_said(config: Config) -> None:
    assert config.JupyterHub.bind_url == "http://127.0.0.1:9000/two/views/"
    login = config.LTI13Authenticator
    assert login.issuer == "https://learn.uni.example"
    assert login.client_id == {"tool-17"}
    assert login.authorize_url == "https://learn.uni.example/mod/lti/auth.php"
    assert login.jwks_endpoint == "https://learn.uni.example/mod/lti/certs.php"
    assert login.uri_scheme == "https"


def test_each_lesson_has_a_link_below_the_hub(written: dict[str, str], root: Path) -> None:
    for number, file in library.course().files.items():
        target = f"hub/user-redirect/doc/tree/two-views/notebooks/{file.stem}.ipynb"
        assert f"https://jupyter.uni.example/two/views/{target}" in written["README.md"], number
        assert (root / "notebooks" / f"{file.stem}.ipynb").exists()


def test_a_student_starts_in_a_lesson_that_is_there(
    config: Config, written: dict[str, str], root: Path
) -> None:
    start = config.Spawner.default_url
    assert (root / start.removeprefix("/doc/tree/two-views/")).exists()
    assert yaml.safe_load(written["values.yaml"])["singleuser"]["defaultUrl"] == start


def test_kubernetes_gets_the_same_school(written: dict[str, str], config: Config) -> None:
    values = yaml.safe_load(written["values.yaml"])
    assert values["hub"]["baseUrl"] == "/two/views/"
    assert values["proxy"]["https"]["hosts"] == ["jupyter.uni.example"]
    login = values["hub"]["config"]["LTI13Authenticator"]
    assert set(login.pop("client_id")) == config.LTI13Authenticator.client_id
    assert {name: config.LTI13Authenticator[name] for name in login} == login
    environment = values["singleuser"]["extraEnv"]
    assert environment["TWOVIEWS_RECORD"] == config.Spawner.environment["TWOVIEWS_RECORD"]


def signed_in(hook: Any, subject: str, issuer: str = "https://learn.uni.example") -> dict[str, Any]:
    who = {"name": subject.lower(), "auth_state": {"iss": issuer, "sub": subject, "email": "a@b.example"}}
    return dict(hook(SimpleNamespace(log=logging.getLogger("hub")), None, who))


def hooks(config: Config, written: dict[str, str]) -> list[Any]:
    """What names an account, on one server and on Kubernetes."""
    pod: dict[str, Any] = {"c": Config()}
    exec(yaml.safe_load(written["values.yaml"])["hub"]["extraConfig"]["account"], pod)
    return [config.Authenticator.post_auth_hook, pod["c"].Authenticator.post_auth_hook]


def test_no_two_students_share_an_account_and_nothing_else_is_kept(
    config: Config, written: dict[str, str]
) -> None:
    one_server, pods = hooks(config, written)
    people = [("Anna", "https://x.example"), ("anna", "https://x.example"), ("anna", "https://y.example")]
    names = [signed_in(one_server, *each)["name"] for each in people]
    assert len(set(names)) == len(people)
    assert [signed_in(pods, *each)["name"] for each in people] == names
    for name in names:
        assert (
            len(name) <= 32 and name.replace("-", "").isalnum() and name == name.lower()
        )  # as useradd takes it
    assert signed_in(one_server, "anna")["auth_state"] is None


class Commands(list[list[str]]):
    """What the hub would run, in place of running it."""

    def __init__(self, failing: str = "") -> None:
        self._failing = failing

    async def __call__(self, *command: str, **_: Any) -> Any:
        self.append(list(command))
        failed = bool(self._failing) and self._failing in command[0]

        async def said() -> tuple[bytes, None]:
            return b"no such branch", None

        return SimpleNamespace(communicate=said, returncode=int(failed))


def spawned(config: Config, monkeypatch: pytest.MonkeyPatch, name: str, failing: str = "") -> Commands:
    commands = Commands(failing)
    monkeypatch.setattr(asyncio, "create_subprocess_exec", commands)
    spawner = SimpleNamespace(user=SimpleNamespace(name=name), log=logging.getLogger("hub"))
    asyncio.run(config.Spawner.pre_spawn_hook(spawner))
    return commands


@pytest.fixture
def at_home(tmp_path: Path) -> Config:
    """The recipe with students' folders that can be made here."""
    hub.write(tmp_path / "hub", School(homes=str(tmp_path / "homes")), library.course())
    return configured(tmp_path / "hub" / "jupyterhub_config.py")


def test_a_new_student_gets_an_account_and_the_course(
    at_home: Config, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made, pulled = spawned(at_home, monkeypatch, "tv-0123456789abcdef")
    assert made[0] == "useradd" and made[-1] == "tv-0123456789abcdef"
    assert str(tmp_path / "homes" / "tv-0123456789abcdef") in made
    assert pulled[1:] == ["file:///srv/two-views", "main", "two-views"]


def test_a_course_that_cannot_be_fetched_keeps_out_only_who_has_none(
    at_home: Config, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    me, home = "tv-0123456789abcdef", tmp_path / "elsewhere"
    monkeypatch.setattr(pwd, "getpwnam", lambda _: SimpleNamespace(pw_dir=str(home)))
    with pytest.raises(RuntimeError, match="no such branch"):
        spawned(at_home, monkeypatch, me, failing="gitpuller")
    (home / "two-views").mkdir(parents=True)
    (pulled,) = spawned(at_home, monkeypatch, me, failing="gitpuller")
    assert pulled[0].endswith("gitpuller")


@pytest.mark.parametrize(
    "spoilt",
    [
        {"url": "hub.school.example"},
        {"url": 'https://x.example/"+"'},
        {"url": "https://x.example/?a=1"},
        {"homes": "students"},
        {"homes": '/a"b'},
        {"client": "a b"},
        {"client": ""},
        {"lms": "ftp://x.example"},
    ],
)
def test_what_would_break_the_recipe_is_refused(spoilt: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(hub.Unfit, match="cannot stand"):
        hub.write(tmp_path / "recipe", School(**spoilt), library.course())
    assert not (tmp_path / "recipe").exists()


def test_the_command_writes_it_once_and_never_over_what_was_filled_in(tmp_path: Path) -> None:
    words = ["class", "hub", "--out", str(tmp_path), "--url", OURS.url, "--client", "tool-17"]
    first = CliRunner().invoke(app, words)
    assert first.exit_code == 0, first.output
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(hub.FILES)
    second = CliRunner().invoke(app, words)
    assert second.exit_code == 1
    assert "already" in second.output


def test_where_nothing_can_be_written_the_command_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    told = CliRunner().invoke(app, ["class", "hub", "--out", str(tmp_path / "file")])
    assert told.exit_code == 1
    assert "cannot be written" in told.output and isinstance(told.exception, SystemExit)
    assert (tmp_path / "file").read_text() == "mine"


def test_what_the_command_is_not_told_stays_the_recipes_example(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["class", "hub", "--out", str(tmp_path)]).exit_code == 0
    text = (tmp_path / "jupyterhub_config.py").read_text("utf-8")
    assert all(part in text for part in (EXAMPLE.lms, EXAMPLE.homes, str(EXAMPLE.port)))
