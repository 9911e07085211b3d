"""Verification as a job: asked for, carried out by the worker, watched, and ended early."""
