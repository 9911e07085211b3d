"""Correcting the heading of a document: what was read or typed wrongly, with what stood before. The
text stays as received. A correction is taken back by another one."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger import queries as acts
from remit.ledger.records import Act, Entry
from remit.texts import queries
from remit.texts.actions import examples, rights
from remit.texts.headings import queries as headings
from remit.texts.headings import terms
from remit.texts.headings.terms import Heading
from remit.texts.learning import actions as learning
from remit.texts.pairs.queries import duplicates


def correct(*, by: By, at: dt.datetime, document: int, heading: Heading, reason: str = "") -> Act:
    """Whoever may register a document says what its heading says; both its issuer of before and
    the new one must be theirs to register for."""
    with writes.writing():
        return _corrected(by, at, document, heading, {"reverses": None, "reason": reason.strip()})


def take_back_correction(*, by: By, at: dt.datetime, act: int, reason: str = "") -> Act:
    """The heading says again what it said before a correction, unless it was corrected since."""
    with writes.writing():
        given = acts.act(act)
        if given is None or given.tag is not Tag.DOCUMENT_CORRECTED:
            raise Refusal("CORRECTION_UNKNOWN", act=str(act))
        why = {"reverses": act, "reason": reason.strip()}
        return _corrected(by, at, given.subject, _before(given), why)


def _corrected(
    by: By, at: dt.datetime, document: int, heading: Heading, why: Mapping[str, Any]
) -> Act:
    stands = headings.heading(document)
    _check_rights(by, at, document, stands, heading)
    codes, words = _changed(heading.codes, stands.codes), _changed(heading.words, stands.words)
    _check_terms(document, heading, codes, words)
    stood = headings.acts_of_words(document)
    data = {
        "was": _changed(stands.codes, heading.codes),
        "is": codes,
        "stood": {name: stood[name] for name in words},
        "reverses": why["reverses"],
    }
    texts = {name: str(said) for name, said in words.items()}
    if why["reason"]:
        texts["reason"] = why["reason"]
    tag = Tag.DOCUMENT_CORRECTED
    entry = Entry(tag, clock.day_of(at), subject=document, data=data, texts=texts)
    act = ledger.record(by=by, at=at, entries=[entry])[0]
    examples.keep(by=by, at=at, document=document, proposed=examples.proposed(document))
    if "issuer" in codes:
        learning.follow_issuer(document=document)
    return act


def _changed(one: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in one.items() if value != other[name]}


def _check_rights(
    by: By, at: dt.datetime, document: int, stands: Heading, heading: Heading
) -> None:
    today = clock.day_of(at)
    place = queries.place_of_document(document, today)
    rights.check_may_register(by=by, at=at, place=place)
    if heading.issuer != stands.issuer and place.confidentiality is not None:
        new = queries.place_of(heading.issuer, place.confidentiality, today)
        rights.check_may_register(by=by, at=at, place=new)


def _check_terms(
    document: int, heading: Heading, codes: Mapping[str, object], words: Mapping[str, object]
) -> None:
    if not codes and not words:
        raise Refusal("NOTHING_CORRECTED")
    if not words.get("title", heading.title):
        raise Refusal("DOCUMENT_TITLE_MISSING")
    if {"number", "issued_on", "issuer"} & codes.keys():
        known = duplicates.same_heading(document, heading)
        if known is not None:
            raise Refusal("DOCUMENT_ALREADY_REGISTERED", document=str(known))


def _before(given: Act) -> Heading:
    """The heading as it stands, with what the correction changed as it was before."""
    data = cast(Mapping[str, Any], given.data)
    stands, now = headings.heading(given.subject), headings.acts_of_words(given.subject)
    codes_stand = all(stands.codes[name] == value for name, value in data["is"].items())
    if not codes_stand or any(now[name] != given.seq for name in data["stood"]):
        raise Refusal("CORRECTED_SINCE")
    words = {
        name: headings.words_in(given.subject, name, seq) for name, seq in data["stood"].items()
    }
    return terms.heading({**stands.codes, **data["was"]}, {**stands.words, **words})
