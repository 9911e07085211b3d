"""What people chose about lists: their columns, and lists that they named to open them again."""
