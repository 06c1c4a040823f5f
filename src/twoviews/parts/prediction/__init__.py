"""A prediction: a guess to commit to before the evidence."""
