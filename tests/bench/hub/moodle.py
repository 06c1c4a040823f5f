"""A learning platform as LTI 1.3 sees it, with the addresses of a Moodle: it signs in whom it is told to.

Three steps of the specification (IMS Security Framework 1.0, 5.1.1): it starts the login at the tool, answers
the tool's question who that is with a signed token that the browser carries back, and shows its public key.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from html import escape
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm
from tornado.web import Application, HTTPError, RequestHandler

CLIENT, DEPLOYMENT, KEY = "two-views-tool", "1", "key-1"
CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"
FORM = """<!doctype html><title>Platform</title><form id="f" method="post" action="{action}">{fields}</form>
<script>document.getElementById("f").submit()</script>"""
SPOILT = ("key", "audience", "issuer", "expired", "nonce", "version", "nobody")
"""What can be wrong with a token."""


class Platform(threading.Thread):
    """The platform, on a port of this machine, in a thread of its own.

    `tool` is the address of the hub, base path included; `spoilt` is what is wrong with its tokens.
    """

    def __init__(self, port: int, tool: str) -> None:
        super().__init__(daemon=True)
        self.port, self.tool, self.spoilt = port, tool.rstrip("/"), ""
        self.issuer = f"http://localhost:{port}"
        self._own, self._other = new_key(), new_key()
        self._open = threading.Event()
        self.start()
        self._open.wait(10)

    def run(self) -> None:
        """Answer until the process ends."""
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        handlers = [(r"/launch", Launch), (r"/mod/lti/auth\.php", Authorize), (r"/mod/lti/certs\.php", Keys)]
        Application([(path, handler, {"platform": self}) for path, handler in handlers]).listen(
            self.port, "localhost"
        )
        self._open.set()
        await asyncio.Event().wait()

    def link(self, student: str, target: str) -> str:
        """What a student presses in the platform to open `target`, a path below the hub."""
        return f"{self.issuer}/launch?student={student}&target={self.tool}/{target}"

    def keys(self) -> str:
        """The public key as a JSON Web Key Set."""
        key = json.loads(RSAAlgorithm.to_jwk(self._own.public_key()))
        return json.dumps({"keys": [{**key, "kid": KEY, "alg": "RS256", "use": "sig"}]})

    def token(self, student: str, nonce: str, target: str) -> str:
        """Who the student is, signed; spoilt if that was wanted."""
        now, spoilt = int(time.time()), self.spoilt
        claims = {
            "iss": "https://another.example" if spoilt == "issuer" else self.issuer,
            "aud": "another-tool" if spoilt == "audience" else CLIENT,
            "sub": student,
            "iat": now - (7200 if spoilt == "expired" else 0),
            "exp": now + (-3600 if spoilt == "expired" else 60),
            "nonce": uuid4().hex if spoilt == "nonce" else nonce,
            f"{CLAIM}message_type": "LtiResourceLinkRequest",
            f"{CLAIM}version": "1.1" if spoilt == "version" else "1.3.0",
            f"{CLAIM}deployment_id": DEPLOYMENT,
            f"{CLAIM}target_link_uri": target,
            f"{CLAIM}resource_link": {"id": "link-1", "title": "A lesson"},
            f"{CLAIM}roles": [LEARNER],
            f"{CLAIM}context": {"id": "course-1", "label": "TV", "title": "Two Views"},
        }
        if spoilt == "nobody":
            del claims["sub"]
        signing = self._other if spoilt == "key" else self._own
        return jwt.encode(claims, signing, "RS256", headers={"kid": KEY})


def new_key() -> RSAPrivateKey:
    """A key as platforms have it."""
    return generate_private_key(65537, 2048)


def form(action: str, **fields: str) -> str:
    """A page that sends these fields on at once, as platforms do."""
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in fields.items()
    )
    return FORM.format(action=escape(action), fields=hidden)


class Handler(RequestHandler):
    """A page of the platform."""

    def initialize(self, platform: Platform) -> None:
        self.platform = platform

    def log_exception(self, *_: object) -> None:
        """The refusals of a bench are no news."""


class Launch(Handler):
    """A link in a course: the browser is sent to the tool, with a hint who it is."""

    def get(self) -> None:
        student, target = self.get_argument("student"), self.get_argument("target")
        self.finish(
            form(
                f"{self.platform.tool}/hub/lti13/oauth_login",
                iss=self.platform.issuer,
                login_hint=student,
                lti_message_hint=target,
                target_link_uri=target,
                client_id=CLIENT,
                lti_deployment_id=DEPLOYMENT,
            )
        )


class Authorize(Handler):
    """The tool asks who that is; the answer goes back by the browser."""

    def get(self) -> None:
        back = self.get_argument("redirect_uri")
        if (
            self.get_argument("client_id") != CLIENT
            or back != f"{self.platform.tool}/hub/lti13/oauth_callback"
        ):
            raise HTTPError(400, "unknown tool")
        asked = [self.get_argument(name) for name in ("response_type", "response_mode", "scope", "prompt")]
        if asked != ["id_token", "form_post", "openid", "none"]:
            raise HTTPError(400, "no login of LTI 1.3")
        student, target = self.get_argument("login_hint"), self.get_argument("lti_message_hint")
        token = self.platform.token(student, self.get_argument("nonce"), target)
        self.finish(form(back, id_token=token, state=self.get_argument("state")))


class Keys(Handler):
    """The platform's public keys."""

    def get(self) -> None:
        self.set_header("Content-Type", "application/json")
        self.finish(self.platform.keys())
