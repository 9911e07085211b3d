"""How an address names a record: by its number, never longer than a number of the ledger can be.
And the parts of an address that a browser says it comes from."""

from urllib.parse import SplitResult, urlsplit


def parted(address: str) -> SplitResult:
    """An address in its parts; what no browser would say has none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


class Number:
    """The number of a record in an address."""

    regex = "[0-9]{1,15}"

    def to_python(self, value: str) -> int:
        """From the address."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Into the address."""
        return str(value)
