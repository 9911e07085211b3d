"""The glossary and the catalogues say the same: a term has one translation in each language."""

import re
from collections import Counter
from collections.abc import Iterator

import polib
import pytest

from tests.architecture import source

GLOSSARY = source.ROOT / "docs" / "explanation" / "glossary.md"
LOCALE = source.ROOT / "remit" / "locale"
LANGUAGES = ("vi", "ar", "ko")
# The English of a row, and in brackets the context of its message.
TERM = re.compile(r"(?P<english>.+?)(?: \((?P<context>[a-z ]+)\))?")
# Vietnamese does not inflect, so inside a sentence these terms stand as in the glossary.
IN_SENTENCES = ("Lead unit", "Issuing unit", "Overdue", "Evidence", "Extension")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
Key = tuple[str, str]


def _rows(heading: str = "") -> Iterator[list[str]]:
    """The rows of all tables, or of those below one heading."""
    text = GLOSSARY.read_text(encoding="utf-8")
    if heading:
        text = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] != "English" and set(cells[0]) != {"-"}:
            yield cells


def _key(term: str) -> Key:
    found = TERM.fullmatch(term)
    assert found is not None
    return found["context"] or "", found["english"]


def _terms(language: str) -> dict[Key, str]:
    return {_key(row[0]): row[1 + LANGUAGES.index(language)] for row in _rows()}


def _said(language: str) -> dict[Key, str]:
    catalogue = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))
    return {(entry.msgctxt or "", entry.msgid): entry.msgstr for entry in catalogue}


def test_a_term_of_the_glossary_stands_once_and_in_four_languages() -> None:
    rows = list(_rows())
    assert [row for row in rows if len(row) != 4 or not all(row)] == []
    assert [term for term, times in Counter(row[0] for row in rows).items() if times > 1] == []


def test_a_context_in_brackets_is_one_of_the_catalogues() -> None:
    """A bracket that no message has would take its row out of the comparison unseen."""
    known = _said("vi")
    assert [key for key in _terms("vi") if key[0] and key not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_that_is_a_term_is_said_as_in_the_glossary(language: str) -> None:
    said = _said(language)
    compared = {key: term for key, term in _terms(language).items() if key in said}
    assert len(compared) > 60
    assert {key: said[key] for key in compared} == compared


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_states_are_never_said_with_the_same_words(language: str) -> None:
    """Above all what a unit reports and what another party verified."""
    said = Counter(row[1 + LANGUAGES.index(language)] for row in _rows("How it stands"))
    assert len(said) > 15
    assert [words for words, times in said.items() if times > 1] == []


def _words(sentence: str) -> str:
    """A sentence without the names of what is put into it."""
    return PLACEHOLDER.sub("", sentence).lower()


@pytest.mark.parametrize("english", IN_SENTENCES)
def test_a_vietnamese_sentence_uses_the_term_of_the_glossary(english: str) -> None:
    term = _terms("vi")["", english].lower()
    about = {key: text for key, text in _said("vi").items() if english.lower() in _words(key[1])}
    plain = {key: text for key, text in about.items() if text}
    assert plain
    assert [key[1] for key, text in plain.items() if term not in text.lower()] == []
