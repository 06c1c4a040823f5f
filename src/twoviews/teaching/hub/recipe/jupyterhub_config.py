"""JupyterHub with the course Two Views: students come from the LMS, each has an account and a record.

Written by `twoviews class hub`. README.md beside this file says how to install and start it.
"""

import asyncio
import hashlib
import pwd
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

c = get_config()  # type: ignore[name-defined]  # noqa: F821

# ── what you fill in ─────────────────────────────────────────────────────────

URL = "https://hub.school.example/course/"  # where browsers find the hub; its path is the base URL
PORT = 8000  # where the hub listens on this machine; it also takes PORT + 1 and PORT + 81
COURSE = Path("/srv/two-views")  # the installed course: everybody may read it, only root may write it
HOMES = Path("/srv/two-views-homes")  # a folder for each student, with the record: back this up
BRANCH = "main"  # of COURSE: what students get

ISSUER = "https://moodle.school.example"  # the LMS, as it calls itself in LTI 1.3
CLIENT_ID = "FILL-IN"  # what the LMS calls this tool
AUTHORIZE = f"{ISSUER}/mod/lti/auth.php"  # Canvas: https://sso.canvaslms.com/api/lti/authorize_redirect
KEYS = f"{ISSUER}/mod/lti/certs.php"  # Canvas: https://sso.canvaslms.com/api/lti/security/jwks

IDLE_MINUTES = 60  # after which a server that nobody uses is stopped; answers are on disk before
KERNEL_MINUTES = 10  # after which a lesson that no page shows gives its memory back

# ── the hub ──────────────────────────────────────────────────────────────────

HERE = Path(__file__).resolve().parent
BIN = COURSE / ".venv" / "bin"
BASE = urlsplit(URL).path
START = "doc/tree/two-views/notebooks/00-start-here.ipynb"

c.JupyterHub.bind_url = f"http://127.0.0.1:{PORT}{BASE}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{PORT + 81}"
c.JupyterHub.db_url = f"sqlite:///{HERE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(HERE / "cookie_secret")
c.ConfigurableHTTPProxy.command = [str(HERE / "node_modules/.bin/configurable-http-proxy")]
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PORT + 1}"
c.ConfigurableHTTPProxy.pid_file = str(HERE / "proxy.pid")

# ── who comes in: whoever the LMS sends ──────────────────────────────────────

c.JupyterHub.authenticator_class = "ltiauthenticator.lti13.auth.LTI13Authenticator"
c.LTI13Authenticator.issuer = ISSUER
c.LTI13Authenticator.client_id = {CLIENT_ID}
c.LTI13Authenticator.authorize_url = AUTHORIZE
c.LTI13Authenticator.jwks_endpoint = KEYS
c.LTI13Authenticator.username_key = "sub"
c.LTI13Authenticator.uri_scheme = urlsplit(URL).scheme
c.LTI13LaunchValidator.time_leeway = 10  # seconds that the clocks of LMS and hub may differ
c.Authenticator.allow_all = True


def account_of(issuer: str, subject: str) -> str:
    """The account of a student of the LMS: a name that any Unix takes, and no two students share.

    An LMS tells "Ab" from "aB", a hub does not; and names and addresses have no place on a list of accounts.
    """
    return "tv-" + hashlib.sha256(f"{issuer} {subject}".encode()).hexdigest()[:16]


def named(authenticator: Any, handler: Any, who: dict[str, Any]) -> dict[str, Any]:
    """Give a student who has come in the account's name; the log tells the teacher whose it is."""
    token = who["auth_state"]
    who["name"] = account_of(token["iss"], token["sub"])
    who["auth_state"] = None  # nothing else of the LMS is kept
    authenticator.log.info("Two Views: student %s of the LMS has account %s", token["sub"], who["name"])
    return who


c.Authenticator.post_auth_hook = named

# ── a server for each student ────────────────────────────────────────────────

c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = [str(BIN / "jupyterhub-singleuser")]
c.Spawner.default_url = f"/{START}"
c.Spawner.environment = {
    "JUPYTER_PREFER_ENV_PATH": "1",  # the course's kernel before one of the student's own
    "TWOVIEWS_RECORD": "two-views-record/record.sqlite",  # in the student's home, out of the way of updates
}
c.Spawner.args = [
    "--LabApp.news_url=None",
    "--KernelManager.transport_encryption=auto",  # on one machine, nobody reads along
    f"--MappingKernelManager.cull_idle_timeout={KERNEL_MINUTES * 60}",
    f"--MappingKernelManager.cull_interval={min(60, KERNEL_MINUTES * 60)}",
]
c.Spawner.start_timeout = 300  # seconds: a whole class comes at once
c.Spawner.http_timeout = 120


async def make_ready(spawner: Any) -> None:
    """Before a server starts: the account, and the newest course in its folder.

    What cannot be fetched keeps nobody out who has the course already: it stays as it was.
    """
    account = spawner.user.name
    try:
        home = Path(pwd.getpwnam(account).pw_dir)
    except KeyError:
        HOMES.mkdir(mode=0o711, exist_ok=True)
        home = HOMES / account
        options = ("--create-home", "--home-dir", home, "--key", "HOME_MODE=0700", "--shell", "/bin/bash")
        await told("useradd", *options, account)
    pull = (BIN / "gitpuller", f"file://{COURSE}", BRANCH, "two-views")
    own = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    try:
        await told(*pull, user=account, group=account, extra_groups=[], cwd=home, env=own)
    except RuntimeError as error:
        if not (home / "two-views").is_dir():
            raise
        spawner.log.warning("Two Views: %s keeps the course as it is: %s", account, error)


async def told(*command: object, **options: Any) -> None:
    """Run a command to its end; `RuntimeError` with what it said if it fails."""
    pipe, joined = asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT
    run = await asyncio.create_subprocess_exec(*map(str, command), stdout=pipe, stderr=joined, **options)
    said, _ = await run.communicate()
    if run.returncode:
        raise RuntimeError(said.decode(errors="replace").strip()[-500:])


c.Spawner.pre_spawn_hook = make_ready

# ── what nobody uses is stopped ──────────────────────────────────────────────

c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [
            str(BIN / "jupyterhub-idle-culler"),
            f"--timeout={round(IDLE_MINUTES * 60)}",
            f"--cull-every={round(min(300, IDLE_MINUTES * 30))}",
        ],
    }
]
