"""Calls within calls have room: none of them asks the machine for memory again and again."""

import resource
from collections.abc import Callable

from django.conf import settings

from remit.kernel import room

DEEP, AGAIN, FEW = 400, 500, 100


def test_no_depth_of_calls_asks_the_machine_again_and_again() -> None:
    assert asked_of_the_machine(lambda: room.given(descended)) < FEW


def test_every_request_is_given_room_before_all_else() -> None:
    assert settings.MIDDLEWARE[0] == "remit.interfaces.web.roomy.RoomMiddleware"


def descended(deep: int = DEEP) -> None:
    """At every depth some calls, one after the other."""
    for _ in range(AGAIN):
        leaf()
    if deep:
        descended(deep - 1)


def leaf() -> None:
    pass


def asked_of_the_machine(call: Callable[[], None]) -> int:
    """How often a page of memory was brought."""
    call()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    call()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
