"""The rules that content must keep, by what they look at. Each is a function that yields problems."""
