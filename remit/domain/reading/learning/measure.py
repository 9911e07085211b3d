"""How sure a pattern is after few examples: the lower bound of its precision by Wilson."""

import math

# One-sided, 95 in 100: three of three right gives 0.53, two of two 0.43.
Z = 1.645


def lower_bound(right: int, seen: int) -> float:
    """The share that is right at least, given how many of those seen were right."""
    if not seen:
        return 0.0
    share, z2 = right / seen, Z * Z
    middle = share + z2 / (2 * seen)
    spread = Z * math.sqrt(share * (1 - share) / seen + z2 / (4 * seen * seen))
    return (middle - spread) / (1 + z2 / seen)
