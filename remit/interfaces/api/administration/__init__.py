"""Keeping the site through the API: units, posts, persons, roles and reorganisations."""
