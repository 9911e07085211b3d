"""The one-time link of a start stands in a file, too, that only its owner reads."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from remit.interfaces.cli import up
from tests.support.government import Government

pytestmark = pytest.mark.django_db
ADDRESS = "http://127.0.0.1:8000"


def test_the_link_stands_in_a_file_of_its_owner_alone(
    government: Government,
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.REMIT_HOME = tmp_path
    person = government.by["administrator"].person
    for _start in range(2):
        up._welcome(ADDRESS, person)
    path = tmp_path / up.LINK_FILE
    said = capsys.readouterr().out
    link = path.read_text().strip()
    assert str(path) in said
    assert link in said.splitlines()[-3]
    assert path.stat().st_mode & 0o777 == 0o600
    answer = Client().post(link.removeprefix(ADDRESS))
    assert answer.headers["Location"] == "/"
