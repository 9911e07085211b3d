"""The pages on which an office brings in the work that it kept in a table, and takes it out."""
