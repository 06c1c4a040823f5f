"""The theory: one module a model, pure functions of plain numbers and NumPy arrays."""
