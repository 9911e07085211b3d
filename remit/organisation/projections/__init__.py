"""The derived tables of the organisation, and which act changes which of them."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from remit.domain.acts import Tag
from remit.kernel import search_indexes
from remit.ledger import projections as ledger
from remit.ledger.records import Act
from remit.organisation import models, queries
from remit.organisation.projections import names, persons, posts, units
from remit.organisation.projections.placements import Placements


def register() -> None:
    """Let the ledger know the tables of this layer, and searches those they look in."""
    search_indexes.register(models.Unit, "folded")
    search_indexes.register(models.Post, "folded")
    ledger.register(
        ledger.Projection(
            name="organisation",
            prefixes=("tree.", "unit.", "post.", "role.", "steward.", "delegation.", "person."),
            tables=(
                models.Unit,
                models.UnitName,
                models.Tree,
                models.Placement,
                models.Succession,
                models.TreeChange,
                models.Post,
                models.RoleHeld,
                models.Stewardship,
                models.Delegation,
            ),
            apply=apply,
        )
    )


BY_TAG: Mapping[Tag, Callable[[Sequence[Act]], None]] = MappingProxyType(
    {
        Tag.TREE_OPENED: units.open_trees,
        Tag.UNIT_CREATED: units.create,
        Tag.UNIT_RENAMED: names.rename,
        Tag.UNIT_SUCCEEDED: units.succeed,
        Tag.UNIT_DISSOLVED: units.dissolve,
        Tag.UNIT_CHANGE_ANNULLED: units.stay,
        Tag.POST_CREATED: posts.create,
        Tag.POST_CLOSED: posts.close,
        Tag.ROLE_GRANTED: posts.grant,
        Tag.ROLE_ENDED: posts.end_role,
        Tag.PERSON_BARRED: persons.bar,
        Tag.PERSON_ADMITTED: persons.admit,
        Tag.STEWARD_NAMED: posts.name_steward,
        Tag.DELEGATION_GIVEN: posts.delegate,
        Tag.DELEGATION_ENDED: posts.end_delegation,
    }
)


def apply(acts: Sequence[Act]) -> None:
    """Follow the acts in their order, neighbours of one tag together."""
    for run in runs(acts):
        follow = BY_TAG.get(run[0].tag)
        if follow:
            follow(run)
    Placements.follow(acts)
    queries.forget()


def runs(acts: Sequence[Act]) -> list[list[Act]]:
    """Neighbours with the same tag, as lists."""
    grouped: list[list[Act]] = []
    for act in acts:
        if grouped and grouped[-1][0].tag is act.tag:
            grouped[-1].append(act)
        else:
            grouped.append([act])
    return grouped
