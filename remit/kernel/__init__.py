"""The only glue between the rules and Django: clock, write transaction, names, search folding."""
