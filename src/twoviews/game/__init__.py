"""The Council game of lesson 12: drafts, votes, amendments and the years after, as pure functions."""
