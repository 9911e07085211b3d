"""Append-only by the database itself: triggers refuse to change or delete an act.

SQLite drops triggers when Django rebuilds a table, so the guards are installed again after every
migration; start-up and verification refuse to go on without them.
"""

from django.db import connection

SQLITE = {
    "remit_act_no_update": """CREATE TRIGGER remit_act_no_update BEFORE UPDATE ON ledger_act
        BEGIN SELECT RAISE(ABORT, 'an act is never changed'); END""",
    "remit_act_no_delete": """CREATE TRIGGER remit_act_no_delete BEFORE DELETE ON ledger_act
        BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END""",
    "remit_act_gapless": """CREATE TRIGGER remit_act_gapless BEFORE INSERT ON ledger_act
        WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger_act)
        BEGIN SELECT RAISE(ABORT, 'acts are numbered without gaps'); END""",
    # INSERT OR REPLACE takes away what stood before without asking the guard of deletion.
    "remit_act_once": """CREATE TRIGGER remit_act_once BEFORE INSERT ON ledger_act
        WHEN EXISTS (SELECT 1 FROM ledger_act WHERE seq = NEW.seq OR id_of_act = NEW.id_of_act)
        BEGIN SELECT RAISE(ABORT, 'an act is never replaced'); END""",
    "remit_text_once": """CREATE TRIGGER remit_text_once BEFORE INSERT ON ledger_sidetext
        WHEN EXISTS (SELECT 1 FROM ledger_sidetext
          WHERE id = NEW.id OR (act_id = NEW.act_id AND key = NEW.key))
        BEGIN SELECT RAISE(ABORT, 'a side text is never replaced'); END""",
    "remit_text_only_erased": """CREATE TRIGGER remit_text_only_erased
        BEFORE UPDATE ON ledger_sidetext
        WHEN NEW.text IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.key <> OLD.key
          OR NEW.act_id <> OLD.act_id OR NEW.id <> OLD.id
        BEGIN SELECT RAISE(ABORT, 'a side text is only ever erased'); END""",
    "remit_text_no_delete": """CREATE TRIGGER remit_text_no_delete BEFORE DELETE ON ledger_sidetext
        BEGIN SELECT RAISE(ABORT, 'a side text is erased, never deleted'); END""",
    "remit_checkpoint_no_update": """CREATE TRIGGER remit_checkpoint_no_update
        BEFORE UPDATE ON ledger_checkpoint
        BEGIN SELECT RAISE(ABORT, 'a checkpoint is never changed'); END""",
    "remit_checkpoint_no_delete": """CREATE TRIGGER remit_checkpoint_no_delete
        BEFORE DELETE ON ledger_checkpoint
        BEGIN SELECT RAISE(ABORT, 'a checkpoint is never deleted'); END""",
    "remit_checkpoint_once": """CREATE TRIGGER remit_checkpoint_once
        BEFORE INSERT ON ledger_checkpoint
        WHEN NEW.size <= (SELECT coalesce(max(size), 0) FROM ledger_checkpoint)
        BEGIN SELECT RAISE(ABORT, 'a checkpoint is never replaced'); END""",
    "remit_subtree_no_update": """CREATE TRIGGER remit_subtree_no_update
        BEFORE UPDATE ON ledger_subtree
        BEGIN SELECT RAISE(ABORT, 'a subtree is never changed'); END""",
    "remit_subtree_no_delete": """CREATE TRIGGER remit_subtree_no_delete
        BEFORE DELETE ON ledger_subtree
        BEGIN SELECT RAISE(ABORT, 'a subtree is never deleted'); END""",
    "remit_subtree_once": """CREATE TRIGGER remit_subtree_once BEFORE INSERT ON ledger_subtree
        WHEN EXISTS (SELECT 1 FROM ledger_subtree
          WHERE id = NEW.id OR (level = NEW.level AND place = NEW.place))
        BEGIN SELECT RAISE(ABORT, 'a subtree is never replaced'); END""",
}

_PG_FUNCTIONS = {
    "remit_refuse": """
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END """,
    "remit_gapless": """
BEGIN
  IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger_act) THEN
    RAISE EXCEPTION 'acts are numbered without gaps';
  END IF;
  RETURN NEW;
END """,
    "remit_growing": """
BEGIN
  IF NEW.size <= (SELECT coalesce(max(size), 0) FROM ledger_checkpoint) THEN
    RAISE EXCEPTION 'a checkpoint is never put before another one';
  END IF;
  RETURN NEW;
END """,
    "remit_only_erased": """
BEGIN
  IF NEW.text IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.key <> OLD.key
     OR NEW.act_id <> OLD.act_id OR NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'a side text is only ever erased';
  END IF;
  RETURN NEW;
END """,
}

