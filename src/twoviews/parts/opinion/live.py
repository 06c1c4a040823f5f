"""Opinions: propositions without a right answer to place oneself on, beside where one stood before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twoviews.bank import content
from twoviews.bank.answers import SCALE, SCALE_ENDS, fingerprint, fits, is_place
from twoviews.errors import UnknownName
from twoviews.html import Markup
from twoviews.parts.base import Entry, Live, Look, Notices, Save, nothing, now, quiet
from twoviews.parts.opinion import paper
from twoviews.parts.opinion.wire import OpinionContent, OpinionState, Place, PlaceOneself, Stood
from twoviews.parts.wire import Pair


class Opinion(Live[OpinionContent, OpinionState, PlaceOneself]):
    """Propositions on a scale from 1 (disagree strongly) to 7 (agree strongly); nothing is marked.

    The record may hold several entries of a proposition: the last is where the learner stands; the first, if
    it was there when the part was opened, is shown beside it as the earlier answer. `earlier` holds, by
    proposition, the answer that was given to the same sentence in an earlier lesson; the page gets it only
    once the new answer is there, so that the old one does not pull it.
    """

    asks = PlaceOneself

    def __init__(
        self,
        propositions: Sequence[content.Proposition],
        save: Save,
        look: Look = nothing,
        notices: Notices = quiet,
        earlier: Mapping[str, Entry] | None = None,
    ) -> None:
        self._propositions = {each.id: each for each in propositions}
        self._save = save
        self._first: dict[str, Entry] = {}
        self._latest: dict[str, Entry] = {}
        self._aside: dict[str, str] = {}
        shown = OpinionContent(
            title=paper.TITLE,
            propositions=tuple(Pair(each.id, each.text) for each in propositions),
            scale=_scale(),
        )
        super().__init__(shown, notices, look)
        before = {key: entry for key, entry in (earlier or {}).items() if self._fits(key, entry)}
        self._earlier = {**self._first, **before}

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
        self.catch_up()
        saved = self._save(entry)
        self.take_back(entry)
        self.tell(self.now_shown(), saved=saved)
        return True

    def about(self) -> str:
        """How many propositions this asks about."""
        return f"{paper.TITLE} {len(self._propositions)} propositions."

    def now_shown(self) -> OpinionState:
        """Where the learner stands, the first answer and when it was."""
        earlier = {key: entry for key, entry in self._earlier.items() if key in self._latest}
        return OpinionState(
            now={key: entry.response for key, entry in self._latest.items()},
            earlier={key: Stood(entry.response, entry.when) for key, entry in earlier.items()},
            aside=dict(self._aside),
        )

    def printed(self) -> Markup:
        """Each proposition with the scale to ring a number on."""
        return paper.printed(self._propositions.values())

    def act(self, ask: PlaceOneself) -> None:
        """Place the learner."""
        self.place(ask.proposition, ask.value, ask.seconds)

    def take_back(self, entry: Entry) -> None:
        """The last entry that fits is where the learner stands."""
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


def _scale() -> tuple[Place, ...]:
    meanings = {SCALE[0]: SCALE_ENDS[0], SCALE[-1]: SCALE_ENDS[1]}
    return tuple(Place(place, meanings.get(place, "")) for place in SCALE)
