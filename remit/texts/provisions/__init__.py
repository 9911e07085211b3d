"""Provisions of different works: which one implements, amends or replaces which."""
