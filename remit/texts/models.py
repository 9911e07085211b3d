"""Tables of texts. A source is kept as received and never changed; documents and their relations
follow from acts; readings and drafts are ordinary rows, for nothing rests on them until a person
confirms."""

from django.db import models

from remit.organisation.models import Person, Unit


class Source(models.Model):
    """A text as received, named by the SHA-256 of its UTF-8 form."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    text = models.TextField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Document(models.Model):
    """A directive, resolution, conclusion, plan, decision, notice or news report."""

    id = models.BigIntegerField(primary_key=True)
    type = models.CharField(max_length=20)
    number = models.CharField(max_length=80, blank=True)
    number_folded = models.CharField(max_length=80, blank=True, db_index=True)
    issued_on = models.DateField(null=True)
    issuer = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="documents")
    language = models.CharField(max_length=5)
    confidentiality = models.CharField(max_length=20)
    title = models.TextField()
    folded = models.TextField()
    source = models.ForeignKey(Source, models.PROTECT, related_name="documents")

    def __str__(self) -> str:
        return self.number or f"document {self.pk}"


class DocumentRelation(models.Model):
    """How one document stands to another."""

    from_document = models.ForeignKey(Document, models.PROTECT, related_name="relations")
    to_document = models.ForeignKey(Document, models.PROTECT, related_name="relations_back")
    relation = models.CharField(max_length=20)
    known_from = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.from_document_id} {self.relation} {self.to_document_id}"


class Reading(models.Model):
    """What the reader found in a document, as it was found."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="reading")
    found = models.JSONField()
    read_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reading of {self.document_id}"


class Draft(models.Model):
    """One provision that may become a commitment: its place in the text and what was decided."""

    PENDING, ACCEPTED, REJECTED = "PENDING", "ACCEPTED", "REJECTED"

    document = models.ForeignKey(Document, models.CASCADE, related_name="drafts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    confidence = models.FloatField()
    found = models.JSONField()
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="drafts_added")
    status = models.CharField(max_length=10, default=PENDING)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="drafts_decided")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    commitment = models.BigIntegerField(null=True)

    class Meta:
        indexes = (models.Index(fields=["document", "start"], name="draft_place"),)

    def __str__(self) -> str:
        return f"{self.document_id}[{self.start}:{self.end}]"
