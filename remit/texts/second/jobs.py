"""The second reading as a job of the worker, so that nobody waits for a model."""

from django_tasks import task

from remit.texts.second import actions


@task()
def read_again(document: int) -> None:
    """Read a registered document a second time."""
    actions.read_again(document=document)
