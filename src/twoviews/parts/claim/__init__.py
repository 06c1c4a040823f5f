"""A claim: a sentence to judge before its evidence shows."""
