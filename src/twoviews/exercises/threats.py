"""Exercise 09: how threats end, what a list of sanctions leaves out, and who keeps the rule."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from twoviews import tables
from twoviews.exercises.drawing import Drawing
from twoviews.exercises.drawing import read as drawing_of
from twoviews.exercises.reading import cells, named
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import PER_CENT, Slip, Verdict, judge_each
from twoviews.models.threats import actions, violations

TITLE = "Count the threats, ask the enforcer"

ENDS = {
    "gave_way": "threat_then_target_concedes_n",
    "imposed": "threat_resisted_then_sender_imposes_n",
    "backed_down": "threat_resisted_then_sender_backs_down_n",
}
DRAWN = {"gave_way": "the target gave way", "backed_down": "the sender backed down"}
ALLIED = 0.5
RECORDED = 1990  # before it, the column of alliances holds only zeros
DPRK = 731
QUARTERS = (1, 2, 3, 4)
COUNTS = {
    "of all": ("target_gave_way_n", "cases_n"),
    "of imposed": ("imposed_target_gave_way_n", "imposed_n"),
}
GAIN, PENALTY, ENFORCING, NEEDLESS = 3.0, 1.0, 2.0, 3.0
HARSHER, BETTER = 5.0, 7.0
TENTH, WHOLE = 0.1, 0.5


# ── part 1: how threats end ──────────────────────────────────────────────────


@task(
    "per cent, to a tenth",
    idea="Add up the threats, not the rows, and divide by all threats.",
    step="pairs[ends].sum() gives the three sums.",
    tool="100 * counts / counts.sum()",
)
def ends(answer: object) -> Verdict:
    """How all threats ended, in per cent."""
    pairs = _pairs()
    counts = pairs[list(ENDS)].sum()
    expected = _floats(100 * counts / counts.sum())

    def slips(name: str) -> list[Slip]:
        return [
            Slip(float(counts[name]), "That is a count. Divide it by all threats and multiply by 100."),
            Slip(
                100 * float(counts[name]) / len(pairs),
                "That divides by the number of rows. A row may hold several threats: divide by their sum.",
            ),
            Slip(
                100 * float((pairs[name] > 0).mean()),
                "That counts rows in which it happened. Add up the threats in them.",
            ),
            Slip(_dprk(pairs)[name], "That is for the DPRK alone. Take the whole table, pairs."),
        ]

    praise = (
        f"Of {counts.sum()} threats {counts['gave_way']} won at once, {expected['gave_way']:.0f} per cent. "
        f"A list that begins with sanctions imposed holds {counts['imposed']} of them and "
        "never sees the rest."
    )
    return judge_each(
        named(answer, expected), expected, within=TENTH, slips=slips, praise=praise, unit=PER_CENT
    )


@task(
    "per cent, to a tenth",
    idea="The table for cost, with another way to make heaps, and with the nineties alone.",
    step='nineties.groupby("tie")[ends].sum()',
    tool="100 * by_tie.div(by_tie.sum(axis=1), axis=0) divides each row by its own total.",
)
def ends_by_tie(answer: object) -> Verdict:
    """How threats of the 1990s against allies and against others ended, in per cent of each."""
    pairs = _pairs()
    tie = pairs["allied_share"].ge(ALLIED).map({True: "allied", False: "not allied"})
    whole = pairs.groupby(tie)[list(ENDS)].sum()
    rows = pairs[pairs["decade"] == RECORDED]
    counts = rows.groupby(tie)[list(ENDS)].sum()
    shares = _by_row(counts)
    hints = [
        Slip(_flat(counts), "That is a count. Divide each row by its total and multiply by 100."),
        Slip(
            _flat(_by_row(whole)),
            "That is all three decades, and in two of them the column knows no ally. Take nineties.",
        ),
        Slip(
            _flat(100 * counts / counts.to_numpy().sum()),
            "That divides by all threats. Divide each row by its own total.",
        ),
        Slip(
            _flat(100 * counts / counts.sum()),
            "That divides by the total of the column. Add up along the row: .sum(axis=1).",
        ),
        Slip(
            _flat(_by_row(rows[list(ENDS)]).groupby(tie).mean()),
            "That is a mean over pairs of states. Add up the threats first, then divide.",
        ),
        Slip(_flat(shares.iloc[::-1].set_axis(shares.index)), "The two rows are exchanged."),
    ]
    totals, percent = counts.sum(axis=1), _flat(shares)
    praise = (
        f"Allies gave way in {percent['allied, gave_way']:.0f} per cent of {totals['allied']} threats, "
        f"others in {percent['not allied, gave_way']:.0f} of {totals['not allied']}. Senders backed down in "
        f"{percent['allied, backed_down']:.0f} and {percent['not allied, backed_down']:.0f} per cent."
    )
    given = cells(answer, columns=ENDS, rows=shares.index)
    return judge_each(given, percent, within=TENTH, slips=hints, praise=praise, unit=PER_CENT)


@task(
    "a figure with two lines, a unit at the upright axis and a legend",
    idea="The pattern for cost, with two columns of trade_shares.",
    step='Name the sheet figure and draw trade_shares["gave_way"] over trade_shares.index.',
    tool='A second axes.plot(...) for "backed_down", each with a label, then axes.legend().',
)
def drawing(answer: object) -> Verdict:
    """A figure of two shares over the four quarters of trade: who gave way, and who backed down."""
    drawn = drawing_of(answer)
    counts = _by_quarter()
    shares = _by_row(counts)
    if fault := next(_faults(drawn, counts, shares), None):
        return Verdict(False, fault)
    gave_way, backed_down = shares["gave_way"], shares["backed_down"]
    praise = (
        f"From quarter 1 to 4 the share that gave way goes from {gave_way[1]:.0f} to {gave_way[4]:.0f} per "
        f"cent. Senders backed down most often in quarter {backed_down.idxmax()}, in {backed_down.max():.0f} "
        "per cent. Shares, not causes: the quarters differ in other things too."
    )
    return Verdict(True, praise)


def _faults(drawn: Drawing, counts: pd.DataFrame, shares: pd.DataFrame) -> Iterator[str]:
    """What a careful reader would say about the drawing, the worst first."""
    wanted = {column: dict(zip(QUARTERS, shares[column].tolist(), strict=True)) for column in ENDS}
    counted = {column: dict(zip(QUARTERS, counts[column].tolist(), strict=True)) for column in ENDS}
    yield from drawn.empty("dots", "axes.plot(x, y, marker=...)")
    yield from drawn.wrong_kind("lines", "axes.plot(x, y, marker=...)")
    for x, y in drawn.points:
        place = f"The dot of quarter {x:g} stands at {y:g}"
        if x not in QUARTERS:
            yield f"There is a dot at {x:g}. Asked are the quarters 1 to 4: trade_shares.index."
        elif any(abs(y - row[int(x)]) <= WHOLE for row in wanted.values()):
            continue
        elif any(y == row[int(x)] for row in counted.values()):
            yield f"{place}, a count. Draw the shares of trade_shares."
        elif 0 < y < 1:
            yield f"{place}. That is a share of 1. Per cent are a hundred times as much."
        else:
            yield f"{place}, and trade_shares has no such share there."
    for column, words in DRAWN.items():
        there = {x for x, y in drawn.points if abs(y - wanted[column].get(int(x), math.inf)) <= WHOLE}
        if missing := sorted(set(QUARTERS) - there):
            places = ", ".join(map(str, missing))
            yield f"How often {words} is missing in quarter {places}. Draw the column {column!r} too."
    yield from drawn.unnamed(
        ("per cent", "percent", "%", "share"),
        "Say at the upright axis what is drawn, and in which unit: axes.set_ylabel(...).",
    )
    yield from drawn.confused("Which line is which? Give each a label=..., then write axes.legend().")


def _pairs() -> pd.DataFrame:
    return tables.load("threat_game_dyad_decades").rename(
        columns={name: short for short, name in ENDS.items()}
    )


def _dprk(pairs: pd.DataFrame) -> dict[str, float]:
    counts = pairs.loc[pairs["target_cow_code"] == DPRK, list(ENDS)].sum()
    return _floats(100 * counts / counts.sum())


def _by_quarter() -> pd.DataFrame:
    pairs = _pairs()
    quarter = pd.qcut(pairs["target_trade_dependence"], len(QUARTERS), labels=list(QUARTERS)).astype(int)
    return pairs.groupby(quarter)[list(ENDS)].sum()


# ── part 2: what a list leaves out ───────────────────────────────────────────


@task(
    "per cent, to a tenth",
    idea="Two rates, and each has its own kind of case above and below the line.",
    step="Look at the columns of by_senders: all goes with all_won.",
    tool='100 * by_senders["all_won"] / by_senders["all"], and the same for imposed.',
)
def counted_twice(answer: object) -> Verdict:
    """Targets that gave way to one, two and three senders, in per cent of all cases and of those imposed."""
    groups = tables.load("eusanct_outcome_summary").query("dimension == 'senders'")
    senders = groups["category"].str.count("-") + 1
    numbers = [column for pair in COUNTS.values() for column in pair]
    counts = groups.groupby(senders)[numbers].sum()
    rates = pd.DataFrame({name: 100 * counts[won] / counts[base] for name, (won, base) in COUNTS.items()})
    of_all, of_imposed = rates["of all"], rates["of imposed"]
    means = pd.DataFrame(
        {
            name: (100 * groups[won] / groups[base]).groupby(senders).mean()
            for name, (won, base) in COUNTS.items()
        }
    )
    (all_won, everything), (imposed_won, imposed) = COUNTS.values()
    hints = [
        Slip(
            _flat(rates.assign(**{name: counts[won] for name, (won, _) in COUNTS.items()})),
            "That is a count. Divide it by its own kind of case and multiply by 100.",
        ),
        Slip(
            _flat(rates.assign(**{"of all": of_imposed, "of imposed": of_all})),
            "The two counts are exchanged.",
        ),
        Slip(
            _flat(
                rates.assign(
                    **{
                        "of all": 100 * counts[all_won] / counts[imposed],
                        "of imposed": 100 * counts[imposed_won] / counts[everything],
                    }
                )
            ),
            "That divides by the other kind of case. All goes with all, imposed with imposed.",
        ),
        Slip(
            _flat(means), "That is the mean of the groups' own shares. Add up the cases first, then divide."
        ),
        Slip(
            _flat(rates.apply(lambda _: 100 * counts[imposed] / counts[everything])),
            "That is how many came to sanctions at all. Divide those that were won.",
        ),
    ]
    praise = (
        f"From one sender to three it is {of_imposed[1]:.0f} to {of_imposed[3]:.0f} per cent of those "
        f"imposed, and {of_all[1]:.0f} to {of_all[3]:.0f} of all. The list shows a gap of "
        f"{of_imposed[3] - of_imposed[1]:.0f} points, the fuller count one of {of_all[3] - of_all[1]:.0f}."
    )
    given = cells(answer, columns=COUNTS, rows=rates.index)
    return judge_each(given, _flat(rates), within=TENTH, slips=hints, praise=praise, unit=PER_CENT)


# ── part 3: who keeps the rule ───────────────────────────────────────────────


@task(
    "per cent, to a tenth",
    idea="In balance, acting brings as much as it costs.",
    step="2 * q = 3 * (1 - q). Bring both q to one side.",
    tool="needless / (enforcing + needless), times 100.",
)
def by_hand(answer: object) -> Verdict:
    """The share of violations at which the enforcer has no better choice, for two worths of acting."""
    worths = {f"worth {worth:g}": worth for worth in (ENFORCING, BETTER)}
    expected = {name: 100 * float(violations(worth, NEEDLESS)) for name, worth in worths.items()}
    first, better = expected.values()

    def slips(name: str) -> list[Slip]:
        return [
            Slip(100 - expected[name], "That is the share that obeys. Violations are the rest, up to 100."),
            Slip(
                100 * float(actions(GAIN, PENALTY, ENFORCING)),
                "That is how often the enforcer acts. Set up the balance of the enforcer, not of the target.",
            ),
            Slip(
                100 * NEEDLESS / worths[name],
                "That is one number divided by the other. Bring both q to one side first, then divide.",
            ),
            Slip(first + better - expected[name], "The two are exchanged."),
        ]

    praise = (
        f"{first:.0f} violations in 100, and {better:.0f} with the better enforcer. What a violation earns "
        "the target and what it costs it were nowhere in your sum."
    )
    return judge_each(
        named(answer, expected), expected, within=TENTH, slips=slips, praise=praise, unit=PER_CENT
    )


@task(
    "per cent, to a tenth",
    idea="Each player's mixture keeps the other in balance: so ask whose number has changed.",
    step="With the harsher penalty only the second input of actions changes.",
    tool=("100 * threats.violations(2, 3) and 100 * threats.actions(3, 5, 2); then 7 in the place of the 2."),
)
def penalty_or_enforcer(answer: object) -> Verdict:
    """Violations and actions in 100 under a harsher penalty and with a better enforcer."""
    before, harsher, better = (
        _game(penalty, enforcing)
        for penalty, enforcing in ((PENALTY, ENFORCING), (HARSHER, ENFORCING), (PENALTY, BETTER))
    )
    changed = pd.DataFrame({"harsher penalty": harsher, "better enforcer": better})
    both = pd.Series(_game(HARSHER, BETTER))
    exchanged = pd.DataFrame(
        {
            "harsher penalty": _exchanged(HARSHER, ENFORCING),
            "better enforcer": _exchanged(PENALTY, BETTER),
        }
    )
    as_needless = changed.copy()
    as_needless.loc["violations", "harsher penalty"] = 100 * float(violations(ENFORCING, HARSHER))
    hints = [
        Slip(
            _flat(changed.apply(lambda _: pd.Series(before))),
            "That is the game before the change, and this number does move.",
        ),
        Slip(
            _flat(changed.rename(index={"violations": "actions", "actions": "violations"})),
            "Violations and actions are exchanged.",
        ),
        Slip(
            _flat(exchanged),
            "The first two numbers in the brackets are exchanged. Their order is in the text above.",
        ),
        Slip(
            _flat(as_needless),
            "The penalty is no number of the enforcer. violations() takes enforcing and needless.",
        ),
        Slip(_flat(changed.apply(lambda _: both)), "That changes both at once. One number at a time."),
    ]
    praise = (
        f"The harsher penalty leaves {harsher['violations']:.0f} violations in 100, and the enforcer acts in "
        f"{harsher['actions']:.1f} cases in place of {before['actions']:.0f}. The better enforcer brings "
        f"violations to {better['violations']:.0f} and acts as often as before."
    )
    given = cells(answer, columns=changed.columns, rows=changed.index)
    return judge_each(given, _flat(changed), within=TENTH, slips=hints, praise=praise, unit=PER_CENT)


def _game(penalty: float, enforcing: float) -> dict[str, float]:
    return {
        "violations": 100 * float(violations(enforcing, NEEDLESS)),
        "actions": 100 * float(actions(GAIN, penalty, enforcing)),
    }


def _exchanged(penalty: float, enforcing: float) -> dict[str, float]:
    """The game if the first two numbers in the brackets change places."""
    return {
        "violations": 100 * float(violations(NEEDLESS, enforcing)),
        "actions": 100 * float(actions(penalty, GAIN, enforcing)),
    }


# ── tables as numbers ────────────────────────────────────────────────────────


def _flat(table: pd.DataFrame) -> dict[str, float]:
    """Every number of a table by its cell, "row, column"."""
    return {f"{row}, {column}": float(value) for column in table for row, value in table[column].items()}


def _by_row(counts: pd.DataFrame) -> pd.DataFrame:
    """Each row in per cent of its own total."""
    return 100 * counts.div(counts.sum(axis=1), axis=0)


def _floats(row: pd.Series) -> dict[str, float]:
    return {str(name): float(value) for name, value in row.items()}
