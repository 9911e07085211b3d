"""An e-mail whose words are known may carry a file that is not: what is inside is looked at."""

from collections.abc import Callable

import pytest

from remit.kernel import clock
from remit.texts import models
from remit.texts.intake import actions
from remit.texts.intake import queries as handed
from tests.support import files as made
from tests.support.government import Government, instant

DAY = "2024-03-01"
ORDER = b"DIRECTIVE No. 24-CT/TU\nThe DOH shall publish the list before 31 December 2024.\n"
PLAN = b"PLAN No. 7/KH-UBND\nThe DOIC shall open the data of all departments in Q2 2024.\n"
WORDS = ("On the plan", "What was asked for is attached, with our thanks.\n")

pytestmark = pytest.mark.slow


def _taken(city: Government, name: str, content: bytes) -> list[tuple[str, str, int]]:
    batch = city.does("secretary", DAY, actions.hand_in, files=[(name, content)])
    with clock.injected(instant(DAY)):
        actions.take_in(batch=batch)
    return [(one.name, one.outcome, one.depth) for one in handed.outcomes(batch)]


def _bare(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content


def _zipped(name: str, content: bytes) -> tuple[str, bytes]:
    return "all.zip", made.archive([(name, content)])


@pytest.mark.parametrize("wrapped", [_bare, _zipped])
def test_a_new_file_in_an_e_mail_whose_words_are_known_is_registered(
    city: Government, wrapped: Callable[[str, bytes], tuple[str, bytes]]
) -> None:
    _taken(city, *wrapped("one.eml", made.mail(*WORDS, ("order.txt", ORDER))))
    found = _taken(city, *wrapped("two.eml", made.mail(*WORDS, ("plan.txt", PLAN))))
    assert [(name, outcome) for name, outcome, _depth in found][-2:] == [
        ("two.eml", "KNOWN"),
        ("plan.txt", "REGISTERED"),
    ]
    numbers = models.Document.objects.order_by("id").values_list("number", flat=True)
    assert [number for number in numbers if number] == ["24-CT/TU", "7/KH-UBND"]


def test_the_same_e_mail_again_shows_each_of_its_files_again(city: Government) -> None:
    mail = made.mail(*WORDS, ("order.txt", ORDER))
    _taken(city, "one.eml", mail)
    assert _taken(city, "again.eml", mail) == [("again.eml", "KNOWN", 0), ("order.txt", "KNOWN", 1)]


def test_a_file_that_was_refused_is_looked_at_again_with_its_e_mail(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = made.archive([("order.txt", ORDER)])
    mail = made.mail(*WORDS, ("order.zip", inner))
    monkeypatch.setenv("REMIT_INTAKE_DEPTH", "1")
    assert _taken(city, "one.eml", mail)[-1] == ("order.txt", "REFUSED", 2)
    monkeypatch.delenv("REMIT_INTAKE_DEPTH")
    assert _taken(city, "one.eml", mail)[-1] == ("order.txt", "REGISTERED", 2)


def test_a_file_out_of_which_nothing_could_be_taken_was_not_opened(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REMIT_INTAKE_FILE_MB", "1")
    bomb = made.archive([("bomb.txt", b" " * (3 * 1024 * 1024))])
    assert _taken(city, "bomb.zip", bomb) == [
        ("bomb.zip", "REFUSED", 0),
        ("bomb.txt", "REFUSED", 1),
    ]
    both = made.archive([("bomb.txt", b" " * (3 * 1024 * 1024)), ("order.txt", ORDER)])
    assert _taken(city, "both.zip", both)[0] == ("both.zip", "OPENED", 0)


def test_a_program_is_refused_and_no_document(city: Government) -> None:
    code = (
        b"def due(day):\n    # The office shall report before 31 December 2024.\n    return day\n"
    )
    assert _taken(city, "mk.py", code) == [("mk.py", "REFUSED", 0)]
    assert not models.Document.objects.exists()


def test_an_e_mail_that_says_no_day_is_of_the_day_on_which_it_was_sent(city: Government) -> None:
    head = b"Date: Mon, 12 Feb 2024 09:00:00 +0700\n"
    _taken(city, "one.eml", head + made.mail("On the list", "The DOH shall publish the list.\n"))
    document = models.Document.objects.get()
    assert str(document.issued_on) == "2024-02-12"
    assert models.Reading.objects.get().found["document"]["date_basis"] == "mail"


def test_a_day_that_the_words_of_an_e_mail_say_counts_more(city: Government) -> None:
    head = b"Date: Mon, 12 Feb 2024 09:00:00 +0700\n"
    words = "DIRECTIVE No. 24-CT/TU\n7 August 2023\nThe DOH shall publish the list.\n"
    _taken(city, "one.eml", head + made.mail("Sent on", words))
    assert str(models.Document.objects.get().issued_on) == "2023-08-07"
    assert models.Reading.objects.get().found["document"]["date_basis"] == "stated"


def test_a_day_that_has_not_come_is_not_believed(city: Government) -> None:
    head = b"Date: Mon, 12 Feb 2099 09:00:00 +0700\n"
    _taken(city, "one.eml", head + made.mail("On the list", "The DOH shall publish the list.\n"))
    assert models.Document.objects.get().issued_on is None
