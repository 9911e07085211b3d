"""Letters about signing in, from the list of work: the server may be away for a while, and then the
letter waits and is tried again. Nothing secret and nothing of a person stands in the list."""

import datetime as dt
from collections.abc import Mapping

import structlog
from django.core.mail import EmailMessage
from django_tasks.base import Task

from remit.kernel import clock

MOST_TRIES = 6
FIRST_PAUSE = dt.timedelta(minutes=1)
_log = structlog.get_logger(__name__)


def send(
    letter: EmailMessage, again: Task[..., None], tries: int, said: Mapping[str, object]
) -> bool:
    """Hand a letter to the mail server; where it is not taken, the work is done again later."""
    try:
        letter.send()
    except OSError as failure:
        _log.warning("letter_waits", why=type(failure).__name__, tries=tries)
        if tries < MOST_TRIES:
            later = again.using(run_after=clock.now() + FIRST_PAUSE * 2**tries)
            later.enqueue(**said, tries=tries + 1)
        return False
    return True
