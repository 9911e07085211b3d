"""Delivery by mail: of notices, one letter a person with everything that waits, in the language of
the person; of checkpoints, one letter an auditor. What could not be sent is tried again, up to five
times."""

import smtplib
from collections.abc import Sequence

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.interfaces import labels
from remit.kernel import clock
from remit.ledger.queries import checkpoints
from remit.notices import actions, queries
from remit.notices.queries import Due, Told
from remit.organisation import queries as organisation

MOST_TRIES = 5
AT_ONCE = 500
_log = structlog.get_logger(__name__)


def deliver() -> int:
    """Send what waits in the outbox, and say how many notices were handed over.

    A site without a mail server keeps its notices for reading.
    """
    if not settings.EMAIL_HOST:
        return 0
    told = sum(
        _send(person, notices)
        for person, notices in queries.waiting(most_tries=MOST_TRIES, limit=AT_ONCE)
    )
    due = queries.letters(most_tries=MOST_TRIES, limit=AT_ONCE)
    return told + sum(_send_checkpoint(letter) for letter in due)


def _send(person: int, notices: Sequence[Told]) -> int:
    numbers = [notice.id for notice in notices]
    actions.begin_try(notices=numbers)
    try:
        _letter(person, notices).send()
    except (smtplib.SMTPException, OSError) as failure:
        _log.warning("mail_not_sent", person=person, notices=len(numbers), why=str(failure))
        return 0
    return actions.mark_mailed(at=clock.now(), notices=numbers)


def _send_checkpoint(due: Due) -> int:
    actions.begin_letter(letter=due.id)
    try:
        _checkpoint_letter(due).send()
    except (smtplib.SMTPException, OSError) as failure:
        _log.warning("checkpoint_not_sent", letter=due.id, why=str(failure))
        return 0
    return actions.mark_sent(at=clock.now(), letter=due.id)


def _checkpoint_letter(due: Due) -> EmailMessage:
    card = checkpoints.of_size(due.checkpoint)
    with translation.override(due.language):
        subject = _("Remit: checkpoint of the ledger over %(acts)s acts") % {"acts": card.size}
        lines = [
            _(
                "Keep this letter outside the site. With it you can tell later whether any of the "
                "first %(acts)s acts was changed; the program that checks it needs no site."
            )
            % {"acts": card.size},
            *("", card.note),
            _("Keys of the ledger, the newest first:"),
            *checkpoints.verifiers(),
        ]
    identifier = f"<remit-checkpoint-{card.size}-{due.id}@remit>"
    letter = EmailMessage(
        subject, "\n".join(lines), to=[due.address], headers={"Message-ID": identifier}
    )
    # The text of a letter may be wrapped on its way; the file stays as it was signed.
    letter.attach(f"checkpoint-{card.size}.txt", card.note.encode(), "application/octet-stream")
    return letter


def _letter(person: int, notices: Sequence[Told]) -> EmailMessage:
    card = organisation.person(person)
    with translation.override(card.language):
        subject = ngettext("Remit: %(count)s notice", "Remit: %(count)s notices", len(notices)) % {
            "count": len(notices)
        }
        lines = [_line(notice) for notice in notices]
        body = "\n".join([_("Since the last letter:"), "", *lines, ""])
    # The same notices make the same identifier, so a letter sent twice is known as one.
    identifier = f"<remit-{person}-{notices[0].id}-{notices[-1].id}@remit>"
    return EmailMessage(subject, body, to=[card.email], headers={"Message-ID": identifier})


def _line(notice: Told) -> str:
    # The title stays out: a letter leaves the site, and the commitment may be restricted.
    return f"#{notice.commitment} · {labels.label(notice.tag)}"
