"""The course bar: where one is in the course, and the ways from there."""
