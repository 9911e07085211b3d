"""Documents and how they stand to one another, out of their acts; a text is kept as received and
never changed; what the reader found of it is an ordinary row."""

from django.db import models

from remit.organisation.models import Unit


class Source(models.Model):
    """A text as received, named by the SHA-256 of its UTF-8 form."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    text = models.TextField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Passage(models.Model):
    """A paragraph of a text with the words by which it is found, and whether it is the last."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    folded = models.TextField()
    closes = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["source", "start"], name="one_passage"),)

    def __str__(self) -> str:
        return f"{self.source_id[:12]}[{self.start}:{self.end}]"


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
    # The file in which the text came, if it came in one; it is kept under its hash.
    file_sha256 = models.CharField(max_length=64, blank=True, default="", db_index=True)
    file_name = models.CharField(max_length=200, blank=True, default="")
    file_format = models.CharField(max_length=10, blank=True, default="")
    file_encoding = models.CharField(max_length=40, blank=True, default="")
    file_size = models.BigIntegerField(null=True)
    # The post that signs, and where the text was published, as the text or a person says it.
    signer = models.TextField(blank=True, default="")
    origin = models.TextField(blank=True, default="")
    # The corrections in which these words stand; without one, the registration.
    title_act = models.BigIntegerField(null=True)
    signer_act = models.BigIntegerField(null=True)
    origin_act = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return self.number or f"document {self.pk}"


class DocumentRelation(models.Model):
    """How one document stands to another, from the act that related them to the one that parted
    them."""

    from_document = models.ForeignKey(Document, models.PROTECT, related_name="relations")
    to_document = models.ForeignKey(Document, models.PROTECT, related_name="relations_back")
    relation = models.CharField(max_length=20)
    known_from = models.BigIntegerField()
    known_until = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.from_document_id} {self.relation} {self.to_document_id}"


class ProvisionRelation(models.Model):
    """How a provision of one document stands to a provision of another, each by its place in the
    text, from the act that related them to the one that parted them."""

    from_document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    to_document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    to_start = models.PositiveIntegerField()
    to_end = models.PositiveIntegerField()
    relation = models.CharField(max_length=20)
    known_from = models.BigIntegerField()
    known_until = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.from_document_id}[{self.start}] {self.relation} {self.to_document_id}"


class Reading(models.Model):
    """What the reader found in a document, as it was found."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="reading")
    found = models.JSONField()
    read_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reading of {self.document_id}"
