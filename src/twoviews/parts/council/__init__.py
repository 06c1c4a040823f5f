"""The Council game: a text to write, bargain over and vote on."""
