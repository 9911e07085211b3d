"""With which HTTP status a refusal is answered, by its rule; one table for the faces."""

from collections.abc import Iterable
from typing import Final

from remit.domain.refusals import Refusal

UNPROCESSABLE: Final = 422
STATUS: Final = {
    "RIGHT_MISSING": 403,
    "REGISTER_FOR_ANOTHER": 403,
    "REGISTER_WITHOUT_ISSUER": 403,
    "POST_NOT_HELD": 403,
    "REQUEST_KEY_REUSED": 409,
    "SAVED_LIST_THERE_ALREADY": 409,
    "TRANSITION_NOT_ALLOWED": 409,
    "ACTED_SINCE": 409,
    "ORDERED_JUST_NOW": 409,
    "VERIFICATION_OF_ANOTHER": 403,
    "VERIFICATION_ENDED": 409,
    # What the institution's own provider says of somebody.
    "IDENTITY_PROVIDER_NONE": 404,
    "IDENTITY_TOO_OFTEN": 429,
    "LETTERS_TOO_OFTEN": 429,
    "LINKS_TOO_OFTEN": 429,
    "IDENTITY_PROVIDER_AWAY": 503,
    "IDENTITY_PROVIDER_ANOTHER": 503,
    "IDENTITY_NOT_ENTERED": 403,
    "IDENTITY_NOT_VERIFIED": 403,
    "IDENTITY_WITHOUT_ADDRESS": 403,
    "IDENTITY_CHANGED": 403,
    # The machine under the site cannot just now; the answer says when to ask again.
    "SITE_BUSY": 503,
    "SITE_AWAY": 503,
    "SITE_WITHOUT_SPACE": 503,
}


def is_addressed(named: Iterable[object], refusal: Refusal) -> bool:
    """Whether it is what the address names that is refused, whatever was to be done with it."""
    return bool({str(one) for one in named} & set(refusal.params.values()))


def status(rule: str, *, reading: bool) -> int:
    """The status of a refusal; what is asked for and not there, or not to be seen, is not found."""
    if reading and rule.endswith("_UNKNOWN"):
        return 404
    return STATUS.get(rule, UNPROCESSABLE)
