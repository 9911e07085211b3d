"""Notes about a commitment: written, reworded, withdrawn. Each is an act of its own; the words of
before stay in the ledger. A note changes no state, no date and no figure."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from remit.commitments.actions import case as cases
from remit.commitments.actions.case import Case
from remit.domain import half_open, mentions, urging
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.domain.vocabulary import Confidentiality
from remit.kernel import writes
from remit.ledger import actions as ledger
from remit.ledger import queries as acts
from remit.ledger.records import Act, Entry
from remit.notices import actions as notices
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard, UnitCard
from remit.organisation.queries.coded import coded

PREFIX = "note."
WORDS = "note"
MOST_ADDRESSEES = 20
_CLOSED = frozenset({Confidentiality.RESTRICTED, Confidentiality.SECRET})


@dataclass(frozen=True, slots=True)
class To:
    """Whom a note is addressed to: units and posts. Nobody means all who are concerned."""

    units: tuple[int, ...] = ()
    posts: tuple[int, ...] = ()

    @property
    def everybody(self) -> tuple[int, ...]:
        """The units and the posts."""
        return (*self.units, *self.posts)


ALL_CONCERNED = To()


def write_note(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    words: str,
    to: To = ALL_CONCERNED,
    answers: int | None = None,
) -> Act:
    """Whoever takes part in a commitment writes a note; who is named in it is told."""
    said = cases.said(words, "NOTE_EMPTY")
    with writes.writing():
        case, told = _opened(by=by, at=at, commitment=commitment)
        answered = _note(told, answers) if answers is not None else None
        whom = _addressed(case, said, to)
        data = {"to": list(whom.units), "posts": list(whom.posts), "answers": answers}
        act = _recorded(case, Tag.NOTE_WRITTEN, data, said)
        _tell(case, act, whom, also=answered)
        return act


def urge(*, by: By, at: dt.datetime, commitment: int, words: str) -> Act:
    """The unit that has the work in hand, and the post that does it, are urged by a note."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        check_can_be_urged(case)
        row = case.row
        to = To(tuple(filter(None, [row.lead_id])), tuple(filter(None, [row.post_id])))
        return write_note(by=by, at=at, commitment=commitment, words=words, to=to)


def check_can_be_urged(case: Case) -> None:
    """Work that its unit has in hand is urged, while that unit is there."""
    urging.check_can_urge(case.viewer, case.place, case.now.work)
    for card in organisation.units([case.row.lead_id] if case.row.lead_id else []).values():
        if card.exists_until is not None and card.exists_until <= case.today:
            last = half_open.last_day(card.exists_until)
            raise Refusal("URGING_UNIT_ENDED", unit=card.name, on=last.isoformat())


def reword_note(*, by: By, at: dt.datetime, commitment: int, note: int, words: str) -> Act:
    """Who wrote a note says it in other words; those of before stay."""
    said = cases.said(words, "NOTE_EMPTY")
    with writes.writing():
        case, told = _opened(by=by, at=at, commitment=commitment)
        written = _own(case, told, note)
        if said == _standing(told, note).texts.get(WORDS):
            raise Refusal("NOTE_THE_SAME")
        before = _to_of(told, note)
        whom = _addressed(case, said, before)
        data = {"note": written.seq, "to": list(whom.units), "posts": list(whom.posts)}
        act = _recorded(case, Tag.NOTE_REWORDED, data, said)
        _tell(case, act, whom)
        return act


def withdraw_note(*, by: By, at: dt.datetime, commitment: int, note: int) -> Act:
    """Who wrote a note withdraws it: from now on only that is shown."""
    with writes.writing():
        case, told = _opened(by=by, at=at, commitment=commitment)
        written = _own(case, told, note)
        act = _recorded(case, Tag.NOTE_WITHDRAWN, {"note": written.seq}, "")
        _tell(case, act, _to_of(told, note))
        return act


def addressed(told: Iterable[Act]) -> tuple[int, ...]:
    """The units and the posts to which some notes are addressed."""
    return tuple({one for act in told for one in named(act).everybody})


