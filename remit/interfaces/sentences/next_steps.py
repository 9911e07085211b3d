"""What to do next, for the refusals and findings whose own sentence tells only the rule. One step
serves many; the others say it themselves."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_STEPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (
        _("Check what was written, or open it from its list."),
        (
            *("ACT_UNKNOWN", "VERIFICATION_UNKNOWN", "CHECKPOINT_UNKNOWN", "COMMITMENT_UNKNOWN"),
            *("COMMITMENT_NOTE_UNKNOWN", "CORRECTION_UNKNOWN", "DRAFT_UNKNOWN", "BATCH_UNKNOWN"),
            *("EVIDENCE_UNKNOWN", "TOKEN_UNKNOWN", "SAVED_LIST_UNKNOWN", "LIST_UNKNOWN"),
            *("DOCUMENT_UNKNOWN", "RELATION_UNKNOWN", "NOTE_UNKNOWN", "PROVISION_UNKNOWN"),
            *("ORIGINAL_UNKNOWN", "TEXT_NOT_THERE", "ACT_OF_ANOTHER", "CHECKPOINT_NOT_OURS"),
            *("SUBJECT_UNKNOWN", "PLAN_UNKNOWN"),
        ),
    ),
    (
        _("Check the path; one without / at its head begins in the folder where you are."),
        ("FILE_ABSENT", "FOLDER_ABSENT"),
    ),
    (
        _("Check the spelling, or choose from the list."),
        (
            *("UNIT_UNKNOWN", "POST_UNKNOWN", "TREE_UNKNOWN", "KIND_UNKNOWN", "UNIT_KIND_UNKNOWN"),
            *("PERSON_UNKNOWN", "IMPORT_UNIT_UNKNOWN", "IMPORT_UNIT_SIMILAR", "TYPE_UNKNOWN"),
            *("IMPORT_WORD_UNKNOWN", "UNIT_PARENT_UNKNOWN", "COLUMN_UNKNOWN", "VERB_UNKNOWN"),
            "PROVISIONS_NOT_SO_RELATED",
        ),
    ),
    (
        _("Choose another one."),
        (
            *("TREE_CODE_TAKEN", "POST_CODE_TAKEN", "UNIT_CODE_TAKEN", "UNIT_CODE_TWICE"),
            *(
                "ADDRESS_OF_ANOTHER",
                "SAVED_LIST_NAME_TAKEN",
                "IDEMPOTENCY_KEY_MALFORMED",
                "VALUE_NOT_A_WORD_OF",
            ),
            *("TOKEN_TOO_LONG", "POST_EMPTY", "HEIR_OF_ITSELF", "HEIR_TWICE", "DELEGATE_ITSELF"),
            *(
                "UNIT_BELOW_ITSELF",
                "UNIT_PARENT_CIRCLE",
                "POST_OUTSIDE_LEAD",
                "ADDRESSEES_TOO_MANY",
            ),
            *("REGISTERED_FOR_ANOTHER", "STEWARD_FOR_UNIT_OF_SITE", "LEAD_COOPERATES_WITH_ITSELF"),
        ),
    ),
    (
        _("Nothing more needs to be done."),
        (
            *("COUNTRY_ALREADY_LOADED", "UNIT_WENT_OVER_ALREADY", "PERSON_KNOWN_ALREADY"),
            *(
                "PERSON_BARRED_ALREADY",
                "PERSON_UNCHANGED",
                "PERSON_NOT_BARRED",
                "ROLE_HELD_ALREADY",
            ),
            "SECOND_STEP_NONE",
            *("NOTHING_CORRECTED", "BASIS_UNCHANGED", "NOTHING_TO_UNDO"),
            *("ACT_ANNULLED_ALREADY", "DUE_AWAITS_NO_TRIGGER"),
        ),
    ),
    (
        _("Stop the site, keep a copy of its database and tell the auditor."),
        (
            *("ACT_MISSING", "LINK_BROKEN", "BODY_CHANGED", "COLUMN_CHANGED", "TEXT_CHANGED"),
            *("TEXT_MISSING", "CHECKPOINT_FORGED", "CHECKPOINT_BEYOND", "SUBTREE_CHANGED"),
            *("SUBTREE_MISSING", "TABLES_DIFFERENT"),
        ),
    ),
    (
        _("Correct the day."),
        (
            *("POST_CLOSED", "UNIT_NOT_YET", "UNTIL_NOT_AFTER_FROM", "CLOCK_AHEAD"),
            *("SINCE_AFTER_DAY", "EFFECT_IN_FUTURE", "EXTENSION_NOT_LATER", "DUE_MOVED_BACK"),
            *("RESUMED_BEFORE_SUSPENDED", "ROLE_NOT_HELD", "DELEGATION_NOT_STANDING"),
            *("EARLIER_BEGINS_LATER", "EARLIER_OPEN_WITH_DAY", "EARLIER_IN_FUTURE"),
            *("EARLIER_DONE_BEFORE_ASSIGNED", "EARLIER_EXTENSION_NOT_LATER", "VALUE_NOT_A_DAY"),
            *("EARLIER_EXTENDED_BEFORE_ASSIGNED", "BACKDATED", "EXTENSION_CAP_DAYS"),
            *("CALENDAR_INSTANT_NOT_LOCAL", "UNIT_UNTIL_NOT_AFTER_FROM", "DAY_STOOD_OTHERWISE"),
        ),
    ),
    (
        _("Fill it in."),
        (
            *("UNIT_CODE_MISSING", "UNIT_KIND_MISSING", "UNIT_NAME_MISSING", "UNIT_DATE_MISSING"),
            *("UNIT_WITHOUT_NAME", "IMPORT_DUE_MISSING", "IMPORT_ASSIGNED_ON_MISSING"),
            *("EARLIER_DONE_WITHOUT_DAY", "EARLIER_EXTENSION_WITHOUT_DATE", "VALUE_MISSING"),
            *("PART_WITHOUT_UNIT", "TABLE_EMPTY"),
        ),
    ),
    (
        _("Leave the row out, or correct it."),
        (
            *("IMPORT_ROW_WITHOUT_CONTENT", "IMPORT_ROW_TWICE", "TABLE_ROW_TOO_LONG"),
            "TABLE_LINE_UNREADABLE",
        ),
    ),
    (
        _("Shorten it."),
        ("UNIT_VALUE_TOO_LONG", "TEXTS_TOO_LONG_BESIDE", "BREAK_DOWN_TOO_DEEP"),
    ),
    (
        _("Save it anew in the program that made it and send it again, or send another file."),
        (
            *("FILE_HARMS", "FILE_FORMAT_UNKNOWN", "FILE_DEFINES_ENTITIES"),
            *("FILE_NESTED_TOO_DEEP", "FILE_UNPACKS_TOO_LARGE", "FILE_NOTHING_TAKEN_OUT"),
            *("FILE_NAME_LEADS_OUT", "FILE_STOPPED_ITS_READER", "TEXT_NOT_A_TEXT"),
            *("FILE_WITHOUT_TEXT", "EVIDENCE_FILE_GONE"),
        ),
    ),
    (_("Make it smaller or split it."), ("FILE_OVER_LIMIT",)),
    (
        _("Correct the value and send it again."),
        (
            *("VALUE_NOT_A_NUMBER", "VALUE_NOT_WORDS", "VALUE_NOT_YES_OR_NO", "VALUE_NOT_A_LIST"),
            *("VALUE_NOT_AN_OBJECT", "VALUE_NOT_FITTING", "VALUE_TOO_LARGE", "VALUE_TOO_SMALL"),
            *("VALUE_TOO_FEW", "VALUE_TOO_MANY", "VALUE_TOO_LONG", "VALUE_TOO_SHORT"),
            *("CALENDAR_COUNT_NEGATIVE", "DUE_COUNT_NOT_POSITIVE", "MARK_MALFORMED"),
            *("MARK_OF_DRAFT_MALFORMED", "LANGUAGE_UNKNOWN", "LEVEL_UNKNOWN", "CLOCK_UNKNOWN"),
            *("LINK_NOT_AN_ADDRESS", "EXPORT_FORM_UNKNOWN", "EMAIL_NOT_UNDERSTOOD"),
        ),
    ),
    (_("The description of the API says what it takes."), ("METHOD_NOT_ALLOWED",)),
    (
        _("Whoever administers the machine gives the right."),
        ("FILE_NOT_PERMITTED", "HOME_NOT_WRITABLE"),
    ),
    (_("Make room and try again."), ("FILE_WITHOUT_SPACE", "SPACE_SHORT")),
    (
        _("Check the settings and the network, then try again."),
        (
            *("FILE_NOT_REACHED", "MAIL_NOT_REACHED", "DATABASE_NOT_REACHED"),
            *("STANDBY_AWAY", "STANDBY_BEHIND"),
        ),
    ),
    (
        _("Correct it in the environment of the site and start it again."),
        (
            *("SETTING_NOT_A_SWITCH", "SETTING_NOT_A_NUMBER", "SETTING_NOT_AMONG"),
            *("SETTING_NOT_AN_ORIGIN", "SETTING_NOT_AN_ADDRESS", "SETTING_NOT_A_ZONE"),
            *("SETTING_UNKNOWN", "SETTING_NOT_A_DATABASE", "STANDBY_OF_ANOTHER"),
            *("SETTINGS_TOGETHER", "SETTING_NOT_A_SAFE_ADDRESS"),
        ),
    ),
    (_("Put them back from a backup."), ("KEPT_FILES_CHANGED", "KEPT_FILES_MISSING")),
    (_("Name a file that “remit backup” wrote."), ("BACKUP_FOREIGN",)),
    (_("Name another file."), ("BACKUP_PLACE_TAKEN",)),
    (
        _("The page shows what can be done now."),
        (
            *("TRANSITION_NOT_ALLOWED", "OUTCOME_NOT_ALLOWED", "BREAK_DOWN_NOT_OPEN"),
            *("NO_CLAIM_AWAITS_APPROVAL", "EXTENSION_WITHOUT_DATE", "EXTENSION_ALREADY_ASKED"),
            *("EXTENSION_NOT_ASKED", "EXTENSION_CAP_TIMES", "DRAFT_NOT_REJECTED"),
            *("MERGE_OF_TWO_DOCUMENTS",),
        ),
    ),
    (
        _("Report what stands in the way; the issuer decides."),
        ("EXTENSION_ASKED_LATE",),
    ),
    (
        _("Ask somebody who may."),
        (
            *("NOTE_OF_ANOTHER", "IMPORT_LEVEL_NOT_YOURS", "VERIFIER_INSIDE_LEAD"),
            *("VERIFIER_CLAIMED", "VERIFIER_BELOW_LEAD", "VERIFIER_INSIDE_ELSEWHERE"),
            *("UNIT_NOT_COOPERATING", "IMPORT_OWN_REGISTRATION"),
            *("IMPORT_EARLIER_NOT_YOURS", "IMPORT_ISSUER_NOT_YOURS"),
        ),
    ),
    (_("Found an example site for it."), ("CLOCK_INJECTED",)),
    (_("Get the proof again from whoever gave it."), ("PROOF_WRONG",)),
    (_("Open that document."), ("DOCUMENT_ALREADY_REGISTERED",)),
    (
        _("Compare the two before you decide."),
        (
            *("IS_NUMBERED_AS", "LOOKS_LIKE_TRANSLATION", "LOOKS_LIKE_SAME_TEXT"),
            *("LOOKS_LIKE_SAME_EVENT",),
        ),
    ),
)
STEPS: dict[str, Promise] = {code: step for step, codes in _STEPS for code in codes}
