"""The Chromium of this machine, started so that it keeps to itself: no look-ups, no updates, no
first-run page, and without its sandbox only where it must be, as root.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator

from playwright import sync_api

from tests.support import statics

# The hosts of pages that are answered inside a test; their static files come over this machine.
HOSTS = ("testserver", "remit.test")
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# In milliseconds: what a page shall show comes as soon as it can, on a busy machine later.
PATIENCE = 90_000


def path() -> str:
    """Where Chromium is."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    raise LookupError("Chromium is not installed: apt-get install chromium brings it.")


def arguments() -> list[str]:
    """The switches of a quiet start."""
    return [*QUIET, "--no-sandbox"] if os.getuid() == 0 else list(QUIET)


@contextlib.contextmanager
def opened() -> Iterator[sync_api.Browser]:
    """One browser for many pages."""
    # Playwright keeps an event loop in this thread; Django would refuse its own ORM beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with statics.served() as port, sync_api.sync_playwright() as playwright:
        found = ",".join(f"MAP {host} 127.0.0.1:{port}" for host in HOSTS)
        # A page that a test answered counts as one from outside, which may not ask this machine.
        near = "--disable-features=LocalNetworkAccessChecks"
        switches = [*arguments(), near, f"--host-resolver-rules={found}"]
        browser = playwright.chromium.launch(executable_path=path(), args=switches)
        sync_api.expect.set_options(timeout=PATIENCE)
        try:
            yield browser
        finally:
            browser.close()
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
