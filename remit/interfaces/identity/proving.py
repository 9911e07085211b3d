"""What a proof of identity must hold before it counts: signed by a key of the provider, by the
provider that the operator named, for this site, not yet over, and for the attempt that began in
this very browser."""

from typing import Any

import jwt
from django.utils.crypto import constant_time_compare

from remit.domain.refusals import Refusal
from remit.interfaces.identity import provider

# Signatures with a pair of keys: whoever can check one cannot make one.
SIGNATURES = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA"),
)
# Two clocks may differ by so many seconds.
APART = 60
NEEDED = ["iss", "sub", "aud", "exp", "iat"]
LONGEST = 190


def claims(token: str, *, nonce: str) -> dict[str, Any]:
    """What the provider says of a person, if the token proves that it said so, here and now."""
    try:
        proven: dict[str, Any] = jwt.decode(
            token,
            _key(token),
            algorithms=SIGNATURES,
            audience=provider.named().client,
            issuer=provider.issuer(),
            leeway=APART,
            options={"require": NEEDED},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as failure:
        raise Refusal("IDENTITY_NOT_PROVEN") from failure
    if not _is_of_this_attempt(proven, nonce) or not _is_for_this_site_alone(proven):
        raise Refusal("IDENTITY_NOT_PROVEN")
    if not 0 < len(str(proven["sub"])) <= LONGEST:
        raise Refusal("IDENTITY_NOT_PROVEN")
    return proven


def _key(token: str) -> jwt.PyJWK:
    header = jwt.get_unverified_header(token)
    if header.get("alg") not in SIGNATURES:
        raise jwt.InvalidAlgorithmError
    found = _named(header.get("kid")) or _named(header.get("kid"), anew=True)
    if not found:
        raise jwt.InvalidKeyError
    return jwt.PyJWK(found, algorithm=str(header["alg"]))


def _named(kid: object, *, anew: bool = False) -> dict[str, Any] | None:
    """The key of that name; without a name there may be only one."""
    signing = [one for one in provider.keys(anew=anew) if one.get("use", "sig") == "sig"]
    if kid is None:
        return signing[0] if len(signing) == 1 else None
    return next((one for one in signing if one.get("kid") == kid), None)


def _is_of_this_attempt(proven: dict[str, Any], nonce: str) -> bool:
    return constant_time_compare(str(proven.get("nonce", "")), nonce)


def _is_for_this_site_alone(proven: dict[str, Any]) -> bool:
    """A token for several says for whom it was made."""
    client = provider.named().client
    several = isinstance(proven["aud"], list) and len(proven["aud"]) > 1
    return proven.get("azp", None if several else client) == client
