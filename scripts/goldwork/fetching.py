"""The real texts behind packed gold: from a mirror of git directories, or from the repository host
at the commit named. A text is kept only when its bytes are the ones that were annotated."""

import argparse
import contextlib
import csv
import hashlib
import http
import http.client
import io
import json
import subprocess
import urllib.parse
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HOST = "raw.githubusercontent.com"
SECONDS = 60
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1256", "cp1258", "cp949")
Form = dict[str, Any]


def run(asked: argparse.Namespace) -> int:
    """Get every text that the packed gold of a folder refers to; 1 when one is missing."""
    missing = 0
    for file in sorted(asked.folder.rglob("*.json")):
        form = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(form, dict) and form.get("origin") == "real" and "source" in form:
            text = fetched(form, asked.mirror)
            said = "not found"
            if text is not None:
                target = asked.into / form["part"] / f"{file.stem}.txt"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(text.encode("utf-8"))
                said = "ok"
            missing += text is None
            print(f"{form['part']}/{file.stem}: {said}")
    return 1 if missing else 0


def fetched(form: Form, mirror: Path | None) -> str | None:
    """The text of one packed document, or nothing when no source gives exactly it."""
    source = form["source"]
    content = mirrored(source, mirror) if mirror else downloaded(source)
    if content is None or hashlib.sha256(content).hexdigest() != source["sha256"]:
        return None
    meant = (
        text
        for whole in decoded(_unpacked(content, source), source)
        for text in _possible(whole, source)
        if hashlib.sha256(text.encode("utf-8")).hexdigest() == form["text_sha256"]
    )
    return next(meant, None)


def _possible(whole: str, source: Form) -> Iterator[str]:
    """What a source may mean; bytes in the wrong encoding are no JSON, and mean nothing."""
    with contextlib.suppress(ValueError, LookupError):
        yield from readings(whole, source)


def _unpacked(content: bytes, source: Form) -> bytes:
    """The member of an archive, where the source names one."""
    if "member" not in source:
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(source["member"])


def decoded(content: bytes, source: Form) -> Iterator[str]:
    """The file in the encoding that its source states, else in those that old sites used."""
    stated = source.get("encoding")
    for encoding in [stated] if stated else ENCODINGS:
        with contextlib.suppress(UnicodeError):
            yield content.decode(encoding)


def mirrored(source: Form, mirror: Path) -> bytes | None:
    """The file from a git directory of the mirror, at its commit, else at the newest one."""
    folder = mirror / source["repository"].replace("/", "+")
    for directory in sorted(file.parent for file in folder.rglob("HEAD")):
        for commit in (source["commit"], "HEAD"):
            command = ["git", f"--git-dir={directory}", "show", f"{commit}:{source['path']}"]
            done = subprocess.run(command, capture_output=True, check=False)
            if done.returncode == 0:
                return done.stdout
    return None


def downloaded(source: Form) -> bytes | None:
    """The file from the repository host."""
    path = urllib.parse.quote(f"/{source['repository']}/{source['commit']}/{source['path']}")
    connection = http.client.HTTPSConnection(HOST, timeout=SECONDS)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.read() if answer.status == http.HTTPStatus.OK else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def readings(whole: str, source: Form) -> Iterator[str]:
    """What the slice may mean; lines may be counted from 0 or from 1, the sum decides."""
    if "json_pointer" in source and "lines" not in source:
        named = source["json_pointer"]
        form, pointers = json.loads(whole), [named] if isinstance(named, str) else named
        found = source.get("join", "\n").join(_pointed(form, one) for one in pointers)
        yield _sliced(found, source)
        return
    if "field" not in source and "json_pointer" not in source:
        yield _sliced(whole, source)
        return
    rows = [_cell(row, source) for row in _rows(whole, source["path"])]
    for chosen in _chosen(rows, source):
        yield _sliced(source.get("join", "\n").join(chosen), source)
    number = source.get("line", 0 if len(rows) == 1 else None)
    for index in (number, number - 1) if isinstance(number, int) else ():
        if 0 <= index < len(rows):
            yield _sliced(rows[index], source)


def _chosen(rows: Sequence[str], source: Form) -> Iterator[Sequence[str]]:
    """The lines that are joined: those that are listed, counted from 1 or from 0, or all."""
    if "lines" not in source:
        return
    listed = source["lines"]
    numbers = listed if isinstance(listed, list) else []
    for first in (1, 0):
        if numbers and all(0 <= number - first < len(rows) for number in numbers):
            yield [rows[number - first] for number in numbers]
    yield rows


def _cell(row: Form, source: Form) -> str:
    """What a line of a file of lines holds: a field of it, or what a pointer leads to."""
    if "json_pointer" not in source:
        return str(row.get(source["field"], ""))
    with contextlib.suppress(LookupError, TypeError, ValueError):
        return _pointed(row, source["json_pointer"])
    return ""


def _pointed(value: Any, pointer: str) -> str:
    for step in pointer.strip("/").split("/"):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return str(value)


def _rows(whole: str, path: str) -> list[Form]:
    if path.endswith(".csv"):
        return list(csv.DictReader(io.StringIO(whole, newline="")))
    if path.endswith(".json"):
        rows = json.loads(whole)
        return rows if isinstance(rows, list) else [rows]
    return [json.loads(line) for line in whole.split("\n") if line.strip()]


def _sliced(text: str, source: Form) -> str:
    return text[source.get("from", 0) : source.get("until", len(text))]
