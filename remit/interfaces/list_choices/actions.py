"""Choosing columns, and saving, renaming, removing and taking back lists. Each person does it with
the own ones alone."""

import datetime as dt
from collections.abc import Mapping, Sequence

from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.interfaces.list_choices import models
from remit.interfaces.list_choices.queries import SavedCard, card
from remit.kernel import inputs, writes

LONGEST_NAME, LONGEST_WORD = 100, 500
MOST = 50
KEPT = dt.timedelta(days=30)


def choose_columns(*, person: int, kind: str, columns: Sequence[str]) -> None:
    """From now on lists of a kind have these columns, wherever the person signs in."""
    models.ChosenColumns.objects.update_or_create(
        person_id=person, kind=kind, defaults={"columns": list(columns)}
    )


def forget_columns(*, person: int, kind: str) -> None:
    """Lists of a kind have the usual columns again."""
    models.ChosenColumns.objects.filter(person=person, kind=kind).delete()


def save(
    *,
    viewer: Viewer,
    at: dt.datetime,
    page: str,
    name: str,
    words: Mapping[str, str],
    columns: Sequence[str],
    unit: int | None = None,
    replaces: bool = False,
) -> SavedCard:
    """Keep a list under a name. Another own one of the same name is refused, unless this one is to
    take its place; the one of before can be taken back for a month."""
    said, person = _name(name), viewer.person
    if person is None:
        raise Refusal("POST_NOT_HELD")
    for word in words.values():
        _check_short("words", word, LONGEST_WORD)
    if unit is not None and unit not in {held.unit for held in viewer.held}:
        raise Refusal("POST_NOT_HELD")
    with writes.writing():
        _drop_old(at)
        own = models.SavedList.objects.filter(person=person, removed_at=None)
        row = models.SavedList(person_id=person, page=page, name=said, made_at=at)
        row.words, row.columns, row.unit = dict(words), list(columns), unit
        same = own.filter(name=said, page=page).order_by("id").first()
        if same is not None and _is_alike(same, row):
            return card(same, viewer)
        if same is not None:
            _make_way(same, at, replaces=replaces)
        elif own.count() >= MOST:
            raise Refusal("SAVED_LISTS_TOO_MANY", most=str(MOST))
        row.save()
    return card(row, viewer)


def rename(*, viewer: Viewer, saved: int, name: str) -> None:
    """The list is called otherwise from now on."""
    said = _name(name)
    with writes.writing():
        row = _own(viewer, saved)
        others = models.SavedList.objects.filter(
            person=viewer.person, page=row.page, name=said, removed_at=None
        )
        if others.exclude(pk=row.pk).exists():
            raise Refusal("SAVED_LIST_NAME_TAKEN", name=said)
        row.name = said
        row.save(update_fields=["name"])


def remove(*, viewer: Viewer, at: dt.datetime, saved: int) -> SavedCard:
    """The list is gone, and can be taken back for a month."""
    with writes.writing():
        row = _own(viewer, saved)
        row.removed_at = at
        row.save(update_fields=["removed_at"])
    return card(row, viewer)


def take_back(*, viewer: Viewer, saved: int) -> SavedCard:
    """A list that was removed is there again."""
    with writes.writing():
        row = _own(viewer, saved)
        row.removed_at = None
        row.save(update_fields=["removed_at"])
    return card(row, viewer)


def _is_alike(one: models.SavedList, other: models.SavedList) -> bool:
    return (one.words, one.columns, one.unit) == (other.words, other.columns, other.unit)


def _make_way(row: models.SavedList, at: dt.datetime, *, replaces: bool) -> None:
    if not replaces:
        raise Refusal("SAVED_LIST_THERE_ALREADY", name=row.name)
    row.removed_at = at
    row.save(update_fields=["removed_at"])


def _own(viewer: Viewer, saved: int) -> models.SavedList:
    row = models.SavedList.objects.filter(pk=saved, person=viewer.person).first()
    if row is None or viewer.person is None:
        raise Refusal("SAVED_LIST_UNKNOWN", saved=str(saved))
    return row


def _name(name: str) -> str:
    said = " ".join(name.split())
    if not said:
        raise Refusal("SAVED_LIST_WITHOUT_NAME")
    _check_short("name", said, LONGEST_NAME)
    return inputs.text(said)


def _check_short(name: str, said: str, longest: int) -> None:
    if len(said) > longest:
        raise Refusal("WORDS_TOO_LONG", words=name, limit=str(longest))


def _drop_old(at: dt.datetime) -> None:
    models.SavedList.objects.filter(removed_at__lt=at - KEPT).delete()
