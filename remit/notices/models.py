"""The outbox. A notice is written in the transaction of the act that causes it, and delivered
afterwards; what was delivered, when and how often it was tried stays on the row."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """One person is told of one act."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    act = models.BigIntegerField()
    tag = models.CharField(max_length=60)
    commitment = models.BigIntegerField(null=True)
    written_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "act"], name="notice_once"),)
        indexes = (models.Index(fields=["person", "-id"], name="notice_person"),)

    def __str__(self) -> str:
        return f"{self.tag} to {self.person_id}"


class Letter(models.Model):
    """A checkpoint of the ledger goes to somebody who keeps it outside the site."""

    address = models.EmailField()
    language = models.CharField(max_length=5)
    checkpoint = models.BigIntegerField()
    written_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["address", "checkpoint"], name="letter_once"),
        )

    def __str__(self) -> str:
        return f"{self.checkpoint} to {self.address}"
