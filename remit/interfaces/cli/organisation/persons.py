"""A person: entered, corrected, given a role at a post, let in by a one-time link, barred and let
in again."""

import sys
from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from remit.domain.vocabulary import Role
from remit.interfaces.cli.organisation import asked

Email = Annotated[str, typer.Argument(help="Address of the person.")]
Post = Annotated[str, typer.Argument(help="Code of the post.")]
Reason = Annotated[str, typer.Option(help="Why; it is recorded with the act.")]
NamedRole = Annotated[Role, typer.Argument(help="The role.", case_sensitive=False)]


def person(
    email: Email,
    name: Annotated[str, typer.Option(help="Name as others read it.")],
    language: Annotated[str, typer.Option(help="vi, en, ar or ko.")] = "vi",
    as_: asked.As = "",
) -> None:
    """Enter a person, who may then be granted roles and sign in."""
    from remit.kernel import clock
    from remit.organisation import actions

    actions.enter_person(
        by=asked.by(as_), at=clock.now(), email=email, name=name, language=language
    )
    sys.stdout.write(f"{email}\n")


def grant(
    email: Email,
    post: Post,
    role: NamedRole,
    from_: Annotated[str, typer.Option("--from", help="The first day; today if absent.")] = "",
    as_: asked.As = "",
) -> None:
    """Grant a person a role at a post."""
    from remit.kernel import clock
    from remit.organisation import actions, queries
    from remit.organisation.queries import naming

    made = actions.grant_role(
        by=asked.by(as_),
        at=clock.now(),
        person=naming.person_by_email(email).id,
        post=queries.post_by_code(post).id,
        role=role,
        on=asked.day(from_),
    )
    asked.recorded(made)


def end_role(
    email: Email, post: Post, role: NamedRole, on: asked.On = "", as_: asked.As = ""
) -> None:
    """End a role of a person at a post."""
    from remit.kernel import clock
    from remit.organisation import actions, queries
    from remit.organisation.queries import naming

    day = asked.day(on)
    person, at_post = naming.person_by_email(email), queries.post_by_code(post)
    held = naming.role_held(person.id, at_post.id, role, day)
    asked.recorded(actions.end_role(by=asked.by(as_), at=clock.now(), held=held, on=day).seq)


def bar(email: Email, reason: Reason, as_: asked.As = "") -> None:
    """Bar a person from signing in; every session, link and token of the person ends at once."""
    from remit.kernel import clock
    from remit.organisation import actions
    from remit.organisation.queries import naming

    number = naming.anybody_by_email(email)
    act = actions.bar_person(by=asked.by(as_), at=clock.now(), person=number, reason=reason)
    asked.recorded(act.seq)


def admit(email: Email, reason: Reason, as_: asked.As = "") -> None:
    """Let a barred person in again; what ended does not come back."""
    from remit.kernel import clock
    from remit.organisation import actions
    from remit.organisation.queries import naming

    number = naming.anybody_by_email(email)
    act = actions.admit_person(by=asked.by(as_), at=clock.now(), person=number, reason=reason)
    asked.recorded(act.seq)


def remove_second_step(email: Email, reason: Reason, as_: asked.As = "") -> None:
    """Remove the second step of somebody who lost it; the person is told."""
    from remit.kernel import clock
    from remit.notices import actions
    from remit.organisation.queries import naming

    number = naming.anybody_by_email(email)
    act = actions.remove_second_step(by=asked.by(as_), at=clock.now(), person=number, reason=reason)
    asked.recorded(act.seq)


def correct_person(
    email: Email,
    reason: Reason,
    name: Annotated[str, typer.Option(help="The name from now on; as it is if absent.")] = "",
    new_email: Annotated[
        str, typer.Option("--email", help="The address from now on; as it is if absent.")
    ] = "",
    as_: asked.As = "",
) -> None:
    """Correct a person's name or address; the person is told, also at the old address."""
    from remit.interfaces.sign_in_links import keeping
    from remit.kernel import clock
    from remit.organisation.queries import naming, people

    found = people.somebody(naming.anybody_by_email(email))
    act = keeping.correct_person(
        by=asked.by(as_),
        at=clock.now(),
        person=found.id,
        name=name or found.name,
        email=new_email or found.email,
        reason=reason,
    )
    asked.recorded(act.seq)


def erase_person(
    email: Email,
    reason: Reason,
    texts: Annotated[
        bool, typer.Option("--texts", help="Also every text in which the name or address stands.")
    ] = False,
    as_: asked.As = "",
) -> None:
    """Erase a person's name, address and all that belongs to the person; the acts stay."""
    from remit.kernel import clock
    from remit.organisation import actions
    from remit.organisation.queries import naming

    number = naming.anybody_by_email(email)
    act = actions.erase_person(
        by=asked.by(as_), at=clock.now(), person=number, reason=reason, texts=texts
    )
    asked.recorded(act.seq)


def sign_in(
    email: Email,
    address: Annotated[str, typer.Option(help="Where the site is, with its scheme.")] = "",
) -> None:
    """Print a link that signs a person in, once, within half an hour."""
    from django.conf import settings
    from django.utils.translation import gettext as _

    from remit.interfaces.sign_in_links import actions as links
    from remit.kernel import clock
    from remit.organisation.queries import naming

    known = naming.person_by_email(email)
    place = address or next(iter(settings.CSRF_TRUSTED_ORIGINS), "http://127.0.0.1:8000")
    link = place.rstrip("/") + links.issue(person=known.id, at=clock.now())
    sys.stdout.write(_("Sign in once, within half an hour: %(link)s") % {"link": link} + "\n")


COMMANDS: Mapping[str, Callable[..., None]] = {
    "person": person,
    "grant": grant,
    "end-role": end_role,
    "bar": bar,
    "admit": admit,
    "remove-second-step": remove_second_step,
    "correct-person": correct_person,
    "erase-person": erase_person,
    "sign-in": sign_in,
}
