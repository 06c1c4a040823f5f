"""The Council game of lesson 12, as a portfolio shows it: the text, the votes and what was said of them."""

from __future__ import annotations

from msgspec import Struct


class Council(Struct, frozen=True):
    """One finished game.

    `clauses` are title and operative sentence, `votes` the seat's name and its vote, `explanations` the
    seat's name and what a person wrote there; `tally` is yes-no-abstain, as in `9-2-4`.
    """

    scenario: str
    clauses: tuple[tuple[str, str], ...]
    votes: tuple[tuple[str, str], ...]
    tally: str
    adopted: bool
    explanations: tuple[tuple[str, str], ...] = ()
    when: str = ""
