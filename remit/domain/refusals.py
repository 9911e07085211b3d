"""What the rule-book answers when it says no: a refusal stops, a finding is one of many.

Both carry a code and the facts of the case. The sentence is made at the interface from the code.
"""

from collections.abc import Mapping
from dataclasses import dataclass


class Refusal(Exception):
    """A rule does not allow it: the code of the rule and the facts it was read on."""

    def __init__(self, rule: str, **params: str) -> None:
        super().__init__(rule, params)
        self.rule = rule
        self.params = params


@dataclass(frozen=True)
class Finding:
    """One thing that a validation found: its code and the facts."""

    code: str
    params: Mapping[str, str]
