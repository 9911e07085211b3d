"""What a refusal or a finding says to an official: one sentence for each code, with its facts,
and what to do next.

Each layer has a table of its own; a code without a sentence fails the architecture tests.
"""

from collections.abc import Mapping

from django.utils.functional import Promise

from remit.domain.refusals import Finding, Refusal
from remit.interfaces.sentences import (
    api,
    calendar,
    commitments,
    dues,
    facts,
    figures,
    identity,
    imports,
    intake,
    ledger,
    machine,
    next_steps,
    organisation,
    tables,
    texts,
    web,
)

SENTENCES: dict[str, Promise] = {
    **calendar.SENTENCES,
    **dues.SENTENCES,
    **ledger.SENTENCES,
    **organisation.SENTENCES,
    **tables.SENTENCES,
    **imports.SENTENCES,
    **texts.SENTENCES,
    **intake.SENTENCES,
    **commitments.SENTENCES,
    **figures.SENTENCES,
    **web.SENTENCES,
    **identity.SENTENCES,
    **api.SENTENCES,
    **machine.SENTENCES,
}
# What is said of a rule where an act, `done`, led to this already.
DONE_ALREADY: dict[str, Promise] = {"TRANSITION_NOT_ALLOWED": commitments.DONE_ALREADY}


def sentence(refusal: Refusal) -> str:
    """Why it is refused, in the reader's language."""
    return _said(refusal.rule, refusal.params)


def finding_sentence(finding: Finding) -> str:
    """What a validation found, in the reader's language."""
    return _said(finding.code, finding.params)


def placed(finding: Finding) -> str:
    """What a validation of a table found, with the line and the column where it stands."""
    said, facts = finding_sentence(finding), finding.params
    if "line" not in facts or finding.code in imports.OF_THE_TABLE:
        return said
    return imports.in_place(said, facts["line"], facts.get("column", ""))


def _said(code: str, params: Mapping[str, str]) -> str:
    told = DONE_ALREADY.get(code) if "done" in params else None
    rule = str((told or SENTENCES[code]) % facts.Shown(params))
    return f"{rule} {next_steps.STEPS[code]}" if code in next_steps.STEPS else rule
