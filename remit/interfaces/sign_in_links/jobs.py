"""Letters by which somebody signs in, or learns how signing in was changed. The worker makes and
sends them, so that whoever asked learns nothing from how long that took, and no token stands in a
list of work."""

import datetime as dt
from collections.abc import Mapping

import structlog
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from remit.domain import body
from remit.interfaces.sign_in_links import actions, letters
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation

NOBODY = 0
_log = structlog.get_logger(__name__)


def can_send() -> bool:
    """Whether the site has a mail server, and knows by which address it is reached."""
    return bool(sends_mail() and settings.CSRF_TRUSTED_ORIGINS)


def sends_mail() -> bool:
    """Whether the site has a mail server."""
    return bool(settings.EMAIL_HOST)


@task()
def send(person: int, tries: int = 0) -> None:
    """Make a link for a person and send it to the person's own address; for nobody, nothing."""
    if person == NOBODY:
        return
    card = organisation.person(person)
    link = settings.CSRF_TRUSTED_ORIGINS[0] + actions.issue(person=person, at=clock.now())
    with translation.override(card.language):
        lines = [
            _("This link signs you in to Remit, once, within half an hour:"),
            "",
            link,
            "",
            _("If you did not ask for it, nothing needs to be done."),
        ]
        letter = EmailMessage(_("Sign in to Remit"), "\n".join([*lines, ""]), to=[card.email])
    if letters.send(letter, send, tries, {"person": person}):
        _log.info("sign_in_link_sent", person=person)


@task()
def send_new_password(person: int, place: str, tries: int = 0) -> None:
    """Send a person the address at which a new password is chosen; for nobody, nothing."""
    if person == NOBODY:
        return
    card = organisation.person(person)
    user = get_user_model().objects.get(pk=person)
    named = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    address = place + reverse("account_reset_password_from_key", kwargs=named)
    with translation.override(card.language):
        facts = {"password_reset_url": address, "place": place}
        letter = written("account/email/password_reset_key", card.email, facts)
    if letters.send(letter, send_new_password, tries, {"person": person, "place": place}):
        _log.info("new_password_sent", person=person)


@task()
def tell(person: int, what: str, said_at: str, tries: int = 0) -> None:
    """Tell a person what was changed about signing in, where the page could not do so itself."""
    card = organisation.person(person)
    with translation.override(card.language):
        letter = written(what, card.email, {"timestamp": dt.datetime.fromisoformat(said_at)})
    letters.send(letter, tell, tries, {"person": person, "what": what, "said_at": said_at})


@task()
def tell_address_before(act: int, tries: int = 0) -> None:
    """Tell whoever reads mail at an address that it signs nobody in any more. The address stands in
    the act of its correction alone; once it is erased nobody is told."""
    corrected = ledger.act(act)
    address = corrected.texts.get("email_before") if corrected else None
    if corrected is None or not address:
        return
    card = organisation.person(body.the_number(corrected.data, "person"))
    with translation.override(card.language):
        lines = [
            _("From now on another address of mail signs you in to Remit; this one does no more."),
            "",
            _("If you did not ask for this, tell whoever administers the site at once."),
        ]
        letter = EmailMessage(_("Your address in Remit"), "\n".join([*lines, ""]), to=[address])
    letters.send(letter, tell_address_before, tries, {"act": act})


def written(what: str, to: str, facts: Mapping[str, object]) -> EmailMessage:
    """A letter by its templates, in the language that is spoken now."""
    subject = " ".join(render_to_string(f"{what}_subject.txt", dict(facts)).split())
    body = render_to_string(f"{what}_message.txt", dict(facts)).strip()
    return EmailMessage(subject, f"{body}\n", to=[to])
