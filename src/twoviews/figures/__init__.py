"""Figures: a table or a model in, a deterministic SVG out. matplotlib only here."""
