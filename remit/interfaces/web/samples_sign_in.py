"""Trying a role: on the sign-in page of an example, and of nothing else, one press of a button
enters as one of its made-up people. Another site knows neither the buttons nor the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Role
from remit.interfaces import labels
from remit.interfaces.web import acting, appearance, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.entry import BACKEND
from remit.interfaces.web.tours import panel, table
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation import queries
from remit.organisation.queries import people

# For each role the posts of the example, the one preferred first: units end in its story.
POSTS = MappingProxyType(
    {
        Role.LEADER: ("SX-PC.leader",),
        Role.SECRETARIAT: ("SX-PC.secretary",),
        Role.HEAD: ("SX-DST.head", "SX-DIC.head"),
        Role.OFFICER: ("SX-DST.officer", "SX-DIC.officer"),
        Role.INSPECTOR: ("SX-INS.inspector",),
        Role.AUDITOR: ("SX-INS.auditor",),
        Role.ADMINISTRATOR: ("SX-OFF.administrator",),
    }
)


# What one can do here in each role.
DOES: Mapping[Role, Promise] = MappingProxyType(
    {
        Role.LEADER: _("See what is late, whose it is and why; open every number."),
        Role.SECRETARIAT: _(
            "Read a text into commitments, assign them, decide on what comes back."
        ),
        Role.HEAD: _("Accept or contest what your unit is to do, and give it to a post."),
        Role.OFFICER: _("Accept, report progress, attach evidence, report work as done."),
        Role.INSPECTOR: _("Check what units report as done; verify it or return it."),
        Role.AUDITOR: _("Verify that no record was changed afterwards; check its proofs."),
        Role.ADMINISTRATOR: _("Bring the units as a table, and verify the ledger."),
    }
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A role that can be tried, what it does, at which post, and who enters."""

    role: Role
    post: queries.PostCard
    person: int

    @property
    def does(self) -> Promise:
        """What one can do in the role."""
        return DOES[self.role]


def offered() -> Sequence[Sample]:
    """The roles that can be tried on this site: none unless it is an example."""
    if not ledger.is_example():
        return ()
    found = (_sample(role, code) for role, codes in POSTS.items() for code in codes)
    first: dict[Role, Sample] = {}
    for sample in found:
        if sample is not None:
            first.setdefault(sample.role, sample)
    return tuple(first.values())


@require_POST
@rights.needs(rights.PUBLIC)
def enter_sample(request: Asking) -> HttpResponseBase:
    """Somebody enters an example as one of its people, at the post that was named, where the tour
    of the role begins; the site goes on in the language of the sign-in page, whatever the made-up
    person speaks."""
    asked = request.POST.get("role", "")
    sample = next((one for one in offered() if one.role.value == asked), None)
    if sample is None:
        raise Http404
    user = get_user_model().objects.get(pk=sample.person)
    login(request, user, backend=BACKEND)
    acting.begin(request, sample.post.id)
    panel.begin(request)
    response = redirect(table.TOURS[sample.role][0].pages[0])
    appearance.speak(response, get_language() or settings.LANGUAGE_CODE)
    return response


def called(request: HttpRequest) -> str:
    """What the person who is signed in is called: by the own name; on an example, whose people are
    made up, by the role, but for whoever keeps it, in the language of the page."""
    role = panel.role_here(request) if panel.is_offered(request) else None
    keeping = POSTS[Role.ADMINISTRATOR]
    held = acting.standing(request).posts if role else ()
    if role is None or any(one.post.code in keeping for one in held):
        return str(getattr(request.user, "called", ""))
    return labels.label(role)


def _sample(role: Role, code: str) -> Sample | None:
    try:
        post = queries.post_by_code(code)
    except Refusal:
        return None
    today = clock.today()
    held = people.persons_at(units=(), posts=[post.id], on=today)
    if not held:
        return None
    # Whoever holds this post alone, and not whoever holds several to show them round.
    counts = {one: len(queries.posts_of_person(one, today)) for one in held}
    return Sample(role, post, min(held, key=lambda one: (counts[one], one)))
