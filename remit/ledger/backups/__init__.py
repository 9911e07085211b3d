"""A copy of the whole site in one file: the database as it stood at one moment, the files of
evidence with their hashes, and the keys only where somebody asked for them."""
