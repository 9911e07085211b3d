"""Who registers documents, and decides on them: the right is one for each issuer. Whoever has it
for another one is told which issuer it is, and not that they may not register at all."""

from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, Viewer, check_may, may, may_somewhere
from remit.organisation import queries as organisation

REGISTER = Permission.REGISTER_TEXTS


def check_registers(viewer: Viewer, place: Object) -> None:
    """The viewer registers documents of this issuer. What may not be read names no issuer."""
    if may(REGISTER, viewer, place):
        return
    if may_somewhere(REGISTER, viewer) and may(Permission.SEE, viewer, place):
        raise _elsewhere(place.issuer)
    check_may(REGISTER, viewer, place)


def _elsewhere(issuer: int | None) -> Refusal:
    card = organisation.units([issuer]).get(issuer) if issuer else None
    if card is None:
        return Refusal("REGISTER_WITHOUT_ISSUER")
    return Refusal("REGISTER_FOR_ANOTHER", issuer=card.name, code=card.code)
