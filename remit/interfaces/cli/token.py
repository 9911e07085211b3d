"""`remit token`: tokens for systems that ask the API, made and revoked by the site's keeper."""

import sys
from typing import Annotated

import typer

from remit.interfaces.cli import site

token = typer.Typer(help="Tokens with which systems ask the API.")


@token.callback()
def _ready() -> None:
    site.ready(database=True)


@token.command()
def issue(
    person: Annotated[str, typer.Argument(help="E-mail address of the person it acts as.")],
    name: Annotated[str, typer.Option(help="Name of the system that will use it.")],
    scope: Annotated[
        list[str],
        typer.Option(help="read, commitments, texts, ledger or organisation; may be repeated."),
    ],
    post: Annotated[str, typer.Option(help="Code of the one post it acts from.")] = "",
    days: Annotated[int, typer.Option(help="For how many days it is good.")] = 90,
    as_: Annotated[str, typer.Option("--as", help="Code of the post that makes it.")] = "",
) -> None:
    """Make a token and print it, this once."""
    from remit.domain.refusals import Refusal
    from remit.interfaces.api_tokens import actions
    from remit.interfaces.api_tokens.scopes import Scope
    from remit.interfaces.cli import asking_post
    from remit.kernel import clock
    from remit.organisation import queries as organisation
    from remit.organisation.queries import naming

    known = {one.value: one for one in Scope}
    unknown = [one for one in scope if one not in known]
    if unknown:
        raise Refusal("SCOPE_UNKNOWN", text=unknown[0], known=", ".join(known))
    _card, made = actions.issue(
        by=asking_post.keeper(as_),
        at=clock.now(),
        name=name,
        scopes=[known[one] for one in scope],
        days=days,
        person=naming.person_by_email(person).id,
        post=organisation.post_by_code(post).id if post else None,
    )
    sys.stdout.write(made + "\n")


@token.command("list")
def listed() -> None:
    """Every token: number, beginning, whose, name, scopes, end."""
    from remit.interfaces.api_tokens import queries
    from remit.organisation import queries as organisation

    for one in queries.tokens():
        state = "revoked" if one.revoked_at else one.expires_at.date().isoformat()
        scopes = ",".join(sorted(one.scopes))
        email = organisation.person(one.person).email
        sys.stdout.write(f"{one.id}\t{one.head}…\t{email}\t{one.name}\t{scopes}\t{state}\n")


@token.command()
def revoke(
    number: Annotated[int, typer.Argument(help="Number of the token, as the list says it.")],
    as_: Annotated[str, typer.Option("--as", help="Code of the post that revokes it.")] = "",
) -> None:
    """End a token at once."""
    from remit.interfaces.api_tokens import actions
    from remit.interfaces.cli import asking_post
    from remit.kernel import clock

    actions.revoke(by=asking_post.keeper(as_), at=clock.now(), token=number)
