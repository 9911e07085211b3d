"""What the texts are called that acts carry beside their bodies. A title says what is owed, or, of
a document, what it is about."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

TEXTS: Mapping[str, Promise] = MappingProxyType(
    {
        "title": _("Result that is owed"),
        "wording": _("Due, as written"),
        "reference": _("Basis"),
        "letter": _("Letter"),
        "reason": _("Reason"),
        "progress": _("Progress"),
        "summary": _("Achieved"),
        "note": _("Note"),
        "name": _("Evidence"),
    }
)
OF_DOCUMENTS: Mapping[str, Promise] = MappingProxyType(
    {
        "title": _("Title"),
        "file_name": _("File"),
        "signer": _("Signed by the post"),
        "origin": _("Source"),
    }
)


def titled(title: str) -> str:
    """A title, or that it was erased: a link always has words."""
    return title or gettext("Title erased")


def text(key: str) -> str:
    """What a text of a commitment is called; what has no name of its own is named by its key."""
    return str(TEXTS.get(key, key))


def of_act(tag: str, key: str) -> str:
    """What a text of an act is called."""
    own = OF_DOCUMENTS.get(key) if tag.startswith("document.") else None
    return str(own) if own else text(key)
