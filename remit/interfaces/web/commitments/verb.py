"""One line of the table of verbs, and the fields that many verbs share."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.domain.acts import Tag
from remit.interfaces.web.commitments import answers
from remit.interfaces.web.commitments.fields import Field, Kind, Sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """What may be done: the act, the words, the action that carries it out, and its fields.

    Without a tag (breaking down) the right alone opens it. `asks` is put once before it is done;
    `warns` says beforehand what will stand in the way later; `asks_back` that it sets a due date or
    gives work to a unit, so that what may be a slip is asked back; `adds` that it replaces nothing,
    so that what others did since the form was opened does not stand in its way.
    """

    code: str
    tag: Tag | None
    label: Promise
    says: Promise
    action: Callable[..., object]
    fields: tuple[Field, ...] = ()
    asks: Promise | str = ""
    warns: Callable[[Sitting], Promise | str] | None = None
    asks_back: bool = False
    adds: bool = False


REASON = Field(name="reason", label=_("Reason"), kind=Kind.LONG)
NOTE = Field(name="note", label=_("Note"), kind=Kind.LONG, required=False)
ON = Field(
    name="on",
    label=_("Effective on"),
    kind=Kind.DAY,
    required=False,
    hint=_("Leave empty for today."),
)
LETTER = Field(
    name="letter",
    label=_("Letter of the body outside"),
    kind=Kind.TEXT,
    required=False,
    hint=_("Number and date, if you record the decision of a body outside the site."),
    only=answers.issuer_outside,
)
