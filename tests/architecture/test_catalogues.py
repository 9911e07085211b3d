"""The catalogues know every message of the source, and Vietnamese, the language of the first site,
has a translation for each."""

import functools
import runpy
from pathlib import Path

import polib
import pytest

from tests.architecture import source

LOCALE = source.ROOT / "remit" / "locale"
SCRIPT = runpy.run_path(str(source.ROOT / "scripts" / "messages.py"))
# Every message of the source, collected once.
messages = functools.cache(SCRIPT["messages"])


def _catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


def _is_said(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr) or (bool(entry.msgstr_plural) and all(entry.msgstr_plural.values()))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["vi", "ar", "ko"])
def test_a_catalogue_has_every_message_of_the_source_and_no_other(language: str) -> None:
    known = {_key(entry) for entry in _catalogue(language)}
    asked = set(messages())
    assert sorted(asked - known) == [], "run scripts/messages.py"
    assert sorted(known - asked) == [], "run scripts/messages.py"


def test_every_message_is_said_in_vietnamese() -> None:
    assert [entry.msgid for entry in _catalogue("vi") if not _is_said(entry)] == []


@pytest.mark.parametrize("language", ["vi", "ar", "ko"])
def test_a_translation_begins_and_ends_as_its_message(language: str) -> None:
    """A full stop or a space at the end is part of how sentences are put together."""
    torn = [
        entry.msgid
        for entry in _catalogue(language)
        if entry.msgstr and entry.msgid.strip() and entry.msgstr != entry.msgstr.strip()
        if entry.msgid == entry.msgid.strip()
    ]
    assert torn == []


def test_messages_are_found_in_python_and_in_templates() -> None:
    found = messages()
    assert (
        Path("remit/interfaces/web/templates/web/bar.html").as_posix() in found["", "Menu"].places
    )
    assert found["act", "Assigned"].places == {"remit/interfaces/labels/acts.py"}
    assert found["", "%(count)s day"].msgid_plural == "%(count)s days"
