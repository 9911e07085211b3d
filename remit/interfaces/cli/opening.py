"""Opening a site: the database is brought up to date, the ledger is opened, and somebody can
administer it. Doing it again changes nothing."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, may
from remit.domain.vocabulary import Role
from remit.kernel import clock, migrating, search_indexes, turns, writes
from remit.ledger import actions as ledger
from remit.ledger import guards
from remit.ledger import queries as ledger_queries
from remit.ledger.actions import rebuilding
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


# A part of long work, how much of it is done, and how much there is.
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Migrated:
    """The migrations that were made, and what was derived from the acts again."""

    made: tuple[str, ...] = ()
    derived_anew: tuple[str, ...] = ()


def migrate(
    waiting: Callable[[], None] = lambda: None, tell: Tell = lambda *_told: None
) -> Migrated:
    """Bring the database up to date, unless it is, and make what makes searching quick.

    Programs take turns. Of what is derived from the acts, that is made again which this release
    derives in another way; `tell` hears how far it is.
    """
    check_reachable()
    check_known()
    if not _is_behind():
        search_indexes.install()
        return Migrated()
    with turns.in_turn("upgrade", waiting):
        return _migrated(tell) if _is_behind() else Migrated()


def _is_behind() -> bool:
    return migrating.was_broken_off() or bool(migrating.missing_steps())


def _migrated(tell: Tell) -> Migrated:
    steps = migrating.missing_steps()
    made = tuple(f"{one.app_label}.{one.name}" for one, _back in steps)
    anew = migrating.derived_anew(steps)
    with migrating.under_way(anew):
        migrating.make_missing_steps(tell)
        return Migrated(made, _made_again(anew, tell))


def _made_again(names: Collection[str], tell: Tell) -> tuple[str, ...]:
    head = ledger_queries.head()
    if head is None or not names:
        return ()
    whole = head.seq
    rebuilding.make_again(names, lambda done: tell("tables", done, whole))
    return tuple(sorted(names))


def check_reachable() -> None:
    """A server that does not answer is asked once; the pool would go on asking, and not say why."""
    if connection.vendor == "postgresql":
        import psycopg

        try:
            psycopg.connect(**connection.get_connection_params()).close()
        except psycopg.OperationalError as failure:
            raise OperationalError(str(failure)) from None


def check_known() -> None:
    """A database that a later program brought up to date is not for this one."""
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("remit.")}
    later = {one for one in loader.applied_migrations if one[0] in ours} - {*loader.disk_migrations}
    if later:
        raise Refusal("DATABASE_NEWER", names=", ".join(sorted(".".join(one) for one in later)))


def check_migrated() -> None:
    """Before a site was brought up there is nothing to ask."""
    check_reachable()
    try:
        behind = bool(migrating.missing_steps())
    except OperationalError:
        behind = True
    if behind:
        raise Refusal("SITE_NOT_UP")


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
