"""A network between the page and the kernel: a proxy that passes everything on later, and in order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Thread
from urllib.parse import urlsplit

from classroom import Classroom


@contextmanager
def far_from(room: Classroom, there_and_back: float) -> Iterator[Classroom]:
    """The same classroom, so many seconds away."""
    parts = urlsplit(room.printed)
    assert parts.hostname and parts.port
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    listening = _listening(parts.hostname, parts.port, there_and_back / 2)
    server = asyncio.run_coroutine_threadsafe(listening, loop).result()
    port = server.sockets[0].getsockname()[1]
    try:
        yield replace(room, printed=room.printed.replace(f":{parts.port}", f":{port}"))
    finally:
        asyncio.run_coroutine_threadsafe(_ended(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _ended() -> None:
    """Everything that is still passed on is given up."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _listening(host: str, port: int, late: float) -> asyncio.Server:
    async def connected(near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, on = await asyncio.open_connection(host, port)
        with suppress(asyncio.CancelledError):  # the end: see `_ended`
            await asyncio.gather(_passed_on(near, on, late), _passed_on(far, back, late))

    return await asyncio.start_server(connected, "127.0.0.1", 0)


async def _passed_on(near: asyncio.StreamReader, on: asyncio.StreamWriter, late: float) -> None:
    loop = asyncio.get_running_loop()
    while data := await near.read(1 << 16):
        loop.call_later(late, on.write, data)
    loop.call_later(late, on.close)
