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
    # The file in which the text came, if it came in one; it is kept under its hash.
    file_sha256 = models.CharField(max_length=64, blank=True, default="", db_index=True)
    file_name = models.CharField(max_length=200, blank=True, default="")
    file_format = models.CharField(max_length=10, blank=True, default="")
    file_encoding = models.CharField(max_length=40, blank=True, default="")
    file_size = models.BigIntegerField(null=True)

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
    # Another language of the work says the same, and there a commitment was made of it.
    COVERED = "COVERED"
    # A person merged it with others or split it; what came of it stands beside it.
    REPLACED = "REPLACED"

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
    # How often it was decided on or changed, when last and by whom: who decides from an older
    # page is told.
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="drafts_changed")
    # The how-manieth decision on its document; drafts that were decided on together have one.
    turn = models.PositiveIntegerField(null=True)
    # The acts by which it came out of other drafts, and by which others took its place.
    made_in = models.BigIntegerField(null=True)
    replaced_in = models.BigIntegerField(null=True)

    class Meta:
        indexes = (models.Index(fields=["document", "start"], name="draft_place"),)

    def __str__(self) -> str:
        return f"{self.document_id}[{self.start}:{self.end}]"


class HalfEdit(models.Model):
    """What a person has written at a draft and not yet decided; empty: the person only looks."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="half_edits")
    person = models.ForeignKey(Person, models.CASCADE, related_name="half_edits")
    fields = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    # Since then it was decided, or the person left it; what had been written is kept.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "person"], name="one_half_edit"),)

    def __str__(self) -> str:
        return f"{self.draft_id} by {self.person_id}"


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
