"""What people see: every page names the right it needs, every shown value has a label."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic import RedirectView

from remit.interfaces import labels
from tests.architecture import source

# Pages of libraries that ask for their own rights, or that show nothing of the site. The rights of
# the API stand at each endpoint, and its description is held to them.
LIBRARIES = (
    "allauth.",
    "ninja.",
    "django.contrib.staticfiles.",
    "django.views.static",
    "django.views.i18n",
)
# Pages of ours that anyone may open, by name: each a deliberate choice.
PUBLIC = frozenset(
    {
        "account_reset_password",
        "api_bare",
        "api_description",
        "api_problems",
        "api_root",
        "api_unknown",
        "choose_language",
        "choose_theme",
        "enter",
        "enter_sample",
        "health",
        "healthz",
        "readyz",
        "send_link",
        "sign_on",
        "sign_on_back",
        "sign_on_ended",
    }
)
# Signing in needs the account itself; a site and its example are founded with their first persons.
SIGNING_IN = frozenset(
    {
        "identity/actions.py",
        "sign_in_links/jobs.py",
        "web/entry.py",
        "web/samples_sign_in.py",
        "web/sign_on.py",
    }
)
FOUNDING = frozenset({"cli/opening.py", "cli/demo/founding.py", "cli/demo/loading.py"})

vocabulary = source.module_if_built("remit.domain.vocabulary")
SHOWN: tuple[type[Enum], ...] = tuple(getattr(vocabulary, "SHOWN", ()))


def _pages(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _pages(pattern.url_patterns, route)
        else:
            yield route, pattern


def _module(callback: Any) -> str:
    return str(getattr(callback, "view_class", getattr(callback, "func", callback)).__module__)


def _shows_something(callback: Any) -> bool:
    """A bare redirection shows nothing; the page that it leads to asks for its right."""
    return getattr(callback, "view_class", None) is not RedirectView


def test_every_page_names_the_right_it_needs() -> None:
    nameless = [
        f"/{route} ({_module(page.callback)}.{page.name})"
        for route, page in _pages(get_resolver().url_patterns)
        if not getattr(page.callback, "right", None)
        and not _module(page.callback).startswith(LIBRARIES)
        and _shows_something(page.callback)
    ]
    assert nameless == []


@pytest.mark.slow
def test_faces_touch_persons_only_to_sign_in_and_to_found_a_site() -> None:
    touching = {
        module.name.removeprefix("remit/interfaces/")
        for module in source.modules("remit")
        if module.name.startswith("remit/interfaces/") and "get_user_model" in module.text
    }
    assert touching <= SIGNING_IN | FOUNDING


def test_the_pages_that_anyone_may_open_are_listed() -> None:
    public = {
        page.name
        for _, page in _pages(get_resolver().url_patterns)
        if getattr(page.callback, "right", None) == "PUBLIC"
    }
    assert public == PUBLIC


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.__name__)
def test_every_shown_value_has_a_label(shown: type[Enum]) -> None:
    known = labels.LABELS.get(shown, {})
    assert [member for member in shown if not str(known.get(member, "")).strip()] == []
