"""What changed between the first lesson and the last."""
