"""Python's own library without what no page of the course runs, and a short list of Pyodide's packages.

The library is whole where numpy and matplotlib are there. What is left out, nothing of the course imports
(`tests/test_teaching_site_bundle.py`): servers, XML, processes, consoles, debuggers, tests.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import msgspec

LEFT_OUT = {
    "_pydatetime", "_pyio", "_pyrepl", "antigravity", "argparse", "asyncio/__main__",
    "asyncio/proactor_events", "asyncio/tools", "asyncio/windows_events", "asyncio/windows_utils", "bdb",
    "cProfile", "cmd", "code", "compileall", "concurrent/futures/interpreter", "concurrent/futures/process",
    "concurrent/interpreters", "configparser", "ctypes", "curses", "dbm", "doctest",
    "email/_header_value_parser", "email/contentmanager", "email/headerregistry", "email/policy",
    "ensurepip", "filecmp", "fileinput", "ftplib", "getopt", "getpass", "gettext", "graphlib",
    "http/cookiejar", "http/cookies", "http/server", "imaplib", "json/tool", "logging/config",
    "logging/handlers", "mailbox", "mimetypes", "modulefinder", "multiprocessing", "netrc", "nturl2path",
    "optparse", "pdb", "pickle", "pickletools", "plistlib", "poplib", "pprint", "profile", "pstats", "pty",
    "py_compile", "pyclbr", "pydoc", "pydoc_data", "pyodide/_nodesock_transport", "pyodide/console",
    "pyodide/http", "rlcompleter", "runpy", "sched", "shelve", "smtplib", "socketserver", "symtable",
    "tabnanny", "tarfile", "this", "timeit", "tkinter", "tomllib", "trace", "tracemalloc", "turtle",
    "unittest", "urllib/robotparser", "venv", "wave", "webbrowser", "wsgiref", "xml", "xmlrpc", "zipapp",
}  # fmt: skip
"""Modules and packages of the standard library, by their path."""
ENCODINGS = {
    "__init__", "aliases", "ascii", "base64_codec", "charmap", "cp437", "hex_codec", "idna", "latin_1",
    "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_16", "utf_16_be", "utf_16_le",
    "utf_32", "utf_32_be", "utf_32_le", "utf_7", "utf_8", "utf_8_sig",
}  # fmt: skip
"""What stays of the package `encodings`: pages and files are in UTF-8."""


def stdlib(packed: bytes) -> dict[str, bytes]:
    """What Pyodide's `python_stdlib.zip` holds, without what is left out."""
    with zipfile.ZipFile(io.BytesIO(packed)) as whole:
        return {path: whole.read(path) for path in whole.namelist() if kept(path)}


def kept(path: str) -> bool:
    """Whether a file of the standard library stays."""
    room, _, rest = path.partition("/")
    if room == "encodings" and rest:
        return rest.removesuffix(".py") in ENCODINGS
    names = path.removesuffix(".py").split("/")
    return not any("/".join(names[: deep + 1]) in LEFT_OUT for deep in range(len(names)))


def lock(listed: bytes, packages: Mapping[str, Any]) -> bytes:
    """Pyodide's `pyodide-lock.json` with these packages alone, which lie beside it."""
    return msgspec.json.encode(msgspec.json.decode(listed) | {"packages": packages})
