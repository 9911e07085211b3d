"""The history of a document: every act about it, the latest first, with who, when and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from remit.domain.acts import Tag
from remit.domain.rights import Permission, may
from remit.domain.vocabulary import Relation
from remit.interfaces import labels
from remit.interfaces.labels import texts as words
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.texts import heading
from remit.interfaces.web.texts.heading import Change
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard
from remit.texts import queries as texts
from remit.texts.history import queries as past
from remit.texts.history.queries import Entry, Link

# What a correction changed is shown as what it was and what it is.
OF_HEADINGS = frozenset({"title", "signer", "origin"})


@dataclass(frozen=True, slots=True)
class Row:
    """An act as the page shows it."""

    entry: Entry
    label: str
    post: PostCard | None
    person: str
    relation: str
    changes: Iterable[Change]
    words: Iterable[tuple[str, str | None]]
    waiting: int
    again: str

    @property
    def link(self) -> Link | None:
        """The relation that the act made or took back."""
        return self.entry.link


@require_GET
@rights.needs(Permission.READ_TEXTS)
def history(request: Asking, number: int) -> HttpResponseBase:
    """What was done about a document, to whoever may read it."""
    document = texts.document(request.viewer, number)
    entries = past.entries(request.viewer, document.id)
    place = texts.place_of_document(document.id, clock.today())
    context = {
        "document": document,
        "rows": list(_rows(document.id, entries, _standing(entries))),
        "may_confirm": may(Permission.REGISTER_TEXTS, request.viewer, place),
    }
    return render(request, "texts/history.html", context)


def _standing(entries: Iterable[Entry]) -> set[tuple[Relation, int]]:
    """The relations that hold now, each with the other document."""
    links = [one.link for one in entries if one.link]
    return {(one.relation, one.other.id) for one in links if one.parted_in is None}


def _rows(
    document: int, entries: list[Entry], standing: set[tuple[Relation, int]]
) -> Iterator[Row]:
    posts = organisation.posts(one.act.by.post for one in entries if one.act.by.post)
    changes = heading.changes(document, [one.act for one in entries])
    for one in entries:
        act, data = one.act, cast(Mapping[str, Any], one.act.data)
        is_correction = act.tag is Tag.DOCUMENT_CORRECTED
        yield Row(
            entry=one,
            label=labels.label(act.tag),
            post=posts.get(act.by.post or 0),
            person=organisation.person(act.by.person).name if act.by.person else "",
            relation=labels.label(one.link.relation) if one.link else "",
            changes=changes.get(act.seq, ()),
            words=[
                (words.of_act(act.tag, key), text)
                for key, text in act.texts.items()
                if not (is_correction and key in OF_HEADINGS)
            ],
            waiting=len(data["drafts"]) if act.tag is Tag.DOCUMENT_PARTED else 0,
            again=_again(one, standing),
        )


def _again(entry: Entry, standing: set[tuple[Relation, int]]) -> str:
    """A relation that was taken back, and may be made again from this document's own page."""
    link = entry.link
    if link is None or entry.act.tag is not Tag.DOCUMENT_PARTED or not link.outgoing:
        return ""
    return "" if (link.relation, link.other.id) in standing else link.relation.value
