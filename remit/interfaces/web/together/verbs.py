"""What can be done on several commitments at once. Each is the act that is done on one, by the same
action; what is right for each by itself (a claim, a verification) is not here."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.commitments import actions
from remit.commitments.queries import conversation, openings
from remit.commitments.queries import together as granting
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.interfaces.web.commitments.fields import Field, Kind
from remit.interfaces.web.commitments.verb import REASON


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """One verb: the act, the words, the action, and its fields, the same for all.

    `dated` says that each is carried out with the date that it asks for itself; `check` says
    what more it asks than what follows from the state.
    """

    code: str
    tag: Tag
    label: Promise
    says: Promise
    action: Callable[..., object]
    fields: tuple[Field, ...] = ()
    dated: bool = False
    check: Callable[..., None] | None = None

    def check_open(self, *, by: By, at: dt.datetime, commitment: int) -> None:
        """Whoever may not do it on this commitment now is told why."""
        if self.check is not None:
            self.check(by=by, at=at, commitment=commitment)
        else:
            openings.check_open(by=by, at=at, commitment=commitment, tag=self.tag)

    @property
    def place(self) -> str:
        """Where on its page an act of this kind stands."""
        return "note" if self.tag is Tag.NOTE_WRITTEN else "act"

    def values(self, due: dt.date | None) -> dict[str, object]:
        """What is the commitment's own in the act."""
        return {"due": due, "meant": frozenset()} if self.dated else {}


LETTER = Field(
    name="letter",
    label=_("Letter of the body outside"),
    kind=Kind.TEXT,
    required=False,
    hint=_("Number and date, if you record the decision of a body outside the site."),
)
VERBS = (
    Together(
        code="accept",
        tag=Tag.COMMITMENT_ACCEPTED,
        label=_("Accept several"),
        says=_("Your unit owes each of these results from now on, and the work is in progress."),
        action=actions.accept,
    ),
    Together(
        code="extend",
        tag=Tag.COMMITMENT_EXTENDED,
        label=_("Grant more time to several"),
        says=_("Each gets the date that it asks for. The original date stays beside it."),
        action=actions.extend,
        fields=(REASON, LETTER),
        dated=True,
        check=granting.check_can_grant_what_is_asked,
    ),
    Together(
        code="refuse-extension",
        tag=Tag.COMMITMENT_EXTENSION_REFUSED,
        label=_("Refuse more time to several"),
        says=_("The date of each stays as it is, and its unit reads your reason."),
        action=actions.refuse_extension,
        fields=(REASON, LETTER),
    ),
    Together(
        code="urge",
        tag=Tag.NOTE_WRITTEN,
        label=_("Urge several"),
        says=_(
            "The unit that leads each of them, and the post that does the work, are told what you "
            "write. It stands in the conversation of each."
        ),
        action=actions.urge,
        fields=(Field(name="words", label=_("Note"), kind=Kind.LONG),),
        check=conversation.check_may_urge,
    ),
)
BY_CODE: Mapping[str, Together] = MappingProxyType({verb.code: verb for verb in VERBS})


def verb(code: str) -> Together:
    """The verb with this code."""
    if code not in BY_CODE:
        raise Refusal("VERB_UNKNOWN", verb=code)
    return BY_CODE[code]


def fields(one: Together, viewer: Viewer) -> tuple[Field, ...]:
    """The fields of a verb; only who records for a body outside is asked for its letter."""
    return tuple(field for field in one.fields if field is not LETTER or viewer.stewarded)
