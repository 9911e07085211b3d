"""Every action with its first, second, … last call of the database failing, on a site of its own
with real transactions. `python -m tests.faults.calling NAME…` says of each action how many calls it
makes, and what went wrong."""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.government import Government

MOST = 120
LANGUAGES = ("en", "vi", "ar", "ko")


class Calls:
    """The calls of the connection, of which one fails: a statement, or the end of a transaction."""

    def __init__(self, failing: int) -> None:
        self.failing, self.made = failing, 0

    def count(self) -> None:
        """One more, unless it is the one that fails."""
        from django.db import OperationalError

        self.made += 1
        if self.made == self.failing:
            raise OperationalError("disk I/O error")

    @contextlib.contextmanager
    def counted(self) -> Iterator["Calls"]:
        """Until the end of the block."""
        from django.db import connection, connections

        wrapper = connections["default"]
        commit = wrapper._commit

        def through(execute: Callable[..., Any], *asked: Any) -> Any:
            self.count()
            return execute(*asked)

        def committed() -> Any:
            self.count()
            return commit()

        vars(wrapper)["_commit"] = committed
        try:
            with connection.execute_wrapper(through):
                yield self
        finally:
            del vars(wrapper)["_commit"]


def tried(city: "Government", name: str) -> dict[str, object]:
    """An action, failing at one call after the other until none fails."""
    from django.db import OperationalError

    from tests.faults import verbs

    action, prepare = verbs.VERBS[name]
    who, what = prepare(city)
    wrong: list[str] = []
    for failing in range(1, MOST):
        before = _state()
        calls = Calls(failing)
        try:
            with calls.counted():
                city.told(who, verbs.DAY, action, **what)
        except OperationalError as failure:
            wrong += [f"{failing}: {said}" for said in _faults(failure, before)]
            continue
        return {"calls": calls.made, "wrong": wrong, "recorded": _state() != before}
    return {"calls": MOST, "wrong": [*wrong, "it never ends"], "recorded": False}


def _faults(failure: Exception, before: object) -> Iterator[str]:
    """Each face has a sentence for it, in every language; and nothing was recorded."""
    from django.utils import translation

    from remit.interfaces import failures, sentences

    for refusal in (failures.refusal(failure), failures.outage(failure)):
        if refusal is None:
            yield f"no sentence for {failure!r}"
            return
        for language in LANGUAGES:
            with translation.override(language):
                if not sentences.sentence(refusal).strip():
                    yield f"no sentence in {language}"
    if _state() != before:
        yield "something was recorded"


def _state() -> tuple[object, ...]:
    """How much stands in every table."""
    from django.apps import apps

    return tuple(model._base_manager.count() for model in apps.get_models() if model._meta.managed)


def main(names: list[str]) -> None:
    """Found the site, try the actions, and check it as a whole."""
    from django.core.management import call_command

    from tests.faults import verbs
    from tests.support import government, invariants

    call_command("migrate", verbosity=0)
    city = government.found()
    found = {name: tried(city, name) for name in names or verbs.VERBS}
    invariants.check()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    import django

    # The days of the city are cut where its government is, wherever it is noon now.
    os.environ["REMIT_TIMEZONE"] = "Asia/Ho_Chi_Minh"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")
    django.setup()
    main(sys.argv[1:])
