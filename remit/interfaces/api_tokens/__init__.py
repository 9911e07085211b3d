"""Tokens with which programs ask the API: whose, for what, for how long, and when revoked."""
