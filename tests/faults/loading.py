"""Programs that order through the web until they are told to stop, whatever happens to the site."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from remit.client import Client
from remit.client.sending import Sender
from tests.support import sites

ASKERS = 3
PATIENT = Sender(seconds=20, tries=400, pause=0.02)
ORDER = {"issuer": "SX-PC", "lead": "SX-DHA", "due": {"said": "2031-01-01"}, "basis": "MINUTES"}


@dataclass
class Load:
    """Programs that order through the web, each thing under a key of its own, until it is done."""

    address: str
    token: str
    acknowledged: dict[str, int] = field(default_factory=dict)
    failed: list[BaseException] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    @contextlib.contextmanager
    def asking(self) -> Iterator["Load"]:
        """They ask until the end of the block; what was begun is brought to its end."""
        askers = [threading.Thread(target=self._ask, args=(name,)) for name in range(ASKERS)]
        for one in askers:
            one.start()
        try:
            yield self
        finally:
            self.ended.set()
            for one in askers:
                one.join()

    def _ask(self, name: int) -> None:
        client = Client(self.address, self.token, sender=PATIENT)
        number = 0
        try:
            while not self.ended.is_set():
                title = f"asked-{name}-{number}"
                done = client.begin(key=title, title=title, **ORDER)
                self.acknowledged[title] = done.commitment.number
                number += 1
        except BaseException as failure:
            self.failed.append(failure)
            raise

    def wait_for_more(self) -> None:
        """Until more was acknowledged than there was."""
        before, until = len(self.acknowledged), time.monotonic() + sites.PATIENCE
        while len(self.acknowledged) < before + 2 and time.monotonic() < until:
            assert not self.failed
            time.sleep(0.02)
