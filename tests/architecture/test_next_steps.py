"""Every refusal and finding tells the rule and what to do next, in each language."""

import re

import pytest
from django.utils import translation

from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.interfaces.sentences import next_steps
from tests.architecture import source

# A second clause: what a sentence says behind its first stop.
CLAUSES = re.compile(r"[.;:؛،,…](?=\s)|\.\s")
# The rule is the step: fill in, choose, say.
STEPS_THEMSELVES = frozenset(
    {
        *("ANSWER_UNKNOWN", "BLOCKING_UNIT_MISSING", "BREAK_DOWN_WITHOUT_PARTS"),
        *(
            "DOCUMENT_TITLE_MISSING",
            "FIELD_EMPTY",
            "FIELDS_EMPTY",
            "IMPORT_FILE_MISSING",
            "LEAD_MISSING",
        ),
        *("LETTER_MISSING", "MERGE_NEEDS_TWO", "NOTE_EMPTY", "NOTE_MISSING", "NOTHING_CHOSEN"),
        *("OTHER_COMMITMENT_MISSING", "PERSON_WITHOUT_NAME", "PROGRESS_MISSING"),
        *("REASON_MISSING", "SAVED_LIST_WITHOUT_NAME", "SEARCH_TOO_LONG", "SERIES_WITHOUT_END"),
        *("SUMMARY_MISSING", "TITLE_MISSING", "TOKEN_WITHOUT_NAME", "TOKEN_WITHOUT_SCOPE"),
        *("VERIFICATION_NOT_A_CHECK", "SERIES_WITHOUT_PERIOD"),
    }
)
# What a reading tells and nobody has to act on.
TOLD = frozenset({"READ_AS", "READ_AS_NOT_DECLARED", "FORMAT_NOT_AS_NAMED", "TYPE_NOT_SAID"})
ALONE = STEPS_THEMSELVES | TOLD


def _said(code: str, language: str) -> str:
    with translation.override(language):
        return sentences.sentence(Refusal(code))


@pytest.mark.parametrize("language", ["en", "vi", "ar", "ko"])
def test_a_sentence_tells_the_rule_and_the_next_step(language: str) -> None:
    said = {code: _said(code, language) for code in sorted(set(sentences.SENTENCES) - ALONE)}
    assert {code: text for code, text in said.items() if not CLAUSES.search(text)} == {}


def test_a_sentence_is_left_alone_only_where_nothing_can_be_added() -> None:
    assert set(sentences.SENTENCES) >= ALONE
    assert set(next_steps.STEPS) & ALONE == set()


def test_a_step_belongs_to_a_sentence_that_is_said() -> None:
    assert set(next_steps.STEPS) <= set(sentences.SENTENCES)


def test_a_code_has_one_sentence() -> None:
    """A second table would silently say something else."""
    module = source.ROOT / "remit" / "interfaces" / "sentences"
    keys = [
        key
        for path in sorted(module.glob("*.py"))
        for key in re.findall(r'^    "([A-Z0-9_]+)": ', path.read_text(encoding="utf-8"), re.M)
    ]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
