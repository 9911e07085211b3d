"""What persons decided otherwise than the reader had proposed."""

from django.db import models

from remit.organisation.models import Unit
from remit.texts.models.documents import Document
from remit.texts.models.drafts import Draft


class Alias(models.Model):
    """Words by which documents of an issuer call a unit, as persons decided."""

    words = models.CharField(max_length=300)
    issuer = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="aliases_given")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="aliases")
    # Choices up to this moment count no more.
    struck_out_at = models.DateTimeField(null=True)
    struck_out_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = (models.Index(fields=["words"], name="alias_words"),)

    def __str__(self) -> str:
        return f"{self.words}: {self.unit_id}"


class Example(models.Model):
    """What the reader proposed of a passage and what a person decided; the words of the passage
    stay in the text. It is no example any more when the decision was undone."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="examples")
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="examples")
    language = models.CharField(max_length=5)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    proposed = models.JSONField(null=True)
    outcome = models.CharField(max_length=10)
    changed = models.JSONField(default=list)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="examples")
    due = models.CharField(max_length=40, blank=True)
    type = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    alias = models.ForeignKey(Alias, models.PROTECT, null=True, related_name="examples")
    commitment = models.BigIntegerField(null=True, db_index=True)
    decided_at = models.DateTimeField()
    post = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["document", "start"], name="example_place"),)

    def __str__(self) -> str:
        return f"{self.outcome} {self.document_id}[{self.start}:{self.end}]"


class HeadingExample(models.Model):
    """What the reader found of a heading, where a person said something else of the document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="heading_examples")
    field = models.CharField(max_length=20)
    read = models.TextField(blank=True)
    said = models.TextField(blank=True)
    # The words that were read, folded, by which the next text with them is understood.
    words = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="heading_examples")
    decided_at = models.DateTimeField()
    post = models.BigIntegerField(null=True)

    class Meta:
        indexes = (models.Index(fields=["words"], name="heading_words"),)
        constraints = (
            models.UniqueConstraint(fields=["document", "field"], name="one_heading_example"),
        )

    def __str__(self) -> str:
        return f"{self.field} of {self.document_id}"
