"""Handing in to a teacher: what goes along, then one file."""
