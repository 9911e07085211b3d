"""The one table of tokens; it keeps a fingerprint of each and never the token itself."""

from django.conf import settings
from django.db import models


class ApiToken(models.Model):
    """A token of one person, for one program, from one post, with its scopes and its end."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=100)
    scopes = models.JSONField()
    post = models.BigIntegerField(null=True)
    token_hash = models.CharField(max_length=64, unique=True)
    head = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_on = models.DateField(null=True)
    # Where the primary stood after the last write with it; kept only beside a standby.
    wrote_at = models.CharField(max_length=20, default="")

    def __str__(self) -> str:
        return f"{self.head}… of {self.person_id}"
