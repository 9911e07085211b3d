"""Drafts and what is half written at them: nothing rests on them until a person confirms."""

from django.db import models

from remit.organisation.models import Person
from remit.texts.models.documents import Document


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


class DraftNote(models.Model):
    """What a person had half written at drafts that were undone: kept with the draft that waits
    again, by whoever undid them, until somebody is done with it."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="notes")
    writer = models.ForeignKey(Person, models.PROTECT, related_name="notes_written")
    fields = models.JSONField()
    written_at = models.DateTimeField()
    kept_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="notes_kept")
    kept_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.draft_id} by {self.writer_id}"
