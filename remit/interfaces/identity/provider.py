"""What the provider of identities says of itself, at the address that the operator wrote down:
where it is asked what, and its keys. Both are kept for some minutes; an unknown key is asked for
anew."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache

from remit.domain.refusals import Refusal
from remit.interfaces.identity import asking
from remit.interfaces.identity.records import Provider

WELL_KNOWN = "/.well-known/openid-configuration"
KEPT = 10 * 60
# An unknown key is looked up again no more often than this.
PAUSE = 30
_ITSELF, _KEYS, _RECENT = "identity:itself", "identity:keys", "identity:recent"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the provider is asked what."""

    authorize: str
    token: str
    keys: str
    userinfo: str
    leave: str
    in_head: bool


def named() -> Provider:
    """The provider of this site."""
    if settings.REMIT_OIDC is None:
        raise Refusal("IDENTITY_PROVIDER_NONE")
    provider: Provider = settings.REMIT_OIDC
    return provider


def places() -> Places:
    """What the provider says of itself; one that calls itself otherwise is another one."""
    url = named().url
    said = cache.get(f"{_ITSELF}:{url}")
    if said is None:
        said = asking.read(url + WELL_KNOWN)
        if str(said.get("issuer", "")).rstrip("/") != url:
            raise Refusal("IDENTITY_PROVIDER_ANOTHER")
        cache.set(f"{_ITSELF}:{url}", said, KEPT)
    return _read(said)


def issuer() -> str:
    """What the provider calls itself, to the letter."""
    places()
    return str(cache.get(f"{_ITSELF}:{named().url}", {}).get("issuer", named().url))


def keys(*, anew: bool = False) -> list[dict[str, object]]:
    """The keys with which the provider signs."""
    url = places().keys
    kept: list[dict[str, object]] | None = cache.get(f"{_KEYS}:{url}")
    if kept is None or (anew and cache.add(f"{_RECENT}:{url}", True, PAUSE)):
        said = asking.read(url).get("keys")
        kept = [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []
        cache.set(f"{_KEYS}:{url}", kept, KEPT)
    return kept


def _read(said: asking.Answer) -> Places:
    ways = said.get("token_endpoint_auth_methods_supported")
    needed = [said.get(f"{one}_endpoint") for one in ("authorization", "token")]
    if not all(isinstance(one, str) and one for one in (*needed, said.get("jwks_uri"))):
        raise Refusal("IDENTITY_PROVIDER_AWAY")
    return Places(
        authorize=str(needed[0]),
        token=str(needed[1]),
        keys=str(said["jwks_uri"]),
        userinfo=str(said.get("userinfo_endpoint") or ""),
        leave=str(said.get("end_session_endpoint") or ""),
        # Without a word of the provider, the standard says: in the head.
        in_head=not isinstance(ways, list) or "client_secret_post" not in ways,
    )
