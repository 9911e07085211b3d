"""A provider of identities (OpenID Connect) of a test's own: a real server with discovery,
sign-in, tokens, keys and what it knows of a person. It keeps to the standard and holds this site to
it, unless a test tells it to lie."""

import base64
import functools
import hashlib
import http.server
import json
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from remit.interfaces.identity.records import Provider
from remit.kernel import clock
from tests.support import ports

CLIENT, SECRET = "remit-of-the-city", "between-us"


@functools.cache
def _first_key() -> rsa.RSAPrivateKey:
    """Made once: it takes a while."""
    return another_key()


def another_key() -> rsa.RSAPrivateKey:
    """A pair of keys that nobody else has."""
    return rsa.generate_private_key(65537, 2048)


@dataclass
class Directory:
    """What the provider knows, and how a test lets it lie."""

    port: int
    person: dict[str, Any]
    claims: dict[str, Any] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    key: rsa.RSAPrivateKey = field(default_factory=_first_key)
    signs_with: Any = None
    algorithm: str = "RS256"
    kid: str = "first"
    itself: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, Mapping[str, str]] = field(default_factory=dict)
    access: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its issuer."""
        return f"http://127.0.0.1:{self.port}/realms/city"

    @property
    def named(self) -> Provider:
        """How the settings of a site name it."""
        return Provider(self.url, CLIENT, SECRET, "City account", "email", vouches=False)


def _places(directory: Directory) -> dict[str, Any]:
    url = directory.url
    return {
        "issuer": url,
        "authorization_endpoint": f"{url}/authorize",
        "token_endpoint": f"{url}/token",
        "jwks_uri": f"{url}/keys",
        "userinfo_endpoint": f"{url}/userinfo",
        "end_session_endpoint": f"{url}/leave",
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        **directory.itself,
    }


def _keys(directory: Directory) -> dict[str, Any]:
    public = jwt.algorithms.RSAAlgorithm.to_jwk(directory.key.public_key(), as_dict=True)
    return {"keys": [{**public, "kid": directory.kid, "use": "sig", "alg": "RS256"}]}


def token(directory: Directory, nonce: str) -> str:
    """The proof of identity, as the standard says and as the test lies."""
    now = int(clock.by_the_machine().timestamp())
    said = {
        "iss": directory.url,
        "aud": CLIENT,
        "iat": now,
        "exp": now + 300,
        "nonce": nonce,
        **directory.person,
        **directory.claims,
    }
    kept = {name: value for name, value in said.items() if name not in directory.without}
    signer = directory.key if directory.signs_with is None else directory.signs_with
    return jwt.encode(kept, signer, algorithm=directory.algorithm, headers={"kid": directory.kid})


class _Desk(http.server.BaseHTTPRequestHandler):
    directory: Directory

    def log_message(self, *_said: object) -> None:
        pass

    def _send(self, said: object, status: int = HTTPStatus.OK, **headers: str) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        """Discovery, keys, sign-in and what is known of the person."""
        directory, parts = self.directory, urlsplit(self.path)
        directory.asked.append(parts.path)
        place = parts.path.removeprefix("/realms/city")
        if place == "/.well-known/openid-configuration":
            self._send(_places(directory))
        elif place == "/keys":
            self._send(_keys(directory))
        elif place == "/authorize":
            self._authorize({name: one[0] for name, one in parse_qs(parts.query).items()})
        elif place == "/userinfo":
            self._tell()
        else:
            self._send({}, HTTPStatus.NOT_FOUND)

    def _authorize(self, asked: Mapping[str, str]) -> None:
        """Whoever comes is the one person of this directory, and is sent back with a code."""
        code = secrets.token_urlsafe(16)
        self.directory.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        self._send({}, HTTPStatus.FOUND, Location=f"{asked['redirect_uri']}?{back}")

    def _tell(self) -> None:
        sent = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if sent not in self.directory.access:
            self._send({}, HTTPStatus.UNAUTHORIZED)
        else:
            self._send({**self.directory.person, **self.directory.userinfo})

    def do_POST(self) -> None:
        """A token for a code: once, for the site that shows its secret and began the attempt."""
        self.directory.asked.append(self.path)
        size = int(self.headers.get("Content-Length", "0"))
        form = {n: one[0] for n, one in parse_qs(self.rfile.read(size).decode()).items()}
        asked = self.directory.codes.pop(form.get("code", ""), None)
        if not self.path.endswith("/token"):
            self._send({}, HTTPStatus.NOT_FOUND)
            return
        if asked is None or not self._is_shown() or not _fits(asked, form):
            self._send({"error": "invalid_grant"}, HTTPStatus.BAD_REQUEST)
            return
        access = secrets.token_urlsafe(16)
        self.directory.access[access] = str(self.directory.person["sub"])
        self._send({"access_token": access, "id_token": token(self.directory, asked["nonce"])})

    def _is_shown(self) -> bool:
        shown = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        return self.headers.get("Authorization") == f"Basic {shown}"


def _fits(asked: Mapping[str, str], form: Mapping[str, str]) -> bool:
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return asked["code_challenge"] == challenge and asked["redirect_uri"] == form["redirect_uri"]


@contextmanager
def provider(**person: Any) -> Iterator[Directory]:
    """The provider runs while the block does; it knows one person."""
    directory = Directory(ports.free(), person)
    desk = type("Desk", (_Desk,), {"directory": directory})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", directory.port), desk)
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    running.start()
    try:
        yield directory
    finally:
        server.shutdown()
        running.join()
        server.server_close()
