"""Delivery by mail: of notices, one letter a person with everything that waits, in the language of
the person; of checkpoints, one letter an auditor.

No notice is lost, and none stands in two letters. What a letter holds is settled before it is sent;
one whose sender was stopped before the mail server had answered is sent again with the same
notices and the same Message-ID, by which a mailbox knows it as one. More no sender of mail can
promise. A letter that the server refuses for good, or that stops its sender, is given up after five
times; it is not counted when the server is away or asks for patience."""

import functools
import smtplib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.interfaces import labels, writing
from remit.kernel import clock, turns
from remit.ledger.queries import checkpoints
from remit.notices import actions, queries
from remit.notices.queries import Due, Told
from remit.organisation import queries as organisation

MOST_TRIES = 5
AT_ONCE = 500
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Posting:
    """A letter that waits: how it is written, and what is noted before and after it is sent."""

    write: Callable[[], EmailMessage]
    begin: Callable[[], object]
    take_back: Callable[[], object]
    mark: Callable[[], object]
    notices: int


def deliver() -> int:
    """Send what waits in the outbox, and say how many notices and checkpoints were handed over.

    A site without a mail server keeps its notices for reading. While another process delivers,
    there is nothing to do.
    """
    if not settings.EMAIL_HOST:
        return 0
    with turns.only_one("mail", wait=False) as free:
        waiting = [*_notices(), *_checkpoints()] if free else []
        return _handed_over(waiting) if waiting else 0


def _handed_over(waiting: Sequence[Posting]) -> int:
    handed = 0
    patient: set[str] = set()
    try:
        with get_connection() as server:
            for posting in waiting:
                letter = posting.write()
                # Of one person the letters keep their order, so that each stays as it was tried.
                if patient.isdisjoint(letter.to):
                    handed += _send(posting, letter, server, patient)
    except OSError as failure:
        _log.warning("mail_server_away", why=str(failure))
    return handed


def _send(
    posting: Posting, letter: EmailMessage, server: BaseEmailBackend, patient: set[str]
) -> int:
    posting.begin()
    letter.connection = server
    try:
        letter.send()
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException as refused:
        _log.warning("mail_not_sent", letter=letter.extra_headers["Message-ID"], why=str(refused))
        if _asks_for_patience(refused):
            posting.take_back()
            patient.update(letter.to)
        return 0
    posting.mark()
    return posting.notices


def _asks_for_patience(refused: smtplib.SMTPException) -> bool:
    """Whether the server refused only for now; then it has not taken the letter."""
    if isinstance(refused, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _said in refused.recipients.values()]
    else:
        codes = [getattr(refused, "smtp_code", 0)]
    return all(400 <= code < 500 for code in codes)


def _notices() -> Iterator[Posting]:
    for person, notices in queries.waiting(most_tries=MOST_TRIES, limit=AT_ONCE):
        numbers = [notice.id for notice in notices]
        yield Posting(
            write=functools.partial(_letter, person, notices),
            begin=functools.partial(actions.begin_try, notices=numbers),
            take_back=functools.partial(actions.take_back_try, notices=numbers),
            mark=functools.partial(_mailed, numbers),
            notices=len(numbers),
        )


def _checkpoints() -> Iterator[Posting]:
    for due in queries.letters(most_tries=MOST_TRIES, limit=AT_ONCE):
        yield Posting(
            write=functools.partial(_checkpoint_letter, due),
            begin=functools.partial(actions.begin_letter, letter=due.id),
            take_back=functools.partial(actions.take_back_letter, letter=due.id),
            mark=functools.partial(_sent, due.id),
            notices=1,
        )


def _mailed(notices: Sequence[int]) -> None:
    actions.mark_mailed(at=clock.now(), notices=notices)


def _sent(letter: int) -> None:
    actions.mark_sent(at=clock.now(), letter=letter)


def _checkpoint_letter(due: Due) -> EmailMessage:
    card = checkpoints.of_size(due.checkpoint)
    with translation.override(due.language):
        acts = writing.Count(card.size)
        subject = ngettext(
            "Remit: checkpoint of the ledger over %(acts)s act",
            "Remit: checkpoint of the ledger over %(acts)s acts",
            acts,
        ) % {"acts": acts}
        lines = [
            ngettext(
                "Keep this letter outside the site. With it you can tell later whether the first "
                "%(acts)s act was changed; the program that checks it needs no site.",
                "Keep this letter outside the site. With it you can tell later whether any of the "
                "first %(acts)s acts was changed; the program that checks it needs no site.",
                acts,
            )
            % {"acts": acts},
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
            "count": writing.Count(len(notices))
        }
        lines = [_line(notice) for notice in notices]
        body = "\n".join([_("Since the last letter:"), "", *lines, ""])
    # The same notices make the same identifier, so a letter sent twice is known as one.
    identifier = f"<remit-{person}-{notices[0].id}-{notices[-1].id}@remit>"
    return EmailMessage(subject, body, to=[card.email], headers={"Message-ID": identifier})


def _line(notice: Told) -> str:
    # The title stays out: a letter leaves the site, and the commitment may be restricted.
    about = "" if notice.commitment is None else f"#{notice.commitment} · "
    return f"{about}{labels.label(notice.tag)}"
