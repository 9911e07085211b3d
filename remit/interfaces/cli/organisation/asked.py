"""What every command of the organisation is asked with: as whom, on which day, in which names; and
how it answers."""

import datetime as dt
import sys
from collections.abc import Mapping
from typing import Annotated

import typer

from remit.domain.acts import By

As = Annotated[
    str, typer.Option("--as", help="Code of an administrator's post; else the first administrator.")
]
On = Annotated[str, typer.Option("--on", help="The day, 2025-11-14; today if absent.")]
Vi = Annotated[str, typer.Option("--name-vi", help="Name in Vietnamese.")]
En = Annotated[str, typer.Option("--name-en", help="Name in English.")]
Ar = Annotated[str, typer.Option("--name-ar", help="Name in Arabic.")]
Ko = Annotated[str, typer.Option("--name-ko", help="Name in Korean.")]


def by(code: str) -> By:
    """Whoever acts, which is said beside the answer."""
    from remit.interfaces.cli import asking_post

    return asking_post.keeper(code)


def day(text: str) -> dt.date:
    """The day that was typed, or today."""
    from remit.kernel import clock, inputs

    return inputs.day(text) if text.strip() else clock.today()


def names(*, vi: str, en: str, ar: str, ko: str) -> Mapping[str, str]:
    """The names that were given, by their language."""
    given = {"vi": vi, "en": en, "ar": ar, "ko": ko}
    return {language: name.strip() for language, name in given.items() if name.strip()}


def recorded(act: int) -> None:
    """The number under which it stands in the ledger."""
    from django.utils.translation import gettext as _

    sys.stdout.write(_("Recorded as act %(act)s.") % {"act": act} + "\n")
