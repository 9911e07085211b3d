"""Tables of commitments. All of them follow from acts and can be made again from them.

`Commitment` is what is known now, for lists; `Span` is what was, on any day, as known at any act;
`Movement` books every change of a history like double-entry bookkeeping, so that a figure on any
date is a sum.
"""

from django.db import models
from django.db.models import Q

from remit.organisation.models import Post, Unit
from remit.texts.models import Document

ABOVE = ("above_1", "above_2", "above_3")


class Commitment(models.Model):
    """One commitment as known now, after all that is recorded about it."""

    id = models.BigIntegerField(primary_key=True)
    type = models.CharField(max_length=20)
    basis = models.CharField(max_length=20)
    confidentiality = models.CharField(max_length=20)
    own_registration = models.BooleanField(default=False)
    title = models.TextField()
    folded = models.TextField()
    # Where the title stands in a list.
    filed = models.TextField(default="")
    reference = models.TextField(blank=True, default="")
    # What searches look in: title, wording of the due date and reference, a line for each.
    sought = models.TextField(blank=True, default="")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="commitments")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    ancestors = models.JSONField(default=list)
    # The first of those that one order began for one unit because it comes back.
    series = models.BigIntegerField(null=True)
    issuer = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="issued")
    begins_on = models.DateField(null=True)
    work = models.CharField(max_length=20)
    lead = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="owed")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="allotted")
    original = models.DateField(null=True)
    revised = models.DateField(null=True)
    due_said = models.JSONField(null=True)
    due_wording = models.TextField(blank=True)
    evidence = models.CharField(max_length=20)
    outcome = models.CharField(max_length=30, blank=True)
    blocked = models.CharField(max_length=30, blank=True)
    blocked_by = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="blocks")
    extension_asked = models.BooleanField(default=False)
    confidence = models.CharField(max_length=10, blank=True)
    claimed_on = models.DateField(null=True)
    last_act = models.BigIntegerField()

    class Meta:
        indexes = (
            models.Index(
                fields=["revised", "lead"],
                name="commitment_open_due",
                condition=models.Q(work__in=["ASSIGNED", "CONTESTED", "IN_PROGRESS"]),
            ),
            models.Index(fields=["lead", "work"], name="commitment_lead"),
            models.Index(
                fields=["series"], condition=Q(series__isnull=False), name="commitment_series"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class Cooperation(models.Model):
    """A unit cooperates; it may sign off its part, and is not accountable for the whole."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="cooperations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cooperations")
    signed_off_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.unit_id} in #{self.commitment_id}"


class EvidenceItem(models.Model):
    """A file or a link that is put behind a claim; the act holds the hash of the content."""

    id = models.BigIntegerField(primary_key=True)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="evidence_items")
    form = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    media = models.CharField(max_length=100, blank=True)
    name = models.TextField()
    added_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.form} of #{self.commitment_id}"


class Span(models.Model):
    """A commitment in one state: on days [on_from, on_until), as known by acts [from, until).

    `above` are the lead units of the ancestors that count on those days.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="spans")
    on_from = models.DateField()
    on_until = models.DateField(null=True)
    known_from = models.BigIntegerField()
    known_until = models.BigIntegerField(null=True)
    bucket = models.IntegerField()
    counted = models.BooleanField()
    lead = models.BigIntegerField(null=True)
    post = models.BigIntegerField(null=True)
    issuer = models.BigIntegerField(null=True)
    issuer_level = models.CharField(max_length=12)
    document = models.BigIntegerField(null=True)
    type = models.CharField(max_length=20)
    parent = models.BigIntegerField(null=True)
    above_1 = models.BigIntegerField(null=True)
    above_2 = models.BigIntegerField(null=True)
    above_3 = models.BigIntegerField(null=True)
    original = models.DateField(null=True)
    revised = models.DateField(null=True)
    blocked = models.CharField(max_length=30, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["lead", "on_from"], name="span_lead"),
            models.Index(fields=["commitment", "known_until"], name="span_commitment"),
            models.Index(fields=["document", "on_from"], name="span_document"),
            # What stands as known now: by its bucket without end, or until a day that is known.
            models.Index(
                fields=["bucket", "revised", "commitment", "on_from", "lead", *ABOVE],
                name="span_lasting",
                condition=Q(counted=True, known_until=None, on_until=None),
            ),
            models.Index(
                fields=["bucket", "on_until"],
                name="span_ending",
                condition=Q(counted=True, known_until=None, on_until__isnull=False),
            ),
            # What changed between two moments: the days and the acts at which states begin and end.
            models.Index(
                fields=["on_from", "lead"], condition=Q(counted=True), name="span_begun_on"
            ),
            models.Index(
                fields=["on_until", "lead"],
                condition=Q(counted=True, on_until__isnull=False),
                name="span_ended_on",
            ),
            models.Index(
                fields=["known_from", "lead"], condition=Q(counted=True), name="span_learnt"
            ),
            models.Index(
                fields=["known_until", "lead"],
                condition=Q(counted=True, known_until__isnull=False),
                name="span_outdated",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.commitment_id} [{self.on_from}, {self.on_until})"


class Movement(models.Model):
    """From a day on, n more (or fewer) commitments of a bucket at a unit, booked by an act."""

    seq = models.BigIntegerField()
    on = models.DateField()
    unit = models.BigIntegerField()
    above_1 = models.BigIntegerField(null=True)
    above_2 = models.BigIntegerField(null=True)
    above_3 = models.BigIntegerField(null=True)
    bucket = models.IntegerField()
    n = models.IntegerField()

    class Meta:
        indexes = (
            # Sums between two days, or between two acts, are read from the index alone.
            models.Index(
                fields=["on", "seq", "unit", "bucket", "n", "above_1", "above_2", "above_3"],
                name="movement_day",
            ),
            models.Index(fields=["unit", "on"], name="movement_unit"),
            models.Index(fields=["seq"], name="movement_seq"),
        )

    def __str__(self) -> str:
        return f"{self.seq}: {self.n:+d} at {self.unit}"


class Balance(models.Model):
    """The movements up to an act, added up by place: those up to its day, and those of all days.

    It only makes figures quick: whatever lacks is summed from the movements, and all of it can be
    thrown away. `remit.domain.tallies` says what stands in it.
    """

    seq = models.BigIntegerField(primary_key=True)
    on = models.DateField()
    until = models.BinaryField()
    always = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.on} as known at {self.seq}"
