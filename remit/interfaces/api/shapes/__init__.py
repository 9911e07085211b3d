"""The shapes of what the API takes and answers: names, types and examples of every member."""
