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
    "_pyio", "_pyrepl", "antigravity", "bdb", "cProfile", "cmd", "code", "compileall", "curses", "dbm",
    "doctest", "ensurepip", "fileinput", "ftplib", "getpass", "imaplib", "mailbox",
    "modulefinder", "multiprocessing", "netrc", "nturl2path", "optparse", "pdb", "pickletools",
    "plistlib", "poplib", "profile", "pstats", "pty", "py_compile", "pyclbr", "pydoc", "pydoc_data",
    "sched", "shelve", "smtplib", "socketserver", "symtable", "tabnanny", "this", "timeit", "tkinter",
    "trace", "turtle", "unittest", "venv", "wave", "webbrowser", "wsgiref", "xml", "xmlrpc", "zipapp",
}  # fmt: skip
"""Modules and packages of the standard library, by their first name."""
ENCODINGS = {
    "__init__", "aliases", "ascii", "base64_codec", "charmap", "cp437", "hex_codec", "idna", "latin_1",
    "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_16", "utf_16_be", "utf_16_le",
    "utf_32", "utf_32_be", "utf_32_le", "utf_7", "utf_8", "utf_8_sig",
}  # fmt: skip
"""What stays of the package `encodings`: pages and files are in UTF-8."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def stdlib(packed: bytes) -> bytes:
    """Pyodide's `python_stdlib.zip` without what is left out; the same bytes for the same file."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as whole, zipfile.ZipFile(made, "w") as small:
        for member in whole.infolist():
            if kept(member.filename):
                about = zipfile.ZipInfo(member.filename, _LONG_AGO)
                small.writestr(about, whole.read(member), zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()


def kept(path: str) -> bool:
    """Whether a file of the standard library stays."""
    room, _, rest = path.partition("/")
    if room == "encodings" and rest:
        return rest.removesuffix(".py") in ENCODINGS
    return room.removesuffix(".py") not in LEFT_OUT


def lock(listed: bytes, packages: Mapping[str, Any]) -> bytes:
    """Pyodide's `pyodide-lock.json` with these packages alone, which lie beside it."""
    return msgspec.json.encode(msgspec.json.decode(listed) | {"packages": packages})
