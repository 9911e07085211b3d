"""What the reader learns from: the decisions of persons on what it proposed, kept as examples."""
