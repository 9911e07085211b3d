"""Sending a one-time link by mail. The worker makes and sends it, so that whoever asked learns
nothing from how long that took, and no token stands in a list of work."""

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from remit.interfaces.sign_in_links import actions
from remit.kernel import clock
from remit.organisation import queries as organisation

NOBODY = 0
_log = structlog.get_logger(__name__)


def can_send() -> bool:
    """Whether the site has a mail server, and knows by which address it is reached."""
    return bool(settings.EMAIL_HOST and settings.CSRF_TRUSTED_ORIGINS)


@task()
def send(person: int) -> None:
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
        EmailMessage(_("Sign in to Remit"), "\n".join([*lines, ""]), to=[card.email]).send()
    _log.info("sign_in_link_sent", person=person)
