"""Every rule of every pack holds on its own examples; a cue without examples is no cue."""

import pytest

from remit.domain.reading import folding
from remit.domain.reading.rules import Rule
from remit.texts import packs
from tests.support import rules

FAMILIES = rules.families()
RULES = [rule for _, its in FAMILIES for rule in its]
BINDING = {"CUE", "EXCLUSION", "CONTEXT", "EXHORTATION", "TASK", "FINDING"}
KINDS = {"directive", "task", "commitment", "recommendation", "exhortation"}
OPERATORS = {"by", "before", "in", "from", "within", "on", "every"}


def finds(rule: Rule, text: str) -> bool:
    return rule.regex.search(folding.folded(text)) is not None


@pytest.mark.parametrize(("family", "its"), FAMILIES, ids=[name for name, _ in FAMILIES])
def test_a_rule_matches_what_it_must_and_nothing_that_it_must_not(
    family: str, its: list[Rule]
) -> None:
    missed = [(rule.id, text) for rule in its for text in rule.must_match if not finds(rule, text)]
    caught = [(rule.id, text) for rule in its for text in rule.must_not_match if finds(rule, text)]
    assert (missed, caught) == ([], []), family


def test_every_rule_has_an_example_and_every_binding_rule_a_counterexample() -> None:
    silent = [rule.id for rule in RULES if not rule.must_match]
    careless = [rule.id for rule in RULES if rule.family in BINDING and not rule.must_not_match]
    assert (silent, careless) == ([], [])


def test_rules_are_named_once_and_after_their_language() -> None:
    for language, pack in packs.packs().items():
        names = [rule.id for rule in pack.rules]
        assert len(names) == len(set(names))
        assert [name for name in names if not name.startswith(f"{language}.")] == []


def test_cues_carry_a_kind_and_a_weight_of_the_contract() -> None:
    cues = [rule for rule in RULES if rule.family == "CUE"]
    assert {rule.kind for rule in cues} <= KINDS
    assert all(0 < rule.weight < 1 for rule in cues)


def test_operators_are_those_of_the_contract() -> None:
    assert {rule.operator for rule in RULES if rule.operator} <= OPERATORS


def test_the_actor_families_that_a_cue_names_exist() -> None:
    for pack in packs.packs().values():
        named = {family for rule in pack.rules for family in rule.actor}
        assert named <= set(pack.families)
