"""What every entry of a lesson file shares, and what every question has that an author writes.

The kinds of question (`bank.kinds`) build on this; the other parts of a lesson are in `bank.content`.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
Prose = Annotated[str, Meta(pattern=r"\S")]


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything that is read from `assets/`."""


class Option(Content, frozen=True):
    """One option of a `choice` or `several`; `feedback` teaches whether or not it is right.

    Where numbers are drawn (`vary`), `holds` is an expression that says whether it is.
    """

    text: Prose
    feedback: Prose
    right: bool = False
    holds: str = ""


class Item(Content, frozen=True):
    """One statement to put in its column (`classify`), by its partner (`match`) or in its place (`order`).

    Where numbers are drawn (`vary`), `by` is an expression whose number says the place in an order.
    """

    text: Prose
    feedback: Prose
    belongs: str = ""
    by: str = ""


Worth = float | str | bool
"""What a name or an expression comes to in one draw."""


class Vary(Content, frozen=True):
    """Numbers (or words) drawn for each learner, and what follows from them; see `bank.draws`.

    `draw` names what is drawn and from which values: every combination of them is a draw, but those for which
    the expression `only` does not hold. `compute` names expressions over what is drawn and what stands above
    them. Every text of the question can hold `{name}`, `{name:.1f}`, `{name:percent}`. `key` is the
    expression of a number question's answer; `tempting` are expressions of wrong answers that tempt.
    """

    draw: Annotated[dict[str, Annotated[tuple[float | str, ...], Meta(min_length=1)]], Meta(min_length=1)]
    compute: dict[str, str] = {}
    key: str = ""
    tempting: tuple[str, ...] = ()
    only: str = ""
    worked: Annotated[
        tuple[dict[str, Worth], ...],
        Meta(
            description="Worked out when the lesson is read: nobody writes it.",
            extra_json_schema={"readOnly": True},
        ),
    ] = ()


class Authored(Content, frozen=True, tag_field="kind", kw_only=True):
    """The fields that every kind of question has.

    Questions with the same `objective` are forms of each other. `twin` is the id of the question of lesson 00
    that a question of lesson 12 repeats in other words. `on_page` says that only somebody with the lesson's
    page in front can answer (an explorer to move, a figure to read): it never comes back elsewhere.
    `figure` is the id of an evidence figure of the lesson (`threat-outcomes`) or of another one
    (`03/threat-outcomes`) that stands inside the question, with `alt` in place of its own alternative text
    where that would give the answer away. `rows` is a small table inside the question: the first row and the
    first column name the others. With `vary`, `answer` is the answer to the first draw. `section` is the
    heading in the lesson's notebook under which it is taught: a wrong answer leads back there.
    """

    id: Id
    objective: Id
    prompt: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    hint: str = ""
    twin: str = ""
    on_page: bool = False
    vary: Vary | None = None
    figure: str = ""
    alt: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    section: str = ""
