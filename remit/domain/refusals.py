"""What the rule-book answers when it says no: a refusal stops, a finding is one of many.

Both carry a code and the facts of the case. The sentence is made at the interface from the code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


class Refusal(Exception):
    """A rule does not allow it: the code of the rule and the facts it was read on; `others` are
    the rules that say no beside it, where several were asked."""

    def __init__(self, rule: str, **params: str) -> None:
        super().__init__(rule, params)
        self.rule = rule
        self.params = params
        self.others: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One thing that a validation found: its code and the facts."""

    code: str
    params: Mapping[str, str]


def check_each(*checks: Callable[[], object]) -> None:
    """Checks of which none rests on another are all made: the first refusal stops, and names the
    others."""
    refused: list[Refusal] = []
    for check in checks:
        try:
            check()
        except Refusal as refusal:
            refused += [refusal, *refusal.others]
    if refused:
        refused[0].others = tuple(refused[1:])
        raise refused[0]
