"""What a lesson shows: cards to read and live parts to act in. ipywidgets only here."""
