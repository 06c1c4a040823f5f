"""The explorer: a model to move."""
