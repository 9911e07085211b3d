"""Making and using one-time links. The token is signed with the key of the site, good for half an
hour, and used up by the first sign-in; none of before a barring of the person is good. The table
keeps only its fingerprint."""

import datetime as dt
import hashlib
import secrets

from django.core import signing
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from remit.interfaces.sign_in_links import models

LIFETIME = dt.timedelta(minutes=30)
_signer = signing.Signer(salt="remit.sign_in_links")


def issue(*, person: int, at: dt.datetime) -> str:
    """Make a link for a person and give its path; links that ran out are forgotten."""
    models.SignInLink.objects.filter(expires_at__lt=at).delete()
    token = _signer.sign(secrets.token_urlsafe(24)).replace(":", ".")
    models.SignInLink.objects.create(
        person_id=person, token_hash=_fingerprint(token), expires_at=at + LIFETIME
    )
    return reverse("enter", args=[token])


def forget(*, person: int) -> None:
    """No link that was made for a person until now signs anybody in."""
    models.SignInLink.objects.filter(person=person).delete()


def is_good(*, token: str, at: dt.datetime) -> bool:
    """Whether the link would still sign somebody in."""
    return _good(token, at).exists() if _is_signed(token) else False


def use_up(*, token: str, at: dt.datetime) -> int | None:
    """Use the link up and say whom it signs in; None when it is spent, too old or not ours."""
    if not _is_signed(token) or not _good(token, at).update(used_at=at):
        return None
    return models.SignInLink.objects.get(token_hash=_fingerprint(token)).person_id


def _good(token: str, at: dt.datetime) -> QuerySet[models.SignInLink]:
    since = Q(person__barred_at=None) | Q(expires_at__gt=F("person__barred_at") + LIFETIME)
    return models.SignInLink.objects.filter(
        since,
        token_hash=_fingerprint(token),
        used_at__isnull=True,
        expires_at__gt=at,
        person__is_active=True,
    )


def _is_signed(token: str) -> bool:
    try:
        _signer.unsign(token.replace(".", ":"))
    except signing.BadSignature:
        return False
    return True


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
