"""A large site, the same each time it is asked for: life stories are played once by the real
actions, and then written out for as many commitments as wanted, with their own units and days."""
