"""Commitments: lists, one as a whole, its acts, and every verb on it."""
