"""Wiring only: settings, addresses of pages, server entry points."""
