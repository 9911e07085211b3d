"""Making, using and revoking tokens. A token is shown once."""

import datetime as dt
import secrets
from collections.abc import Collection

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.interfaces.api_tokens import models, queries
from remit.interfaces.api_tokens.queries import TokenCard, card
from remit.interfaces.api_tokens.scopes import Kind, Scope
from remit.kernel import clock, inputs
from remit.organisation import queries as organisation

PREFIX = "remit_"
SHOWN = 12
LONGEST_DAYS = 365
MOST = 50


def issue(
    *,
    by: By,
    at: dt.datetime,
    name: str,
    scopes: Collection[Scope],
    days: int,
    person: int | None = None,
    post: int | None = None,
) -> tuple[TokenCard, str]:
    """Make a token for oneself, or as administrator for the system of somebody else; the token
    itself is given back this once."""
    whose = by.person if person is None else person
    if whose is None:
        raise Refusal("RIGHT_MISSING", permission=Permission.ADMINISTER.value)
    if whose != by.person:
        _check_administers(by, at)
    _check_asked(name, scopes, days)
    _check_post(whose, post, at)
    _check_few(whose, at)
    token = PREFIX + secrets.token_urlsafe(32)
    row = models.ApiToken.objects.create(
        person_id=whose,
        kind=(Kind.PERSONAL if whose == by.person else Kind.SERVICE).value,
        name=name.strip(),
        scopes=[scope.value for scope in Scope if scope in scopes],
        post=post,
        token_hash=queries.fingerprint(token),
        head=token[:SHOWN],
        made_at=at,
        made_by=by.person,
        expires_at=at + dt.timedelta(days=days),
    )
    return card(row), token


def revoke(*, by: By, at: dt.datetime, token: int) -> None:
    """End a token at once: one's own, or any as administrator."""
    row = models.ApiToken.objects.filter(pk=token).first()
    if row is None:
        raise Refusal("TOKEN_UNKNOWN", token=str(token))
    if row.person_id != by.person:
        _check_administers(by, at)
    models.ApiToken.objects.filter(pk=token, revoked_at=None).update(revoked_at=at)


def use(*, token: str, at: dt.datetime) -> TokenCard:
    """The token that was shown, if it is still good."""
    kept = models.ApiToken.objects.filter(token_hash=queries.fingerprint(token))
    row = kept.filter(person__is_active=True).select_related("person").first()
    if row is None:
        raise Refusal("TOKEN_NOT_GOOD")
    ended_at = queries.ended_at(row)
    if ended_at is not None:
        raise Refusal("TOKEN_REVOKED", on=clock.day_of(ended_at).isoformat())
    if row.expires_at <= at:
        raise Refusal("TOKEN_EXPIRED", on=clock.day_of(row.expires_at).isoformat())
    today = clock.day_of(at)
    if row.used_on != today:  # a day is enough to find tokens that nobody uses
        models.ApiToken.objects.filter(pk=row.pk).update(used_on=today)
    return card(row)


def wrote(*, token: int, at: str) -> None:
    """What is read with the token from now on is at least as new as this position."""
    models.ApiToken.objects.filter(pk=token).update(wrote_at=at)


def _check_asked(name: str, scopes: Collection[Scope], days: int) -> None:
    if not name.strip():
        raise Refusal("TOKEN_WITHOUT_NAME")
    inputs.fitting("name", name)
    if not scopes:
        raise Refusal("TOKEN_WITHOUT_SCOPE")
    if not 1 <= days <= LONGEST_DAYS:
        raise Refusal("TOKEN_TOO_LONG", days=str(LONGEST_DAYS))


def _check_few(person: int, at: dt.datetime) -> None:
    good = [one for one in queries.tokens(person) if one.is_good(at)]
    if len(good) >= MOST:
        raise Refusal("TOKENS_TOO_MANY", most=str(MOST))


def _check_post(person: int, post: int | None, at: dt.datetime) -> None:
    held = {one.id for one in organisation.posts_of_person(person, clock.day_of(at))}
    if post is not None and post not in held:
        raise Refusal("POST_NOT_HELD")


def _check_administers(by: By, at: dt.datetime) -> None:
    check_may(Permission.ADMINISTER, organisation.viewer(by, clock.day_of(at)), Object())
