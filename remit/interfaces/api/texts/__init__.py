"""Documents: registered, read into drafts, and decided on."""