# Written as the database writes them back, so that what stands can be compared.
_PG_TRIGGERS = {
    "remit_act_no_update": """BEFORE DELETE OR UPDATE ON ledger_act
        FOR EACH ROW EXECUTE FUNCTION remit_refuse('an act is never changed or deleted')""",
    "remit_act_no_truncate": """BEFORE TRUNCATE ON ledger_act
        FOR EACH STATEMENT EXECUTE FUNCTION remit_refuse('acts are never deleted')""",
    "remit_act_gapless": """BEFORE INSERT ON ledger_act
        FOR EACH ROW EXECUTE FUNCTION remit_gapless()""",
    "remit_text_only_erased": """BEFORE UPDATE ON ledger_sidetext
        FOR EACH ROW EXECUTE FUNCTION remit_only_erased()""",
    "remit_text_no_delete": """BEFORE DELETE ON ledger_sidetext
        FOR EACH ROW EXECUTE FUNCTION remit_refuse('a side text is erased, never deleted')""",
    "remit_text_no_truncate": """BEFORE TRUNCATE ON ledger_sidetext
        FOR EACH STATEMENT EXECUTE FUNCTION remit_refuse('side texts are never deleted')""",
    "remit_checkpoint_no_update": """BEFORE DELETE OR UPDATE ON ledger_checkpoint
        FOR EACH ROW EXECUTE FUNCTION remit_refuse('a checkpoint is never changed or deleted')""",
    "remit_checkpoint_no_truncate": """BEFORE TRUNCATE ON ledger_checkpoint
        FOR EACH STATEMENT EXECUTE FUNCTION remit_refuse('checkpoints are never deleted')""",
    "remit_checkpoint_once": """BEFORE INSERT ON ledger_checkpoint
        FOR EACH ROW EXECUTE FUNCTION remit_growing()""",
    "remit_subtree_no_update": """BEFORE DELETE OR UPDATE ON ledger_subtree
        FOR EACH ROW EXECUTE FUNCTION remit_refuse('a subtree is never changed or deleted')""",
    "remit_subtree_no_truncate": """BEFORE TRUNCATE ON ledger_subtree
        FOR EACH STATEMENT EXECUTE FUNCTION remit_refuse('subtrees are never deleted')""",
}
GUARDED = frozenset({"ledger_act", "ledger_sidetext", "ledger_checkpoint", "ledger_subtree"})
_PG_STANDING = """
SELECT t.tgname, pg_get_triggerdef(t.oid, true), p.proname, p.prosrc
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_language l ON l.oid = p.prolang
WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND l.lanname = 'plpgsql'
  AND t.tgrelid IN (to_regclass('ledger_act'), to_regclass('ledger_sidetext'),
    to_regclass('ledger_checkpoint'), to_regclass('ledger_subtree'))
"""


def install() -> None:
    """Put every guard in place; doing it again changes nothing."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, statement in SQLITE.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(statement)
        else:
            for name, source in _PG_FUNCTIONS.items():
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
                    f" AS $${source}$$"
                )
            for name, where in _PG_TRIGGERS.items():
                cursor.execute(f"CREATE OR REPLACE TRIGGER {name} {where}")


def tables_stand() -> bool:
    """Whether all that is guarded is there: a site may be migrated up to before the ledger."""
    return set(connection.introspection.table_names()) >= GUARDED


def missing() -> frozenset[str]:
    """The guards that should stand and do not, were switched off, or do something else."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            standing = {name for name, sql in cursor.fetchall() if SQLITE.get(name) == sql}
            return frozenset(set(SQLITE) - standing)
        cursor.execute(_PG_STANDING)
        return frozenset(
            set(_PG_TRIGGERS) - {row[0] for row in cursor.fetchall() if _as_meant(*row)}
        )


def _as_meant(name: str, definition: str, function: str, source: str) -> bool:
    meant = f"CREATE TRIGGER {name} {' '.join(_PG_TRIGGERS.get(name, '').split())}"
    return definition == meant and _PG_FUNCTIONS.get(function) == source
