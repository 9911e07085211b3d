"""What is owed as known now: the list of all commitments that a person may read."""
