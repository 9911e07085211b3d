"""One attempt to sign in at the provider of identities: what this site sends along, and what must
come back with it. Another browser, an older attempt or a second answer opens nothing."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from remit.domain.refusals import Refusal
from remit.interfaces.identity import asking, provider, proving


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is kept in the session between going and coming back."""

    state: str
    nonce: str
    verifier: str
    following: str
    began: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody whom the provider knows: its lasting name for the person, and the address."""

    issuer: str
    subject: str
    email: str


def begun(*, following: str, at: int) -> Attempt:
    """An attempt with secrets of its own."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Attempt(state, nonce, verifier, following, at)


def address(attempt: Attempt, *, back: str, language: str) -> str:
    """Where the browser is sent to."""
    digest = hashlib.sha256(attempt.verifier.encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": provider.named().client,
        "redirect_uri": back,
        "scope": "openid email profile",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        "ui_locales": language,
    }
    return _with(provider.places().authorize, asked)


def leaving() -> str:
    """Where somebody signs out at the provider; nothing where it has no such place."""
    place = provider.places().leave
    return _with(place, {"client_id": provider.named().client}) if place else ""


def _with(place: str, asked: Mapping[str, str]) -> str:
    return f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}"


def answered(attempt: Attempt, *, code: str, back: str) -> Identity:
    """Who it was, for the code with which the browser came back."""
    given = _exchanged(attempt, code, back)
    claims = proving.claims(str(given.get("id_token", "")), nonce=attempt.nonce)
    said = _with_address(claims, str(given.get("access_token", "")))
    return Identity(provider.named().url, str(claims["sub"]), _verified(said))


def _exchanged(attempt: Attempt, code: str, back: str) -> asking.Answer:
    named, places = provider.named(), provider.places()
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": attempt.verifier,
    }
    if places.in_head:
        return asking.exchange(places.token, form, (named.client, named.secret))
    form |= {"client_id": named.client, "client_secret": named.secret}
    return asking.exchange(places.token, form, None)


def _with_address(claims: dict[str, object], access: str) -> asking.Answer:
    """The proof itself, or what the provider adds to it about the same person; an address and the
    word that it is verified come from one place."""
    named, place = provider.named(), provider.places().userinfo
    is_whole = named.claim in claims and (named.vouches or "email_verified" in claims)
    if is_whole or not access or not place:
        return claims
    more = asking.read(place, Authorization=f"Bearer {access}")
    if more.get("sub") != claims["sub"]:
        raise Refusal("IDENTITY_NOT_PROVEN")
    return more


def _verified(said: asking.Answer) -> str:
    named = provider.named()
    email = said.get(named.claim)
    if not isinstance(email, str) or "@" not in email.strip("@ "):
        raise Refusal("IDENTITY_WITHOUT_ADDRESS", claim=named.claim)
    if not named.vouches and str(said.get("email_verified")).lower() != "true":
        raise Refusal("IDENTITY_NOT_VERIFIED")
    return email.strip()
