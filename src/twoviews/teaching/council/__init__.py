"""The Council game with a class at several tables: packs to hand out, and all tables side by side.

The way there: `classlist` reads who plays, `seating` gives each a place, `packs` sets what each place gets on
paper, `clock` the page with the hour on the wall, and `packing` writes all of it. The way back: `forms` and
`gathering` make games of what the tables handed in, `comparing` sets them side by side by the game's own
library, `asking` draws questions from their differences, and `page` is what the class looks at.
"""
