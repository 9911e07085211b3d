"""Tables of the ledger. Acts are append-only (guards in the database hold it on both engines);
sentences and personal data stand in side rows that can be erased without breaking the chain."""

from django.db import models


class Act(models.Model):
    """One act. `body` is the canonical JSON of all fields but the hashes, verified as stored."""

    seq = models.BigIntegerField(primary_key=True)
    id_of_act = models.UUIDField(unique=True)
    recorded_at = models.DateTimeField()
    effective_on = models.DateField()
    tag = models.CharField(max_length=60)
    subject = models.BigIntegerField()
    by_person = models.BigIntegerField(null=True)
    by_post = models.BigIntegerField(null=True)
    body = models.TextField()
    prev_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        indexes = (
            models.Index(fields=["subject", "seq"], name="act_subject"),
            models.Index(fields=["recorded_at"], name="act_recorded"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.tag}"


class SideText(models.Model):
    """A sentence, title, file name or personal datum of an act, bound by SHA-256(salt ‖ text)."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="texts")
    key = models.CharField(max_length=60)
    salt = models.BinaryField(max_length=16, null=True)
    text = models.TextField(null=True)  # NULL says erased, "" says empty

    class Meta:
        constraints = (models.UniqueConstraint(fields=["act", "key"], name="side_text_once"),)

    def __str__(self) -> str:
        return f"{self.act_id}.{self.key}"


class Subtree(models.Model):
    """The root of 256 acts (level 1), of 256 such roots (level 2) and so on, once they are full."""

    level = models.SmallIntegerField()
    place = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["level", "place"], name="subtree_once"),)

    def __str__(self) -> str:
        return f"{self.level}.{self.place}"


class Checkpoint(models.Model):
    """What was signed: the root over the first acts, as the text that left the site."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.size}"


class Request(models.Model):
    """A request that was carried out: the same key gives the same answer, and acts only once."""

    principal = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    response = models.JSONField()
    carried_out_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["principal", "key"], name="request_once"),)

    def __str__(self) -> str:
        return f"{self.principal}:{self.key}"


class Verification(models.Model):
    """A verification that somebody asked for: how far it is, and what it found."""

    WAITING, READING, DONE, CANCELLED, FAILED = "WAITING", "READING", "DONE", "CANCELLED", "FAILED"

    person = models.BigIntegerField(null=True)
    post = models.BigIntegerField(null=True)
    step = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    acts = models.BigIntegerField()
    done = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")
    faults = models.BigIntegerField(default=0)
    findings = models.JSONField(default=list)

    class Meta:
        indexes = (models.Index(fields=["person", "id"], name="verification_of"),)

    def __str__(self) -> str:
        return f"{self.pk} {self.step}"
