"""Who asks on the command line: whoever may run the command, or somebody at a named post."""

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, Viewer, check_may
from remit.kernel import clock
from remit.organisation import queries as organisation


def viewer(code: str) -> Viewer | None:
    """Who asks as a post sees what its holder sees; without a post, what the site's keeper sees."""
    if not code:
        return None
    asking = organisation.viewer(holder(code), clock.today())
    check_may(Permission.SEE_FIGURES, asking, Object())
    return asking


def holder(code: str) -> By:
    """A person who holds the post today."""
    post = organisation.post_by_code(code)
    people = organisation.persons_at(units=(), posts=[post.id], on=clock.today())
    if not people:
        raise Refusal("POST_EMPTY", code=code)
    return By(person=min(people), post=post.id)
