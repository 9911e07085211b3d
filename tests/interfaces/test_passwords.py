"""Which passwords are too easy here."""

import hashlib
from pathlib import Path

import pytest
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils import translation

from remit.interfaces.web import passwords
from remit.organisation.models import Person
from tests.support.government import Government


@pytest.mark.parametrize("word", ["Remit-2026!", "remit remit", "CITY-PC.2026", "xCityPc99"])
def test_a_word_of_the_site_with_little_beside_it_is_refused(
    government: Government, word: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        passwords.OwnWordsValidator().validate(word)
    assert refused.value.code == "password_of_own_words"


def test_a_word_of_the_site_in_a_long_sentence_is_taken(government: Government) -> None:
    passwords.OwnWordsValidator().validate("remit and four other blue stones")


def _sha1(words: str) -> str:
    return hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("size", [1, 2, 3, 500])
def test_what_became_known_elsewhere_is_refused_and_nothing_else(tmp_path: Path, size: int) -> None:
    known = [f"known password {n}" for n in range(size)]
    listed = sorted(_sha1(one).upper() for one in known)
    path = tmp_path / "known.txt"
    path.write_text("".join(f"{one}:7\r\n" for one in listed))
    asked = passwords.KnownElsewhereValidator(str(path))
    for one in known:
        with pytest.raises(ValidationError):
            asked.validate(one)
    for number in range(50):
        asked.validate(f"another password {number}")


def test_without_a_list_or_with_an_empty_one_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "known.txt").touch()
    passwords.KnownElsewhereValidator().validate("anything at all")
    passwords.KnownElsewhereValidator(str(tmp_path / "known.txt")).validate("anything at all")


# Too short, common and made of digits; like the own name; made of a word of the site.
WEAK = ("password", "12345678", "officer@example", "Remit-2026!")


def _refusals(language: str) -> set[str]:
    person = Person(name="Officer", email="officer@example.test")
    with translation.override(language):
        said = {str(ProhibitNullCharactersValidator.message)}
        for word in WEAK:
            with pytest.raises(ValidationError) as refused:
                password_validation.validate_password(word, person)
            said |= set(refused.value.messages)
    return said


@pytest.mark.parametrize("language", ["vi", "ar", "ko"])
def test_every_rule_for_passwords_speaks_the_language_of_the_reader(
    government: Government, language: str
) -> None:
    english = _refusals("en")
    assert len(english) > len(WEAK)
    assert not english & _refusals(language)
