"""Lists of commitments: their columns, their order, and lists that are saved under a name."""
