"""The reading of a batch as a job of the worker."""

from django_tasks import task

from remit.texts.intake import actions


@task()
def take_in(batch: int, *, resumed: bool = False) -> None:
    """Read every file of a batch that waits."""
    actions.take_in(batch=batch, resumed=resumed)
