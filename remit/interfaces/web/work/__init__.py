"""My work: what waits for a person, and what the person was told."""
