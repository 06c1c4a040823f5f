"""What comes back: a few questions of earlier lessons that are due."""
