"""The predicates of the rights table: short sentences about a viewer and an object."""

from collections.abc import Callable, Iterator

from remit.domain.rights.facts import Held, Object, Viewer
from remit.domain.vocabulary import Confidentiality, Role

Predicate = Callable[[Viewer, Object], bool]


def holds_a_post(viewer: Viewer, at: Object) -> bool:
    """The person holds a role at some post."""
    return bool(viewer.held)


def does_more_than_audit(viewer: Viewer, at: Object) -> bool:
    """The person holds a role other than that of an auditor, who only looks."""
    return any(_with(viewer, *(set(Role) - {Role.AUDITOR})))


def is_administrator(viewer: Viewer, at: Object) -> bool:
    """The person administers the site."""
    return any(_with(viewer, Role.ADMINISTRATOR))


def is_auditor(viewer: Viewer, at: Object) -> bool:
    """The person audits the site."""
    return any(_with(viewer, Role.AUDITOR))


def is_public(viewer: Viewer, at: Object) -> bool:
    """The object is public."""
    return at.confidentiality is Confidentiality.PUBLIC


def is_internal(viewer: Viewer, at: Object) -> bool:
    """The object is for everybody who holds a post."""
    return at.confidentiality is Confidentiality.INTERNAL


def is_restricted(viewer: Viewer, at: Object) -> bool:
    """The object is for the units concerned and those above them."""
    return at.confidentiality is Confidentiality.RESTRICTED


def is_secret(viewer: Viewer, at: Object) -> bool:
    """The object is for those concerned who are cleared."""
    return at.confidentiality is Confidentiality.SECRET


def is_cleared(viewer: Viewer, at: Object) -> bool:
    """The person is cleared for secret matters."""
    return viewer.cleared


def unit_is_concerned(viewer: Viewer, at: Object) -> bool:
    """A unit of the person leads, issues or cooperates, or stands above the lead or the issuer."""
    concerned = {*at.lead_path, *at.issuer_path, *at.cooperating}
    return any(held.unit in concerned for held in viewer.held) or steward_of_issuer(viewer, at)


def officer_of_lead(viewer: Viewer, at: Object) -> bool:
    """The person is head or officer of the lead unit."""
    return any(held.unit == at.lead for held in _with(viewer, Role.HEAD, Role.OFFICER))


def head_of_lead(viewer: Viewer, at: Object) -> bool:
    """The person heads the lead unit."""
    return any(held.unit == at.lead for held in _with(viewer, Role.HEAD))


def officer_of_cooperating(viewer: Viewer, at: Object) -> bool:
    """The person is head or officer of a cooperating unit."""
    return any(held.unit in at.cooperating for held in _with(viewer, Role.HEAD, Role.OFFICER))


def decides_for_issuer(viewer: Viewer, at: Object) -> bool:
    """The person leads or heads the issuing unit or is of its secretariat."""
    roles = (Role.LEADER, Role.HEAD, Role.SECRETARIAT)
    return at.issuer is not None and any(held.unit == at.issuer for held in _with(viewer, *roles))


def steward_of_issuer(viewer: Viewer, at: Object) -> bool:
    """The person holds the post that records the decisions of an issuer outside the site."""
    return any(held.post in at.stewards for held in viewer.held)


def heads_superior(viewer: Viewer, at: Object) -> bool:
    """The person leads, heads or is secretary of the unit above the lead."""
    roles = (Role.LEADER, Role.HEAD, Role.SECRETARIAT)
    return at.superior is not None and any(
        held.unit == at.superior for held in _with(viewer, *roles)
    )


def is_own_registration(viewer: Viewer, at: Object) -> bool:
    """The lead unit registered the commitment itself."""
    return at.own_registration


def inspects_above(viewer: Viewer, at: Object) -> bool:
    """The person inspects at a unit that stands above the lead, or directly below one that does."""
    above = set(at.lead_path[1:])
    return any(set(held.path[:2]) & above for held in _with(viewer, Role.INSPECTOR))


def outside_lead(viewer: Viewer, at: Object) -> bool:
    """No post of the person, own or delegated, is in the lead unit or below it."""
    return all(at.lead not in held.path for held in viewer.held)


def inspects_somewhere(viewer: Viewer, at: Object) -> bool:
    """The person inspects, anywhere."""
    return any(_with(viewer, Role.INSPECTOR))


def leads_some_unit(viewer: Viewer, at: Object) -> bool:
    """The person leads a unit or is of a secretariat, anywhere."""
    return any(_with(viewer, Role.LEADER, Role.SECRETARIAT))


def has_no_issuer(viewer: Viewer, at: Object) -> bool:
    """Nobody knows who issued it."""
    return at.issuer is None


def issuer_is_outside(viewer: Viewer, at: Object) -> bool:
    """The issuer stands outside the site, above all who receive from it."""
    return at.issuer_outside


def leads_in_line_of_issuer(viewer: Viewer, at: Object) -> bool:
    """The person leads, or is of the secretariat of, a unit above the issuer or below it."""
    return at.issuer is not None and any(
        held.unit in at.issuer_path or at.issuer in held.path
        for held in _with(viewer, Role.LEADER, Role.SECRETARIAT)
    )


def is_addressed(viewer: Viewer, at: Object) -> bool:
    """A note about it is addressed to a unit or to a post of the person."""
    return any(held.unit in at.addressed or held.post in at.addressed for held in viewer.held)


def attached_the_evidence(viewer: Viewer, at: Object) -> bool:
    """The person, or a post of the person, attached this evidence."""
    by = at.attached_by
    if by is None:
        return False
    same = viewer.person is not None and viewer.person == by.person
    return same or any(held.post == by.post for held in viewer.held)


def nobody_judged_since(viewer: Viewer, at: Object) -> bool:
    """The work was neither verified nor returned, refuted or closed since it was attached."""
    return at.attached_by is not None and not at.judged


def _with(viewer: Viewer, *roles: Role) -> Iterator[Held]:
    return (held for held in viewer.held if held.role in roles)
