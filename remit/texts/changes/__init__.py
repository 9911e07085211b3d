"""Documents that were replaced or amended by others."""
