"""The addresses of the pages, each named; the right of a page stands at its view."""

from django.urls import include, path, re_path, register_converter
from django.views.generic.base import RedirectView

from remit.interfaces.web import (
    addresses,
    appearance,
    entry,
    link_by_mail,
    new_password,
    pages,
    samples_sign_in,
    sign_on,
    tokens,
)

register_converter(addresses.Number, "number")

urlpatterns = [
    path("", pages.home, name="home"),
    path("", include("remit.interfaces.web.board.urls")),
    path("", include("remit.interfaces.web.ledger.urls")),
    path("", include("remit.interfaces.web.organisation.urls")),
    path("", include("remit.interfaces.web.administration.urls")),
    path("", include("remit.interfaces.web.imports.urls")),
    path("", include("remit.interfaces.web.owed.urls")),
    path("", include("remit.interfaces.web.commitments.urls")),
    path("", include("remit.interfaces.web.lists.urls")),
    path("", include("remit.interfaces.web.together.urls")),
    path("", include("remit.interfaces.web.texts.urls")),
    path("", include("remit.interfaces.web.work.urls")),
    path("", include("remit.interfaces.web.search.urls")),
    path("", include("remit.interfaces.web.tours.urls")),
    path("", include("remit.interfaces.web.design.urls")),
    path("profile/", pages.profile, name="profile"),
    path("profile/tokens/", tokens.tokens, name="tokens"),
    path("profile/tokens/<number:number>/revoke/", tokens.revoke, name="revoke_token"),
    path("act-as/", pages.act_as, name="act_as"),
    path("language/", appearance.choose_language, name="choose_language"),
    path("theme/", appearance.choose_theme, name="choose_theme"),
    path("enter/<str:token>/", entry.enter, name="enter"),
    path("enter-as-sample/", samples_sign_in.enter_sample, name="enter_sample"),
    path("health/", pages.health, name="health"),
    path("account/link/", link_by_mail.send_link, name="send_link"),
    path("account/sign-on/", sign_on.begin, name="sign_on"),
    path("account/sign-on/back/", sign_on.come_back, name="sign_on_back"),
    path("account/sign-on/ended/", sign_on.ended, name="sign_on_ended"),
    # Ties to the provider are made by signing in, and by nothing else.
    path("account/3rdparty/", RedirectView.as_view(pattern_name="profile")),
    # An address is corrected by whoever administers the site; here it is only read.
    path("account/email/", RedirectView.as_view(pattern_name="profile")),
    re_path("^account/confirm-email/", RedirectView.as_view(pattern_name="profile")),
    path("account/password/reset/", new_password.ask, name="account_reset_password"),
    path(
        "account/password/reset/done/", RedirectView.as_view(pattern_name="account_reset_password")
    ),
    path("account/", include("allauth.urls")),
]
