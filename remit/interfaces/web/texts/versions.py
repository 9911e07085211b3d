"""What a person wrote in a form of a draft, as lines to read: what is owed, by whom, by when."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from remit.interfaces.web.commitments import beginning
from remit.kernel import inputs
from remit.organisation import queries as organisation

Fields = Mapping[str, Sequence[str]]


def lines(fields: Fields) -> list[tuple[str, str]]:
    """The fields in which something stands, each under its label."""
    leads = organisation.units(filter(None, map(inputs.number, fields.get("lead", ()))))
    written = [
        (str(beginning.TITLE.label), _first(fields, "title")),
        (str(beginning.LEAD.label), "".join(card.name for card in leads.values())),
        (str(beginning.DUE.label), _first(fields, "due")),
        (_("Reason"), _first(fields, "reason")),
    ]
    return [line for line in written if line[1]]


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "")
