"""Every test run lives in a home of its own, so that no test reads or writes a real site.

Pytest loads this plugin before Django reads its settings; the workers of one run share the
folder, which goes away when the run ends. What Python compiled stays beside the sources, whatever
the environment says of it: a run starts Remit hundreds of times, and each start, and each worker
with its tests, would compile it all again.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

FIXED = {
    "REMIT_SECRET_KEY": "only-for-tests",
    "REMIT_TIMEZONE": "Asia/Ho_Chi_Minh",
    "REMIT_COUNTRY": "VN",
    "REMIT_LANGUAGE": "en",
}
UNSET = (
    *("REMIT_DEBUG", "REMIT_HOSTS", "REMIT_ORIGINS", "REMIT_HTTPS", "REMIT_BEHIND_PROXY"),
    "PYTHONDONTWRITEBYTECODE",
)


def _settle() -> None:
    os.environ.update(FIXED)
    for name in UNSET:
        os.environ.pop(name, None)
    sys.dont_write_bytecode = False
    home = _home()
    (home / "static").mkdir()  # where a site collects its static files
    os.environ["REMIT_HOME"] = str(home)
    os.environ["XDG_CACHE_HOME"] = str(home / "cache")


def _home() -> Path:
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        own = Path(os.environ["REMIT_HOME"]) / worker
        own.mkdir(exist_ok=True)
        return own
    folder = tempfile.mkdtemp(prefix="remit-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


_settle()
