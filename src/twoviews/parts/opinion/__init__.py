"""Opinions: where one stands on propositions without a right answer."""
