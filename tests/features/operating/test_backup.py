"""A backup is taken while people work, and put back into an empty place: the drill with real
processes, on the engine of this run."""

import json
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from remit.ledger.backups import archives
from tests.support import places, small_site

pytestmark = pytest.mark.slow
WRITERS = 2


@dataclass(frozen=True)
class Site:
    """A site at which people worked while it was copied."""

    environment: places.Environment
    home: Path
    backup: Path
    said: str
    checkpoint: Path
    before: list[int]
    after: list[int]


@pytest.fixture(scope="module")
def stack() -> Iterator[ExitStack]:
    """What goes away when the tests of this module are done."""
    with ExitStack() as ending:
        yield ending


@pytest.fixture(scope="module")
def site(stack: ExitStack, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two writers work; a checkpoint and then a backup are taken in the middle."""
    folder = tmp_path_factory.mktemp("drill")
    environment = stack.enter_context(places.place(folder / "home"))
    small_site.founded(environment)
    writers = [_writer(environment) for _ in range(WRITERS)]
    checkpoint, backup = folder / "checkpoint.txt", folder / "backup.zip"
    try:
        before = [_next(writer) for writer in writers for _ in range(3)]
        places.done(environment, "-m", "remit", "ledger", "checkpoint", "--out", str(checkpoint))
        said = places.done(environment, "-m", "remit", "backup", str(backup), "--with-keys")
        after = [_next(writer) for writer in writers]
    finally:
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
            writer.communicate()
    return Site(environment, folder / "home", backup, said, checkpoint, before, after)


def _writer(environment: places.Environment) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.writing"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def _next(writer: "subprocess.Popen[str]") -> int:
    assert writer.stdout is not None
    return int(writer.stdout.readline())


def _head(backup: Path) -> dict[str, object]:
    with zipfile.ZipFile(backup) as packed:
        head: dict[str, object] = json.loads(packed.read(archives.LAST))
    return head


@pytest.fixture
def empty(stack: ExitStack, tmp_path: Path) -> places.Environment:
    """An empty place."""
    return stack.enter_context(places.place(tmp_path / "empty"))


def test_a_site_is_copied_while_people_work_and_comes_back_whole(
    site: Site, empty: places.Environment
) -> None:
    acts = int(str(_head(site.backup)["acts"]))
    assert max(site.before) <= acts
    assert min(site.after) > min(site.before)  # nobody who wrote was stopped by the copy
    done = places.remit(empty, "restore", str(site.backup), "--against", str(site.checkpoint))
    assert done.returncode == 0, done.stderr
    assert f"The ledger is whole: acts {acts}, " in done.stdout
    assert "and holds" in done.stdout
    assert "Every file that the database names is there." in done.stdout
    places.done(empty, "-m", "remit", "ledger", "rebuild", "--check")
    kept = [path for path in (Path(empty["REMIT_HOME"]) / "files").rglob("*") if path.is_file()]
    assert len(kept) >= len(site.before)


def test_a_restored_site_goes_on_where_the_copy_ended(
    site: Site, empty: places.Environment
) -> None:
    assert places.remit(empty, "restore", str(site.backup)).returncode == 0
    writer = _writer(empty)
    try:
        assert _next(writer) == int(str(_head(site.backup)["acts"])) + 3
    finally:
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
    # The key came with it, so the ledger is signed on.
    assert places.remit(empty, "ledger", "checkpoint").returncode == 0
    assert places.remit(empty, "ledger", "verify").returncode == 0


def test_a_backup_is_for_its_owner_alone_and_replaces_nothing(site: Site) -> None:
    assert site.backup.stat().st_mode & 0o077 == 0
    again = places.remit(site.environment, "backup", str(site.backup))
    assert again.returncode == 1
    assert "(rule BACKUP_PLACE_TAKEN)" in again.stderr


def test_keys_are_in_a_backup_only_for_whoever_asks(
    site: Site, empty: places.Environment, tmp_path: Path
) -> None:
    assert "keys/checkpoint" in zipfile.ZipFile(site.backup).namelist()
    without = tmp_path / "without.zip"
    said = places.done(site.environment, "-m", "remit", "backup", str(without))
    assert "The keys are not in it" in said
    assert not any("keys" in name for name in zipfile.ZipFile(without).namelist())
    done = places.remit(empty, "restore", str(without))
    assert done.returncode == 0, done.stderr
    assert "The key that signs checkpoints is not here" in done.stdout


def test_nothing_is_restored_over_what_is_there(site: Site, empty: places.Environment) -> None:
    refused = places.remit(site.environment, "restore", str(site.backup))
    assert refused.returncode == 1
    assert "(rule RESTORE_DATABASE_TAKEN)" in refused.stderr
    kept = Path(empty["REMIT_HOME"]) / "files" / "ab" / "abc"
    kept.parent.mkdir(parents=True)
    kept.write_text("Somebody's evidence.", encoding="utf-8")
    refused = places.remit(empty, "restore", str(site.backup))
    assert refused.returncode == 1
    assert "(rule RESTORE_FOLDER_TAKEN)" in refused.stderr


def _cut(packed: Path, target: Path) -> None:
    target.write_bytes(packed.read_bytes()[: packed.stat().st_size * 2 // 3])


def _foreign(_packed: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w") as other:
        other.writestr("letter.txt", "Not a backup.")


def _changed(change: Callable[[str, bytes], bytes]) -> Callable[[Path, Path], None]:
    def write(packed: Path, target: Path) -> None:
        with zipfile.ZipFile(packed) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                new.writestr(name, change(name, old.read(name)))

    return write


def _other_file(name: str, content: bytes) -> bytes:
    return b"something else" if name.startswith("files/") else content


def _later(name: str, content: bytes) -> bytes:
    if name != archives.LAST:
        return content
    head = json.loads(content)
    head["migrations"].append(["ledger", "9999_of_a_later_version"])
    return json.dumps(head).encode()


def _later_form(name: str, content: bytes) -> bytes:
    later = b'"version": %d' % (archives.VERSION + 1)
    return (
        content.replace(b'"version": %d' % archives.VERSION, later) if "json" in name else content
    )


def _other_engine(name: str, content: bytes) -> bytes:
    if name != archives.LAST:
        return content
    head = json.loads(content)
    head["engine"] = "postgresql" if head["engine"] == "sqlite" else "sqlite"
    return json.dumps(head).encode()


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (_cut, "BACKUP_BROKEN"),
        (_changed(_other_file), "BACKUP_BROKEN"),
        (_foreign, "BACKUP_FOREIGN"),
        (_changed(_later), "BACKUP_NEWER"),
        (_changed(_later_form), "BACKUP_NEWER"),
        (_changed(_other_engine), "BACKUP_OF_OTHER_ENGINE"),
    ],
)
def test_what_is_not_a_whole_backup_for_this_program_is_refused_and_leaves_nothing(
    site: Site,
    empty: places.Environment,
    tmp_path: Path,
    spoil: Callable[[Path, Path], None],
    rule: str,
) -> None:
    spoilt = tmp_path / "spoilt.zip"
    spoil(site.backup, spoilt)
    done = places.remit(empty, "restore", str(spoilt))
    assert done.returncode == 1
    assert f"(rule {rule})" in done.stderr
    assert not (Path(empty["REMIT_HOME"]) / "files").exists()
    assert not (Path(empty["REMIT_HOME"]) / "keys").exists()


def test_after_a_refused_backup_the_place_is_still_empty(
    site: Site, empty: places.Environment, tmp_path: Path
) -> None:
    spoilt = tmp_path / "spoilt.zip"
    _cut(site.backup, spoilt)
    assert places.remit(empty, "restore", str(spoilt)).returncode == 1
    assert places.remit(empty, "restore", str(site.backup)).returncode == 0


def test_a_kept_file_that_was_changed_is_named_and_the_backup_is_written(
    site: Site, tmp_path: Path
) -> None:
    kept = next(path for path in (site.home / "files").rglob("*") if path.is_file())
    content = kept.read_bytes()
    kept.write_bytes(b"changed")
    try:
        done = places.remit(site.environment, "backup", str(tmp_path / "b.zip"))
    finally:
        kept.write_bytes(content)
    assert done.returncode == 1
    assert kept.name in done.stderr
    assert zipfile.ZipFile(tmp_path / "b.zip").testzip() is None
