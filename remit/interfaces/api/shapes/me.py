"""Who asks, as the API answers it."""

import datetime as dt

from ninja import Schema

from remit.interfaces.api.shapes.organisation import PostRef


class TokenOut(Schema):
    """The token that was shown, without itself."""

    name: str
    kind: str
    scopes: list[str]
    expires_at: dt.datetime


class Me(Schema):
    """The person, the posts held today, the one that acts now, and the token."""

    person: int
    name: str
    language: str
    acting_as: PostRef | None
    posts: list[PostRef]
    token: TokenOut
