"""Opinions: propositions without a right answer to place oneself on, beside where one stood before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from twoviews.bank import content
from twoviews.bank.answers import SCALE, SCALE_ENDS, fingerprint, fits, is_place
from twoviews.bank.prose import inline
from twoviews.errors import UnknownName
from twoviews.parts import sheets
from twoviews.parts.base import Entry, Json, Live, Notices, Save, now, quiet


class Opinion(Live):
    """Propositions on a scale from 1 (disagree strongly) to 7 (agree strongly); nothing is marked.

    `restore` may hold several entries of a proposition, oldest first: the last is where the learner stands,
    the first is shown beside it as the earlier answer. `earlier` holds, by proposition, the answer that was
    given to the same sentence in an earlier lesson; the page gets it only once the new answer is there, so
    that the old one does not pull it.
    """

    def __init__(
        self,
        propositions: Sequence[content.Proposition],
        save: Save,
        restore: Iterable[Entry] = (),
        notices: Notices = quiet,
        earlier: Mapping[str, Entry] | None = None,
    ) -> None:
        self._propositions = {each.id: each for each in propositions}
        self._save = save
        self._first: dict[str, Entry] = {}
        self._latest: dict[str, Entry] = {}
        self._aside: dict[str, str] = {}
        for entry in restore:
            self._take_back(entry)
        self._first |= {key: entry for key, entry in (earlier or {}).items() if self._fits(key, entry)}
        shown = [[each.id, each.text] for each in propositions]
        super().__init__({"kind": "opinion", "propositions": shown}, notices)

    def place(self, proposition: str, value: int, seconds: float = 0.0) -> bool:
        """Place the learner on a proposition and save it; false if `value` is not a whole number from 1 to 7.

        Raises `UnknownName` for a proposition that is not asked here.
        """
        if proposition not in self._propositions:
            raise UnknownName("proposition", proposition, list(self._propositions))
        if not is_place(value):
            self.tell(unanswered=f"Choose a number from {SCALE[0]} to {SCALE[-1]}.")
            return False
        entry = Entry(
            item=proposition,
            digest=fingerprint(self._propositions[proposition]),
            response=value,
            seconds=seconds,
            when=now(),
        )
        saved = self._save(entry)
        self._latest[proposition] = entry
        self._aside.pop(proposition, None)
        self.tell({"now": {proposition: value}, "earlier": self._before()}, saved=saved)
        return True

    def about(self) -> str:
        """How many propositions this asks about."""
        return f"Where do you stand? {len(self._propositions)} propositions."

    def now_shown(self) -> Json:
        """Where the learner stands, the first answer and when it was."""
        current = {key: entry.response for key, entry in self._latest.items()}
        return {**super().now_shown(), "now": current, "earlier": self._before(), "aside": dict(self._aside)}

    def printed(self) -> str:
        """Each proposition with the scale to ring a number on."""
        scale = " &nbsp; ".join([SCALE_ENDS[0], *map(str, SCALE), SCALE_ENDS[1]])
        items = (
            f'<li>{inline(each.text)}<p class="tv-scale">{scale}</p></li>'
            for each in self._propositions.values()
        )
        return sheets.sheet("opinion", "Where do you stand?", f"<ol>{''.join(items)}</ol>")

    def _take_back(self, entry: Entry) -> None:
        if entry.item not in self._propositions:
            return
        if not self._fits(entry.item, entry):
            self._aside.setdefault(entry.item, entry.when)
            return
        self._aside.pop(entry.item, None)
        self._first.setdefault(entry.item, entry)
        self._latest[entry.item] = entry

    def _fits(self, key: str, entry: Entry) -> bool:
        """Whether the entry is an answer to the proposition as it reads today."""
        proposition = self._propositions.get(key)
        return proposition is not None and fits(proposition, entry.digest) and is_place(entry.response)

    def _before(self) -> dict[str, list[Any]]:
        return {
            key: [entry.response, entry.when] for key, entry in self._first.items() if key in self._latest
        }

    _on_place = place
