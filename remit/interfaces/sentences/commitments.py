"""What the life of a commitment does not allow."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

# The same rule where the act led to this state already: what happened is said instead.
DONE_ALREADY = _(
    "“%(act)s” was recorded already on %(on)s from the post “%(post)s”, by act %(done)s."
)

_LIFE: dict[str, Promise] = {
    "TRANSITION_NOT_ALLOWED": _("“%(act)s” is not possible while the commitment is: %(state)s."),
    "DAY_STOOD_OTHERWISE": _(
        "On %(on)s the commitment was: %(state)s. “%(act)s” is possible from %(since)s on."
    ),
    "HISTORY_IMPOSSIBLE": _(
        "This would make the history impossible: act %(act)s (“%(tag)s”, effective %(on)s) would "
        "stand where the commitment is: %(state)s. Deal with that act first."
    ),
    "OUTCOME_NOT_ALLOWED": _(
        "A commitment that is “%(state)s” cannot be closed with the outcome “%(outcome)s”."
    ),
    "COMMITMENT_UNKNOWN": _("There is no commitment %(commitment)s that you may read."),
    "COMMITMENT_NOT_YET": _(
        "On %(on)s, as known at act %(act)s, there was no commitment %(commitment)s yet; choose a "
        "later day, or open it as it stands now."
    ),
    "COMMITMENT_NOTE_UNKNOWN": _("There is no note %(note)s about this commitment."),
    "NOTE_EMPTY": _("Write the note first."),
    "URGING_NOT_WITH_UNIT": _(
        "Only what a unit has in hand is urged; this one is: %(state)s. Write a note to those who "
        "have to decide."
    ),
    "URGING_OWN_WORK": _(
        "Your own unit has this work in hand; report how far it is, or write a note."
    ),
    "URGING_UNIT_ENDED": _(
        "%(unit)s ended on %(on)s, so nobody is there to be urged. Have what it owes handed over "
        "to the unit that follows it, then urge that unit."
    ),
    "NOTE_OF_ANOTHER": _("Only who wrote a note rewords or withdraws it."),
    "NOTE_GONE": _("This note was withdrawn; write a new one."),
    "NOTE_THE_SAME": _("These are the words that stand; change them, or leave the note as it is."),
    "MENTIONED_NOBODY": _(
        "No unit and no post has the code “%(code)s”, so nobody would be told. Correct the code "
        "after @, or write it without @; the note is not sent yet."
    ),
    "ADDRESSEE_MAY_NOT_READ": _(
        "%(code)s may not read this commitment; address the note to somebody who may."
    ),
    "ADDRESSEES_TOO_MANY": ngettext_lazy(
        "A note is addressed to at most %(most)s unit or post.",
        "A note is addressed to at most %(most)s units and posts.",
        "most",
    ),
    "ACT_OF_ANOTHER": _("Act %(act)s does not belong to this commitment."),
    "ACT_ANNULLED_ALREADY": _("Act %(act)s was annulled already, by act %(by)s."),
    "OTHER_COMMITMENT_MISSING": _("Name the other commitment by its number."),
    "EFFECT_IN_FUTURE": _(
        "Only an assignment may take effect in the future; %(on)s is after today, %(today)s."
    ),
    "BACKDATED": ngettext_lazy(
        "This act may be dated back by at most %(days)s working day; %(on)s is further back.",
        "This act may be dated back by at most %(days)s working days; %(on)s is further back.",
        "days",
    ),
}
_ASSIGNMENT: dict[str, Promise] = {
    "TITLE_MISSING": _("Say what is owed."),
    "REASON_MISSING": _("Give a reason."),
    "NOTE_MISSING": _("Say in a sentence what was found."),
    "LEAD_MISSING": _("Choose the one unit that leads."),
    "LEAD_THE_SAME": _("This unit already leads; choose another one."),
    "LEAD_COOPERATES_WITH_ITSELF": _("%(code)s leads, so it cannot also cooperate."),
    "UNIT_DISSOLVED": _("%(code)s existed until %(on)s; choose the unit that follows it."),
    "BASIS_WITHOUT_REFERENCE": _(
        "Name the document, or write its reference: an assignment rests on a stated basis."
    ),
    "SERIES_NOT_ONE_COMMITMENT": _(
        "A date that comes back is a series; assign one commitment for each period."
    ),
    "TOO_MANY_COMMITMENTS": ngettext_lazy(
        "At most %(most)s commitment is begun at once; choose fewer units or an earlier end.",
        "At most %(most)s commitments are begun at once; choose fewer units or an earlier end.",
        "most",
    ),
    "REGISTERED_FOR_ANOTHER": _(
        "What a unit registers by itself it owes to itself or to a unit above it."
    ),
    "POST_OUTSIDE_LEAD": _("The work can only be allotted to an open post of the lead unit."),
    "UNIT_NOT_COOPERATING": _("Only a unit that cooperates can sign off its part, for itself."),
    "BLOCKING_UNIT_MISSING": _("Name the unit that the work waits for."),
    "PROGRESS_MISSING": _("Say how far the work is."),
    "BREAK_DOWN_NOT_OPEN": _("Work that is “%(state)s” cannot be broken down into parts."),
    "BREAK_DOWN_TOO_DEEP": ngettext_lazy(
        "Work is broken down at most %(deepest)s level below the whole.",
        "Work is broken down at most %(deepest)s levels below the whole.",
        "deepest",
    ),
    "BREAK_DOWN_WITHOUT_PARTS": _("Name at least one part."),
    "PART_TO_ITSELF": _("%(code)s leads the whole; give the part to another unit."),
    "LEAD_OUTSIDE_ISSUER": _(
        "“%(lead)s” stands outside the place of “%(issuer)s”, which gives the order. Choose "
        "another unit, or say that it is to be recorded all the same."
    ),
    "PART_AFTER_WHOLE": _(
        "The part would be due on %(part)s, after the whole on %(whole)s; choose an earlier date."
    ),
}
_EVIDENCE: dict[str, Promise] = {
    "SUMMARY_MISSING": _("Say what was achieved."),
    "NO_CLAIM_AWAITS_APPROVAL": _("No claim of this commitment awaits approval of its day."),
    "VERIFICATION_NOT_A_CHECK": _("Say whether documents were checked or the site was visited."),
    "VERIFICATION_WITHOUT_EVIDENCE": _(
        "There is no evidence behind this claim; return it, or have evidence attached first."
    ),
    "VERIFICATION_WITHOUT_NEW_EVIDENCE": _(
        "Nothing new was attached to this claim since it was returned or refuted (the same file "
        "again is not new); return it, or have new evidence attached first."
    ),
    "CLAIM_DAY_NOT_IN_PROGRESS": _(
        "On %(on)s the commitment was: %(state)s. Work is reported done as of a day on which it "
        "was in progress; name another day."
    ),
    "VERIFIER_CLAIMED": _(
        "You reported this as done yourself; whoever judges it stands outside the unit that claims "
        "and all units below it."
    ),
    "VERIFIER_INSIDE_LEAD": _(
        "The unit of your post made this claim; whoever judges it stands outside that unit and all "
        "units below it."
    ),
    "VERIFIER_BELOW_LEAD": _(
        "The unit of your post stands below the one that made this claim; whoever judges it stands "
        "outside that unit and all units below it."
    ),
    "VERIFIER_INSIDE_ELSEWHERE": _(
        "Another of your posts is in the unit that made this claim, or below it; whoever judges it "
        "stands outside, with all posts."
    ),
    "EVIDENCE_UNDER_VERIFICATION": _(
        "A verification rests on the evidence of act %(act)s; refute the result first."
    ),
    "LETTER_MISSING": _("Give number and date of the letter that this records."),
    "EVIDENCE_UNKNOWN": _("There is no such evidence that you may read."),
    "FILE_EMPTY": _("“%(name)s” is empty; choose the file again."),
    "FILE_TOO_LARGE": _("“%(name)s” is larger than %(largest)s MB; make it smaller or split it."),
    "FILES_TOO_MANY": _(
        "These are too many files at once (at most: %(most)s); attach the others by themselves."
    ),
    "FILE_KIND_NOT_ALLOWED": _("“%(name)s” is not of an allowed kind; send one of: %(allowed)s."),
    "FILE_NOT_WHAT_IT_SAYS": _("“%(name)s” is not really a %(kind)s file; save it again as one."),
    "LINK_NOT_AN_ADDRESS": _("“%(url)s” is not a web address; it begins with https://."),
}
_TIME: dict[str, Promise] = {
    "EXTENSION_WITHOUT_DATE": _("There is no due date that could be extended."),
    "EXTENSION_ALREADY_ASKED": _("More time was already asked for and is not yet decided."),
    "EXTENSION_NOT_ASKED": _("No one has asked for more time."),
    "BASIS_UNCHANGED": _(
        "Nothing replaced or amended the document of this commitment since it was settled."
    ),
    "EXTENSION_ASKED_LATE": _(
        "More time is asked for before the date; it was due on %(due)s and today is %(on)s."
    ),
    "EXTENSION_NOT_LATER": _("%(wanted)s is not later than the present due date, %(due)s."),
    "EXTENSION_WHILE_STOPPED": _(
        "On %(wanted)s the work was suspended and its date stood still; grant a later date."
    ),
    "EXTENSION_CAP_TIMES": ngettext_lazy(
        "The date was already extended %(times)s time, which is the most.",
        "The date was already extended %(times)s times, which is the most.",
        "times",
    ),
    "EXTENSION_CAP_DAYS": ngettext_lazy(
        "The date may move at most %(days)s day from the original one, %(original)s.",
        "The date may move at most %(days)s days from the original one, %(original)s.",
        "days",
    ),
}
_QUESTIONS: dict[str, Promise] = {
    "FIELD_DAY_FAR_OFF": _(
        "%(field)s: “%(typed)s” is too far off; write a day from %(first)s to %(last)s, the year "
        "with four digits."
    ),
    "FIELD_DAY_NOT_UNDERSTOOD": _(
        "%(field)s: “%(typed)s” is not a day; write for example 2025-11-14 or 14/11/2025."
    ),
    "FIELD_MOMENT_NOT_UNDERSTOOD": _(
        "%(field)s: “%(typed)s” is not a moment; write a day, a day with an hour, or the number of "
        "an act."
    ),
    "FIELD_DAY_IMPOSSIBLE": _(
        "%(field)s: “%(typed)s” is not a day of the calendar from 1900 to 2199; correct the date."
    ),
    "DAY_TOO_FAR": _("“%(text)s” lies outside the years 1900 to 2199; correct the year."),
    "DAY_NOT_UNDERSTOOD": _("“%(text)s” is not a day; write for example 2025-11-14 or 14/11/2025."),
    "INSTANT_NOT_UNDERSTOOD": _(
        "“%(text)s” is not a moment; write a day, a day with an hour, or the number of an act."
    ),
    "KNOWN_AT_NO_ACT": _(
        "There is no act %(act)s; the latest is %(latest)s. Name one that is recorded, or a day, "
        "or leave it empty for now."
    ),
    "LEVEL_UNKNOWN": _("“%(text)s” is not a level: CENTRAL, PROVINCIAL, DISTRICT or COMMUNE."),
    "TYPE_UNKNOWN": _("“%(text)s” is not a type of commitment."),
    "CLOCK_UNKNOWN": _("“%(text)s” is not a clock: original or revised."),
}

SENTENCES: dict[str, Promise] = {**_LIFE, **_ASSIGNMENT, **_EVIDENCE, **_TIME, **_QUESTIONS}
