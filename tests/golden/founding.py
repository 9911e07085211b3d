"""The small government of a release, founded and told by the code of that release itself, always
the same: every state of a commitment, a random story with a fixed seed, two documents, figures.

`scripts/golden` runs it inside a checkout of the release. It prints what the release says of
itself.
"""

import datetime as dt
import json
import os
import random
import subprocess
import sys
import uuid
from collections.abc import Callable
from typing import Any
from unittest import mock

SEED = 2026
STEPS = 90
FIGURES_ON = ("2024-03-31", "2024-06-30", "2025-06-30")
TEXTS = (
    "CHỈ THỊ\nGiao Sở Y tế chủ trì rà soát danh mục, hoàn thành trước ngày 31/12/2024.\n",
    "DIRECTIVE\nThe Department of Health shall publish the list by 31 December 2024.\n",
)


def main() -> None:
    """Found and tell, then ask the release for its figures."""
    salts, names = random.Random(SEED), random.Random(SEED)
    with (
        _drawn(os, "urandom", salts.randbytes),
        _drawn(uuid, "uuid4", lambda: uuid.UUID(bytes=names.randbytes(16), version=4)),
    ):
        _tell(random.Random(SEED))
    sys.stdout.write(json.dumps(_said(), ensure_ascii=False, indent=1) + "\n")


def _drawn(module: Any, name: str, draw: Callable[..., Any]) -> Any:
    """Our own code draws from a seed; an engine that draws for itself disturbs nothing."""
    usual = getattr(module, name)

    def chosen(*given: Any) -> Any:
        ours = str(sys._getframe(1).f_globals.get("__name__", "")).startswith("remit.")
        return (draw if ours else usual)(*given)

    return mock.patch.object(module, name, chosen)


def _tell(chance: random.Random) -> None:
    from remit.domain.vocabulary import Work
    from tests.support import government
    from tests.support.random_story import Step, Story

    city = government.found()
    for number, text in enumerate(TEXTS, 1):
        _register(city, number, text)
    for work in Work:
        city.in_state(work)
    city.assigned(title="Report to the ministry", document=None, lead=city.units["DOH"])
    story = Story(city, today=dt.date(2024, 7, 1))
    for _ in range(STEPS):
        story.tell(
            Step(
                gap=chance.choice([0, 0, 1, 3, 7]),
                target=chance.randrange(8),
                wish=chance.randrange(80),
                n=chance.randrange(40),
                back=chance.choice([0, 0, 0, 1, 6]),
                stray=False,
            )
        )


def _register(city: Any, number: int, text: str) -> None:
    from remit.domain.vocabulary import DocumentType
    from remit.texts import actions

    document = actions.NewDocument(
        text=text,
        title=f"Directive {number}",
        type=DocumentType.DIRECTIVE,
        number=f"{number}/CT-UBND",
        issued_on=dt.date(2024, 2, number),
        issuer=city.units["CITY-PC"],
    )
    city.told("secretary", "2024-02-05", actions.register, document=document)


def _said() -> dict[str, Any]:
    from remit.ledger import queries

    head = queries.head()
    assert head is not None
    return {
        "acts": head.seq,
        "head": head.hash.hex(),
        "figures": {day: _figures(day, head.seq) for day in FIGURES_ON},
    }


def _figures(day: str, known_at: int) -> Any:
    asked = ["figures", "--on", day, "--known-at", str(known_at), "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-m", "remit", *asked], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)["total"]


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    main()
