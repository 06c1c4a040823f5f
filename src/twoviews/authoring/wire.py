"""The types of the line as TypeScript, written from the Structs, for the checks of the page half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import inspect as kinds

from twoviews import parts
from twoviews.bank.council import Vote
from twoviews.bank.kinds import KINDS
from twoviews.bank.kinds.base import Piece, Question
from twoviews.parts import wire
from twoviews.parts.base import AnyLive, Live
from twoviews.parts.quiz.wire import HIDDEN

WIRE = Path("src") / "twoviews" / "page" / "wire.d.ts"

HEAD = """\
/* What goes over the line: messages, and each part's content and state. Texts are course prose unless said
   otherwise. Written by `twoviews build` from the Structs in each part's `wire.py`; do not edit. */

/** Any message; `n` is given where an answer is waited for. */
export interface Message { do: string; n?: number; with?: Record<string, unknown> }

export interface Reply extends Answer { re?: number | null; state?: Record<string, unknown> }
"""
PLAIN = {
    kinds.AnyType: "any",
    kinds.BoolType: "boolean",
    kinds.FloatType: "number",
    kinds.IntType: "number",
    kinds.NoneType: "null",
    kinds.StrType: "string",
}


def wire_types() -> str:
    """The text of `wire.d.ts`."""
    written = _Written()
    written.add(wire.Answer)
    votes = " | ".join(f"'{vote}'" for vote in get_args(Vote))
    written.pieces["Vote"] = f"export type Vote = {votes};\n"
    written.add_question()
    for live in live_parts():
        content, state, asks = get_args(live.__orig_bases__[0])  # type: ignore[attr-defined]
        written.add(getattr(live, "shows", content))
        written.add(state)
        for ask in get_args(asks) or (asks,):
            written.add_ask(ask)
    return "\n".join([HEAD, *written.pieces.values()])


def live_parts() -> Iterator[type[AnyLive]]:
    """The live parts, one a room of `parts`, by the names of their rooms."""
    for room in sorted(each.name for each in iter_modules(parts.__path__) if each.ispkg):
        module = import_module(f"{parts.__name__}.{room}.live")
        yield from (
            each
            for each in vars(module).values()
            if isinstance(each, type) and issubclass(each, Live) and each.__module__ == module.__name__
        )


def write_wire(root: Path) -> None:
    """Write the types where the page half of the checkout at `root` reads them."""
    (root / WIRE).parent.mkdir(parents=True, exist_ok=True)
    (root / WIRE).write_text(wire_types(), encoding="utf-8")


class _Written:
    """The declarations by name, in the order in which they are met: what a type needs stands before it."""

    def __init__(self) -> None:
        self.pieces: dict[str, str] = {}

    def add(self, kind: type) -> str:
        """Declare a Struct or named tuple, if that is not done; its name."""
        if kind.__name__ not in self.pieces:
            made = kinds.type_info(kind)
            if isinstance(made, kinds.NamedTupleType):
                fields = ", ".join(f"{each.name}: {self.of(each.type)}" for each in made.fields)
                body = f"export type {kind.__name__} = [{fields}];\n"
            else:
                assert isinstance(made, kinds.StructType)
                tag = [f"{made.tag_field}: '{made.tag}'"] if made.tag_field else []
                body = _interface(kind.__name__, [*tag, *self.fields(made)])
            self.pieces[kind.__name__] = _comment(kind) + body
        return kind.__name__

    def add_ask(self, kind: type) -> None:
        """Declare a message of a page."""
        made = kinds.type_info(kind)
        assert isinstance(made, kinds.StructType)
        details = "; ".join(self.fields(made))
        inside = [f"do: '{made.tag}'", "n?: number", f"with: {{ {details} }}" if details else "with?: {}"]
        self.pieces[kind.__name__] = _comment(kind) + _interface(kind.__name__, inside)

    def add_question(self) -> None:
        """Declare a question as the quiz sends it: the fields of all kinds, of which empty ones stay away."""
        fields = {each: each for each in ("id", "kind", "prompt")}
        shown = [f"{name}: string" for name in fields]
        for form in (Question, *map(_form_of, KINDS.values())):
            made = kinds.type_info(form)
            assert isinstance(made, kinds.StructType)
            for field in made.fields:
                if field.name not in fields and field.name not in HIDDEN:
                    fields[field.name] = field.name
                    shown.append(f"{field.name}?: {self.of(field.type)}")
        note = "/** A question without its key; what its kind does not have stays away. */\n"
        self.pieces["Question"] = note + _interface("Question", shown)

    def fields(self, made: kinds.StructType) -> Iterator[str]:
        """Each field with its type; optional if it may be left out.

        What a state leaves out is there as it was before, unless it is `sparse`.
        """
        sparse = getattr(made.cls, "sparse", None)
        for field in made.fields:
            optional = not field.required if sparse is None else field.name in sparse
            given = _choices(field.type)
            if optional and field.default is None:
                given = [each for each in given if not isinstance(each, kinds.NoneType)]
            kind = " | ".join(dict.fromkeys(map(self.of, given)))
            yield f"{field.encode_name}{'?' if optional else ''}: {kind}"

    def of(self, kind: kinds.Type) -> str:
        """A type in TypeScript."""
        if type(kind) in PLAIN:
            return PLAIN[type(kind)]
        match kind:
            case kinds.Metadata():
                return str(kind.extra_json_schema["title"]) if kind.extra_json_schema else self.of(kind.type)
            case kinds.LiteralType():
                return " | ".join(f"'{value}'" for value in kind.values)
            case kinds.UnionType():
                return " | ".join(dict.fromkeys(map(self.of, kind.types)))
            case kinds.DictType():
                return f"Record<string, {self.of(kind.value_type)}>"
            case kinds.VarTupleType() | kinds.ListType():
                inner = self.of(kind.item_type)
                return f"({inner})[]" if " | " in inner else f"{inner}[]"
            case kinds.TupleType():
                return f"[{', '.join(map(self.of, kind.item_types))}]"
            case kinds.NamedTupleType() | kinds.StructType():
                return "Pair" if kind.cls is Piece and self.add(wire.Pair) else self.add(kind.cls)
        raise TypeError(f"No TypeScript for {kind}.")


def _form_of(kind: Any) -> type:
    """The public half that a kind of question makes."""
    form: type = get_args(get_type_hints(kind.split)["return"])[0]
    return form


def _choices(kind: kinds.Type) -> list[kinds.Type]:
    """The types of which a value is one; what stands for no value is none of them."""
    choices = kind.types if isinstance(kind, kinds.UnionType) else (kind,)
    return [each for each in choices if getattr(each, "cls", None) is not msgspec.UnsetType]


def _interface(name: str, fields: Iterable[str]) -> str:
    inside = "".join(f"  {each};\n" for each in fields)
    return f"export interface {name} {{\n{inside}}}\n"


def _comment(kind: type) -> str:
    told = [line.rstrip() for line in (getdoc(kind) or "").splitlines()]
    return f"/** {' '.join(line for line in told if line)} */\n"
