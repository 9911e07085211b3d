"""What a site decides about signing in at the institution's own provider of identities (OpenID
Connect): where it is, how this site shows who it is, and which of its words is the address."""

from remit.config import checking
from remit.interfaces.identity.records import Provider

LONGEST = 190


def provider() -> Provider | None:
    """Where people sign in beside the site; absent: nowhere else."""
    url = checking.said("REMIT_OIDC_URL").rstrip("/")
    client, secret = checking.said("REMIT_OIDC_CLIENT"), checking.said("REMIT_OIDC_SECRET")
    if not url and not client and not secret:
        return None
    if not url or not client or not secret:
        checking.wrong("REMIT_OIDC_URL, REMIT_OIDC_CLIENT, REMIT_OIDC_SECRET", "SETTINGS_TOGETHER")
        return None
    if not checking.is_safe_address(url) or len(url) > LONGEST:
        checking.wrong("REMIT_OIDC_URL", "SETTING_NOT_A_SAFE_ADDRESS")
        return None
    return Provider(
        url=url,
        client=client,
        secret=secret,
        name=checking.said("REMIT_OIDC_NAME"),
        claim=checking.said("REMIT_OIDC_EMAIL", "email"),
        vouches=checking.flag("REMIT_OIDC_VOUCHES"),
    )
