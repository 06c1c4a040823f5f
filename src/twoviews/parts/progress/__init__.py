"""How much of a lesson is done."""
