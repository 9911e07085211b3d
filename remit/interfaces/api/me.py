"""Who asks: the person, the posts, and what the token is good for."""

from django.http import HttpRequest
from ninja import Router

from remit.interfaces.api import door
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import me as shapes
from remit.interfaces.api.shapes import organisation as refs
from remit.kernel import clock
from remit.organisation import queries as organisation

router = Router(tags=["Me"])


@router.get("/me", response=shapes.Me, auth=door.READ, summary="Who asks")
def me(request: HttpRequest) -> shapes.Me:
    """The person of the token, the posts held today, and the one that acts now."""
    asker = asking(request)
    person = organisation.person(asker.token.person)
    posts = organisation.posts_of_person(person.id, clock.today())
    return shapes.Me(
        person=person.id,
        name=person.name,
        language=person.language,
        acting_as=next((refs.post(one) for one in posts if one.id == asker.by.post), None),
        posts=[one for one in map(refs.post, posts) if one],
        token=shapes.TokenOut(
            name=asker.token.name,
            kind=asker.token.kind.value,
            scopes=sorted(asker.token.scopes),
            expires_at=asker.token.expires_at,
        ),
    )
