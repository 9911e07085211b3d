"""Tables that programs bring and take: commitments and units."""
