"""The random numbers of the game: numpy's PCG64 with its seeding, in plain Python.

A game that was played yesterday shows the same years tomorrow, in a kernel and in a browser: so these are bit
for bit the numbers of `numpy.random.Generator(numpy.random.PCG64(seed)).random()`.

The generator is PCG XSL RR 128/64 of O'Neill (2014), the seeding her `seed_seq_fe` as numpy has it.
"""

from __future__ import annotations

from collections.abc import Iterator

POOL = 4  # words of 32 bits
WORD, HALF, WHOLE = 2**32 - 1, 2**64 - 1, 2**128 - 1
MULTIPLIER = 0x2360ED051FC65DA44385DF649FCCF645


def uniform(seed: int) -> Iterator[float]:
    """Numbers from 0 up to but not 1, without end. `seed` is 0 or more and below 2**128."""
    a, b, c, d = _words(seed)
    step = ((c << 64 | d) << 1 | 1) & WHOLE
    state = ((step + (a << 64 | b)) * MULTIPLIER + step) & WHOLE
    while True:
        state = (state * MULTIPLIER + step) & WHOLE
        mixed, turn = (state >> 64) ^ (state & HALF), state >> 122
        yield (((mixed >> turn | mixed << (64 - turn)) & HALF) >> 11) / 2**53


def _words(seed: int) -> tuple[int, ...]:
    """Four words of 64 bits, spread from the seed's words of 32 bits."""
    pool = _pool(seed)
    factor, found = 0x8B51F9DD, []
    for place in range(2 * POOL):
        value, factor = _hashed(pool[place % POOL], factor, 0x58F38DED)
        found.append(value)
    return tuple(low | high << 32 for low, high in zip(found[::2], found[1::2], strict=True))


def _pool(seed: int) -> list[int]:
    pool, factor = [], 0x43B0D7E5
    for place in range(POOL):
        value, factor = _hashed(seed >> 32 * place & WORD, factor, 0x931E8875)
        pool.append(value)
    for source in range(POOL):
        for target in (place for place in range(POOL) if place != source):
            value, factor = _hashed(pool[source], factor, 0x931E8875)
            mixed = (0xCA01F9DD * pool[target] - 0x4973F715 * value) & WORD
            pool[target] = mixed ^ mixed >> 16
    return pool


def _hashed(value: int, factor: int, growth: int) -> tuple[int, int]:
    """The value stirred, and the next factor."""
    grown = factor * growth & WORD
    stirred = (value ^ factor) * grown & WORD
    return stirred ^ stirred >> 16, grown
