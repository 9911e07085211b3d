"""By what texts of several languages are known to say the same, and what persons said of that."""

from django.db import models

from remit.texts.models.documents import Document
from remit.texts.models.drafts import Draft


class Mark(models.Model):
    """What texts of every language write alike, and in how many texts it stands."""

    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=120)
    texts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["value", "kind"], name="one_mark"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.value}: {self.texts}"


class Marking(models.Model):
    """A mark that a text has."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="markings")
    mark = models.ForeignKey(Mark, models.PROTECT, related_name="markings")

    def __str__(self) -> str:
        return f"{self.document_id}: {self.mark_id}"


class Twin(models.Model):
    """Two drafts that say the same in two languages of a work, until a person parts them."""

    one = models.ForeignKey(Draft, models.CASCADE, related_name="twins")
    other = models.ForeignKey(Draft, models.CASCADE, related_name="twins_back")
    parted_at = models.DateTimeField(null=True)
    parted_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["one", "other"], name="one_twin"),)

    def __str__(self) -> str:
        return f"{self.one_id} = {self.other_id}"


class ToldApart(models.Model):
    """Two documents that look alike and of which a person said that they are not the same."""

    one = models.ForeignKey(Document, models.CASCADE, related_name="told_apart")
    other = models.ForeignKey(Document, models.CASCADE, related_name="told_apart_back")
    said_at = models.DateTimeField()
    said_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["one", "other"], name="told_apart_once"),)

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"
