"""Ways in which a file of the course gets broken: by a slip, a bad merge, another encoding, or ill will.

Each takes the file's bytes and a source of chance, and gives other bytes, or `None` for a file that is gone.
The same seed spoils the same way on every machine.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Spoil = Callable[[bytes, random.Random], bytes | None]
BOMB = b"bomb: &a [x, x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"bomb%d: &%s [%s]\n" % (n, bytes([98 + n]), b", ".join([b"*" + bytes([97 + n])] * 10)) for n in range(9)
)
ODD = [
    "[/red]", "[bold", "\x1b[31m", "\u202e", "\x00", "\x07", "&", "*", "&x", "*x", "!!int x",
    "!!python/name:a", ".nan", "1e999", "-" * 300, "9" * 5000, "2017-13-45", "2017-02-31",
    "javascript:alert(1)", "<script>", "}", "{", "]", "[", "'", '"', ": ", "- ", "? ", "\t", "#", "%", "@",
    "|", "[" * 3000, "{a: " * 3000, '"\\ud800"', "null", "true", "~", "=", "\r", "\u2028", "\ufeff", "0x",
    "0o9", "1_0", "<<: 1",
]  # fmt: skip


def _lines(raw: bytes) -> list[bytes]:
    return raw.splitlines(keepends=True) or [b""]


def lose_a_line(raw: bytes, chance: random.Random) -> bytes:
    lines = _lines(raw)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def repeat_a_line(raw: bytes, chance: random.Random) -> bytes:
    lines = _lines(raw)
    place = chance.randrange(len(lines))
    return b"".join([*lines[: place + 1], lines[place], *lines[place + 1 :]])


def move_a_line(raw: bytes, chance: random.Random) -> bytes:
    lines = _lines(raw)
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), line)
    return b"".join(lines)


def indent_a_line(raw: bytes, chance: random.Random) -> bytes:
    lines = _lines(raw)
    place = chance.randrange(len(lines))
    lines[place] = chance.choice([b" ", b"  ", b"\t", b" " * 90]) + lines[place]
    return b"".join(lines)


def cut_short(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def odd_text(raw: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(raw) + 1)
    return raw[:place] + chance.choice(ODD).encode("utf-8", "surrogatepass") + raw[place:]


def odd_value(raw: bytes, chance: random.Random) -> bytes:
    """A value after a colon, a comma or an equals sign becomes something else."""
    found = list(re.finditer(rb"(?<=[:,=] )[^\n,}\]]+|(?<=,)[^\n,]*", raw))
    if not found:
        return raw + b"odd"
    spot = chance.choice(found)
    return raw[: spot.start()] + chance.choice(ODD).encode("utf-8", "surrogatepass") + raw[spot.end() :]


def lose_a_sign(raw: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"[\[\]{}\"':,\-|>]", raw))
    if not found:
        return b""
    spot = chance.choice(found)
    return raw[: spot.start()] + raw[spot.end() :]


def bad_bytes(raw: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(raw) + 1)
    return raw[:place] + chance.randbytes(chance.randrange(1, 5)) + b"\xff" + raw[place:]


def other_encoding(raw: bytes, chance: random.Random) -> bytes:
    text = raw.decode("utf-8", errors="replace")
    return text.encode(chance.choice(["utf-16", "latin-1", "utf-8-sig", "utf-32"]), errors="replace")


def unfinished_merge(raw: bytes, chance: random.Random) -> bytes:
    lines = _lines(raw)
    place = chance.randrange(len(lines))
    mine = lines[place : place + 3]
    marks = [b"<<<<<<< HEAD\n", *mine, b"=======\n", *reversed(mine), b">>>>>>> other\n"]
    return b"".join([*lines[:place], *marks, *lines[place + 3 :]])


def alias_bomb(raw: bytes, chance: random.Random) -> bytes:
    return BOMB + raw if chance.random() < 0.5 else raw + b"\n" + BOMB


def deep(raw: bytes, chance: random.Random) -> bytes:
    return raw + b"\nmore: " + chance.choice([b"[", b"{a: "]) * chance.choice([50, 3000, 100_000])


def empty(raw: bytes, chance: random.Random) -> bytes:
    return chance.choice([b"", b"\n", b"null\n", b"[]\n", b"{}\n", b"- 1\n", b"0\n", b'"x"\n'])


def gone(raw: bytes, chance: random.Random) -> None:
    return None


def lose_a_piece(raw: bytes, chance: random.Random) -> bytes:
    """A few lines are gone, as after a careless deletion."""
    lines = _lines(raw)
    place = chance.randrange(len(lines))
    return b"".join([*lines[:place], *lines[place + chance.randrange(2, 9) :]])


def other_json(raw: bytes, chance: random.Random) -> bytes:
    """Somewhere in the tree of a JSON file a value is of another kind, or gone."""
    try:
        tree = json.loads(raw)
    except ValueError:
        return odd_value(raw, chance)
    holder, key = chance.choice(list(_places(tree)))
    if chance.random() < 0.4:
        del holder[key]
    else:
        holder[key] = chance.choice([None, 0, -1, True, "", "x", [], {}, ["x"], {"x": 1}, "\ud800", 1e308])
    return json.dumps(tree, indent=1, ensure_ascii=True).encode() + b"\n"


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inner:
        yield tree, key
        yield from _places(value)


ANY: tuple[Spoil, ...] = (
    lose_a_line, repeat_a_line, move_a_line, indent_a_line, cut_short, odd_text, odd_value, odd_value,
    lose_a_sign, lose_a_sign, bad_bytes, other_encoding, unfinished_merge, empty, gone, lose_a_piece,
)  # fmt: skip
WAYS: dict[str, tuple[Spoil, ...]] = {
    ".yml": (*ANY, alias_bomb, deep),
    ".json": (*ANY, other_json, other_json, other_json, deep),
    ".ipynb": (*ANY, other_json, other_json, other_json, other_json),
}


@dataclass(frozen=True)
class Spoilt:
    """One file, spoilt in one way."""

    seed: int
    file: str
    way: str
    content: bytes | None


def content_files(root: Path) -> list[str]:
    """Every file of the course that an author writes, and what is built from it beside."""
    paths = [path for path in sorted((root / "assets").rglob("*.*")) if path.suffix != ".png"]
    paths += [path for name in ("notebooks", "exercises") for path in sorted((root / name).rglob("*.ipynb"))]
    return [path.relative_to(root).as_posix() for path in paths if ".ipynb_checkpoints" not in path.parts]


def spoilt(root: Path, count: int, first: int = 0) -> Iterator[Spoilt]:
    """So many spoilt files, every file in turn, each by a way drawn from its seed."""
    files = content_files(root)
    for seed in range(first, first + count):
        chance = random.Random(seed)
        file = files[seed % len(files)]
        raw = (root / file).read_bytes()
        way = chance.choice(WAYS.get(Path(file).suffix, ANY))
        content = way(raw, chance)
        if content != raw:
            yield Spoilt(seed, file, way.__name__, content)
