"""Whether the addresses of the sources still open: asked host by host, only when somebody wants it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from http.client import HTTPException
from typing import Literal, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from twoviews.bank.sources import Source

HOSTS, SECONDS = 16, 20.0
"""How many hosts are asked at a time, and how long one may take to answer."""
NAME = "Mozilla/5.0 (compatible; twoviews-links)"
GONE = (404, 410)
ARCHIVE = "https://web.archive.org/web/"
"""Before an address: the copies of it that the Internet Archive has, if any."""

State = Literal["open", "gone", "unclear"]
Told = Callable[[int, int], None]
"""Hears how many addresses are asked, of how many."""


class Looked(NamedTuple):
    """A source and what its address said; `unclear` where a server refuses programs or is silent."""

    source: Source
    state: State
    why: str = ""


def look(sources: Iterable[Source], told: Told, seconds: float = SECONDS) -> list[Looked]:
    """Ask every address once, those of one host one after the other; in the order of the sources."""
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        if source.url:
            hosts.setdefault(urlsplit(source.url).netloc, []).append(source)
    order = {source.key: place for place, source in enumerate(each for one in hosts.values() for each in one)}
    found: list[Looked] = []
    with ThreadPoolExecutor(HOSTS) as pool:
        jobs = [pool.submit(lambda each: [*_host(each, seconds)], each) for each in hosts.values()]
        for job in as_completed(jobs):
            found += job.result()
            told(len(found), len(order))
    return sorted(found, key=lambda each: order[each.source.key])


def _host(sources: Iterable[Source], seconds: float) -> Iterator[Looked]:
    for source in sources:
        yield Looked(source, *_asked(source.url, seconds))


def _asked(url: str, seconds: float) -> tuple[State, str]:
    try:
        with urlopen(Request(url, headers={"User-Agent": NAME}), timeout=seconds):
            return "open", ""
    except HTTPError as error:
        return ("gone" if error.code in GONE else "unclear"), f"{error.code} {error.reason}"
    except URLError as error:
        nobody = isinstance(error.reason, socket.gaierror)
        return ("gone", "there is no such host") if nobody else ("unclear", str(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return "unclear", str(error) or type(error).__name__
