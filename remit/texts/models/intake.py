"""Files that were handed in, and what became of each."""

from django.db import models

from remit.organisation.models import Person, Unit


class Batch(models.Model):
    """Files that were handed in together, by whom, and with what was said of all of them."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="batches")
    post = models.BigIntegerField(null=True)
    on_behalf_of = models.BigIntegerField(null=True)
    issuer = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="batches")
    type = models.CharField(max_length=20, blank=True)
    confidentiality = models.CharField(max_length=20)
    origin = models.CharField(max_length=10)
    handed_in_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"batch {self.pk}"


class HandedIn(models.Model):
    """One file of a batch, or a file inside of one, and what became of it."""

    WAITING, READING, DONE = "WAITING", "READING", "DONE"
    REGISTERED, KNOWN, REFUSED, OPENED = "REGISTERED", "KNOWN", "REFUSED", "OPENED"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    place = models.CharField(max_length=200)
    depth = models.PositiveIntegerField(default=0)
    name = models.TextField()
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    spooled = models.CharField(max_length=32, blank=True)
    step = models.CharField(max_length=10, default=WAITING)
    tries = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=10, blank=True)
    notes = models.JSONField(default=list)
    refusal = models.JSONField(null=True)
    document = models.BigIntegerField(null=True)
    drafts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["batch", "place"], name="one_file_at_a_place"),
        )

    def __str__(self) -> str:
        return self.name
