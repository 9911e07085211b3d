"""The words that names of bodies share, loaded once from the file beside this module."""

import functools
import tomllib
from importlib import resources

from remit.domain import naming


@functools.cache
def lexicon() -> naming.Lexicon:
    """Levels, titles, empty words and short forms of all languages."""
    file = resources.files("remit.texts").joinpath("names.toml")
    return naming.lexicon(tomllib.loads(file.read_text(encoding="utf-8")))
