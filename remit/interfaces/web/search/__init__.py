"""Search: all that the person may read and that has the words, on a page and as one types."""
