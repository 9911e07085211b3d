"""The heading of a document: what it is, under which number, of which day, from whom, signed by
which post, and where it was published. What was read wrongly is corrected by an act."""
