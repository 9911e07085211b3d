"""What a test says of a refusal: by which rule, and that nothing was recorded."""

import contextlib
from collections.abc import Iterator

import pytest

from remit.domain.refusals import Refusal
from remit.ledger import queries as ledger


@contextlib.contextmanager
def refused(rule: str) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """What stands inside is refused by this rule, and the ledger stays as it was."""
    before = ledger.head()
    with pytest.raises(Refusal) as caught:
        yield caught
    assert caught.value.rule == rule, caught.value
    assert ledger.head() == before
