"""Every member of a body that the site writes is called by words, and its key stands beside."""

import json

import pytest
from django.test import Client

from remit.interfaces.labels import fields
from remit.ledger import models
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of

pytestmark = pytest.mark.django_db
# Below these stand languages, and facts of a computation under names of their own.
_OPEN = ("names", "due_said", "before")


def _keys(body: object) -> set[str]:
    if not isinstance(body, dict):
        return set()
    below = [_keys(value) for key, value in body.items() if key not in {*_OPEN, "texts"}]
    return set(body).union(*below)


def test_no_key_of_the_story_is_without_words(story: Story) -> None:
    bodies = models.Act.objects.values_list("body", flat=True)
    written = set().union(*(_keys(json.loads(body)) for body in bodies))
    assert {key for key in written if not fields.field(key)} == set()
    assert len(written) > 20


def test_the_page_of_an_act_says_words_and_keeps_the_keys(story: Story) -> None:
    act = models.Act.objects.filter(tag="commitment.assigned").first()
    assert act is not None
    client: Client = browser_of(story, "leader")
    html = client.get(f"/ledger/acts/{act.seq}/").content.decode()
    assert 'Lead unit <code class="field-key">lead</code>' in html
    assert 'In force from <code class="field-key">effective_on</code>' in html
