"""How officials of each language write dates and numbers."""
