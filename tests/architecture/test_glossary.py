"""The glossary and the catalogues say the same: a term has one translation in each language, alone
and inside of sentences."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import polib
import pytest

from remit.interfaces.cli import glossary
from tests.architecture import source

LOCALE = source.ROOT / "remit" / "locale"
# What is no sentence about the term: placeholders, what is quoted, names of commands and settings.
ASIDE = re.compile(r"%\(\w+\)[sd]|“[^”]*”|<[^>]*>|REMIT_\w+|remit ledger")
# Sentences that say it without the word, because the rest of the sentence does.
UNSAID = frozenset(
    {
        # The issuer of a provider of identity is the name of a setting of its protocol.
        "The provider at REMIT_OIDC_URL calls itself otherwise; whoever keeps the machine has to "
        "write its issuer there as the provider writes it.",
        "Working days and hours need a working calendar; none is set.",
        "answer a contested commitment",
        "contest a commitment",
        "report a commitment as done",
        "sign off the part of a cooperating unit",
    }
)
Key = tuple[str, str]


def _terms() -> Iterator[Mapping[str, Any]]:
    for section in glossary.sections():
        yield from section["term"]


def _key(term: Mapping[str, Any]) -> Key:
    return term.get("context", ""), term["en"]


def _said(language: str) -> dict[Key, str]:
    catalogue = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))
    return {(entry.msgctxt or "", entry.msgid): _form(entry) for entry in catalogue}


def _form(entry: polib.POEntry) -> str:
    """The form of most numbers; nothing, where nobody has translated the message yet."""
    last: str = entry.msgstr_plural.get(max(entry.msgstr_plural, default=0), "")
    return entry.msgstr or last


def _plain(text: str) -> str:
    """Without vowel signs and stretching, which Arabic may write or leave out, and in one case."""
    apart = unicodedata.normalize("NFC", text).lower()
    return "".join(letter for letter in apart if not "\u064b" <= letter <= "\u0652")


def test_a_term_stands_once_in_four_languages_with_its_meaning() -> None:
    terms = list(_terms())
    said = ("en", "means", *glossary.LANGUAGES)
    assert [term["en"] for term in terms if not all(term[name] for name in said)] == []
    assert [key for key, times in Counter(map(_key, terms)).items() if times > 1] == []


def test_a_context_in_brackets_is_one_of_the_catalogues() -> None:
    """A bracket that no message has would take its row out of the comparison unseen."""
    known = _said("vi")
    assert [_key(term) for term in _terms() if _key(term)[0] and _key(term) not in known] == []


@pytest.mark.parametrize("language", glossary.LANGUAGES)
def test_a_message_that_is_a_term_is_said_as_in_the_glossary(language: str) -> None:
    said = _said(language)
    compared = {_key(term): term[language] for term in _terms() if _key(term) in said}
    assert len(compared) > 60
    assert {key: said[key] for key in compared} == compared


@pytest.mark.parametrize("language", glossary.LANGUAGES)
def test_two_states_are_never_said_with_the_same_words(language: str) -> None:
    """Above all what a unit reports and what another party verified."""
    states = next(one for one in glossary.sections() if one["name"] == "How it stands")
    # “Due” and “Due date” are one thing.
    said = Counter(term[language] for term in states["term"] if term["en"] != "Due date")
    assert len(said) > 15
    assert [words for words, times in said.items() if times > 1] == []


SPOKEN = [term for term in _terms() if "in_sentences" in term]


@pytest.mark.parametrize("term", SPOKEN, ids=[term["en"] for term in SPOKEN])
@pytest.mark.parametrize("language", glossary.LANGUAGES)
def test_a_sentence_says_a_term_in_one_of_its_forms(language: str, term: Mapping[str, Any]) -> None:
    named = re.compile(rf"(?<![-\w])(?:{term['in_sentences']})(?![-\w])", re.IGNORECASE)
    forms = [_plain(form) for form in term["forms"][language]]
    about = {
        key: text
        for key, text in _said(language).items()
        if named.search(ASIDE.sub("", key[1])) and key[1] not in UNSAID
    }
    assert about
    strange = {key: text for key, text in about.items() if not _says(text, forms)}
    assert strange == {}


def _says(text: str, forms: list[str]) -> bool:
    return any(form in _plain(text) for form in forms)


def test_what_is_left_unsaid_is_a_message() -> None:
    assert {message for _context, message in _said("vi")} >= UNSAID


def test_the_comparison_knows_another_word() -> None:
    evidence = next(term for term in SPOKEN if term["en"] == "Evidence")
    assert _says("لم يُرفق أي إثبات بعد", evidence["forms"]["ar"])
    assert not _says("لم يُرفق أي دليل بعد", evidence["forms"]["ar"])


def test_a_message_without_a_translation_is_compared_as_nothing() -> None:
    assert _form(polib.POEntry(msgid="Evidence")) == ""
    assert _form(polib.POEntry(msgid="%(n)s file", msgid_plural="%(n)s files")) == ""


def test_arabic_quotes_as_arabic_does() -> None:
    assert [key for key, text in _said("ar").items() if set(text) & set("“”")] == []
