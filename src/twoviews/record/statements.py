"""One statement for each thing a learner did, and its xAPI form for a school's own record store.

In the course a `Statement` is flat and plain. `to_xapi` and `from_xapi` turn it into the shape of the
Experience API (xAPI 1.0.3, continued as IEEE 9274.1.1) and back without loss. Verbs and activity types are
those of ADL's vocabulary where it has them, and names under `HOME` where it has not.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, get_args
from urllib.parse import quote
from uuid import UUID, uuid4

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import replace

Verb = Literal["answered", "predicted", "judged", "opined", "wrote", "moved", "decided", "completed"]
VERBS: tuple[Verb, ...] = get_args(Verb)

HOME = "https://twoviews.invalid"  # names things; RFC 6761 promises that nothing will ever answer there
_ADL = "http://adlnet.gov/expapi"
_IRI: dict[Verb, str] = {verb: f"{HOME}/verbs/{verb}" for verb in VERBS} | {
    "answered": f"{_ADL}/verbs/answered",
    "moved": f"{_ADL}/verbs/interacted",
    "completed": f"{_ADL}/verbs/completed",
}
_VERB = {iri: verb for verb, iri in _IRI.items()}
_KIND: dict[Verb, str] = {"moved": "simulation", "decided": "simulation", "completed": "lesson"}

REVIEW = "review"
"""Where a question was asked that came back by itself, not at the end of a lesson's quiz."""

MOST_ATTEMPTS = 10**9
"""What an import takes for the number of an attempt: the next one, too, is a number to every reader."""

MOST_SECONDS = 10**9
"""The longest time taken that is kept: every form of a record has room for it."""

DEEPEST = 40
"""Lists within lists that a response holds, so that every reader can follow; the course's own have four."""

Moment = Annotated[datetime, Meta(tz=True)]
Seconds = Annotated[float, Meta(ge=0)]


