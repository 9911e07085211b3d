"""The door for a WSGI server."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")
application = get_wsgi_application()


def _get_ready() -> None:
    from remit.interfaces.api.site import api

    _ = api.described


# A program that asks first after a start would wait until the API is described; pages need it not.
threading.Thread(target=_get_ready, daemon=True).start()
