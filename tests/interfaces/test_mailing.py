"""Notices leave the outbox by mail, through a real mail server on this machine."""

import datetime as dt
from collections.abc import Iterator
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Receiver

from remit.commitments import actions
from remit.interfaces import mailing
from remit.kernel import clock, turns
from remit.ledger import check_proof
from remit.ledger.queries import checkpoints
from remit.notices import actions as mailed
from remit.notices import models, queries
from tests.support import government, ports

DAY = dt.datetime(2024, 3, 4, 3, tzinfo=dt.UTC)


class _Box(Receiver):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Message] = []
        self.answer = "250 taken"

    async def handle_DATA(self, *said: Any) -> str:
        """What the server answers to a letter."""
        return self.answer if self.answer[0] != "2" else await super().handle_DATA(*said)

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)


@pytest.fixture
def box(settings: Any) -> Iterator[_Box]:
    """A mail server on a free port of this machine."""
    box = _Box()
    controller = Controller(box, hostname="127.0.0.1", port=ports.free())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.server.sockets[0].getsockname()[1]
    yield box
    controller.stop()


def _assign() -> government.Government:
    founded = government.found()
    with clock.injected(DAY):
        terms = actions.Terms(
            title="Publish the catalogue",
            issuer=founded.units["CITY-PC"],
            lead=founded.units["DOIC"],
            reference="Notice 12",
        )
        actions.assign(by=founded.by["secretary"], at=DAY, terms=terms)
    return founded


@pytest.mark.django_db
def test_whoever_owes_gets_one_letter_without_the_title(box: _Box) -> None:
    _assign()
    waiting = queries.counts()["waiting"]
    assert mailing.deliver() == waiting > 0
    letters = {letter["To"]: letter.get_payload(decode=True) for letter in box.letters}
    assert b"Publish" not in letters["head@example.org"]
    assert "secretary@example.org" not in letters  # who acts is not told
    assert mailing.deliver() == 0


def _tries() -> set[int]:
    return set(models.Notice.objects.values_list("tries", flat=True))


@pytest.mark.django_db
def test_while_the_mail_server_is_away_letters_wait_and_no_try_counts(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    _assign()
    for _ in range(2 * mailing.MOST_TRIES):
        assert mailing.deliver() == 0
    assert queries.counts()["delivered"] == 0
    assert _tries() == {0}


@pytest.mark.django_db
def test_a_letter_that_the_server_refuses_is_given_up_after_a_few_times(box: _Box) -> None:
    box.answer = "550 no such mailbox"
    _assign()
    for tried in range(1, 3 + mailing.MOST_TRIES):
        assert mailing.deliver() == 0
        assert _tries() == {min(tried, mailing.MOST_TRIES)}


@pytest.mark.django_db
def test_a_server_that_asks_for_patience_gets_the_letter_later(box: _Box) -> None:
    box.answer = "451 come back later"
    _assign()
    for _ in range(2 * mailing.MOST_TRIES):
        assert mailing.deliver() == 0
    assert _tries() == {0}
    box.answer = "250 taken"
    assert mailing.deliver() == queries.counts()["delivered"] > 0


@pytest.mark.django_db
def test_what_was_tried_is_sent_again_as_it_was_and_apart_from_what_came_later(box: _Box) -> None:
    founded = _assign()
    for person, notices in queries.waiting(most_tries=1, limit=99):
        mailed.begin_try(notices=[one.id for one in notices])  # and here the sender was stopped
        before = (person, [one.id for one in notices])
    with clock.injected(DAY):
        actions.assign(by=founded.by["secretary"], at=DAY, terms=founded.terms())
    again = [
        (who, [one.id for one in some]) for who, some in queries.waiting(most_tries=5, limit=99)
    ]
    assert before in again
    assert mailing.deliver() == queries.counts()["delivered"]
    assert len(box.letters) == len({letter["Message-ID"] for letter in box.letters}) == len(again)


@pytest.mark.django_db
def test_of_two_who_deliver_at_once_one_does(box: _Box) -> None:
    _assign()
    with turns.only_one("mail", wait=False) as free:
        assert free
        assert mailing.deliver() == 0
    assert mailing.deliver() > 0


@pytest.mark.django_db
def test_a_site_without_a_mail_server_keeps_its_notices(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    _assign()
    assert mailing.deliver() == 0
    assert set(models.Notice.objects.values_list("tries", flat=True)) == {0}


NOON = dt.datetime(2024, 3, 5, 5, tzinfo=dt.UTC)


def _signed(at: dt.datetime) -> checkpoints.Card | None:
    with clock.injected(at):
        return mailed.sign_due_checkpoint(at=at)


def _letters(box: _Box) -> dict[str, Message]:
    """The letters with checkpoints; what they say is in the language of whoever gets them."""
    signed = [one for one in box.letters if one["Message-ID"].startswith("<remit-checkpoint-")]
    return {letter["To"]: letter for letter in signed}


@pytest.mark.django_db
def test_auditors_get_what_was_signed_and_can_check_it(box: _Box, settings: Any) -> None:
    settings.REMIT_AUDITORS = ["court@example.org"]
    _assign()
    card = _signed(NOON)
    assert card is not None
    mailing.deliver()
    letters = _letters(box)
    assert set(letters) == {"court@example.org", "auditor@example.org"}
    words, file = letters["court@example.org"].get_payload()
    assert file.get_filename() == f"checkpoint-{card.size}.txt"
    kept = file.get_payload(decode=True).decode()
    assert kept == card.note
    text = words.get_payload(decode=True).decode()
    assert card.note in text.replace("\r\n", "\n")
    key = check_proof.key_of(text.splitlines()[-1])
    assert check_proof.checked(kept, [key])
    assert mailing.deliver() == 0


@pytest.mark.django_db
def test_an_auditor_gets_one_letter_a_day_unless_a_checkpoint_is_asked_for(box: _Box) -> None:
    founded = _assign()
    for hours, letters in ((0, 1), (2, 1), (24, 2)):
        at = NOON + dt.timedelta(hours=hours)
        with clock.injected(at):
            actions.assign(by=founded.by["secretary"], at=at, terms=founded.terms())
        assert _signed(at) is not None
        assert models.Letter.objects.count() == letters
    with clock.injected(at):
        actions.assign(by=founded.by["secretary"], at=at, terms=founded.terms())
        mailed.sign_checkpoint(at=at)
    assert models.Letter.objects.count() == 3


@pytest.mark.django_db
def test_without_a_mail_server_no_letter_waits(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    settings.REMIT_AUDITORS = ["court@example.org"]
    _assign()
    assert _signed(NOON) is not None
    assert not models.Letter.objects.exists()
