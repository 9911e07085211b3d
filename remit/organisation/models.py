"""Tables of the organisation. All but `Person` follow from acts; keys are the seq of the act that
created the row. A person's name and address are ordinary, erasable data; acts hold only its id, and
who may sign in follows from them."""

from collections.abc import Iterator, Mapping

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from remit.kernel import collating, folding, names

ERASED = "erased.invalid"  # a domain that never has a mailbox (RFC 2606)


class People(BaseUserManager["Person"]):
    """Creates persons for sign-in."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Person":
        """A person who may sign in, with or without a password."""
        person = self.model(**fields)
        person.take_name(person.name, self.normalize_email(email), person.names)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who may sign in. What the person may do follows from roles held at posts."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    # How other languages write the name; whoever is not written otherwise has none.
    names = models.JSONField(default=dict)
    # The name as searches look for it, and where it stands in a list.
    folded = models.TextField(default="")
    filed = models.TextField(default="")
    # The same for whoever reads another name: by language.
    filed_in = models.JSONField(default=dict)
    language = models.CharField(max_length=5, default="vi")
    is_active = models.BooleanField(default=True)
    is_cleared = models.BooleanField(default=False)
    # The latest barring: what let the person in until then does so no more, also after it is over.
    barred_at = models.DateTimeField(null=True)

    objects = People()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """The name as the reader's language writes it, else as it was entered."""
        return names.shown(self.names) or self.name

    def take_name(self, name: str, email: str, written: Mapping[str, str]) -> None:
        """A name, by which the person is found and listed from now on, how other languages write
        it, and an address."""
        self.name, self.email, self.names = name, email, dict(written)
        self.folded, self.filed = folding.lines(name, *written.values()), collating.place(name)
        read = {language: names.shown(written, language) for language in names.FALLBACK}
        self.filed_in = {one: collating.place(shown) for one, shown in read.items() if shown}

    @property
    def is_erased(self) -> bool:
        """Whether nothing is left of the person but the number that acts name."""
        return self.email.endswith(f"@{ERASED}")

    def get_session_auth_hash(self) -> str:
        """What a session has to know to go on; it is another one after each barring."""
        return self._since_barred(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same by the keys that the site had before."""
        yield from map(self._since_barred, super().get_session_auth_fallback_hash())

    def _since_barred(self, known: str) -> str:
        if self.barred_at is None:
            return known
        said = known + self.barred_at.isoformat()
        return salted_hmac("remit.organisation.barred", said, algorithm="sha256").hexdigest()


class Unit(models.Model):
    """A body that may owe or issue. `external` ones stand outside the site."""

    id = models.BigIntegerField(primary_key=True)
    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=30)
    names = models.JSONField()
    folded = models.TextField()
    external = models.BooleanField(default=False)
    exists_from = models.DateField()
    exists_until = models.DateField(null=True)

    class Meta:
        indexes = (models.Index(fields=["kind"], name="unit_kind"),)

    def __str__(self) -> str:
        return self.code


class UnitName(models.Model):
    """A name that a unit bore: on which days, and between which acts that was known.

    Only a unit that was renamed has such rows; any other bears the name that stands with it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names_borne")
    names = models.JSONField()
    on_from = models.DateField()
    on_until = models.DateField(null=True)
    known_from = models.BigIntegerField()
    known_until = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.unit_id} from {self.on_from}"


class Tree(models.Model):
    """A hierarchy of units: administrative, party, ministry line."""

    id = models.BigIntegerField(primary_key=True)
    code = models.CharField(max_length=30, unique=True)
    names = models.JSONField()

    def __str__(self) -> str:
        return self.code


class Placement(models.Model):
    """Where a unit stood in a tree: on which days, and between which acts that was known."""

    tree = models.ForeignKey(Tree, models.PROTECT)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="placements_below")
    on_from = models.DateField()
    on_until = models.DateField(null=True)
    known_from = models.BigIntegerField()
    known_until = models.BigIntegerField(null=True)

    class Meta:
        indexes = (models.Index(fields=["tree", "on_from"], name="placement_tree"),)

    def __str__(self) -> str:
        return f"{self.unit_id} below {self.parent_id}"


class Succession(models.Model):
    """A unit goes over into another (none: dissolved without heir) on a day, unless an act took the
    plan back before that day."""

    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="successors")
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="predecessors")
    on = models.DateField()
    how = models.CharField(max_length=20)
    known_from = models.BigIntegerField()
    known_until = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.from_unit_id} {self.how} {self.to_unit_id}"


class TreeChange(models.Model):
    """Each act that changed a tree; the latest one known names the edition."""

    seq = models.BigIntegerField(primary_key=True)
    mark = models.UUIDField()

    def __str__(self) -> str:
        return str(self.seq)


class Post(models.Model):
    """A post in a unit, held by persons in turn."""

    id = models.BigIntegerField(primary_key=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    code = models.CharField(max_length=60, unique=True)
    names = models.JSONField()
    folded = models.TextField(default="")
    closed_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.code


class RoleHeld(models.Model):
    """A person holds a role at a post, from a day until another."""

    id = models.BigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    post = models.ForeignKey(Post, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20)
    on_from = models.DateField()
    on_until = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} at {self.post_id}"


class Stewardship(models.Model):
    """The post that records the decisions of a body outside the site."""

    id = models.BigIntegerField(primary_key=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="stewards")
    post = models.ForeignKey(Post, models.PROTECT, related_name="stewardships")
    on_from = models.DateField()
    on_until = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.post_id} for {self.unit_id}"


class Delegation(models.Model):
    """Whoever holds one post may act for another, from a day until another."""

    id = models.BigIntegerField(primary_key=True)
    from_post = models.ForeignKey(Post, models.PROTECT, related_name="delegations_given")
    to_post = models.ForeignKey(Post, models.PROTECT, related_name="delegations_received")
    on_from = models.DateField()
    on_until = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.from_post_id} to {self.to_post_id}"
