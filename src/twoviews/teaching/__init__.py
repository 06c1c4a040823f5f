"""What a teacher takes out of the house."""
