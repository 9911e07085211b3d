"""What was done about a document: its registration, relations, corrections and decisions on
drafts."""
