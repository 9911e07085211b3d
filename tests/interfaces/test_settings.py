"""What a site is told about itself by its environment is checked before anything is done."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from remit.config import checking, environment, sign_on
from remit.domain.refusals import Finding
from remit.interfaces import sentences

PATIENCE = 300


@pytest.fixture(autouse=True)
def nothing_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "FOUND", [])


def _codes(hosts: tuple[str, ...] = ("localhost",)) -> list[str]:
    return [one.code for one in environment.faults(hosts)]


@pytest.mark.parametrize("value", ["x", "0", "70000", "-1", "1.5", "٣٠٠٠٠٠"])
def test_a_number_that_is_none_is_said_and_the_usual_one_stands_in(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("REMIT_SMTP_PORT", value)
    assert checking.number("REMIT_SMTP_PORT", 25, low=1, high=65535) == 25
    assert _codes() == ["SETTING_NOT_A_NUMBER"]
    said = sentences.finding_sentence(checking.FOUND[0])
    assert said == (
        f"REMIT_SMTP_PORT must be a whole number from 1 to 65535, and not “{value}”. "
        "Correct it in the environment of the site and start it again."
    )


def test_a_variable_that_is_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REMIT_SMTP_PORT", "REMIT_TIMEZONE", "REMIT_HTTPS", "REMIT_ORIGINS"):
        monkeypatch.setenv(name, " ")
    assert checking.number("REMIT_SMTP_PORT", 25, low=1) == 25
    assert checking.zone("REMIT_TIMEZONE", "UTC") == "UTC"
    assert checking.flag("REMIT_HTTPS") is False
    assert checking.origins("REMIT_ORIGINS") == []
    assert _codes() == []


@pytest.mark.parametrize(
    ("value", "on", "codes"),
    [
        ("1", True, []),
        ("Yes", True, []),
        ("off", False, []),
        ("2", False, ["SETTING_NOT_A_SWITCH"]),
        ("on please", False, ["SETTING_NOT_A_SWITCH"]),
    ],
)
def test_a_switch_is_on_or_off(
    monkeypatch: pytest.MonkeyPatch, value: str, on: bool, codes: list[str]
) -> None:
    monkeypatch.setenv("REMIT_HTTPS", value)
    assert checking.flag("REMIT_HTTPS") is on
    assert _codes() == codes


@pytest.mark.parametrize("zone", ["Asia/Hanoi City", "../../etc/passwd", "UTC+7", "/etc/localtime"])
def test_a_time_zone_is_one_that_the_machine_knows(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("REMIT_TIMEZONE", zone)
    assert checking.zone("REMIT_TIMEZONE", "Asia/Ho_Chi_Minh") == "Asia/Ho_Chi_Minh"
    assert _codes() == ["SETTING_NOT_A_ZONE"]


def test_origins_have_a_scheme_and_addresses_of_mail_a_sign(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REMIT_ORIGINS", "https://a.example/, b.example, https://c.example/path")
    monkeypatch.setenv("REMIT_AUDITORS", "audit@c.example, d.example, @")
    assert checking.origins("REMIT_ORIGINS") == ["https://a.example"]
    assert checking.addresses("REMIT_AUDITORS") == ["audit@c.example"]
    assert _codes() == ["SETTING_NOT_AN_ORIGIN"] * 2 + ["SETTING_NOT_AN_ADDRESS"] * 2


@pytest.mark.parametrize(
    "url", ["mysql://u:hidden@h/d", "postgres://u:hidden@h", "postgres://u:hidden@h:port/d", "d"]
)
def test_an_address_of_a_database_that_is_none_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("REMIT_DATABASE_URL", url)
    environment.database()
    assert _codes() == ["SETTING_NOT_A_DATABASE"]
    assert "hidden" not in sentences.finding_sentence(checking.FOUND[0])


def test_limits_of_intake_are_numbers_above_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMIT_INTAKE_PAGES", "many")
    monkeypatch.setenv("REMIT_INTAKE_FILE_MB", "3")
    assert (environment.intake().pages, environment.intake().file_mb) == (1000, 3)
    assert _codes() == ["SETTING_NOT_A_NUMBER"]


def test_levels_that_may_leave_the_site_are_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMIT_LLM_LEVELS", "PUBLIC,EVERYTHING")
    assert environment.language_model()["levels"] == {"PUBLIC"}
    assert _codes() == ["SETTING_NOT_AMONG"]


def test_a_site_for_others_shows_no_debugger_and_has_no_weak_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REMIT_DEBUG", "1")
    monkeypatch.setenv("REMIT_SECRET_KEY", "guess")
    assert _codes(("localhost", "127.0.0.1", "[::1]")) == []
    assert _codes(("localhost", "remit.city.example")) == ["DEBUG_ON_A_SITE", "SECRET_TOO_SHORT"]
    monkeypatch.setenv("REMIT_DEBUG", "0")
    monkeypatch.setenv("REMIT_SECRET_KEY", "x" * environment.SHORTEST_SECRET)
    assert _codes(("remit.city.example",)) == []


def test_a_folder_that_takes_no_files_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("REMIT_HOME", str(tmp_path / "file" / "below"))
    monkeypatch.delenv("REMIT_SECRET_KEY", raising=False)
    assert environment.secret_key() == environment.PASSING
    assert _codes() == ["HOME_NOT_WRITABLE"]


def _run(home: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REMIT_")}
    own = {"REMIT_HOME": str(home), "REMIT_LANGUAGE": "en", **more}
    return subprocess.run(
        [sys.executable, "-m", "remit", *words],
        env={**kept, **own},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "more", "rule"),
    [
        ("up", {"REMIT_TIMEZONE": "Moon"}, "SETTING_NOT_A_ZONE"),
        ("tick", {"REMIT_SMTP_PORT": "x"}, "SETTING_NOT_A_NUMBER"),
        ("up", {"REMIT_HOME": "/dev/null/below"}, "HOME_NOT_WRITABLE"),
        ("up", {"REMIT_DATABASE_URL": "postgres://u:p@127.0.0.1:1/d"}, "DATABASE_NOT_REACHED"),
    ],
)
def test_a_site_that_cannot_start_says_so_in_one_sentence(
    tmp_path: Path, command: str, more: dict[str, str], rule: str
) -> None:
    done = _run(tmp_path, command, **more)
    assert done.returncode == 1
    assert done.stderr.endswith(f"(rule {rule})\n")
    assert done.stderr.count("\n") == 1


def test_the_doctor_says_all_that_is_wrong_at_once(home: Path) -> None:
    sound = _run(home, "doctor", REMIT_SECRET_KEY="only-for-tests")
    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert "Database: in order" in sound.stdout
    assert "Nobody outside gets checkpoints" in sound.stdout  # advice, and no fault
    shutil.rmtree(home / "keys", ignore_errors=True)
    (home / "keys").mkdir()
    (home / "keys" / "secret").write_text("x", encoding="utf-8")
    wrong = _run(home, "doctor", REMIT_SMTP_PORTS="25", REMIT_API_RATE="no")
    assert wrong.returncode == 1
    assert "There is no setting REMIT_SMTP_PORTS; perhaps REMIT_SMTP_PORT is meant." in wrong.stdout
    assert "REMIT_API_RATE must be a whole number" in wrong.stdout
    assert "chmod 600" in wrong.stdout
    assert "Database: in order" in wrong.stdout


def test_every_fault_names_its_variable() -> None:
    found = Finding("SETTING_NOT_AMONG", {"name": "REMIT_LOG", "value": "x", "allowed": "a, b"})
    assert sentences.finding_sentence(found).startswith("REMIT_LOG ")


NAMED = {
    "REMIT_OIDC_URL": "https://sign-in.city.example/realms/city/",
    "REMIT_OIDC_CLIENT": "remit",
    "REMIT_OIDC_SECRET": "hidden",
}


def test_a_provider_of_identities_is_named_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMED:
        monkeypatch.delenv(name, raising=False)
    assert sign_on.provider() is None
    assert _codes() == []
    for name, value in NAMED.items():
        monkeypatch.setenv(name, value)
    found = sign_on.provider()
    assert found is not None
    assert (found.url, found.claim) == ("https://sign-in.city.example/realms/city", "email")
    assert _codes() == []
    monkeypatch.delenv("REMIT_OIDC_SECRET")
    assert sign_on.provider() is None
    assert _codes() == ["SETTINGS_TOGETHER"]


@pytest.mark.parametrize(
    "url",
    [
        "http://sign-in.city.example",
        "sign-in.city.example",
        "https://u:hidden@sign-in.city.example",
        "https://sign-in.city.example/?a=b",
        f"https://sign-in.city.example/{'x' * 200}",
    ],
)
def test_a_provider_of_identities_is_asked_over_tls(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    for name, value in {**NAMED, "REMIT_OIDC_URL": url}.items():
        monkeypatch.setenv(name, value)
    assert sign_on.provider() is None
    assert _codes() == ["SETTING_NOT_A_SAFE_ADDRESS"]
    assert "hidden" not in sentences.finding_sentence(checking.FOUND[0])
