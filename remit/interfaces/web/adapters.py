"""What the site decides about signing in: nobody signs up alone, and the pages speak the language
of the person from the first one on."""

from typing import Any

import structlog
from allauth.account import forms
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import get_connection
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from remit.interfaces.sign_in_links import jobs
from remit.interfaces.web import acting, appearance, sign_on
from remit.interfaces.web.tours import panel
from remit.kernel import clock

PATIENCE = 5  # so many seconds a page waits for the mail server; then the letter goes later
METHODS = "account_authentication_methods"  # kept by allauth at each sign-in
_log = structlog.get_logger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Persons are entered by whoever administers the site."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No."""
        return False

    def authentication_failed(self, request: HttpRequest, **tried: object) -> None:
        """Somebody did not get in; who it was is not written down, only that it was."""
        super().authentication_failed(request, **tried)
        _log.warning("sign_in_failed")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Whoever came by the institution's provider reads that the session there goes on."""
        after: str = sign_on.after_leaving(request) or super().get_logout_redirect_url(request)
        return after

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, object] | None = None,
        email: str | None = None,
    ) -> None:
        """The person is told at once; a mail server that is away is told later, without the
        address of the machine, and costs nobody the page."""
        try:
            super().send_notification_mail(template_prefix, user, context, email)
        except OSError as failure:
            _log.warning("letter_waits", why=type(failure).__name__, tries=0)
            at = clock.now().isoformat()
            jobs.tell.enqueue(person=user.pk, what=template_prefix, said_at=at)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """By the server of the site, which a page does not wait for long."""
        place = f"{self.request.scheme}://{self.request.get_host()}"
        letter = jobs.written(template_prefix, email, {**context, "place": place})
        letter.connection = get_connection(timeout=PATIENCE)
        letter.send()

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **flow: object
    ) -> HttpResponseBase:
        """After signing in by password, by a link or by the sign-on of the institution."""
        methods = request.session.get(METHODS, ())
        _log.info("signed_in", person=user.pk, by=[str(one.get("method")) for one in methods])
        acting.anew(request)
        panel.begin(request)
        language = _spoken_from_now_on(request, user)
        # What is said of the sign-in stands on the next page, and so in its language.
        with translation.override(language or translation.get_language()):
            response: HttpResponseBase = super().post_login(request, user, **flow)
        if language:
            appearance.speak(response, language)
        return response


def _spoken_from_now_on(request: HttpRequest, user: AbstractBaseUser) -> str:
    """The person's own language, unless this browser already chose one."""
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    return "" if chosen else str(getattr(user, "language", ""))


class SignIn(forms.LoginForm):
    """Whoever signs in says whether this device is to be remembered, in the words of this site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "remember" in self.fields:
            self.fields["remember"].label = _("Stay signed in on this device")
