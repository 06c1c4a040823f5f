"""The test before the course and the test after it: questions without a mark, and “I do not know yet”."""
