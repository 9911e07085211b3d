"""What texts say that they do to other documents, before anybody has recorded it."""
