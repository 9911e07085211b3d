"""Whom a proven identity signs in. Only persons who are already entered, by the address that the
provider has verified; from then on by the provider's lasting name for the person, because an
address may be given to somebody else. A barring ends that tie."""

import datetime as dt

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F, QuerySet

from remit.domain.refusals import Refusal
from remit.interfaces.identity.attempts import Identity


def recognise(identity: Identity, *, at: dt.datetime) -> int:
    """The person whom an identity belongs to, whether or not the person may sign in."""
    with transaction.atomic():
        tied = _ties().filter(provider=identity.issuer, uid=identity.subject).first()
        return int(tied.user_id) if tied else _tie(identity, at)


def _tie(identity: Identity, at: dt.datetime) -> int:
    """The first time: the address decides, and must not belong to another identity already."""
    person = get_user_model().objects.filter(email__iexact=identity.email).first()
    if person is None:
        raise Refusal("IDENTITY_NOT_ENTERED")
    if _ties().filter(provider=identity.issuer, user=person).exists():
        raise Refusal("IDENTITY_CHANGED")
    if person.is_active:
        _outlived().filter(provider=identity.issuer, user=person).delete()
        _outlived().filter(provider=identity.issuer, uid=identity.subject).delete()
        own = {"provider": identity.issuer, "uid": identity.subject}
        tie, _new = SocialAccount.objects.get_or_create(**own, defaults={"user": person})
        SocialAccount.objects.filter(pk=tie.pk).update(date_joined=at)
    return int(person.pk)


def _ties() -> QuerySet[SocialAccount]:
    """Those that no barring has ended."""
    standing: QuerySet[SocialAccount] = SocialAccount.objects.all()
    return standing.exclude(pk__in=_outlived().values("pk"))


def _outlived() -> QuerySet[SocialAccount]:
    ended: QuerySet[SocialAccount] = SocialAccount.objects.filter(
        date_joined__lte=F("user__barred_at")
    )
    return ended
