"""Where a viewer may stand as an issuer: nowhere, at the own units, at the bodies outside for which
one of the own posts records."""

from collections.abc import Iterator

from remit.domain.rights.facts import Object, Viewer
from remit.domain.rights.table import Permission, may


def may_somewhere(permission: Permission, viewer: Viewer) -> bool:
    """Whether the viewer has a permission for one issuer at least, or without any."""
    return any(may(permission, viewer, place) for place in _own_places(viewer))


def _own_places(viewer: Viewer) -> Iterator[Object]:
    posts = tuple(held.post for held in viewer.held)
    yield Object()
    yield from (Object(issuer=held.unit, issuer_path=held.path) for held in viewer.held)
    yield from (Object(issuer=one, stewards=posts, issuer_outside=True) for one in viewer.stewarded)
