"""The one table of one-time links; it keeps a fingerprint of the token and never the token."""

from django.conf import settings
from django.db import models


class SignInLink(models.Model):
    """A link for one person, good once and not for long."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id} until {self.expires_at}"
