"""How far long work has come: on a terminal one line that moves, elsewhere a line when a part is
done."""

import sys


def shown(part: str, done: int, whole: int) -> None:
    """So much of a part is done."""
    from django.utils.translation import gettext as _

    names = {
        "database": _("Database"),
        "files": _("Files"),
        "archive": _("Check of the archive"),
        "tables": _("What follows from the acts"),
        "columns": _("New columns"),
        "balances": _("Balances of figures"),
        "acts": _("Acts read"),
    }
    percent = 100 if done >= whole else 100 * done // whole
    moving = sys.stderr.isatty()
    if moving or done >= whole:
        said = _("%(part)s: %(percent)s %%") % {"part": names[part], "percent": percent}
        sys.stderr.write(("\r" if moving else "") + said + ("\n" if done >= whole else ""))
        sys.stderr.flush()
