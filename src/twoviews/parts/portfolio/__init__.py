"""The button that makes the portfolio."""
