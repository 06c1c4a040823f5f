"""Two Views."""
