"""Truth is the act: appended once, chained by hash, never rewritten."""
