"""Places of their own for sites that run as real processes: a folder, and on PostgreSQL a database
that goes away again."""

import contextlib
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

Environment = Mapping[str, str]
PATIENCE = 300


@contextlib.contextmanager
def place(home: Path, **more: str) -> Iterator[Environment]:
    """An empty place for a site, as the environment of its programs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REMIT_")}
    own = {"REMIT_HOME": str(home), "REMIT_SECRET_KEY": "tests", "REMIT_LANGUAGE": "en"}
    home.mkdir(parents=True, exist_ok=True)
    with _database() as where:
        yield {**kept, **own, **where, **more}


def run(environment: Environment, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run Python with these words in a place."""
    return subprocess.run(
        [sys.executable, *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def remit(environment: Environment, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in a place."""
    return run(environment, "-m", "remit", *words)


def done(environment: Environment, *words: str) -> str:
    """What a command printed, which must have been carried out."""
    ended = run(environment, *words)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@contextlib.contextmanager
def _database() -> Iterator[dict[str, str]]:
    """A database of its own on the server of the tests; on SQLite the folder is enough."""
    url = os.environ.get("REMIT_DATABASE_URL", "")
    if not url:
        yield {}
        return
    import psycopg

    name = f"place_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"REMIT_DATABASE_URL": f"{url.rpartition('/')[0]}/{name}"}
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
