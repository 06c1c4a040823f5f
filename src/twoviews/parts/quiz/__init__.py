"""The quiz: questions to answer, their feedback, and their printed form."""
