"""One lead unit owes one result to one issuing unit, by a date, on a stated basis."""
