"""What pages load together comes in one file, compressed; pages are compressed, answers to programs
are not."""

import gzip
import os
import re
from pathlib import Path, PurePosixPath
from unittest import mock

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, override_settings

from remit.interfaces.api.site import api
from remit.interfaces.web import bundles

TEMPLATES = Path(bundles.__file__).parent / "templates"
ADDRESS = re.compile(r"""url\("?([^")]+)"?\)""")
ASKED = re.compile(r"""{% static "([^"]+)" %}""")
# It runs before the page is drawn, so it waits for nothing else; the sign of the site is a picture.
ALONE = {"remit/theme.js", "remit/icon.svg"}


def _found(name: str) -> Path:
    return Path(str(finders.find(name)))


@pytest.mark.parametrize("name", sorted(bundles.BUNDLES))
def test_a_bundle_holds_its_sources_in_order_and_is_there_compressed(name: str) -> None:
    text = _found(name).read_bytes()
    places = [
        text.index(next(line for line in _found(one).read_bytes().split(b"\n") if len(line) > 25))
        for one in bundles.BUNDLES[name]
        if "font" not in one
    ]
    assert places == sorted(places)
    assert gzip.decompress(_found(f"{name}.gz").read_bytes()) == text


@pytest.mark.parametrize("name", sorted(one for one in bundles.BUNDLES if one.endswith(".css")))
def test_what_a_style_sheet_names_is_found_from_its_bundle(name: str) -> None:
    named = [one for one in ADDRESS.findall(_found(name).read_text()) if ":" not in one]
    lost = [one for one in named if not finders.find(os.path.normpath(f"bundles/{one}"))]
    assert [one for one in lost if not one.startswith("#")] == []
    assert bool(named) == (name in {"bundles/base.css", "bundles/pieces.css"})


@pytest.mark.parametrize("name", sorted(one for one in bundles.BUNDLES if one.endswith(".js")))
def test_what_our_scripts_name_is_their_bundle_s_alone(name: str) -> None:
    ours = [one for one in bundles.BUNDLES[name] if one.startswith("remit/")]
    text = _found(name).read_text()
    block = "\n".join(("{", *(_found(one).read_text() for one in ours), "}"))
    assert text.endswith(block) or re.search(r"^export ", text, re.MULTILINE)


def test_a_bundle_is_written_anew_when_a_source_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "remit" / "new.css"
    source.parent.mkdir()
    source.write_text("a { color: red }")
    monkeypatch.setitem(bundles.BUNDLES, "bundles/new.css", ("remit/new.css",))
    with override_settings(STATICFILES_DIRS=[tmp_path]):
        finders.get_finder.cache_clear()
        assert "red" in _found("bundles/new.css").read_text()
        source.write_text("a { color: blue }")
        assert "blue" in _found("bundles/new.css").read_text()
        assert b"blue" in gzip.decompress(_found("bundles/new.css.gz").read_bytes())
    finders.get_finder.cache_clear()


def test_a_process_that_starts_finds_a_bundle_of_which_another_has_written_half() -> None:
    whole = _found("bundles/base.css")
    content = whole.read_bytes()
    whole.unlink()
    assert whole.with_name(f"{whole.name}.gz").exists()
    assert _found("bundles/base.css").read_bytes() == content


def test_pages_ask_for_bundles_and_for_nothing_beside_them() -> None:
    asked = {
        name
        for template in TEMPLATES.rglob("*.html")
        for name in ASKED.findall(template.read_text(encoding="utf-8"))
    }
    assert asked - ALONE == set(bundles.BUNDLES)
    assert all(PurePosixPath(name).suffix in {".css", ".js"} for name in bundles.BUNDLES)


def test_a_page_is_compressed_for_whoever_takes_it(client: Client, db: None) -> None:
    page = client.get("/account/login/", headers={"accept-encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert b"<!doctype html>" in gzip.decompress(page.content)
    assert "Content-Encoding" not in client.get("/account/login/").headers
    program = client.get("/api/openapi.json", headers={"accept-encoding": "gzip"})
    assert program.status_code == 200
    assert "Content-Encoding" not in program.headers


def test_the_description_is_made_once_and_sent_to_whoever_has_it_not(client: Client) -> None:
    """Anybody may ask for it, so that it may cost nothing to answer."""
    with mock.patch.object(api, "get_openapi_schema", wraps=api.get_openapi_schema) as made:
        first = client.get("/api/openapi.json")
        mark = first.headers["ETag"]
        again = client.get("/api/openapi.json", headers={"if-none-match": mark})
        client.get("/api/openapi.json")
    assert first.json()["openapi"].startswith("3.1")
    assert (again.status_code, again.content) == (304, b"")
    assert made.call_count <= 1
