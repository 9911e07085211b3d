"""Reading tokens: what a list shows of them. The token itself is nowhere; the table keeps its
SHA-256, which is enough for 256 random bits."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from remit.interfaces.api_tokens import models
from remit.interfaces.api_tokens.scopes import Kind, Scope


@dataclass(frozen=True, slots=True)
class TokenCard:
    """What is known of a token; `head` is its beginning, by which its owner knows it."""

    id: int
    person: int
    kind: Kind
    name: str
    scopes: frozenset[Scope]
    post: int | None
    head: str
    made_at: dt.datetime
    expires_at: dt.datetime
    revoked_at: dt.datetime | None
    used_on: dt.date | None
    wrote_at: str = ""
    language: str = ""  # of the person

    def is_good(self, at: dt.datetime) -> bool:
        """Whether it can still be used."""
        return self.revoked_at is None and self.expires_at > at


def tokens(person: int | None = None) -> Sequence[TokenCard]:
    """The tokens of a person, or of everybody, latest first."""
    rows = models.ApiToken.objects.order_by("-made_at", "-id").select_related("person")
    return [card(row) for row in (rows if person is None else rows.filter(person=person))]


def language(token: str) -> str:
    """The language of the person whose token this is or was; none, if nobody may sign in by it."""
    kept = models.ApiToken.objects.filter(token_hash=fingerprint(token), person__is_active=True)
    return kept.values_list("person__language", flat=True).first() or ""


def ended_at(row: models.ApiToken) -> dt.datetime | None:
    """When a token was ended: by somebody, or by a barring of its person after it was made."""
    barred_at = row.person.barred_at
    ends = [barred_at] if barred_at is not None and row.made_at <= barred_at else []
    return min([*ends, row.revoked_at] if row.revoked_at is not None else ends, default=None)


def card(row: models.ApiToken) -> TokenCard:
    """A row as a card; a scope that is no longer known opens nothing."""
    return TokenCard(
        id=row.pk,
        person=row.person_id,
        kind=Kind(row.kind),
        name=row.name,
        scopes=frozenset(Scope(one) for one in row.scopes if one in set(Scope)),
        post=row.post,
        head=row.head,
        made_at=row.made_at,
        expires_at=row.expires_at,
        revoked_at=ended_at(row),
        used_on=row.used_on,
        wrote_at=row.wrote_at,
        language=row.person.language,
    )


def fingerprint(token: str) -> str:
    """What the table keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
