"""Documents, the reading of their texts into drafts, and what a person decided on each draft."""
