"""Remit: one ledger of commitments; everything else writes to it or reads from it."""

__version__ = "0.1.0"
