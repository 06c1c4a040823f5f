"""The kinds of question, one folder each. Adding a kind is adding its folder and a line here.

A folder holds the kind's Python half (the contract is `base.Kind`), its page half (`page.js`) and its test.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from functools import reduce
from importlib import import_module
from typing import TYPE_CHECKING, cast

from twoviews.bank.authored import Authored
from twoviews.bank.kinds.base import Kind

NAMES = (
    "choice",
    "several",
    "classify",
    "match",
    "order",
    "number",
    "text",
)

KINDS: Mapping[str, Kind] = {name: cast(Kind, import_module(f"{__name__}.{name}")) for name in NAMES}

if TYPE_CHECKING:
    AuthoredQuestion = Authored
else:  # msgspec tells by the field `kind` which of them an entry is
    AuthoredQuestion = reduce(operator.or_, (kind.AUTHORED for kind in KINDS.values()))


def kind_of(authored: Authored) -> str:
    """The name of an authored question's kind, as in the lesson file."""
    return str(authored.__struct_config__.tag)
