"""Letters and notices about signing in are ours: whole sentences in the language of the person."""

import datetime as dt

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from remit.interfaces.sign_in_links import jobs

LETTERS = (
    "account/email/password_changed",
    "account/email/password_set",
    "account/email/password_reset",
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/recovery_codes_generated",
)
NOTICES = (
    "account/messages/password_changed",
    "account/messages/password_set",
    "mfa/messages/totp_activated",
    "mfa/messages/totp_deactivated",
    "mfa/messages/recovery_codes_generated",
)
FACTS = {"timestamp": dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)}


def letter(what: str, language: str) -> tuple[str, str]:
    with translation.override(language):
        made = jobs.written(what, "somebody@example.org", FACTS)
    return made.subject, made.body.splitlines()[0]


@pytest.mark.parametrize("what", LETTERS)
def test_a_letter_about_signing_in_speaks_as_we_do(what: str) -> None:
    english = letter(what, "en")
    # The library writes titles With Capitals, and speaks of what “has been”.
    assert not english[0].istitle()
    assert "has been" not in english[1]
    assert english[1].endswith(".")
    for language in ("vi", "ar", "ko"):
        assert not {*letter(what, language)} & {*english}, language
        assert all(letter(what, language))


@pytest.mark.parametrize("what", NOTICES)
def test_a_notice_on_the_page_says_what_its_letter_says(what: str) -> None:
    for language in ("en", "vi", "ar", "ko"):
        with translation.override(language):
            said = " ".join(render_to_string(f"{what}.txt").split())
        assert said == letter(what.replace("/messages/", "/email/"), language)[1]
