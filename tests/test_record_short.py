"""A record as a short text: nothing is lost on the way, and the least needed goes first."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

import learner
from twoviews.bank import library
from twoviews.errors import RecordError
from twoviews.record import Statement, from_xapi, statement, to_xapi
from twoviews.record.short import SIGN, lengthened, shortened

ROOM = 4096  # letters that SCORM 1.2 promises
ALL = learner.everything(library.course())
PEN = learner.Pen()


def wrote(item: str, text: str) -> Statement:
    return PEN.statement("wrote", "03", item, "0123456789ab", response=text)


def test_a_whole_course_comes_back_as_it_was() -> None:
    odd = replace(
        ALL[0], digest="not hexadecimal", seconds=12.34, points=0.5, of=2.0, attempt=3, asked_in="05"
    )
    told = [*ALL, replace(odd, id="00000000-0000-4000-8000-000000000000")]
    assert lengthened(shortened(told, 10**6).text) == told
    assert lengthened(shortened([], ROOM).text) == []


@pytest.mark.parametrize("lesson", sorted(library.course().lessons))
def test_a_lesson_fits_into_what_every_platform_keeps(lesson: str) -> None:
    own = [done for done in ALL if done.lesson == lesson]
    short = shortened(own, ROOM)
    assert len(short.text) <= ROOM
    marked = [done for done in own if done.verb == "answered"]
    assert [done for done in lengthened(short.text) if done.verb == "answered"] == marked
    assert short.left <= 1


def test_what_has_no_room_is_left_out_the_longest_first_and_is_counted() -> None:
    words = "".join(done.id for done in ALL)  # hardly to be packed
    told = [ALL[0], wrote("a", words), wrote("a", words[::-1]), wrote("b", "short"), wrote("c", words[1:])]
    short = shortened(told, 1000)
    assert len(short.text) <= 1000
    assert short.left == 2
    assert lengthened(short.text) == [told[0], told[3]]


def test_older_texts_go_before_anything_else() -> None:
    words = ALL[0].id * 2
    told: Sequence[Statement] = [wrote("a", words), wrote("a", words[::-1]), wrote("b", "short")]
    all_of_it = shortened(told, ROOM)
    short = shortened(told, len(all_of_it.text) - 1)
    assert (all_of_it.left, short.left) == (0, 0)
    assert lengthened(short.text) == [told[1], told[2]]


def test_where_nothing_fits_all_is_told() -> None:
    assert shortened(ALL[:3], 5) == shortened(ALL[:3], 0)
    assert shortened(ALL[:3], 5).left == 3


@pytest.mark.parametrize(
    "text", ["", "tv1:abc", "somebody else's", SIGN, f"{SIGN}&", f"{SIGN}AAAA", f"{SIGN}wA=="]
)
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match="no record"):
        lengthened(text)


def spoilt(place: int, value: object) -> str:
    """A text whose first statement has this in one of its columns."""
    packed = b64decode(shortened(ALL[:3], 10**6).text.removeprefix(SIGN))
    columns = msgspec.msgpack.decode(zlib.decompress(packed, -zlib.MAX_WBITS))
    columns[place][0] = value
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return SIGN + b64encode(packer.compress(msgspec.msgpack.encode(columns)) + packer.flush()).decode()


@pytest.mark.parametrize(
    ("place", "value"),
    [(1, 10**18), (1, -(10**18)), (1, float("inf")), (0, b"few"), (3, 99), (12, "long")],
)
def test_a_spoilt_step_is_refused(place: int, value: object) -> None:
    with pytest.raises(RecordError, match="no record"):
        lengthened(spoilt(place, value))


def test_a_text_that_nests_without_an_end_is_refused() -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    deep = packer.compress(b"\x91" * 100_000 + b"\xc0") + packer.flush()
    with pytest.raises(RecordError, match="no record"):
        lengthened(SIGN + b64encode(deep).decode())


@pytest.mark.parametrize(
    "odd",
    [
        {"response": 10**30},
        {"seconds": 1e300},
        {"points": 1e308, "of": 1e-308},
        {"response": {"a": [-(10**40)]}},
    ],
)
def test_numbers_beyond_all_sense_stop_no_record_on_its_way(odd: dict[str, Any]) -> None:
    """As they come in with an import: a platform, too, is given all."""
    form = to_xapi(statement("learner-a", "answered", "07", "07-q1", response="x"))
    form["result"] = to_xapi(replace(statement("learner-a", "wrote", "07"), **odd))["result"]
    told = [from_xapi(form)]
    assert lengthened(shortened(told, 10**6).text) == told
