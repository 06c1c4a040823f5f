"""The kinds of question, one module each. Adding a kind is adding a module and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from twoviews.bank.kinds import choice, classify, match, number, order, several, text
from twoviews.bank.kinds.base import Kind

KINDS: Mapping[str, Kind] = {
    "choice": choice,
    "several": several,
    "classify": classify,
    "match": match,
    "order": order,
    "number": number,
    "text": text,
}
