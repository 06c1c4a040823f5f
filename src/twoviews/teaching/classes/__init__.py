"""What a class knows: a folder of what students handed in, read safely and counted, as one page and tables.

The way of an answer: `intake` finds the files and sets aside what is none; `reading` gives each learner's
statements, and `folding` what counts of them, by the same rules as a portfolio; that is kept in batches
(`keeping`), which `counting` counts out of core with duckdb; `report` writes the page and the tables.
"""
