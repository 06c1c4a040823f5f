"""A student at the hub without a browser: what a page sends and receives, over real HTTP and WebSockets."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from html.parser import HTMLParser
from itertools import count
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

import httpx
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

Json = dict[str, Any]
PATIENCE = 300.0
"""Seconds until a student gives up on a server that starts, or on a lesson."""


class Form(HTMLParser):
    """The one form of a page: where it goes, and its fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action, self.fields = "", dict[str, str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = given["action"]
        elif tag == "input" and "name" in given:
            self.fields[given["name"]] = given.get("value", "")


class Refused(Exception):
    """The hub did not let somebody in."""


class Part(NamedTuple):
    """A live part of the lesson: its line, and what it shows."""

    comm: str
    content: Json


class Visitor:
    """A browser of one student, from the link in the platform to the running server."""

    def __init__(self, hub: str) -> None:
        self.hub = hub.rstrip("/")
        self.http = httpx.AsyncClient(follow_redirects=True, timeout=PATIENCE)
        self.server = ""

    async def __aenter__(self) -> Visitor:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def press(self, link: str) -> httpx.Response:
        """Press a link of the platform and go where it leads, up to the hub. Raises `Refused`."""
        page = await self.http.get(link)
        while '<form id="f"' in page.text:
            form = Form(page.text)
            page = await self.http.post(form.action, data=form.fields)
        if page.status_code >= 400:
            raise Refused(f"{page.status_code} {page.url.path}")
        return page

    async def come_in(self, link: str) -> float:
        """Press the link and wait for the server of one's own; seconds until the lesson's page was there."""
        began = time.monotonic()
        page = await self.press(link)
        while "/spawn-pending/" in page.url.path or "/hub/user/" in page.url.path:
            if time.monotonic() - began > PATIENCE:
                raise Refused(f"no server after {PATIENCE:g} s")
            await asyncio.sleep(1)
            page = await self.http.get(page.url)
        here = page.url.path.split("/user/")
        if page.status_code >= 400 or len(here) < 2:
            raise Refused(f"{page.status_code} {page.url.path}")
        self.server = f"{self.hub}/user/{here[1].split('/')[0]}/"
        return time.monotonic() - began

    @property
    def account(self) -> str:
        """The account that the hub gave."""
        return self.server.rstrip("/").rsplit("/", 1)[-1]

    def cookies(self) -> Iterator[tuple[str, str]]:
        """What a browser would send to the server."""
        path = urlsplit(self.server).path
        found = [each for each in self.http.cookies.jar if path.startswith(each.path)]
        for each in sorted(found, key=lambda cookie: len(cookie.path)):
            yield each.name, each.value or ""

    async def ask(self, method: str, path: str, **sent: Any) -> httpx.Response:
        """Ask one's own server, as the page does. Raises `httpx.HTTPStatusError`."""
        headers = {"X-XSRFToken": dict(self.cookies()).get("_xsrf", ""), "Referer": self.server}
        answer = await self.http.request(method, urljoin(self.server, path), headers=headers, **sent)
        return answer.raise_for_status()

    async def fetch(self, files: Sequence[str]) -> None:
        """Fetch what a page needs, six at a time, as a browser does."""
        gate = asyncio.Semaphore(6)

        async def one(path: str) -> None:
            async with gate:
                await self.ask("GET", path)

        await asyncio.gather(*map(one, files))

    async def stop(self) -> None:
        """Press "Stop my server" on the hub's page, and wait until it has."""
        await self.http.get(f"{self.hub}/hub/home")
        found = [each for each in self.http.cookies.jar if each.path.endswith("/hub/")]
        headers = {
            "X-XSRFToken": {each.name: each.value or "" for each in found}["_xsrf"],
            "Referer": self.hub,
        }
        me = f"{self.hub}/hub/api/users/{self.account}"
        (await self.http.delete(f"{me}/server", headers=headers)).raise_for_status()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            model = (await self.http.get(me, headers=headers)).raise_for_status().json()
            if not model["server"] and not model["pending"]:
                return
            await asyncio.sleep(0.5)
        raise Refused(f"{self.account} could not be stopped")


class OpenLesson:
    """A lesson as it stands on a page: every part that came alive, and the line to each."""

    def __init__(self, visitor: Visitor, socket: WebSocketClientConnection, session: str) -> None:
        self._visitor, self._socket, self._session = visitor, socket, session
        self.parts = list[Part]()
        self._numbers = count(1)
        self._waiting = dict[object, asyncio.Future[Json]]()
        self._reader = asyncio.create_task(self._read())
        self.faults = list[str]()

    async def run(self, cells: list[str]) -> None:
        """Run the cells one after another, as a lesson does that starts by itself."""
        for cell in cells:
            content = {"code": cell, "silent": False, "store_history": True, "user_expressions": {},
                       "allow_stdin": False, "stop_on_error": True}  # fmt: skip
            await asyncio.wait_for(self._send("execute_request", content), PATIENCE)

    async def tell(self, part: Part, do: str, **details: Any) -> tuple[Json, float]:
        """What the part answers to a message of its page, and the seconds until it came."""
        number = next(self._numbers)
        data = {"method": "custom", "content": {"do": do, "n": number, "with": details}}
        answer = self._waiting[part.comm, number] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        await self._write("comm_msg", {"comm_id": part.comm, "data": data})
        told = await asyncio.wait_for(answer, 60)
        return told, time.perf_counter() - began

    async def close(self) -> None:
        """Close the page; the kernel goes on."""
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader
        self._socket.close()

    async def _send(self, kind: str, content: Json) -> Json:
        message = uuid4().hex
        done = self._waiting[message] = asyncio.get_running_loop().create_future()
        await self._write(kind, content, message)
        return await done

    async def _write(self, kind: str, content: Json, message: str = "") -> None:
        header = {"msg_id": message or uuid4().hex, "msg_type": kind, "session": self._session,
                  "username": "", "version": "5.3", "date": ""}  # fmt: skip
        sent = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
        await self._socket.write_message(json.dumps(sent))

    async def _read(self) -> None:
        while (raw := await self._socket.read_message()) is not None:
            if isinstance(raw, bytes):
                raise TypeError("a message with buffers, which no part of the course sends")
            message = json.loads(raw)
            kind, content = message["header"]["msg_type"], message["content"]
            if kind == "comm_open" and "content" in content["data"].get("state", {}):
                self.parts.append(Part(content["comm_id"], content["data"]["state"]["content"]))
            elif kind == "comm_msg" and content["data"].get("method") == "custom":
                told = content["data"]["content"]
                self._answer((content["comm_id"], told.get("re")), told)
            elif kind == "status" and content["execution_state"] == "idle":
                self._answer(message["parent_header"].get("msg_id"), content)
            elif kind == "error":
                self.faults.append(f"{content['ename']}: {content['evalue']}")

    def _answer(self, waiting: object, told: Json) -> None:
        answer = self._waiting.pop(waiting, None)
        if answer is not None and not answer.done():
            answer.set_result(told)


async def open_lesson(visitor: Visitor, path: str, files: Sequence[str] = ()) -> OpenLesson:
    """Open the notebook at `path` and run it, after fetching the files that its page needs."""
    await visitor.fetch(files)
    notebook = (await visitor.ask("GET", f"api/contents/{path}?type=notebook&content=1")).json()["content"]
    cells = notebook["cells"]
    judged = [
        {"id": each["id"], "kind": each["cell_type"], "source": "".join(each["source"])} for each in cells
    ]
    stem = path.rsplit("/", 1)[-1].removesuffix(".ipynb")
    verdict = (await visitor.ask("POST", "twoviews/judge", json={"cells": judged, "lesson": stem})).json()
    if not verdict["starts"]:
        raise Refused(f"{path} does not start: {verdict}")
    wanted = {
        "path": path,
        "name": stem,
        "type": "notebook",
        "kernel": {"name": notebook["metadata"]["kernelspec"]["name"]},
    }
    kernel = (await visitor.ask("POST", "api/sessions", json=wanted)).json()["kernel"]["id"]
    session = uuid4().hex
    address = urljoin(visitor.server, f"api/kernels/{kernel}/channels?session_id={session}")
    cookies = "; ".join(f"{name}={value}" for name, value in dict(visitor.cookies()).items())
    origin = "://".join(urlsplit(visitor.server)[:2])
    request = HTTPRequest(
        address.replace("http", "ws", 1),
        headers={"Cookie": cookies, "Origin": origin},
        connect_timeout=PATIENCE,
    )
    lesson = OpenLesson(visitor, await websocket_connect(request, max_message_size=2**27), session)
    await lesson.run([each["source"] for each in judged if each["kind"] == "code"])
    return lesson
