"""The worker of a running site: a process of its own, which begins with this module."""

from remit.interfaces.cli import app, site


def main() -> None:
    """Carry out what waits, until asked to stop; what the machine refuses is one sentence."""
    app.guarded(_work)


def _work() -> None:
    site.ready()
    from django.core.management import call_command

    call_command("db_worker", verbosity=0, reload=False)


if __name__ == "__main__":
    main()
