"""The forecasting game."""
