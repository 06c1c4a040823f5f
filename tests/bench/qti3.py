"""Plays every question of the bank in the open player of QTI 3, with right, wrong and partly right answers.

    uv run python tests/bench/qti3.py [LESSON ...]

It says what is not as in the course, and how many answers it gave.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from classroom import chromium, launch  # noqa: E402
from qti3 import Player  # noqa: E402
from test_qti3 import difference, files, stored  # noqa: E402

import npm  # noqa: E402
from lms import answers, bank  # noqa: E402


def main(lessons: list[str]) -> int:
    """Play them; the number of differences."""
    items, chance, start = stored(), Random(5), time.monotonic()
    played, questions, wrong = 0, 0, 0
    program = chromium()
    assert program
    with launch(program) as browser:
        page = browser.new_page(viewport={"width": 900, "height": 1200})
        player = Player(page, npm.installed("") / "node_modules", files())
        for item, key in bank():
            if lessons and item.family[:2] not in lessons:
                continue
            questions += 1
            for response in answers(item, key, chance):
                played += 1
                if found := difference(player, items[item.id], item, key, response):
                    wrong += 1
                    print(found, flush=True)
        for fault in player.faults:
            print(fault)
    print(f"{questions} questions, {played} answers, {wrong} differences, {time.monotonic() - start:.0f} s")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
