"""Answers as of a date: what a reader sees, worked out from what editors state. Knows no HTML and no addresses."""
