"""From the words of a question (a day, an instant or a seq, codes, numbers) to a scope."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from remit.commitments.queries.scopes import Scope
from remit.domain.buckets import ClockName
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Level, Type
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation
from remit.texts import queries as texts

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as typed; empty words ask for everything, as known now, in that day's tree."""

    on: str = ""
    known_at: str = ""
    unit: str = ""
    document: str = ""
    issuer_level: str = ""
    type: str = ""
    tree: str = ""
    clock: str = ClockName.REVISED.value


def scope(question: Question) -> Scope:
    """The scope that a question means, or a refusal that says which word is not understood."""
    on = day(question.on) if question.on.strip() else clock.today()
    known = known_seq(question.known_at)
    code, tree_on = _tree(question.tree, on)
    tree_known = known if tree_on == on and "@" not in question.tree else None
    edition = organisation.edition_of(organisation.tree_id(code), tree_on, tree_known)
    return Scope(
        on=on,
        known_seq=known,
        edition=edition,
        tree=f"{code}@{tree_on.isoformat()}",
        unit=organisation.unit_by_code(question.unit).id if question.unit.strip() else None,
        document=texts.referred(question.document) if question.document.strip() else None,
        issuer_level=_choice(Level, question.issuer_level, "LEVEL_UNKNOWN"),
        type=_choice(Type, question.type, "TYPE_UNKNOWN"),
        clock=_choice(ClockName, question.clock, "CLOCK_UNKNOWN") or ClockName.REVISED,
    )


def day(text: str) -> dt.date:
    """A day as typed: 2024-04-15, or 15/04/2024 with the day first."""
    typed = text.strip()
    swapped = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", typed)
    try:
        if swapped:
            date, month, year = (int(part) for part in swapped.groups())
            return dt.date(year, month, date)
        return dt.date.fromisoformat(typed)
    except ValueError:
        raise Refusal("DAY_NOT_UNDERSTOOD", text=text) from None


def known_seq(text: str) -> int:
    """The act up to which is known: a seq, an instant, the end of a day, or now."""
    typed = text.strip()
    head = ledger.head()
    latest = head.seq if head else 0
    if not typed:
        return latest
    if re.fullmatch(r"\d+", typed):
        return min(int(typed), latest)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}", typed):
        end = clock.start_of(day(typed) + dt.timedelta(days=1)) - dt.timedelta(microseconds=1)
        return ledger.seq_known_at(end)
    return ledger.seq_known_at(instant(typed))


def instant(text: str) -> dt.datetime:
    """An instant as typed; without an offset it is local to the site."""
    try:
        read = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        raise Refusal("INSTANT_NOT_UNDERSTOOD", text=text) from None
    if read.tzinfo is not None:
        return read
    midnight = clock.start_of(read.date())
    return midnight + (read - dt.datetime.combine(read.date(), dt.time.min))


def _tree(text: str, on: dt.date) -> tuple[str, dt.date]:
    code, _, at = text.strip().partition("@")
    when = {"": on, "today": clock.today()}.get(at) or day(at)
    return code.upper() or organisation.HOME_TREE, when


def _choice(words: type[Word], text: str, rule: str) -> Word | None:
    typed = text.strip().lower()
    if not typed:
        return None
    for member in words:
        if typed == member.value.lower():
            return member
    raise Refusal(rule, text=text)
