"""The page to which the type of every problem leads: each rule with its sentence, for everybody."""

import pytest
from django.test import Client

from remit.interfaces import sentences
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ko", "ltr")])
def test_every_rule_has_its_place_in_the_language_that_is_asked(
    db: None, language: str, direction: str
) -> None:
    answer = Client().get("/api/problems", headers={"Accept-Language": language})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in html
    for code in sentences.SENTENCES:
        assert f'<dt id="{code}">' in html


def test_a_problem_leads_to_its_rule(government: Government, asks: Asking) -> None:
    problem = said(asks("officer").post("administration/trees", {}))
    page, rule = problem["type"].split("#")
    assert (page, rule) == ("/api/problems", problem["rule"])
    assert f'<dt id="{rule}">' in Client().get(page).content.decode()


def test_nothing_is_written_there(db: None) -> None:
    assert Client().post("/api/problems").status_code in (403, 405)
