"""What an administrator does to persons: enters them, gives them roles at posts, ends these, bars
them from signing in, lets them in again, and erases a person."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Role
from remit.interfaces.sign_in_links import jobs, keeping
from remit.interfaces.web.administration import verb as said
from remit.interfaces.web.administration.verb import Sent, Verb
from remit.interfaces.web.administration.verbs_of_units import POST
from remit.interfaces.web.commitments import showing
from remit.interfaces.web.commitments.fields import Field, Kind, Option
from remit.interfaces.web.commitments.verb import ON, REASON
from remit.kernel import inputs
from remit.notices import actions as notices
from remit.organisation import actions
from remit.organisation.queries import naming, people

EMAIL = Field(name="email", label=_("Email"), kind=Kind.TEXT)
NAME = Field(name="name", label=_("Name"), kind=Kind.TEXT)

ONLY, ALSO = "PERSON", "TEXTS"


def _entered(sent: Sent) -> str:
    number = actions.enter_person(
        by=sent.by,
        at=sent.at,
        email=sent.needed(EMAIL),
        name=sent.text("name"),
        language=sent.text("language"),
    )
    return person_page(number)


def _in_this_language(start: showing.Start) -> showing.Start:
    """Whoever enters a person most often works in the same language."""
    return {"language": [get_language() or settings.LANGUAGE_CODE], **start}


def _granted(sent: Sent) -> str:
    person = naming.person_by_email(sent.needed(EMAIL))
    actions.grant_role(
        by=sent.by,
        at=sent.at,
        person=person.id,
        post=said.post_named(sent.needed(POST)).id,
        role=Role(sent.text("role")),
        on=sent.day(),
    )
    return person_page(person.id)


def _ended(sent: Sent) -> str:
    number = int(str(sent.values["held"]))
    person = people.holder(number)
    actions.end_role(by=sent.by, at=sent.at, held=number, on=sent.day())
    return person_page(person)


def _barred(sent: Sent) -> str:
    person = naming.anybody_by_email(sent.needed(EMAIL))
    actions.bar_person(by=sent.by, at=sent.at, person=person, reason=sent.needed(REASON))
    return person_page(person)


def _admitted(sent: Sent) -> str:
    person = naming.anybody_by_email(sent.needed(EMAIL))
    actions.admit_person(by=sent.by, at=sent.at, person=person, reason=sent.needed(REASON))
    return person_page(person)


def _link_sent(sent: Sent) -> str:
    if not jobs.can_send():
        raise Refusal("LINKS_NOT_SENT")
    person = naming.person_by_email(sent.needed(EMAIL))
    jobs.send.enqueue(person=person.id)
    return person_page(person.id)


def _corrected(sent: Sent) -> str:
    number = int(str(sent.values["person"]))
    keeping.correct_person(
        by=sent.by,
        at=sent.at,
        person=number,
        name=sent.text("name"),
        email=sent.needed(EMAIL),
        reason=sent.needed(REASON),
    )
    return person_page(number)


def _as_written(start: showing.Start) -> showing.Start:
    """The name and the address are corrected, not typed again."""
    number = inputs.number("".join(start.get("person", [])))
    if number is None:
        return start
    found = people.somebody(number)
    return {"name": [found.name], "email": [found.email], **start}


def _second_step_removed(sent: Sent) -> str:
    person = naming.anybody_by_email(sent.needed(EMAIL))
    notices.remove_second_step(by=sent.by, at=sent.at, person=person, reason=sent.needed(REASON))
    return person_page(person)


def _erased(sent: Sent) -> str:
    number = int(str(sent.values["person"]))
    actions.erase_person(
        by=sent.by,
        at=sent.at,
        person=number,
        reason=sent.text("reason"),
        texts=sent.text("texts") == ALSO,
    )
    return person_page(number)


def _reach() -> list[Option]:
    """How far an erasure goes."""
    return [
        Option(ONLY, str(_("The person alone; texts stay"))),
        Option(ALSO, str(_("Also every text in which the name or the address stands"))),
    ]


def person_page(number: int) -> str:
    """The page of a person."""
    return reverse("person", args=[number])


VERBS = (
    Verb(
        code="enter-person",
        label=_("Enter a person"),
        says=_("The person may then sign in, and holds no role yet."),
        done=_("The person is entered."),
        fields=(EMAIL, NAME, Field(name="language", label=_("Language"), kind=Kind.PICK)),
        answers={"language": said.languages},
        starts=_in_this_language,
        action=_entered,
    ),
    Verb(
        code="correct-person",
        label=_("Correct name or address"),
        says=_(
            "The person is called so, and signs in by this address, from now on. The person is "
            "told, and where the site sends mail the old address is told too; links that went "
            "there sign nobody in any more."
        ),
        done=_("Name and address are corrected."),
        fields=(Field(name="person", label=_("Person"), kind=Kind.COMMITMENT), NAME, EMAIL, REASON),
        starts=_as_written,
        action=_corrected,
    ),
    Verb(
        code="grant-role",
        label=_("Give a role"),
        says=_("From a day on the person holds a role at a post; every act names the post."),
        done=_("The role is given."),
        fields=(
            EMAIL,
            POST,
            Field(name="role", label=_("Role"), kind=Kind.CHOICE, words=tuple(Role)),
            ON,
        ),
        action=_granted,
    ),
    Verb(
        code="end-role",
        label=_("End the role"),
        says=_("From that day on the person may no more act at this post in this role."),
        done=_("The role is ended."),
        fields=(Field(name="held", label=_("Role"), kind=Kind.COMMITMENT), ON),
        action=_ended,
    ),
    Verb(
        code="bar-person",
        label=_("Bar from signing in"),
        says=_(
            "The person is signed out everywhere at once; every session, sign-in link and token "
            "ends. Roles stay until they are ended, so that what was done under them stands."
        ),
        done=_("The person is barred from signing in."),
        fields=(EMAIL, REASON),
        action=_barred,
    ),
    Verb(
        code="admit-person",
        label=_("Let in again"),
        says=_(
            "The person may sign in again, anew: the sessions, links and tokens that ended do not "
            "come back."
        ),
        done=_("The person is let in again."),
        fields=(EMAIL, REASON),
        action=_admitted,
    ),
    Verb(
        code="send-link",
        label=_("Send a sign-in link"),
        says=_(
            "The person gets a letter with a link that signs in once, within half an hour. Nobody "
            "else sees it. Make sure that the address is still the person's own."
        ),
        done=_("The sign-in link is on its way to the person."),
        fields=(EMAIL,),
        action=_link_sent,
    ),
    Verb(
        code="remove-second-step",
        label=_("Remove the second step"),
        says=_(
            "For somebody who lost the telephone: codes and keys of the second step are gone, and "
            "the person signs in by the first step until another is set up. Make sure that it is "
            "the person who asks; the person is told. A telephone in strange hands is a reason to "
            "bar the person first."
        ),
        done=_("The second step is removed."),
        fields=(EMAIL, REASON),
        action=_second_step_removed,
    ),
    Verb(
        code="erase-person",
        label=_("Erase the person"),
        says=_(
            "Name, address, tokens, notices and all else that belongs to the person go for good. "
            "The acts stay, with a number in place of the name; the erasure is an act itself."
        ),
        done=_("The person is erased."),
        fields=(
            Field(name="person", label=_("Person"), kind=Kind.COMMITMENT),
            REASON,
            Field(name="texts", label=_("How far"), kind=Kind.PICK),
        ),
        answers={"texts": _reach},
        action=_erased,
        asks=_("Erase the person for good? Nobody can take this back."),
    ),
)
