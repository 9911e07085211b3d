"""Posts, roles, stewards and delegations out of their acts."""

from collections.abc import Sequence

from remit.domain import body
from remit.kernel import folding
from remit.ledger.records import Act
from remit.organisation import models


def create(acts: Sequence[Act]) -> None:
    """Each act creates one post."""
    models.Post.objects.bulk_create(map(_created, acts))


def _created(act: Act) -> models.Post:
    code, names = body.the_code(act.data, "code"), body.names(act.data, "names")
    return models.Post(
        id=act.subject,
        unit_id=body.the_number(act.data, "unit"),
        code=code,
        names=names,
        folded=folding.lines(code, *names.values()),
    )


def close(acts: Sequence[Act]) -> None:
    """A post is closed on a day."""
    for act in acts:
        models.Post.objects.filter(pk=act.subject).update(closed_on=act.effective_on)


def grant(acts: Sequence[Act]) -> None:
    """A person holds a role at a post from a day on."""
    models.RoleHeld.objects.bulk_create(
        models.RoleHeld(
            id=act.subject,
            person_id=body.the_number(act.data, "person"),
            post_id=body.the_number(act.data, "post"),
            role=body.the_code(act.data, "role"),
            on_from=act.effective_on,
        )
        for act in acts
    )


def end_role(acts: Sequence[Act]) -> None:
    """A role ends on a day."""
    for act in acts:
        models.RoleHeld.objects.filter(pk=act.subject).update(on_until=act.effective_on)


def name_steward(acts: Sequence[Act]) -> None:
    """A post records for a body outside from a day on; the one before it ends."""
    for act in acts:
        earlier = models.Stewardship.objects.filter(
            unit=body.the_number(act.data, "unit"), on_until__isnull=True
        )
        earlier.update(on_until=act.effective_on)
        models.Stewardship.objects.create(
            id=act.subject,
            unit_id=body.the_number(act.data, "unit"),
            post_id=body.the_number(act.data, "post"),
            on_from=act.effective_on,
        )


def delegate(acts: Sequence[Act]) -> None:
    """Whoever holds one post may act for another from a day on."""
    for act in acts:
        models.Delegation.objects.create(
            id=act.subject,
            from_post_id=body.the_number(act.data, "from_post"),
            to_post_id=body.the_number(act.data, "to_post"),
            on_from=act.effective_on,
            on_until=body.day(act.data, "until"),
        )


def end_delegation(acts: Sequence[Act]) -> None:
    """A delegation ends on a day."""
    for act in acts:
        models.Delegation.objects.filter(pk=act.subject).update(on_until=act.effective_on)
