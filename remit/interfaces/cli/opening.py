"""Opening a site: the database is brought up to date, the ledger is opened, and somebody can
administer it. Doing it again changes nothing."""

import datetime as dt

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, may
from remit.domain.vocabulary import Role
from remit.kernel import clock, search_indexes, turns, writes
from remit.ledger import actions as ledger
from remit.ledger import guards
from remit.ledger import queries as ledger_queries
from remit.organisation import actions as organisation
from remit.organisation import queries

ADDRESS = "administrator@localhost"
NAMES = {
    "en": "Administration of the site",
    "vi": "Quản trị hệ thống",
    "ar": "إدارة الموقع",
    "ko": "사이트 관리",
}
TREE_NAMES = {
    "en": "Administrative tree",
    "vi": "Cây hành chính",
    "ar": "الشجرة الإدارية",
    "ko": "행정 계통",
}
POST_NAMES = {"en": "Administrator", "vi": "Quản trị viên", "ar": "مدير الموقع", "ko": "관리자"}


def migrate() -> None:
    """Bring the database up to date, unless it is, and make what makes searching quick.

    Of several who begin at once one does it; the others wait, and then find it done.
    """
    with turns.only_one("upgrade", wait=True):
        if _is_behind():
            call_command("migrate", verbosity=0, interactive=False)
        else:
            search_indexes.install()


def check_migrated() -> None:
    """Before a site was brought up there is nothing to ask."""
    try:
        behind = _is_behind()
    except OperationalError:
        behind = True
    if behind:
        raise Refusal("SITE_NOT_UP")


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def check_guards() -> None:
    """A site whose acts could be changed does not open."""
    missing = sorted(guards.missing())
    if missing:
        raise Refusal("GUARD_MISSING", guard=", ".join(missing))


def open_site(*, language: str) -> None:
    """Open the ledger of a new site and give it its first administrator.

    A site whose ledger lost its guards does not start.
    """
    check_guards()
    with writes.writing():
        now = clock.now()
        if ledger_queries.head() is None:
            ledger.open_ledger(by=By(), at=now)
        if not queries.has_administrator():
            _first_administrator(now, language)


def administrator() -> int | None:
    """A person who may administer the site today, the one entered first."""
    today = clock.today()
    people = get_user_model().objects.filter(is_active=True).order_by("pk")
    for person in people.values_list("pk", flat=True):
        if may(Permission.ADMINISTER, queries.viewer(By(person), today), Object()):
            return int(person)
    return None


def _first_administrator(now: dt.datetime, language: str) -> None:
    by, today = By(), clock.day_of(now)
    organisation.open_tree(by=by, at=now, code=queries.HOME_TREE, names=TREE_NAMES, on=today)
    office = organisation.NewUnit("SITE", "OFFICE", NAMES, today)
    unit = organisation.create_units(by=by, at=now, units=[office])[0]
    post = organisation.NewPost(unit, "SITE-ADMIN", POST_NAMES)
    held = organisation.create_posts(by=by, at=now, posts=[post], on=today)[0]
    person = get_user_model().objects.create_user(
        ADDRESS, None, name=POST_NAMES[language], language=language
    )
    organisation.grant_role(
        by=by, at=now, person=person.pk, post=held, role=Role.ADMINISTRATOR, on=today
    )
