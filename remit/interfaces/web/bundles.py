"""What pages load together comes in one file: the style sheets of the shell, those of the papers,
and the scripts. They are put together and compressed when a process starts, and anew when a source
has changed."""

import gzip
import itertools
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage, Storage

BUNDLES: dict[str, tuple[str, ...]] = {
    "bundles/base.css": (
        "vendor/fonts/font.css",
        "vendor/tabler/tabler.min.css",
        *(f"remit/{name}.css" for name in ("tokens", "shell", "parts", "charts", "tour", "paper")),
    ),
    "bundles/pieces.css": ("vendor/fonts/pieces/font.css",),
    "bundles/papers.css": tuple(
        f"remit/{name}.css" for name in ("commitments", "texts", "pairs", "confirming")
    ),
    "bundles/board.css": ("remit/board.css",),
    "bundles/organisation.css": ("remit/organisation.css",),
    "bundles/persons.css": tuple(
        f"remit/{name}.css" for name in ("board", "commitments", "organisation")
    ),
    "bundles/ledger.css": ("remit/ledger.css",),
    "bundles/base.js": (
        "django_htmx/htmx-2.min.js",
        *(f"remit/{name}.js" for name in ("shell", "half_filled", "tour")),
    ),
    "bundles/papers.js": ("remit/texts.js", "remit/confirming.js"),
    "bundles/palette.js": ("remit/palette.js",),
}
# What a module names is its own anyway.
MODULES = {"palette.js"}
# Addresses of files in a style sheet count from where the sheet lies.
ADDRESS = re.compile(r"url\((?!['\"]?(?:data:|/|#))['\"]?([^)'\"]+)['\"]?\)")


class BundleFinder(finders.BaseFinder):
    """Where Django and the server of static files find them."""

    def __init__(self, app_names: object = None, *args: object, **kwargs: object) -> None:
        super().__init__()
        self.storage = FileSystemStorage(location=settings.REMIT_HOME / "static")

    def check(self, **kwargs: Any) -> list[Any]:
        """There is nothing to set."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Where a bundle lies, written anew when one of its sources has changed."""
        name = path.removesuffix(".gz")
        if name not in BUNDLES:
            return []
        _fresh(Path(self.storage.path(name)), BUNDLES[name])
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Storage]]:
        """Every bundle, and beside it the same compressed."""
        for name in BUNDLES:
            self.find(name)
            yield name, self.storage
            yield f"{name}.gz", self.storage


def _fresh(target: Path, names: Iterable[str]) -> None:
    # By what they say: the times of files tell little after an installation.
    in_block = target.suffix == ".js" and target.name not in MODULES
    content = "\n".join(_pieces(in_block, names)).encode()
    compressed = target.with_name(f"{target.name}.gz")
    # Another process that starts at the same time may have written the first of the two by now.
    if compressed.exists() and target.exists() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    _write(compressed, gzip.compress(content, mtime=0))
    _write(target, content)


def _pieces(in_block: bool, names: Iterable[str]) -> Iterator[str]:
    """The sources in their order, our own in a block where that is asked.

    What they name is then their bundle's alone: a page has several bundles, and one that gives a
    name that another gave would not run at all.
    """
    for ours, group in itertools.groupby(names, lambda one: one.startswith("remit/")):
        texts = [_text(name, Path(str(finders.find(name)))) for name in group]
        yield from ("{", *texts, "}") if in_block and ours else texts


def _text(name: str, path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".css":
        return text
    folder = PurePosixPath("..") / PurePosixPath(name).parent
    return ADDRESS.sub(lambda found: f'url("{folder / found[1]}")', text)


def _write(target: Path, content: bytes) -> None:
    """Whoever reads it meanwhile reads the old file or the new one."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as new:
        new.write(content)
    Path(new.name).chmod(0o644)
    Path(new.name).replace(target)
