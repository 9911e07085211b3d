"""What every command that needs the site does first: Django is set up, and the command speaks the
language of the terminal."""

import gettext
import logging
import os
from collections.abc import Callable
from pathlib import Path

from remit.domain.refusals import Refusal

CATALOGUES = Path(__file__).resolve().parents[2] / "locale"
LANGUAGES = ("vi", "en", "ar", "ko")


def language() -> str:
    """REMIT_LANGUAGE when it is set, else the language of the terminal, else English."""
    for name in ("REMIT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"


def settings() -> str:
    """The module of the site's settings."""
    return os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")


def ready(*, database: bool = False, guarded: bool = True) -> None:
    """Set Django up under the site's settings, in the language of the terminal.

    A command that asks the database is refused while the site is not up to date, or while its
    acts could be changed; only a verification goes on then, and says so itself.
    """
    _set_up()
    check_settings()
    if database:
        _check_database(guarded=guarded)


def check_settings() -> None:
    """A site whose settings are not understood, or not safe, does nothing."""
    settings()
    from django.conf import settings as chosen

    for fault in chosen.REMIT_FAULTS[:1]:
        raise Refusal(fault.code, **fault.params)


def _set_up() -> None:
    settings()
    import django
    from django.utils import translation

    django.setup()
    # That a server is away is said once, as a sentence, and not at each try of the pool.
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
    translation.activate(language())


def _check_database(*, guarded: bool) -> None:
    from remit.interfaces.cli import opening

    opening.check_migrated()
    if guarded:
        opening.check_guards()


def words() -> Callable[[str], str]:
    """The words of the program in the language of the terminal, for a command that needs nothing
    else of the site: the catalogue alone is opened."""
    return gettext.translation("django", str(CATALOGUES), [language()], fallback=True).gettext


def speak() -> None:
    """Texts come in the language of the terminal; this asks no database."""
    from django.apps import apps
    from django.utils import translation

    if not apps.ready:
        _set_up()
    translation.activate(language())
