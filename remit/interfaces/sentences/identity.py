"""Why somebody who signed in at the institution's own provider does not get in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "IDENTITY_PROVIDER_NONE": _(
        "This site has no other place to sign in; use the address and the password."
    ),
    "IDENTITY_PROVIDER_AWAY": _(
        "Where your institution signs people in does not answer; try again in a moment, or sign in "
        "here."
    ),
    "IDENTITY_PROVIDER_ANOTHER": _(
        "The provider at REMIT_OIDC_URL calls itself otherwise; whoever keeps the machine has to "
        "write its issuer there as the provider writes it."
    ),
    "IDENTITY_ATTEMPT_OVER": _(
        "This sign-in did not begin in this browser, was used or took too long; begin again."
    ),
    "IDENTITY_TOO_OFTEN": _(
        "Too many sign-ins come from this place; wait a minute and begin again."
    ),
    "LINKS_TOO_OFTEN": _(
        "Too many sign-in links were asked for from this place; wait some minutes and ask again."
    ),
    "LETTERS_TOO_OFTEN": _(
        "Too many letters were asked for from this place; wait some minutes and ask again."
    ),
    "LINKS_NOT_SENT": _(
        "This site sends no sign-in links: it needs a mail server (REMIT_SMTP_HOST) and its own "
        "address (REMIT_ORIGINS); whoever keeps the machine can set them."
    ),
    "IDENTITY_DECLINED": _(
        "Your institution did not let you in, or you stopped there; begin again, or sign in here."
    ),
    "IDENTITY_NOT_PROVEN": _(
        "What your institution sent does not prove who you are; begin again. If it happens once "
        "more, tell whoever administers the site."
    ),
    "IDENTITY_WITHOUT_ADDRESS": _(
        "Your institution says no address of mail (“%(claim)s”) for you; whoever keeps its "
        "directory has to enter one."
    ),
    "IDENTITY_NOT_VERIFIED": _(
        "Your institution has not verified your address of mail; whoever keeps its directory can "
        "do that."
    ),
    "IDENTITY_NOT_ENTERED": _(
        "Your institution knows you, and this site does not yet; ask whoever administers it to "
        "enter you with the address that your institution has."
    ),
    "IDENTITY_CHANGED": _(
        "Another account of your institution signed in as this person before; whoever administers "
        "the site bars the person and lets the person in again, and then the new account counts."
    ),
}
