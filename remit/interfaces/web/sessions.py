"""How long somebody stays signed in. A session ends when nobody used it for some hours, and after
some days in any case, whatever the browser keeps; whoever was amid a form signs in beside it."""

from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession

from remit.kernel import clock

BEGAN, SEEN = "began", "seen"
# A session that is in use is written again this often, not at every page.
TOUCH = 10 * 60


class TimedStore(db.SessionStore):
    """A session that knows when it began and when it was last used, in seconds since 1970."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing when its time is over."""
        data: dict[str, Any] = super().load()
        if not data:
            return data
        now = int(clock.by_the_machine().timestamp())
        if _is_over(data, now):
            self.delete(self.session_key)
            self._session_key = None
            return {}
        if now - data.get(SEEN, now) >= TOUCH:
            data[SEEN] = now
            self.modified = True
        return data

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """What is kept for the first time says when it began."""
        now = int(clock.by_the_machine().timestamp())
        return super().create_model_instance({BEGAN: now, SEEN: now, **data})

    def cycle_key(self) -> None:
        """Whoever shows again who they are begins anew."""
        for name in (BEGAN, SEEN):
            self.pop(name, None)
        super().cycle_key()


# The name under which Django looks for it.
SessionStore = TimedStore


def _is_over(data: dict[str, Any], now: int) -> bool:
    unused, lasted = now - int(data.get(SEEN, now)), now - int(data.get(BEGAN, now))
    return unused > settings.REMIT_SESSION_IDLE or lasted > settings.SESSION_COOKIE_AGE


def lasts() -> dict[str, int]:
    """How long a session lasts: hours without use, and days in any case."""
    hours = max(1, settings.REMIT_SESSION_IDLE // 3600)
    return {"hours": hours, "days": max(1, settings.SESSION_COOKIE_AGE // 86400)}
