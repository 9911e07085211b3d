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
    "remit_text_only_erased": """CREATE TRIGGER remit_text_only_erased
        BEFORE UPDATE ON ledger_sidetext
        WHEN NEW.text IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.key <> OLD.key
          OR NEW.act_id <> OLD.act_id OR NEW.id <> OLD.id
        BEGIN SELECT RAISE(ABORT, 'a side text is only ever erased'); END""",
    "remit_text_no_delete": """CREATE TRIGGER remit_text_no_delete BEFORE DELETE ON ledger_sidetext
        BEGIN SELECT RAISE(ABORT, 'a side text is erased, never deleted'); END""",
}

_PG_FUNCTIONS = """
CREATE OR REPLACE FUNCTION remit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
CREATE OR REPLACE FUNCTION remit_gapless() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger_act) THEN
    RAISE EXCEPTION 'acts are numbered without gaps';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION remit_only_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.text IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.key <> OLD.key
     OR NEW.act_id <> OLD.act_id OR NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'a side text is only ever erased';
  END IF;
  RETURN NEW;
END $$;
"""

_PG_TRIGGERS = {
    "remit_act_no_update": """BEFORE UPDATE OR DELETE ON ledger_act
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
}


def install() -> None:
    """Put every guard in place; doing it again changes nothing."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, statement in SQLITE.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(statement)
        else:
            cursor.execute(_PG_FUNCTIONS)
            for name, where in _PG_TRIGGERS.items():
                cursor.execute(f"CREATE OR REPLACE TRIGGER {name} {where}")


def tables_stand() -> bool:
    """Whether there is anything to guard: a site may be migrated up to before the ledger."""
    return {"ledger_act", "ledger_sidetext"} <= set(connection.introspection.table_names())


def missing() -> frozenset[str]:
    """The guards that should stand and do not, or that were switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            standing = {name for name, sql in cursor.fetchall() if SQLITE.get(name) == sql}
            return frozenset(set(SQLITE) - standing)
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
        return frozenset(set(_PG_TRIGGERS) - {name for (name,) in cursor.fetchall()})
