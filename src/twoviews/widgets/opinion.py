"""Opinions: propositions without a right answer to place oneself on, beside where one stood before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twoviews.bank import content
from twoviews.errors import UnknownName
from twoviews.widgets import sheets
from twoviews.widgets.base import Entry, Json, Live, Notices, Save, digest, now, quiet
from twoviews.widgets.cards import inline

LOWEST, HIGHEST = 1, 7
SCALE = range(LOWEST, HIGHEST + 1)


class Opinion(Live):
    """Propositions on a scale from 1 (disagree strongly) to 7 (agree strongly); nothing is marked.

    `restore` may hold several entries of a proposition, oldest first: the last is where the learner stands,
    the first is shown beside it as the earlier answer.
    """

    def __init__(
        self,
        propositions: Sequence[content.Proposition],
        save: Save,
        restore: Iterable[Entry] = (),
        notices: Notices = quiet,
    ) -> None:
        self._propositions = {each.id: each for each in propositions}
        self._save = save
        self._first: dict[str, Entry] = {}
        self._latest: dict[str, Entry] = {}
        self._aside: dict[str, str] = {}
        for entry in restore:
            self._take_back(entry)
        shown = [[each.id, each.text] for each in propositions]
        super().__init__({"kind": "opinion", "propositions": shown}, notices)

    def place(self, proposition: str, value: int, seconds: float = 0.0) -> bool:
        """Place the learner on a proposition and save it; false if `value` is not a whole number from 1 to 7.

        Raises `UnknownName` for a proposition that is not asked here.
        """
        if proposition not in self._propositions:
            raise UnknownName("proposition", proposition, list(self._propositions))
        if isinstance(value, bool) or value not in SCALE:
            self.tell(unanswered=f"Choose a number from {LOWEST} to {HIGHEST}.")
            return False
        fingerprint = digest(self._propositions[proposition].text)
        entry = Entry(item=proposition, digest=fingerprint, response=value, seconds=seconds, when=now())
        saved = self._save(entry)
        self._latest[proposition] = entry
        self._aside.pop(proposition, None)
        self.tell({"now": {proposition: value}}, saved=saved)
        return True

    def about(self) -> str:
        """How many propositions this asks about."""
        return f"Where do you stand? {len(self._propositions)} propositions."

    def now_shown(self) -> Json:
        """Where the learner stands, the first answer and when it was."""
        current = {key: entry.response for key, entry in self._latest.items()}
        earlier = {key: [entry.response, entry.when] for key, entry in self._first.items()}
        return {**super().now_shown(), "now": current, "earlier": earlier, "aside": dict(self._aside)}

    def printed(self) -> str:
        """Each proposition with the scale to ring a number on."""
        scale = "disagree strongly &nbsp; " + " &nbsp; ".join(map(str, SCALE)) + " &nbsp; agree strongly"
        items = (
            f'<li>{inline(each.text)}<p class="tv-scale">{scale}</p></li>'
            for each in self._propositions.values()
        )
        return sheets.sheet("opinion", "Where do you stand?", f"<ol>{''.join(items)}</ol>")

    def _take_back(self, entry: Entry) -> None:
        proposition = self._propositions.get(entry.item)
        if proposition is None:
            return
        if entry.digest != digest(proposition.text) or entry.response not in SCALE:
            self._aside.setdefault(entry.item, entry.when)
            return
        self._aside.pop(entry.item, None)
        self._first.setdefault(entry.item, entry)
        self._latest[entry.item] = entry

    _on_place = place
