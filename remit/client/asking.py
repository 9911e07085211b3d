"""Asking a site: reading lists to their end, acting on commitments, figures on any date."""

from __future__ import annotations

import datetime as dt
import json
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from remit.client import forms
from remit.client.answers import Commitment, Done
from remit.client.sending import SCHEMES, Answer, Sender

Query = Mapping[str, Any]


class Client:
    """A site as one token sees it, in one language, from one post."""

    def __init__(
        self,
        address: str,
        token: str,
        *,
        language: str = "en",
        post: str = "",
        sender: Sender | None = None,
    ) -> None:
        if not address.startswith(SCHEMES):
            raise ValueError(f"{address} is no address of a site: it begins with https://")
        self._address = address.rstrip("/") + "/api/v1/"
        self._headers = {"Authorization": f"Bearer {token}", "Accept-Language": language}
        if post:
            self._headers["Remit-Post"] = post
        self._sender = sender or Sender()

    def me(self) -> Mapping[str, Any]:
        """Who asks, and from which post."""
        return dict(self.get("me").body)

    def commitments(self, **filters: Any) -> Iterator[Commitment]:
        """Every commitment that the filters leave, page by page; `words`, `state`, `lead`,
        `issuer`, `type`, `due_from` …, and `sort`, `descending`."""
        for said in self.pages("commitments", filters):
            yield Commitment.read(said)

    def documents(self, **filters: Any) -> Iterator[Mapping[str, Any]]:
        """Every document that the filters leave, the latest first; `words`, `type`, `issuer`,
        `language`, `issued_from`, `drafts` …"""
        return self.pages("documents", filters)

    def commitment(self, number: int) -> Commitment:
        """One commitment as a whole."""
        return Commitment.read(self.get(f"commitments/{number}").body)

    def acts(self, number: int) -> Sequence[Mapping[str, Any]]:
        """The acts on a commitment, the first one first."""
        return list(self.pages(f"commitments/{number}/acts"))

    def queue(self, name: str, **order: Any) -> Iterator[Commitment]:
        """All that waits in one of the own queues: `to_accept`, `to_do`, `to_verify`,
        `to_decide`; `sort`, `descending`."""
        for said in self.pages(f"me/queues/{name}", order):
            yield Commitment.read(said)

    def begin(self, *, key: str = "", **terms: Any) -> Done:
        """Assign, propose or register a commitment: `title`, `issuer`, `lead`, `due`, `step` …"""
        return _done(self.post("commitments", terms, key=key))

    def act(self, number: int, verb: str, *, mark: str = "", key: str = "", **body: Any) -> Done:
        """Act on a commitment; with the mark that was read, only if nobody acted since."""
        return _done(self.post(f"commitments/{number}/{verb}", body, key=key, mark=mark))

    def attach(self, number: int, name: str, content: bytes, *, note: str = "") -> Done:
        """Put a file behind a result."""
        path, file = f"commitments/{number}/attach-file", ("file", name, content)
        return _done(self.upload(path, [file], note=note))

    def figures(self, on: dt.date | str = "", **question: Any) -> Mapping[str, Any]:
        """The figures of a scope on a day, in the published form."""
        return dict(self.get("figures", {"on": str(on), **question}).body)

    def search(self, words: str, **limits: Any) -> Mapping[str, Any]:
        """Commitments, documents and units with these words; `kind`, `limit`, `cursor`."""
        return dict(self.get("search", {"words": words, **limits}).body)

    def pages(self, path: str, query: Query | None = None) -> Iterator[Mapping[str, Any]]:
        """Every item of a list, from its first page to its last."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.get(path, {**(query or {}), "cursor": cursor}).body
            yield from page["items"]
            cursor = page["next"]

    def get(self, path: str, query: Query | None = None) -> Answer:
        """Ask for anything the API has."""
        asked = urllib.parse.urlencode(query or {}, doseq=True)
        return self._sender.send(self._request(path + (f"?{asked}" if asked else ""), "GET"))

    def post(
        self,
        path: str,
        body: Mapping[str, Any],
        *,
        key: str = "",
        mark: str = "",
    ) -> Answer:
        """Write anything the API takes, once; with a mark, only if it is still as it was read."""
        content = json.dumps(body, default=str).encode()
        return self._write(path, content, "application/json", key=key, mark=mark)

    def download(self, path: str, query: Query | None = None) -> bytes:
        """A file: `documents/7/file`, `evidence/12`, `exports/commitments` …"""
        return self.get(path, query).content

    def upload(
        self,
        path: str,
        files: Iterable[tuple[str, str, bytes]],
        *,
        key: str = "",
        mark: str = "",
        **fields: Any,
    ) -> Answer:
        """Send files, once: for each the name of the field, the name of the file, its content."""
        body, media = forms.written(files, fields)
        return self._write(path, body, media, key=key, mark=mark)

    def _write(self, path: str, content: bytes, media: str, *, key: str, mark: str) -> Answer:
        request = self._request(path, "POST", content)
        request.add_header("Content-Type", media)
        request.add_header("Idempotency-Key", key or str(uuid.uuid4()))
        if mark:
            request.add_header("If-Match", mark if mark == "*" else f'"{mark}"')
        return self._sender.send(request)

    def _request(self, path: str, method: str, data: bytes | None = None) -> urllib.request.Request:
        url = self._address + urllib.parse.quote(path, safe="/?=&%+-_.~:,")
        return urllib.request.Request(url, data=data, method=method, headers=self._headers)


def _done(answer: Answer) -> Done:
    return Done(
        act=answer.body["act"],
        commitment=Commitment.read(answer.body["commitment"]),
        replayed=answer.headers.get("Idempotency-Replayed") == "true",
    )
