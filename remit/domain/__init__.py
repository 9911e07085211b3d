"""The rule-book: pure functions over frozen facts. Today and actor come in as arguments."""
