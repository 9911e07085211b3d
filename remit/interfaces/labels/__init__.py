"""What codes are called in the reader's language: one label for each word that people may read.

`LABELS` has every enumeration of the vocabulary, the shares, the rights and the acts; kinds of
units and columns of figures are tables of plain codes and have tables of their own.
"""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import get_language_info

from remit.interfaces import due_sentences
from remit.interfaces.labels import acts, api, commitments, figures, organisation, permissions

Labels = dict[type[Enum], dict[Enum, Promise]]

LABELS: Labels = {
    **commitments.LABELS,
    **organisation.LABELS,
    **figures.LABELS,
    **permissions.LABELS,
    **acts.LABELS,
    **api.LABELS,
    **due_sentences.LABELS,
}
KINDS = organisation.KINDS
COLUMNS = figures.COLUMNS


def label(member: Enum) -> str:
    """The word for a code, in the reader's language."""
    return str(LABELS[type(member)][member])


def language(code: str) -> str:
    """The word for a language; a code that has none is shown as it is."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def kind(code: str) -> str:
    """The word for a kind of unit."""
    return str(KINDS[code])


def column(name: str) -> str:
    """The heading of a column of figures."""
    return str(COLUMNS[name])
