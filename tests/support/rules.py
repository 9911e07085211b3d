"""The rules of the packs as tests go through them: by language and family, with plain patterns."""

import functools
import re
from collections import defaultdict

from remit.domain.reading.rules import Rule
from remit.texts import packs


def families() -> list[tuple[str, list[Rule]]]:
    """The rules of each language by their families, under a name for each."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for language, pack in packs.packs().items():
        for rule in pack.rules:
            found[f"{language} {rule.family}"].append(rule)
    return sorted(found.items())


@functools.cache
def plain(rule: Rule) -> re.Pattern[str]:
    """The pattern of a rule as anybody would compile it, blind to case, tried everywhere."""
    return re.compile(rule.pattern, re.IGNORECASE)
