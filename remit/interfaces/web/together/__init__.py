"""Acting on several commitments at once: chosen, looked over, done, each with its outcome."""