def _opened(*, by: By, at: dt.datetime, commitment: int) -> tuple[Case, list[Act]]:
    case = cases.opened(by=by, at=at, commitment=commitment)
    told = acts.acts_of([commitment], prefix=PREFIX)
    place = replace(case.place, addressed=addressed(told))
    check_may(Permission.CONVERSE, case.viewer, place)
    return case, told


def _recorded(case: Case, tag: Tag, data: Mapping[str, object], said: str) -> Act:
    texts = {WORDS: said} if said else {}
    entry = Entry(tag, case.today, subject=case.row.pk, data=data, texts=texts)
    return ledger.record(by=case.by, at=case.at, entries=[entry])[0]


def _note(told: Sequence[Act], number: int) -> Act:
    found = next((act for act in told if act.seq == number and act.tag is Tag.NOTE_WRITTEN), None)
    if found is None:
        raise Refusal("COMMITMENT_NOTE_UNKNOWN", note=str(number))
    return found


def _own(case: Case, told: Sequence[Act], number: int) -> Act:
    found = _note(told, number)
    if found.by.person != case.by.person:
        raise Refusal("NOTE_OF_ANOTHER")
    if any(act.tag is Tag.NOTE_WITHDRAWN and act.data["note"] == number for act in told):
        raise Refusal("NOTE_GONE")
    return found


def _standing(told: Sequence[Act], number: int) -> Act:
    """The act whose words stand."""
    later = [act for act in told if act.tag is Tag.NOTE_REWORDED and act.data["note"] == number]
    return later[-1] if later else _note(told, number)


def _to_of(told: Sequence[Act], number: int) -> To:
    return named(_standing(told, number))


def named(act: Act) -> To:
    """Whom a note is addressed to."""
    units, posts = (act.data.get(name) or () for name in ("to", "posts"))
    return To(_numbers(units), _numbers(posts))


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _addressed(case: Case, words: str, to: To) -> To:
    """Whom the note names, in its address or in its words, if each of them may read it."""
    found = coded(mentions.codes(words))
    if found.unknown:
        raise Refusal("MENTIONED_NOBODY", code=found.unknown[0])
    units = tuple(dict.fromkeys([*to.units, *found.units]))
    posts = tuple(dict.fromkeys([*to.posts, *found.posts]))
    if len(units) + len(posts) > MOST_ADDRESSEES:
        raise Refusal("ADDRESSEES_TOO_MANY", most=str(MOST_ADDRESSEES))
    _check_addressees(case, units, posts)
    return To(units, posts)


def _check_addressees(case: Case, units: Sequence[int], posts: Sequence[int]) -> None:
    """Whoever is addressed is there, and may read what the note is about."""
    known, held = organisation.units(units), organisation.posts(posts)
    if missing := {*units, *posts} - {*known, *held}:
        raise Refusal("UNIT_UNKNOWN", code=str(min(missing)))
    for card in known.values():
        if card.exists_until is not None and card.exists_until <= case.today:
            last = half_open.last_day(card.exists_until)
            raise Refusal("UNIT_DISSOLVED", code=card.code, on=last.isoformat())
    if case.place.confidentiality in _CLOSED:
        _check_concerned(case.place, known.values(), held.values())


def _check_concerned(place: Object, units: Iterable[UnitCard], posts: Iterable[PostCard]) -> None:
    """Of what is closed nobody is told who is not concerned, not even that it is there."""
    concerned = {*place.lead_path, *place.issuer_path, *place.cooperating}
    outside = [card.code for card in units if card.id not in concerned]
    outside += [
        post.code for post in posts if post.unit not in concerned and post.id not in place.stewards
    ]
    if outside:
        raise Refusal("ADDRESSEE_MAY_NOT_READ", code=outside[0])


def _tell(case: Case, act: Act, to: To, *, also: Act | None = None) -> None:
    """Who is named is told; if nobody is, all who owe, issue or cooperate. Who wrote what is
    answered is told as well."""
    if not to.everybody and also is None:
        cases.tell(case, act)
        return
    stewards = [post for unit in to.units for post in organisation.stewards_of(unit, case.today)]
    wrote = [also.by.post] if also is not None and also.by.post else []
    posts = [*to.posts, *stewards, *wrote]
    notices.announce(at=case.at, act=act, units=to.units, posts=posts)
