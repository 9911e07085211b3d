"""Tokens for programs: made on the profile page or the command line, shown once, ended at once."""

import re

import pytest
from django.test import Client
from typer.testing import CliRunner

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Role
from remit.interfaces import sentences
from remit.interfaces.api_tokens import actions, models, queries
from remit.interfaces.api_tokens.scopes import Kind, Scope
from remit.interfaces.cli.app import app
from remit.kernel import clock
from remit.organisation import actions as organisation
from tests.interfaces.api_site import Program
from tests.interfaces.conftest import Site, signed_in
from tests.interfaces.paper_site import key

PAGE = "/profile/tokens/"
ASKED = {"name": "Statistics", "scopes": ["read"], "days": "90", "post": ""}


def asked(**more: object) -> dict[str, object]:
    """The form as it is sent from a page that was just opened."""
    return {**ASKED, "request_key": key(), **more}


def test_a_new_token_is_shown_once_and_works(leader: Client) -> None:
    made = leader.post(PAGE, asked()).content.decode()
    token = re.findall(r'value="(remit_[^"]+)"', made)[0]
    assert Program(token).get("me").status_code == 200
    assert token not in leader.get(PAGE).content.decode()
    assert not models.ApiToken.objects.filter(token_hash__contains=token[6:]).exists()


def test_the_page_of_a_new_token_that_is_loaded_again_makes_no_second_one(leader: Client) -> None:
    sent = asked()
    leader.post(PAGE, sent)
    again = leader.post(PAGE, sent).content.decode()
    assert models.ApiToken.objects.count() == 1
    assert "was made already, and is not shown again" in again
    assert 'value="remit_' not in again


def test_a_revoked_token_ends_at_once(leader: Client, site: Site) -> None:
    made = leader.post(PAGE, asked()).content.decode()
    token = re.findall(r'value="(remit_[^"]+)"', made)[0]
    number = queries.tokens(site.leader.pk)[0].id
    leader.post(f"{PAGE}{number}/revoke/")
    assert Program(token).get("me").status_code == 401
    assert "Statistics" in leader.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"name": " "}, "TOKEN_WITHOUT_NAME"),
        ({"scopes": []}, "TOKEN_WITHOUT_SCOPE"),
        ({"days": "5000"}, "TOKEN_TOO_LONG"),
        ({"post": "999999"}, "POST_NOT_HELD"),
    ],
)
def test_what_is_wrong_is_said_beside_the_form(
    leader: Client, wrong: dict[str, object], rule: str
) -> None:
    refused = leader.post(PAGE, asked(**wrong))
    assert refused.status_code == 422
    assert rule in refused.content.decode()
    assert models.ApiToken.objects.count() == 0


def test_nobody_ends_the_token_of_another(leader: Client, site: Site) -> None:
    leader.post(PAGE, asked())
    number = queries.tokens(site.leader.pk)[0].id
    refused = signed_in(site.officer).post(f"{PAGE}{number}/revoke/")
    assert refused.status_code == 403
    assert queries.tokens(site.leader.pk)[0].revoked_at is None


def test_only_an_administrator_makes_the_token_of_another(site: Site) -> None:
    with pytest.raises(Refusal, match="RIGHT_MISSING"):
        actions.issue(
            by=By(site.leader.pk),
            at=clock.now(),
            name="A",
            scopes=[Scope.READ],
            days=1,
            person=site.officer.pk,
        )


def test_whoever_keeps_the_site_connects_a_system(site: Site) -> None:
    organisation.grant_role(
        by=By(),
        at=clock.now(),
        person=site.leader.pk,
        post=site.office,
        role=Role.ADMINISTRATOR,
        on=clock.today(),
    )
    words = ["token", "issue", site.officer.email, "--name", "Records", "--scope", "read"]
    made = CliRunner().invoke(app, words)
    assert made.exit_code == 0, made.output
    token = re.findall(r"remit_\S+", made.stdout)[0]
    assert Program(token).get("me").status_code == 200
    card = queries.tokens(site.officer.pk)[0]
    assert card.kind is Kind.SERVICE
    assert "Records" in CliRunner().invoke(app, ["token", "list"]).stdout
    assert CliRunner().invoke(app, ["token", "revoke", str(card.id)]).exit_code == 0
    unknown = Refusal("TOKEN_UNKNOWN", token="9999")
    assert sentences.sentence(unknown).startswith("There is no token 9999.")
    assert Program(token).get("me").status_code == 401
