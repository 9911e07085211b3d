"""A real mail server on a port of this machine, whose letters are kept, and which may be slow or do
something before it answers."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller

from tests.support import ports


@dataclass
class Box:
    """What arrived, by Message-ID: the same letter may come more than once."""

    port: int = 0
    pause: float = 0.0
    came: Callable[[], None] | None = None
    letters: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """A letter is kept before its sender is told so."""
        letter = message_from_bytes(envelope.content)
        self.letters[letter["Message-ID"]].append(str(letter.get_payload()))
        if self.came is not None:
            await asyncio.to_thread(self.came)
        await asyncio.sleep(self.pause)
        return "250 taken"

    @property
    def environment(self) -> dict[str, str]:
        """What a site is told so that it writes here."""
        return {"REMIT_SMTP_HOST": "127.0.0.1", "REMIT_SMTP_PORT": str(self.port)}


@contextlib.contextmanager
def opened(pause: float = 0.0) -> Iterator[Box]:
    """The server, until the end of the block."""
    box = Box(ports.free(), pause)
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
