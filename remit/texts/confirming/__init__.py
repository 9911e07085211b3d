"""Confirming the drafts of a document at speed: in what order, with whom, and how it is undone."""
