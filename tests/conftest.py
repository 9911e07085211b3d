"""What holds for every test: quick passwords, no outside network, fixed depth of random search."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings
from django.utils import translation
from hypothesis import HealthCheck, settings
from playwright import sync_api

from tests.support import chromium

settings.register_profile(
    "default",
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("sure", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile("default")

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(scope="session", autouse=True)
def quick_settings() -> Iterator[None]:
    """Hash cheaply: the strength of Argon2 is its own authors' test. And look a static file up when
    it is asked for: most clients of tests ask for none, and each would list them all first."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        WHITENOISE_AUTOREFRESH=True,
    ):
        yield


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """No test hears the language that the one before it spoke last."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def no_outside_network() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = str(address[0])
            if not host.startswith(LOOPBACK):
                raise PermissionError(f"A test tried to reach {host}; tests stay on this machine.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    """Chromium, opened once per run; a test opens its own pages in its own context."""
    with chromium.opened() as opened:
        yield opened
