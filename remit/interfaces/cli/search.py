"""`remit search`: the same question that the search page asks, on the command line."""

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.interfaces.cli import site

if TYPE_CHECKING:
    from remit.commitments.queries.searching import Everything

MOST = 100
WIDEST = 160  # signs of a passage on a line


def search(
    words: Annotated[list[str], typer.Argument(help="Words, a number or a code.")],
    as_: Annotated[str, typer.Option("--as", help="Code of the post that asks.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="How many of each kind.")] = 10,
    json_: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Find commitments, documents and units by their words, in any spelling.

    Without a post only what everybody may read is found.
    """
    site.ready(database=True)
    from remit.commitments.queries import searching
    from remit.domain.acts import By
    from remit.interfaces.cli import asking_post
    from remit.kernel import clock, inputs
    from remit.kernel.searching import Part
    from remit.organisation import queries as organisation

    by = asking_post.holder(as_) if as_ else By()
    viewer = organisation.viewer(by, clock.today())
    asked = inputs.text(" ".join(words))
    found = searching.everything(viewer, asked, part=Part(size=limit))
    if json_:
        said = {"words": asked, **_told(found)}
        sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
    else:
        _print(_told(found))


def _told(found: "Everything") -> dict[str, dict[str, Any]]:
    """What was found, kind by kind, in plain values."""
    commitments, documents, units = found.commitments, found.documents, found.units
    return {
        "commitments": {
            "total": commitments.total if commitments else 0,
            "is_least": bool(commitments and commitments.is_least),
            "items": [
                {"number": one.card.id, "title": one.card.title, "reference": one.reference}
                for one in (commitments.rows if commitments else ())
            ],
        },
        "documents": {
            "total": documents.total if documents else 0,
            "items": [
                {
                    "id": one.card.id,
                    "number": one.card.number,
                    "title": one.card.title,
                    "passage": one.passage.quote if one.passage else "",
                }
                for one in (documents.rows if documents else ())
            ],
        },
        "units": {
            "total": units.total if units else 0,
            "items": [
                {"code": one.code, "name": one.name, "formerly": one.formerly}
                for one in (units.rows if units else ())
            ],
        },
    }


def _print(told: dict[str, dict[str, Any]]) -> None:
    from django.utils.translation import gettext as _

    names = {"commitments": _("Commitments"), "documents": _("Documents"), "units": _("Units")}
    for kind, part in told.items():
        total = part["total"]
        counted = _("more than %(n)s") % {"n": total} if part.get("is_least") else total
        sys.stdout.write(f"{names[kind]}: {counted}\n")
        for item in part["items"]:
            sys.stdout.write(f"  {_line(kind, item)}\n")
            if item.get("passage"):
                sys.stdout.write(f"    {' '.join(item['passage'].split())[:WIDEST]}\n")


def _line(kind: str, item: dict[str, Any]) -> str:
    if kind == "commitments":
        return f"#{item['number']}  {item['title'] or '–'}"
    if kind == "documents":
        return f"{item['number'] or '–'}  {item['title'] or '–'}"
    return f"{item['code']}  {item['name']}" + (
        f" ({item['formerly']})" if item["formerly"] else ""
    )
