"""Which member of a body, or which field of a form, a rule is about, by the name under which the
action takes it. Of several names the first that is there is meant."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from remit.domain.refusals import Refusal

_ABOUT: Final[Mapping[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        ("title",): ("TITLE_MISSING", "DOCUMENT_TITLE_MISSING"),
        ("reason",): ("REASON_MISSING",),
        ("note",): ("NOTE_MISSING",),
        ("words",): ("NOTE_EMPTY", "NOTE_THE_SAME", "MENTIONED_NOBODY"),
        ("progress",): ("PROGRESS_MISSING",),
        ("summary",): ("SUMMARY_MISSING",),
        ("letter",): ("LETTER_MISSING",),
        ("name",): ("PERSON_WITHOUT_NAME", "SAVED_LIST_WITHOUT_NAME", "SAVED_LIST_NAME_TAKEN"),
        ("names",): ("UNIT_WITHOUT_NAME",),
        ("text",): ("TEXT_EMPTY", "TEXT_TOO_LONG"),
        ("reference",): ("BASIS_WITHOUT_REFERENCE",),
        ("due", "wanted"): (
            *("DUE_DAY_PASSED", "EXTENSION_NOT_LATER", "EXTENSION_CAP_DAYS", "PART_AFTER_WHOLE"),
            *("SERIES_NOT_ONE_COMMITMENT", "SERIES_WITHOUT_FIRST_DATE"),
        ),
        ("repeat",): ("SERIES_WITHOUT_PERIOD", "SERIES_FINER_THAN_DATE"),
        ("until",): (
            *("SERIES_WITHOUT_END", "SERIES_ENDS_BEFORE_FIRST", "SERIES_TOO_LONG"),
            "UNTIL_NOT_AFTER_FROM",
        ),
        ("on",): (
            *("EFFECT_IN_FUTURE", "BACKDATED", "DAY_STOOD_OTHERWISE", "CLAIM_DAY_NOT_IN_PROGRESS"),
            "RESUMED_BEFORE_SUSPENDED",
        ),
        ("also",): ("TOO_MANY_COMMITMENTS",),
        ("lead", "also", "heir"): (
            *("LEAD_MISSING", "LEAD_OUTSIDE_ISSUER", "LEAD_THE_SAME", "PART_TO_ITSELF"),
        ),
        ("cooperating",): ("LEAD_COOPERATES_WITH_ITSELF",),
        ("issuer",): (
            *("REGISTERED_FOR_ANOTHER", "REGISTER_FOR_ANOTHER", "REGISTER_WITHOUT_ISSUER"),
        ),
        ("blocked_by",): ("BLOCKING_UNIT_MISSING",),
        ("unit",): ("UNIT_NOT_COOPERATING", "STEWARD_FOR_UNIT_OF_SITE"),
        ("post",): ("POST_OUTSIDE_LEAD",),
        ("parent",): ("UNIT_BELOW_ITSELF",),
        ("heirs",): ("HEIR_MISSING", "HEIR_OF_ITSELF", "HEIR_TWICE"),
        ("kind",): ("KIND_UNKNOWN",),
        ("language",): ("LANGUAGE_UNKNOWN",),
        ("email",): (*("EMAIL_NOT_UNDERSTOOD", "PERSON_KNOWN_ALREADY", "ADDRESS_OF_ANOTHER"),),
        ("role",): ("ROLE_HELD_ALREADY",),
        ("to_post",): ("DELEGATE_ITSELF",),
        ("act",): ("ACT_OF_ANOTHER", "ACT_ANNULLED_ALREADY"),
        ("duplicate_of", "other"): ("OTHER_COMMITMENT_MISSING",),
        ("outcome",): ("OUTCOME_NOT_ALLOWED",),
        ("evidence",): ("VERIFICATION_NOT_A_CHECK",),
        ("url",): ("LINK_NOT_AN_ADDRESS",),
        ("verb",): ("VERB_UNKNOWN",),
        ("to",): ("ADDRESSEES_TOO_MANY", "DOCUMENT_RELATED_TO_ITSELF"),
        ("answers",): ("NOTE_OF_ANOTHER",),
        ("relation",): ("DOCUMENTS_ALREADY_RELATED", "PROVISIONS_ALREADY_RELATED"),
        ("place", "start"): ("PASSAGE_OUTSIDE_TEXT",),
        ("confidentiality",): ("LESS_CONFIDENTIAL_THAN_DOCUMENT",),
        ("number",): ("DOCUMENT_ALREADY_REGISTERED",),
    }
)
MEMBERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {rule: names for names, rules in _ABOUT.items() for rule in rules}
)


def names(refusal: Refusal) -> tuple[str, ...]:
    """What a refusal is about; nothing, if its rule is about no member."""
    if refusal.rule == "WORDS_TOO_LONG":
        return (refusal.params["words"],)
    return MEMBERS.get(refusal.rule, ())
