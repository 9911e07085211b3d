"""The worker of a running site: a process of its own, which begins with this module."""

from remit.interfaces.cli import app, site

MOST_LIVES = 3
TAKES_IN = "remit.texts.intake.jobs.take_in"


def main() -> None:
    """Carry out what waits, until asked to stop; what the machine refuses is one sentence."""
    app.guarded(_work)


def _work() -> None:
    """One worker at a time: a second one waits, and goes on when the first has ended."""
    site.ready()
    from django.core.management import call_command

    from remit.kernel import turns, watching

    watching.always()
    with turns.only_one("worker", wait=True):
        put_back()
        call_command("db_worker", verbosity=0, reload=False)


def put_back() -> int:
    """Work at which a worker was stopped waits again; only the one worker may say so.

    Work that stopped three workers is not taken up any more; a batch is, because each of its files
    is given up by itself.
    """
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    stopped = list(DBTaskResult.objects.running())
    for one in stopped:
        batch = one.task_path == TAKES_IN
        again = batch or len(one.worker_ids) < MOST_LIVES
        one.status = TaskResultStatus.READY if again else TaskResultStatus.FAILED
        if batch:
            # Nobody reads it any more, so the file at which it stopped is taken up too.
            one.args_kwargs["kwargs"]["resumed"] = True
        one.save(update_fields=["status", "args_kwargs"])
    return len(stopped)


if __name__ == "__main__":
    main()
