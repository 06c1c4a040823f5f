"""The course's content: typed, validated, every problem reported; questions apart from keys; marking."""
