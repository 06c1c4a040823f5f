"""The teacher's edition: what `assets/teach/` holds beside what the lessons have, on a page and on paper.

`blocks` is what both are made of; `lesson`, `course` and `key` say what stands in it; `page` makes HTML of it
and `sheet` typst; `wall` is a page of its own, for the wall.
"""
