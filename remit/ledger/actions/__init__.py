"""Writing the ledger: acts get their number under the write lock, are chained, and are followed by
every derived table in the same transaction. A request that was carried out answers again."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.kernel import clock, filling, inputs, writes
from remit.ledger import binding, chain, models, projections, queries
from remit.ledger.records import Act, Entry

TOLERANCE = dt.timedelta(minutes=10)
BATCH = 500
ACT = (
    *("seq", "id_of_act", "recorded_at", "effective_on", "tag", "subject"),
    *("by_person", "by_post", "body", "prev_hash", "hash"),
)
SIDE_TEXT = ("act_id", "key", "salt", "text")
REQUEST = ("principal", "key", "fingerprint", "response", "carried_out_at")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: whose, under which key, and a fingerprint of what it asks."""

    principal: str
    key: str
    fingerprint: str

    @property
    def id(self) -> uuid.UUID:
        """The id from which the ids of its acts follow."""
        return uuid.uuid5(uuid.NAMESPACE_OID, f"{self.principal}\n{self.key}")


def fingerprint(asked: Mapping[str, object]) -> str:
    """What a request asks, as one hash."""
    return hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()


def open_ledger(*, by: By, at: dt.datetime, example: bool = False) -> Act:
    """The first act opens the ledger and says for ever whether it is an example."""
    with writes.writing():
        if queries.head() is not None:
            raise Refusal("LEDGER_ALREADY_OPEN")
        entry = Entry(Tag.LEDGER_OPENED, clock.day_of(at), data={"example": example})
        return record(by=by, at=at, entries=[entry])[0]


def record(*, by: By, at: dt.datetime, entries: Sequence[Entry]) -> list[Act]:
    """Append acts in one transaction, and let the derived tables follow them."""
    for entry in entries:
        _check_words(entry)
    with writes.writing():
        # Nobody else appends while the lock is held.
        head = writes.remembered(queries.HEAD, queries.head)
        recorded_at = _instant(at, head)
        _check_example(head, entries)
        bound = _bound(by=by, at=recorded_at, entries=entries, head=head)
        _insert(bound)
        acts = [one.act for one in bound]
        writes.keep(queries.HEAD, _head(bound[-1], head, bound[0].body))
        queries.keep_first(acts)
        projections.apply(acts)
        return acts


def once(asked: Asked, perform: Callable[[], dict[str, object]]) -> dict[str, object]:
    """Carry a request out once; asked again, it answers as the first time and does nothing."""
    with writes.writing() as inside:
        done = models.Request.objects.filter(principal=asked.principal, key=asked.key).first()
        if done is not None:
            if done.fingerprint != asked.fingerprint:
                raise Refusal("REQUEST_KEY_REUSED", key=asked.key)
            return dict(done.response)
        inside[binding.REQUEST] = asked.id
        response = perform()
        done_at = clock.now()
        row = (asked.principal, asked.key, asked.fingerprint, response, done_at)
        filling.add(models.Request, REQUEST, [row])
        return response


def forget_requests(principals: Sequence[str]) -> int:
    """What was answered to somebody is no longer kept; the acts are."""
    return models.Request.objects.filter(principal__in=principals).delete()[0]


def erase(*, by: By, at: dt.datetime, act: int, key: str, reason: str = "") -> Act:
    """Erase a side text; the erasure itself is an act, and the chain stays valid."""
    with writes.writing():
        erased = models.SideText.objects.filter(act=act, key=key, text__isnull=False)
        if not erased.update(text=None, salt=None):
            raise Refusal("TEXT_NOT_THERE", act=str(act), key=key)
        writes.forget(queries.ABOUT)
        data = {"act": act, "key": key}
        texts = {"reason": reason} if reason else {}
        entry = Entry(Tag.TEXT_ERASED, clock.day_of(at), subject=act, data=data, texts=texts)
        return record(by=by, at=at, entries=[entry])[0]


def _check_words(entry: Entry) -> None:
    """Every text of an act can be read and fits into its place, also the names in its body."""
    for key, words in entry.texts.items():
        inputs.fitting(key, words)
    names = entry.data.get("names")
    for name in names.values() if isinstance(names, Mapping) else ():
        inputs.fitting("names", str(name))


def _instant(at: dt.datetime, head: queries.Head | None) -> dt.datetime:
    now = at.astimezone(dt.UTC)
    if not clock.is_injected() and now - clock.now() > TOLERANCE:
        raise Refusal("CLOCK_AHEAD", at=now.isoformat())
    if head is None:
        return now
    if head.recorded_at - now > TOLERANCE:
        raise Refusal("CLOCK_BEHIND_LEDGER", at=now.isoformat(), last=head.recorded_at.isoformat())
    return max(head.recorded_at, now)


def _check_example(head: queries.Head | None, entries: Sequence[Entry]) -> None:
    if head is None and entries[0].tag is not Tag.LEDGER_OPENED:
        raise Refusal("LEDGER_NOT_OPEN")
    if head is not None and clock.is_injected() and not head.is_example:
        raise Refusal("CLOCK_INJECTED")


def _head(last: binding.Bound, before: queries.Head | None, first: str) -> queries.Head:
    opening = before.opening if before is not None else first
    return queries.Head(last.act.seq, last.act.hash, last.act.recorded_at, opening)


def _bound(
    *, by: By, at: dt.datetime, entries: Sequence[Entry], head: queries.Head | None
) -> list[binding.Bound]:
    first, prev = (head.seq + 1, head.hash) if head else (1, chain.ZERO)
    number = binding.Numbering.of_transaction()
    bound: list[binding.Bound] = []
    for position, entry in enumerate(entries):
        spot = binding.Spot(first + position, first, number.next(), prev)
        bound.append(binding.bind(entry, spot, by=by, recorded_at=at))
        prev = bound[-1].act.hash
    return bound


def _insert(bound: Sequence[binding.Bound]) -> None:
    filling.add(models.Act, ACT, map(_row, bound))
    sealed = [
        (one.act.seq, key, salt, text) for one in bound for key, (salt, text) in one.sealed.items()
    ]
    filling.add(models.SideText, SIDE_TEXT, sealed)


def _row(one: binding.Bound) -> tuple[object, ...]:
    """The values in the order of `ACT`."""
    act = one.act
    return (
        *(act.seq, act.id, act.recorded_at, act.effective_on, act.tag.value, act.subject),
        *(act.by.person, act.by.post, one.body, one.prev_hash, act.hash),
    )
