"""The language model beside the rules: any server that speaks the chat form of OpenAI.

It is asked only where the site names a server and opens a level of confidentiality to it. It gets
one paragraph with the head of the document, and no names of people or units from the registers.
Whatever it does, the reading goes on: a slow, silent, refusing or talkative server counts as none.
"""

import contextlib
import http.client
import json
import time
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

import structlog

LONGEST_ANSWER = 1_000_000
CHUNK = 65_536
# After so many failures in a row the model is left alone for the rest of the document.
PATIENCE = 3
# What an answer of any form may raise while it is taken apart.
GARBAGE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
INSTRUCTION = """You read one paragraph of an official document and list every obligation in it:
a sentence, list item or table row by which somebody is to do something, commits to something, is
advised or urged. Leave out reports of the past, definitions, legal bases and plan horizons.
Answer with JSON only: {"obligations": [{"quote": "...", "kind": "directive|task|commitment|
recommendation|exhortation", "actor": "..." or null, "cooperating": ["..."], "action": "...",
"deadline": "..." or null, "condition": "..." or null}]}.
Every text value except kind is copied letter by letter from the paragraph. Invent nothing."""
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model is asked: the address of the API, the key, the name of the model, seconds."""

    url: str
    key: str
    model: str
    seconds: float


class Asking:
    """Asking the model about one document."""

    def __init__(self, server: Server) -> None:
        """Nothing asked and nothing failed yet."""
        self.server, self.failures, self.answers = server, 0, 0

    def __call__(self, head: str, paragraph: str) -> object:
        """The JSON that the model answers, or nothing."""
        if self.failures >= PATIENCE:
            return None
        try:
            answer = _content(_posted(self.server, _question(self.server.model, head, paragraph)))
        except (OSError, http.client.HTTPException, *GARBAGE) as failure:
            self.failures += 1
            _log.warning("model_silent", failure=type(failure).__name__)
            return None
        self.failures, self.answers = 0, self.answers + 1
        return answer


def _question(model: str, head: str, paragraph: str) -> bytes:
    said = f"Head of the document:\n{head}\n\nParagraph:\n{paragraph}"
    messages = [
        {"role": "system", "content": INSTRUCTION},
        {"role": "user", "content": said},
    ]
    return json.dumps({"model": model, "temperature": 0, "messages": messages}).encode()


def _posted(server: Server, body: bytes) -> bytes:
    """The answer as bytes, within the time and the length that are allowed for all of it."""
    # No redirection is followed: a text goes to the named server and to no other.
    until = time.monotonic() + server.seconds
    with contextlib.closing(_connection(server)) as connection:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {server.key}"}
        path = f"{urlsplit(server.url).path.rstrip('/')}/chat/completions"
        connection.request("POST", path, body=body, headers=headers)
        response = connection.getresponse()
        if response.status != HTTPStatus.OK:
            raise OSError(response.status)
        answer = b""
        while chunk := response.read1(CHUNK):
            answer += chunk
            if len(answer) > LONGEST_ANSWER or time.monotonic() > until:
                raise TimeoutError
    return answer


def _connection(server: Server) -> http.client.HTTPConnection:
    address = urlsplit(server.url)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    return kind(address.hostname or "", address.port, timeout=server.seconds)


def _content(answer: bytes) -> object:
    """The JSON inside what the model said, also when it put words or a fence around it."""
    said = json.loads(answer)["choices"][0]["message"]["content"]
    first, last = said.find("{"), said.rfind("}")
    return json.loads(said[first : last + 1])
