"""A new record asked for question by question, checked answer by answer, and written at the end."""
