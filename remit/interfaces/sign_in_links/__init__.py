"""Links that sign a person in once: made at the command line, opened in the browser."""
