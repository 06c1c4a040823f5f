"""A prompt to write on."""
