"""The ledger as a Django application; its guards stand again after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Ledger(AppConfig):
    """Acts, chain, guards, requests."""

    name = "remit.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Install guards and search indexes after migrate: the one signal of the project."""
        post_migrate.connect(_guard, sender=self, dispatch_uid="remit.ledger.guards")


def _guard(**_: object) -> None:
    from remit.kernel import search_indexes
    from remit.ledger import guards

    if guards.tables_stand():
        guards.install()
    search_indexes.install()
