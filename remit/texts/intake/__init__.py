"""Files that are handed in together: each is read apart, becomes a document with its drafts or gets
one sentence, and the next one is read. What was done stays done when the work is interrupted."""
