"""A site with a scanner keeps no file that the scanner did not see and find clean."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator

import pytest
from django.test import override_settings

from remit.domain.refusals import Refusal
from remit.kernel import files, scanning

HARM = b"this one harms"


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test knows what another found clean; a scanner that hangs is not waited for."""
    scanning._clean.clear()
    monkeypatch.setattr(scanning, "SECONDS", 1)


@contextlib.contextmanager
def _scanner(answer: bytes | None = None) -> Iterator[list[bytes]]:
    """A scanner on this machine; it answers by what it was sent, or always the same."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_serve, args=(server, answer, seen), daemon=True)
        thread.start()
        port = server.getsockname()[1]
        with override_settings(REMIT_CLAMD=f"tcp://127.0.0.1:{port}"):
            yield seen
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def _serve(server: socket.socket, answer: bytes | None, seen: list[bytes]) -> None:
    while True:
        try:
            line, _ = server.accept()
        except OSError:
            return
        with line, line.makefile("rb") as read, contextlib.suppress(OSError):
            assert read.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack("!L", read.read(4))[0]:
                content += read.read(size)
            seen.append(content)
            said = b"stream: Eicar-Test FOUND\0" if HARM in content else b"stream: OK\0"
            line.sendall(said if answer is None else answer)


def test_a_clean_file_is_kept_and_asked_about_once() -> None:
    content = b"a report" * 100_000
    with _scanner() as seen:
        scanning.check(content)
        files.keep("ab" * 32, content)
    assert seen == [content]
    assert files.content("ab" * 32) == content


def test_a_file_that_harms_is_refused_by_name_and_not_kept() -> None:
    with _scanner(), pytest.raises(Refusal) as refused:
        files.keep("cd" * 32, HARM)
    assert refused.value.rule == "FILE_HARMS"
    assert refused.value.params["found"] == "Eicar-Test"
    assert not (files.folder() / "cd" / ("cd" * 32)).exists()


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"\xff\xfe\0", b"OK" * 4000]
)
def test_an_answer_that_says_nothing_lets_nothing_in(answer: bytes) -> None:
    with _scanner(answer), pytest.raises(Refusal) as refused:
        scanning.check(b"anything")
    assert refused.value.rule == "SCANNER_NOT_REACHED"


def test_a_scanner_that_is_not_there_lets_nothing_in() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    for place in (f"tcp://127.0.0.1:{port}", "unix:/nowhere/at/all"):
        with override_settings(REMIT_CLAMD=place), pytest.raises(Refusal) as refused:
            scanning.check(b"anything")
        assert refused.value.rule == "SCANNER_NOT_REACHED"


def test_a_site_without_a_scanner_asks_nobody() -> None:
    scanning.check(HARM)
