"""The hands-on exercises: tasks that check themselves and say what went wrong.

    exercise = twoviews.exercise("07")
    exercise.check("task-1", fall)

One module a lesson holds the tasks; what is expected is worked out from the tables and models of the course,
so a corrected table row corrects the exercise.
"""

from twoviews.exercises.exercise import Exercise, open_exercise

__all__ = ["Exercise", "open_exercise"]
