"""Keeping the site on its pages: units, posts, persons, roles, and what a reorganisation moves."""
