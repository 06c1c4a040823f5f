"""Types, last of all: what finds them has looked meanwhile."""

import beside


def test_the_types_are_sound() -> None:
    code, said = beside.types()
    assert code == 0, said
