"""The catalogues know every message of the source, and each language has a translation for it, in
all its forms, that somebody meant."""

import functools
import re
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
    """A guess of a tool (fuzzy) is no translation: it is shown to nobody."""
    forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    said = [form == entry.msgid or bool(form.strip()) for form in forms]
    return bool(said) and all(said) and not entry.fuzzy


@pytest.mark.slow
@pytest.mark.parametrize("language", ["vi", "ar", "ko"])
def test_a_catalogue_has_every_message_of_the_source_and_no_other(language: str) -> None:
    known = {_key(entry) for entry in _catalogue(language)}
    asked = set(messages())
    assert sorted(asked - known) == [], "run scripts/messages.py"
    assert sorted(known - asked) == [], "run scripts/messages.py"


@pytest.mark.parametrize("language", ["vi", "ar", "ko"])
def test_every_message_is_said_in_all_forms_and_meant(language: str) -> None:
    assert [entry.msgid for entry in _catalogue(language) if not _is_said(entry)] == []


@pytest.mark.parametrize(
    "lacking",
    [
        polib.POEntry(msgid="Board"),
        polib.POEntry(msgid="Board", msgstr=" "),
        polib.POEntry(msgid="Board", msgstr="Bảng", flags=["fuzzy"]),
        polib.POEntry(msgid="%(n)s day", msgid_plural="%(n)s days"),
        polib.POEntry(
            msgid="%(n)s day", msgid_plural="%(n)s days", msgstr_plural={0: "يوم", 1: ""}
        ),
    ],
)
def test_the_check_knows_what_is_not_said(lacking: polib.POEntry) -> None:
    assert not _is_said(lacking)


def test_officials_are_addressed_in_one_way() -> None:
    """As ông/bà in Vietnamese, never as bạn or quý vị."""
    other = re.compile(r"\b(?:bạn|quý vị)\b", re.IGNORECASE)
    said = [(entry.msgstr, *entry.msgstr_plural.values()) for entry in _catalogue("vi")]
    assert [one for forms in said for one in forms if other.search(one)] == []


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


# Names of placeholders that say how many.
HOW_MANY = (
    "acts|all|binding|checkpoint|columns|count|days|decisions|deepest|done|files|found|held|hours"
    "|largest|least|limit|longest|most|n|rows|seconds|size|texts|times|total|undecided|waiting"
)
GOVERNS = re.compile(rf"%\((?:{HOW_MANY})\)[sd] (?=[a-z])(?!(?:of|is|in|here|there)\b)")
# Numbers that name something; figures for those who write rules, the program that stands alone.
NAMING = {"What is stored of the tree of hashes up to act %(acts)s does not follow from the acts."}
STANDING_APART = ("remit/interfaces/cli/reading/", "remit/interfaces/sentences/proofs.py")


def test_a_number_that_governs_a_word_has_forms_of_the_plural() -> None:
    """One row, two rows: a language may have six forms, and only a plural asks for them."""
    stiff = [
        message.msgid
        for message in messages().values()
        if GOVERNS.search(message.msgid) and not message.msgid_plural
        if message.msgid not in NAMING
        and not all(place.startswith(STANDING_APART) for place in message.places)
    ]
    assert stiff == []


def test_the_check_knows_a_number_that_governs_a_word() -> None:
    assert GOVERNS.search("A file holds %(n)s rows.")
    assert not GOVERNS.search("Rows: %(n)s. Up to %(limit)s MB, %(n)s of %(all)s.")


@pytest.mark.parametrize(("language", "forms"), [("vi", 1), ("ar", 6), ("ko", 1)])
def test_a_plural_has_all_forms_of_the_language(language: str, forms: int) -> None:
    several = [entry for entry in _catalogue(language) if entry.msgid_plural]
    assert len(several) > 100
    assert [entry.msgid for entry in several if len(entry.msgstr_plural) != forms] == []


def test_arabic_has_a_form_for_one_for_two_and_for_few() -> None:
    """The same words for all numbers are no plural, unless the number stands apart."""
    same = [
        entry.msgid
        for entry in _catalogue("ar")
        if entry.msgid_plural and len({entry.msgstr_plural[form] for form in (1, 2, 3)}) == 1
        if not re.search(r"\(%|: ?%|%\(n\)s إجمالًا|%\(n\)s بعد", entry.msgstr_plural[3])
    ]
    assert same == []


# Of a unit nobody knows whether its name is a “مكتب” or a “لجنة”, of a person neither.
AGREES_WITH_A_NAME = re.compile(
    r"(?<!\w)(?!(?:تقسيم|تحت|تخلف|جهات) «?)(?:ت\w{2,}|\w+ت|\w+ها) «?"
    r"%\((?:unit|code|lead|issuer|person|keeper)\)s"
    r"|%\((?:unit|person|keeper)\)s \(?(?:ت(?!حت )\w+|ي\w+|\w+ت\)|نفسها)"
)
OF_SEVERAL = re.compile(r"(?<!\w)(?:لكم|لديكم|طلبكم|اختاروا|أرسلوا|بيّنوا)(?!\w)")


def _arabic() -> list[str]:
    said = [(entry.msgstr, *entry.msgstr_plural.values()) for entry in _catalogue("ar")]
    return [one for forms in said for one in forms]


def test_no_arabic_word_has_to_agree_with_a_name_that_is_put_in() -> None:
    assert [one for one in _arabic() if AGREES_WITH_A_NAME.search(one)] == []


@pytest.mark.parametrize(
    "torn", ["انتهت %(unit)s في %(on)s.", "%(person)s يفتحها الآن.", "%(unit)s نفسها"]
)
def test_the_check_knows_a_word_that_agrees_with_a_name(torn: str) -> None:
    assert AGREES_WITH_A_NAME.search(torn)


def test_officials_are_addressed_as_one_person_in_arabic() -> None:
    assert [one for one in _arabic() if OF_SEVERAL.search(one)] == []


@pytest.mark.parametrize("after", ["لديك", "هذه القائمة", "الذي فيه", "هذا الجهاز"])
def test_two_stand_in_the_nominative_where_the_sentence_is_about_them(after: str) -> None:
    two = [entry.msgstr_plural[2] for entry in _catalogue("ar") if entry.msgid_plural]
    wrong = re.compile(rf"{after} (?:من [^؛.]* )?\w+(?:ين|ي وصول)[؛،. ]")
    assert [one for one in two if wrong.search(one)] == []
