"""The board and the figures: what a leader sees first, and the lists and tables behind it."""
