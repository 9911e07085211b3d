"""The two tables of choices. They are ordinary rows and no acts: no figure and no right rests on
them, and they go with the person."""

from django.conf import settings
from django.db import models


class ChosenColumns(models.Model):
    """The columns of one kind of list, as one person wants them, in their order."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    columns = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "kind"], name="columns_once_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"


class SavedList(models.Model):
    """A list under a name: its page, the words of its address, and its columns.

    With a unit it is also there for whoever holds a post in that unit. What was removed stays for a
    while, so that it can be taken back.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    unit = models.BigIntegerField(null=True)
    page = models.CharField(max_length=30)
    name = models.CharField(max_length=100)
    words = models.JSONField()
    columns = models.JSONField()
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["unit"], name="saved_list_unit"),)

    def __str__(self) -> str:
        return f"{self.page} of {self.person_id}"
