"""What a search looks in is folded anew: a line for the number and for the title of a document. Words
by which persons decided are folded as words are folded now."""

from collections.abc import Callable
from typing import Any

from django.db import migrations

from remit.kernel import folding

BATCH = 500
LONGEST_WORDS = 300


def fold(apps: Any, editor: Any) -> None:
    """Documents by number and title; the words of aliases and of headings."""
    _again(apps.get_model("texts", "Document"), "folded", _of_document)
    for name in ("Alias", "HeadingExample"):
        _again(apps.get_model("texts", name), "words", _of_words)


def _of_document(row: Any) -> str:
    return folding.lines(row.number, row.number_folded, row.title)


def _of_words(row: Any) -> str:
    return folding.fold(row.words)[:LONGEST_WORDS]


def _again(table: Any, name: str, said: Callable[[Any], str]) -> None:
    changed: list[Any] = []
    for row in table.objects.order_by("pk").iterator(chunk_size=BATCH):
        setattr(row, name, said(row))
        changed.append(row)
        if len(changed) == BATCH:
            table.objects.bulk_update(changed, [name])
            changed.clear()
    table.objects.bulk_update(changed, [name])


class Migration(migrations.Migration):
    dependencies = [("texts", "0006_relations_and_headings")]
    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
