"""How often somebody who is not signed in may ask for what costs others something. Counted in each
web process by itself, for a while and no longer, and under a fingerprint only."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def is_too_often(what: str, key: str, *, most: int, seconds: int) -> bool:
    """Count one more, and say whether it is more than may be within so many seconds."""
    named = f"pace:{what}:{hashlib.sha256(key.encode()).hexdigest()}"
    cache.add(named, 0, seconds)
    try:
        return int(cache.incr(named)) > most
    except ValueError:  # its time ended just now
        return False


def place(request: HttpRequest) -> str:
    """From where it is asked."""
    return str(get_adapter(request).get_client_ip(request))
