"""A guess recalled: shown again at the figure that answers it."""