class Statement(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Who (`actor`, a pseudonym) did what (`verb`) with which item of which lesson, when, with what result.

    `digest` is the fingerprint of the item's text as the learner saw it, `response` plain JSON, `points`
    out of `of` None where nothing is marked, `attempt` counted from 1, `seconds` the time taken, to a
    hundredth. `asked_in` says where a question came back: the number of a later lesson, or `REVIEW`; it is
    empty where it stood in its own quiz. JSON makes no cycles, so the collector need not look for any.
    """

    id: str
    timestamp: Moment
    actor: str
    verb: Verb
    lesson: str
    item: str = ""
    digest: str = ""
    response: Any = None
    points: float | None = None
    of: float | None = None
    confidence: str = ""
    attempt: Annotated[int, Meta(ge=1)] = 1
    seconds: Seconds = 0.0
    asked_in: str = ""

    @property
    def right(self) -> bool:
        """Whether the response was marked and reached every point."""
        return self.points is not None and self.of is not None and self.points >= self.of

    @property
    def blank(self) -> bool:
        """Whether the response says nothing (a text erased, nothing ticked)."""
        text = self.response.strip() if isinstance(self.response, str) else self.response
        return text is None or text in ("", [], {})


def answers(statements: Iterable[Statement]) -> int:
    """How many are an answer or a note; what was only read or finished is neither."""
    return sum(each.verb != "completed" for each in statements)


class _Clock:
    """UTC time that never stands still or runs back in a kernel: a later answer counts as later."""

    def __init__(self) -> None:
        self._last = datetime.min.replace(tzinfo=UTC)
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The time, or a microsecond after the last one given."""
        with self._lock:
            self._last = max(datetime.now(UTC), self._last + timedelta(microseconds=1))
            return self._last


_clock = _Clock()


def statement(
    actor: str, verb: Verb, lesson: str, item: str = "", digest: str = "", **result: Any
) -> Statement:
    """A new statement, made now.

    `result` holds any of `response`, `points`, `of`, `confidence`, `attempt`, `seconds` and `asked_in`.
    Raises `TypeError` if the response is not JSON.
    """
    result["response"] = plain(result.get("response"))
    result["confidence"] = plain(result.get("confidence", ""))
    result["attempt"] = min(MOST_ATTEMPTS, max(1, int(result.get("attempt", 1))))
    result["seconds"] = _seconds(result.get("seconds", 0.0))
    return Statement(
        id=str(uuid4()), timestamp=_clock.now(), actor=actor, verb=verb,
        lesson=lesson, item=item, digest=digest, **result,
    )  # fmt: skip


def once(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, in the order in which they come: that of the record, whatever the clock said."""
    return list({done.id: done for done in statements}.values())


def plain(value: Any, within: int = DEEPEST) -> Any:
    """The value as JSON that every program can read: no lone surrogate, no NaN, no integer beyond 64 bits.

    What JSON numbers cannot hold becomes its text, and so do lists more than `within` deep. Raises
    `TypeError` for what is not JSON at all.
    """
    match value:
        case None | bool():
            return value
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case int():
            return value if -(2**63) <= value < 2**63 else str(value)
        case float():
            return value if math.isfinite(value) else str(value)
        case list() | tuple() | dict() if not within:
            return msgspec.json.encode(value).decode()
        case list() | tuple():
            return [plain(entry, within - 1) for entry in value]
        case dict():
            return {plain(str(name)): plain(entry, within - 1) for name, entry in value.items()}
    raise TypeError(f"A response is plain JSON, not {type(value).__name__}.")


def readable(done: Statement) -> Statement:
    """The statement with a response that every reader can follow, wherever it comes from."""
    given = _followed(done.response)
    return done if given is done.response else replace(done, response=given)


def _followed(response: Any) -> Any:
    """The response itself if it is a simple value, or holds such ones alone, as most do; else `plain`."""
    if type(response) in _SIMPLE:
        return response
    inside = response.values() if isinstance(response, dict) else response
    flat = isinstance(response, dict | list) and _SIMPLE.issuperset(map(type, inside))
    return response if flat else plain(response)


_SIMPLE = frozenset((str, float, bool, type(None)))
"""What JSON has that every reader follows: of an integer or a list more must be known."""


def _seconds(value: float) -> float:
    return round(min(value, MOST_SECONDS), 2) if math.isfinite(value) and value > 0 else 0.0


# ── the xAPI form ────────────────────────────────────────────────────────────
# What is decoded from JSON holds no cycles, so the collector need not look for any there either.


class _Account(Struct, gc=False):
    name: str
    homePage: str = HOME


class _Agent(Struct, gc=False):
    account: _Account
    objectType: str = "Agent"


class _Verb(Struct, gc=False):
    id: str
    display: dict[str, str] = {}


class Described(Struct, frozen=True):
    """An item in words for another system: see `record.activities`.

    `interaction` is xAPI's type of it, `components` its parts (`choices`, `scale`, `source`, `target`,
    `steps`) as id and text, `said` the response in the form that xAPI asks of that type.
    """

    name: str
    description: str = ""
    interaction: str = ""
    components: Mapping[str, tuple[tuple[str, str], ...]] = {}
    said: str | None = None


class _Component(Struct, gc=False):
    id: str
    description: dict[str, str]


class _Item(Struct, gc=False):
    lesson: str = msgspec.field(name=f"{HOME}/lesson")
    item: str = msgspec.field(name=f"{HOME}/item", default="")
    digest: str = msgspec.field(name=f"{HOME}/digest", default="")


class _Definition(Struct, gc=False):
    extensions: _Item
    type: str = f"{_ADL}/activities/question"
    name: dict[str, str] = {}
    description: dict[str, str] | UnsetType = UNSET
    interactionType: str | UnsetType = UNSET
    choices: list[_Component] | UnsetType = UNSET
    scale: list[_Component] | UnsetType = UNSET
    source: list[_Component] | UnsetType = UNSET
    target: list[_Component] | UnsetType = UNSET
    steps: list[_Component] | UnsetType = UNSET


class _Activity(Struct, gc=False):
    id: str
    definition: _Definition
    objectType: str = "Activity"


class _Score(Struct, gc=False):
    raw: float
    max: float | UnsetType = UNSET
    min: float | UnsetType = UNSET
    scaled: float | UnsetType = UNSET


class _Extras(Struct, omit_defaults=True, gc=False):
    response: Any = msgspec.field(name=f"{HOME}/response", default=UNSET)
    of: float | UnsetType = msgspec.field(name=f"{HOME}/of", default=UNSET)
    confidence: str = msgspec.field(name=f"{HOME}/confidence", default="")
    attempt: Annotated[int, Meta(ge=1, le=MOST_ATTEMPTS)] = msgspec.field(name=f"{HOME}/attempt", default=1)
    asked_in: str = msgspec.field(name=f"{HOME}/asked-in", default="")


class _Result(Struct, omit_defaults=True, gc=False):
    response: str | UnsetType = UNSET
    score: _Score | UnsetType = UNSET
    success: bool | UnsetType = UNSET
    duration: str = ""
    extensions: _Extras = msgspec.field(default_factory=_Extras)


class _Xapi(Struct, gc=False):
    id: UUID
    actor: _Agent
    verb: _Verb
    object: _Activity
    timestamp: Moment
    result: _Result = msgspec.field(default_factory=_Result)
    version: str = "1.0.3"


_lines = msgspec.json.Decoder(_Xapi).decode_lines


def to_xapi(done: Statement, described: Described | None = None) -> dict[str, Any]:
    """The statement in the shape that a learning record store takes, as plain dicts.

    With its item `described` another system shows words and not codes.
    """
    path = "/".join(quote(part, safe="") for part in (done.lesson, done.item) if part)
    shaped = _Xapi(
        id=UUID(done.id),
        actor=_Agent(_Account(done.actor)),
        verb=_Verb(_IRI[done.verb], {"en": done.verb}),
        object=_Activity(f"{HOME}/lessons/{path}", _definition(done, described)),
        result=_result(done, described),
        timestamp=done.timestamp,
    )
    form: dict[str, Any] = msgspec.to_builtins(shaped)
    return form


def from_xapi(form: Any) -> Statement:
    """The statement of that xAPI form. Raises `msgspec.ValidationError` saying what is wrong and where."""
    return _flat(msgspec.convert(form, _Xapi))


def from_lines(text: bytes) -> list[Statement]:
    """The statements of an export, one xAPI form a line, quicker than one by one.

    Raises what decoding raises for a line that is none; `transfer.parse` says which.
    """
    return [_flat(shaped) for shaped in _lines(text)]


def _flat(shaped: _Xapi) -> Statement:
    if (verb := _VERB.get(shaped.verb.id)) is None:
        raise msgspec.ValidationError(f"The course has no verb {shaped.verb.id!r} - at `$.verb.id`")
    result, item = shaped.result, shaped.object.definition.extensions
    points, of = _marks(result)
    return Statement(
        id=str(shaped.id), timestamp=shaped.timestamp.astimezone(UTC), actor=shaped.actor.account.name,
        verb=verb, lesson=item.lesson, item=item.item, digest=item.digest,
        response=_response(result), points=points, of=of,
        confidence=result.extensions.confidence, attempt=result.extensions.attempt,
        seconds=_lasted(result.duration), asked_in=result.extensions.asked_in,
    )  # fmt: skip


def _definition(done: Statement, described: Described | None) -> _Definition:
    kind = f"{_ADL}/activities/{_KIND.get(done.verb, 'question')}"
    name = f"{done.lesson}, {done.item}" if done.item else done.lesson
    made = _Definition(_Item(done.lesson, done.item, done.digest), kind, {"en": name})
    if described:
        made.name = {"en": described.name}
        made.description = {"en": described.description} if described.description else UNSET
        if described.interaction:
            made.type, made.interactionType = f"{_ADL}/activities/cmi.interaction", described.interaction
        for part, pieces in described.components.items():
            setattr(made, part, [_Component(key, {"en": text}) for key, text in pieces])
    return made


def _result(done: Statement, described: Described | None) -> _Result:
    attempt = min(MOST_ATTEMPTS, done.attempt)  # one of a record that took in more, as records once did
    extras = _Extras(confidence=done.confidence, attempt=attempt, asked_in=done.asked_in)
    result = _Result(extensions=extras)
    if done.seconds:
        result.duration = f"PT{done.seconds:.2f}S"
    if isinstance(done.response, str):
        result.response = done.response
    elif done.response is not None:
        result.response = msgspec.json.encode(done.response).decode()
        extras.response = done.response
    if described and described.said is not None and described.said != result.response:
        result.response, extras.response = described.said, done.response
    if done.points is not None:
        result.score = _score(done.points, done.of)
        result.success = done.right if done.of is not None else UNSET
    if done.of is not None and not (result.score and result.score.max == done.of):
        extras.of = done.of
    return result


def _score(points: float, of: float | None) -> _Score:
    if of is None or not 0 <= points <= of or of == 0:  # xAPI: min < max, and raw between them
        return _Score(points)
    return _Score(points, of, 0.0, points / of)


def _marks(result: _Result) -> tuple[float | None, float | None]:
    score, of = result.score, result.extensions.of
    if of is UNSET and score is not UNSET:
        of = score.max
    return score.raw if score is not UNSET else None, of if of is not UNSET else None


def _response(result: _Result) -> Any:
    given = result.extensions.response
    if given is UNSET:
        return result.response if result.response is not UNSET else None
    return _followed(given)


_DURATION = re.compile(
    r"P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)


def _lasted(duration: str) -> float:
    """Seconds of an ISO 8601 duration in days, hours, minutes and seconds; none is zero."""
    if not duration:
        return 0.0
    if not (found := _DURATION.fullmatch(duration)) or not any(found.groups()):
        raise msgspec.ValidationError(
            f"{duration!r} is not a duration such as 'PT12.50S' - at `$.result.duration`"
        )
    return _seconds(
        sum(float(part or 0) * unit for part, unit in zip(found.groups(), (86400, 3600, 60, 1), strict=True))
    )
