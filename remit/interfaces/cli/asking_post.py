"""Who asks on the command line: whoever may run the command, or somebody at a named post."""

import sys

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, Viewer, check_may
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import naming, people


def viewer(code: str) -> Viewer | None:
    """Who asks as a post sees what its holder sees; without a post, what the site's keeper sees."""
    if not code:
        return None
    asking = organisation.viewer(holder(code), clock.today())
    check_may(Permission.SEE_FIGURES, asking, Object())
    return asking


def holder(code: str) -> By:
    """A person who holds the post today, and may sign in."""
    post = organisation.post_by_code(code)
    held = people.persons_at(units=(), posts=[post.id], on=clock.today())
    signing = naming.signing_in(held)
    if not signing:
        raise Refusal("POST_EMPTY", code=code)
    return By(person=signing[0], post=post.id)


def keeper(code: str) -> By:
    """Whoever keeps the site acts from a named post, or else as its first administrator.

    While there is no administrator, nobody is named. As whom it acts stands on the error output.
    """
    by = holder(code) if code else _first_administrator()
    if by.person is not None and by.post is not None:
        sys.stderr.write(_as_whom(by.person, by.post) + "\n")
    return by


def _first_administrator() -> By:
    from remit.interfaces.cli import opening

    person = opening.administrator()
    if person is None:
        return By()
    return By(person=person, post=naming.administrators_post(person, clock.today()))


def _as_whom(person: int, post: int) -> str:
    from django.utils.translation import gettext as _

    at = organisation.posts([post])[post]
    facts = {"person": organisation.person(person).name, "post": at.code}
    return _("Acting as %(person)s, %(post)s.") % facts
