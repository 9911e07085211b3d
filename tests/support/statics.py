"""The static files of the pages, answered to Chromium on a port of this machine, so that what does
not depend on a test goes neither through the test nor through the driver."""

import contextlib
import mimetypes
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders

PREFIX = "/static/"


@contextlib.contextmanager
def served() -> Iterator[int]:
    """The port on which the files are, until the end of the block."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Files) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


class _Files(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The file of an address, or that there is none."""
        path = unquote(urlsplit(self.path).path)
        content = _content(path.removeprefix(PREFIX)) if path.startswith(PREFIX) else None
        self.send_response(HTTPStatus.NOT_FOUND if content is None else HTTPStatus.OK)
        self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "text/plain")
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *said: object) -> None:
        """Nobody reads it."""


@cache
def _content(name: str) -> bytes | None:
    found = finders.find(name)
    return Path(str(found)).read_bytes() if found else None
