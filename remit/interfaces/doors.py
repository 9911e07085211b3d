"""The right that a page or an endpoint needs before it knows which commitment or document it is
about. Rights over one of these are decided where it is known."""

from enum import StrEnum

from remit.domain.rights import Object, Permission, Viewer, may, may_somewhere


class Open(StrEnum):
    """Doors that need no permission of the table."""

    PUBLIC = "PUBLIC"
    SIGNED_IN = "SIGNED_IN"
    MACHINE = "MACHINE"  # opened by a token of the site, or from the machine itself; to no person


PUBLIC = Open.PUBLIC
MACHINE = Open.MACHINE
SIGNED_IN = Open.SIGNED_IN
Right = Permission | Open

# Permissions that are decided without an object. Any other opens the page to whoever holds a
# post; the action then decides on the commitment or the document itself.
OF_THE_SITE = frozenset(
    {
        Permission.SEE_FIGURES,
        Permission.READ_TEXTS,
        Permission.PROPOSE,
        Permission.VERIFY_LEDGER,
        Permission.ADMINISTER,
        Permission.BAR,
        Permission.ERASE,
    }
)

# Permissions that open a page to whoever has them for one issuer at least.
BY_STANDING = frozenset({Permission.ASSIGN, Permission.TELL_EARLIER, Permission.REGISTER_TEXTS})


def opens(right: Right, viewer: Viewer) -> bool:
    """Whether the door of a page or an endpoint that needs this right opens."""
    if isinstance(right, Open):
        return right is PUBLIC or (right is SIGNED_IN and viewer.person is not None)
    if right in BY_STANDING:
        return may_somewhere(right, viewer)
    return may(right, viewer, Object()) if right in OF_THE_SITE else bool(viewer.held)
