"""The organisation on any day: its trees, its units, and units that arrive as a table."""
