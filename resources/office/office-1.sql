-- The store of an office's past speeches in a PostgreSQL database of its own, from version 15 on. Run it as superuser:
--   psql -v ON_ERROR_STOP=1 -v office='甲县政府办' -f office-1.sql DATABASE
-- Run it again with each newer version of the program: what people brought and said stays, and so does the office's name;
-- columns that are new are added, functions and policies are made anew. It happens as a whole or not at all.
BEGIN;
SET LOCAL client_min_messages = warning;
-- Roles. office_owner owns the tables and may do everything; office_door owns the functions members call and is
-- held by row-level security; office_member is what each person's own login belongs to, and may call functions only.
DO $$ BEGIN
    IF to_regrole('office_owner') IS NULL THEN CREATE ROLE office_owner NOLOGIN; END IF;
    IF to_regrole('office_door') IS NULL THEN CREATE ROLE office_door NOLOGIN; END IF;
    IF to_regrole('office_member') IS NULL THEN CREATE ROLE office_member NOLOGIN; END IF;
END $$;
REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"DBNAME" TO office_member;
GRANT CREATE ON DATABASE :"DBNAME" TO office_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT pg_read_all_stats, pg_signal_backend TO office_owner;
GRANT EXECUTE ON FUNCTION pg_control_system() TO office_owner;

SET ROLE office_owner;
CREATE SCHEMA IF NOT EXISTS office;      -- tables
DROP SCHEMA IF EXISTS office_1 CASCADE;  -- functions alone, of an earlier version
CREATE SCHEMA office_1;    -- what a client of feed version 1 calls; a later server keeps it beside office_2
GRANT USAGE ON SCHEMA office TO office_door;
GRANT USAGE ON SCHEMA office_1 TO office_member, office_door;

CREATE TABLE IF NOT EXISTS office.this (
    id uuid NOT NULL DEFAULT gen_random_uuid(), name text NOT NULL, feed int NOT NULL, restored int NOT NULL DEFAULT 0,
    lease_days int NOT NULL DEFAULT 0,                -- a desk that is silent for longer hides what other units gave; 0: never
    every int NOT NULL DEFAULT 2,                     -- seconds between two contacts of a desk; 10 for five hundred people
    dumped timestamptz                                -- when the last backup ended, see office.dumped()
);
ALTER TABLE office.this ADD COLUMN IF NOT EXISTS lease_days int NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS every int NOT NULL DEFAULT 2, ADD COLUMN IF NOT EXISTS dumped timestamptz;
INSERT INTO office.this (name, feed) SELECT :'office', 1 WHERE NOT EXISTS (SELECT FROM office.this);
CREATE TABLE IF NOT EXISTS office.unit (
    id int PRIMARY KEY, path int[] NOT NULL,          -- from the top down to itself
    name text NOT NULL, line text NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS office.person (
    id int PRIMARY KEY, login name NOT NULL UNIQUE, name text NOT NULL,
    unit int NOT NULL REFERENCES office.unit, curator bool NOT NULL DEFAULT false, active bool NOT NULL DEFAULT true
);
CREATE TABLE IF NOT EXISTS office.extra (                           -- counts as a member of this unit too, for edition
    person int NOT NULL REFERENCES office.person, unit int NOT NULL REFERENCES office.unit,
    below bool NOT NULL DEFAULT false, PRIMARY KEY (person, unit)
);
CREATE TABLE IF NOT EXISTS office.source (
    no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit int NOT NULL REFERENCES office.unit,
    id bytea NOT NULL CHECK (length(id) = 32),        -- SHA-256 of the file's bytes
    person int NOT NULL REFERENCES office.person,
    reader int NOT NULL, edition bytea NOT NULL,      -- version of the reader; SHA-256 of body
    file text NOT NULL, body text CHECK (octet_length(body) < 4000000),   -- NULL once thirty days in the bin
    scope text NOT NULL DEFAULT 'unit' CHECK (scope IN ('unit', 'line', 'down', 'all')),
    line text NOT NULL, given bool NOT NULL DEFAULT false,   -- 定稿 or 已讲
    binned timestamptz,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    UNIQUE (unit, id)
);
ALTER TABLE office.source ALTER COLUMN body SET COMPRESSION lz4;
CREATE INDEX IF NOT EXISTS source_feed ON office.source (xid, no);
CREATE INDEX IF NOT EXISTS source_binned ON office.source (binned) WHERE binned IS NOT NULL AND body IS NOT NULL;
CREATE TABLE IF NOT EXISTS office.fact (
    source bigint NOT NULL REFERENCES office.source, name text COLLATE "C" NOT NULL,
    n bigint NOT NULL, at bigint NOT NULL, device text COLLATE "C" NOT NULL, value text COLLATE "C" NOT NULL,
    person int NOT NULL REFERENCES office.person, only_me bool NOT NULL DEFAULT false,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (source, name)
);
CREATE INDEX IF NOT EXISTS fact_feed ON office.fact (xid, source, name);
CREATE TABLE IF NOT EXISTS office.was (LIKE office.fact);           -- every value that was replaced, for the history
CREATE INDEX IF NOT EXISTS was_source ON office.was (source, name, n);
CREATE OR REPLACE FUNCTION office.keep_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO office.was SELECT OLD.*; RETURN NEW; END $$;
CREATE OR REPLACE TRIGGER keep_old BEFORE UPDATE ON office.fact FOR EACH ROW
    WHEN (NEW.n <> OLD.n AND NEW.name NOT LIKE 'use/%' AND NOT OLD.only_me) EXECUTE FUNCTION office.keep_old();
CREATE TABLE IF NOT EXISTS office.recheck (                         -- whoever holds this number asks whether it may keep it
    no bigint NOT NULL, xid xid8 NOT NULL DEFAULT pg_current_xact_id(), PRIMARY KEY (xid, no)
);

-- Who calls: from session_user alone, which a client can change neither by SET ROLE nor by a setting.
DO $$ BEGIN
    IF to_regtype('office.caller') IS NULL THEN
        CREATE TYPE office.caller AS (person int, unit int, curator bool, units int[], uppers int[], lines text[]);
    END IF;
END $$;
CREATE OR REPLACE FUNCTION office.me() RETURNS office.caller LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
    WITH p AS (SELECT * FROM person WHERE login = session_user AND active),
    u AS (SELECT u.* FROM unit u, p WHERE u.id = p.unit
          UNION SELECT u.* FROM unit u, extra e, p WHERE e.person = p.id
              AND (u.id = e.unit OR e.below AND e.unit = ANY (u.path)))
    SELECT ROW (p.id, p.unit, p.curator,
        (SELECT array_agg(id ORDER BY id) FROM u),
        (SELECT array_agg(DISTINCT x ORDER BY x) FROM u, unnest(u.path) x),
        (SELECT array_agg(DISTINCT line ORDER BY line) FROM u WHERE line <> ''))::office.caller
    FROM p
$$;
REVOKE ALL ON FUNCTION office.me() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.me() TO office_door;

-- The units by name, and how many units above the caller's and themselves they share with it, themselves included.
DROP FUNCTION IF EXISTS office.units(), office.free_feed(), office.epoch(), office.sweep(), office.restored(),
    office.dumped(), office.health();
CREATE FUNCTION office.units() RETURNS TABLE (id int, name text, near int) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = office, pg_temp AS $$
    SELECT u.id, u.name, (SELECT count(*)::int FROM generate_subscripts(u.path, 1) i WHERE u.path[1:i] = o.path[1:i])
    FROM unit u, unit o WHERE o.id = (me()).unit
$$;
REVOKE ALL ON FUNCTION office.units() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.units() TO office_door;

ALTER TABLE office.source ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.was ENABLE ROW LEVEL SECURITY;
DO $$ DECLARE p record; BEGIN
    FOR p IN SELECT polname, polrelid::regclass AS held FROM pg_policy
        WHERE polrelid IN ('office.source'::regclass, 'office.fact'::regclass, 'office.was'::regclass)
    LOOP EXECUTE format('DROP POLICY %I ON %s', p.polname, p.held); END LOOP;
END $$;
CREATE POLICY see ON office.source FOR SELECT TO office_door USING (
    unit = ANY ((SELECT (office.me()).units)::int[])
    OR given AND (
        scope = 'line' AND line = ANY ((SELECT (office.me()).lines)::text[])
        OR scope = 'down' AND unit = ANY ((SELECT (office.me()).uppers)::int[])
        OR scope = 'all' AND (SELECT (office.me()).person) IS NOT NULL));
CREATE POLICY bring ON office.source FOR INSERT TO office_door WITH CHECK (unit = (SELECT (office.me()).unit));
CREATE POLICY change ON office.source FOR UPDATE TO office_door USING (unit = (SELECT (office.me()).unit));
CREATE POLICY see ON office.fact FOR SELECT TO office_door USING (
    (NOT only_me OR person = (SELECT (office.me()).person))
    AND EXISTS (SELECT FROM office.source s WHERE s.no = source OFFSET 0));
CREATE POLICY bring ON office.fact FOR INSERT TO office_door WITH CHECK (
    person = (SELECT (office.me()).person) AND EXISTS (SELECT FROM office.source s WHERE s.no = source OFFSET 0));
CREATE POLICY change ON office.fact FOR UPDATE TO office_door USING (
    (NOT only_me OR person = (SELECT (office.me()).person))
    AND EXISTS (SELECT FROM office.source s WHERE s.no = source OFFSET 0));
CREATE POLICY keep ON office.was FOR INSERT TO office_door WITH CHECK (true);
CREATE POLICY see ON office.was FOR SELECT TO office_door USING (
    NOT only_me AND EXISTS (SELECT FROM office.source s WHERE s.no = source OFFSET 0));
GRANT SELECT, INSERT, UPDATE ON office.source, office.fact TO office_door;
GRANT SELECT, INSERT ON office.was, office.recheck TO office_door;
GRANT SELECT ON office.this TO office_door;
GRANT SELECT (id, name, line) ON office.unit TO office_door;
GRANT SELECT (id, name) ON office.person TO office_door;

-- A writer that forgot to commit would hold the feed back for all: it is ended after fifteen seconds.
CREATE FUNCTION office.free_feed() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = office, pg_temp AS $$
    SELECT count(pg_terminate_backend(a.pid)) FROM pg_stat_activity a JOIN person p ON p.login = a.usename
    WHERE a.backend_xid IS NOT NULL AND a.xact_start < clock_timestamp() - interval '15 s'
$$;
CREATE FUNCTION office.epoch() RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = office, pg_temp AS $$
    SELECT (SELECT system_identifier FROM pg_control_system()) || '-'
        || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || '-' || restored FROM this
$$;
-- After thirty days in the bin a text is gone for good; what it was called, and that it is gone, stays.
CREATE FUNCTION office.sweep() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = office, pg_temp AS $$
    UPDATE source SET body = NULL, xid = pg_current_xact_id()
    WHERE binned < now() - interval '30 days' AND body IS NOT NULL
$$;
-- After a dump was restored: its transaction numbers are those of another cluster, and clients begin anew.
CREATE FUNCTION office.restored() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = office, pg_temp AS $$
    UPDATE source SET xid = pg_current_xact_id(); UPDATE fact SET xid = pg_current_xact_id();
    DELETE FROM recheck; UPDATE this SET restored = restored + 1;
$$;
-- After a backup that ended well, called by what makes it; `drafter office check` tells when it is older than a day.
CREATE FUNCTION office.dumped() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = office, pg_temp AS $$
    UPDATE this SET dumped = clock_timestamp()
$$;
-- What a member may know of the server's health: rows of transactions to come, which a dump leaves that nobody told the
-- server of; transactions that hold the feed back; hours since the last backup, NULL for none.
CREATE FUNCTION office.health(OUT ahead bool, OUT hanging bigint, OUT hours float8) LANGUAGE sql SECURITY DEFINER
SET search_path = office, pg_temp AS $$
    SELECT EXISTS (SELECT FROM source WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))
            OR EXISTS (SELECT FROM fact WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())),
        (SELECT count(*) FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()
            AND xact_start < clock_timestamp() - interval '15 s'),
        (SELECT extract(epoch FROM clock_timestamp() - dumped)::float8 / 3600 FROM this)
$$;
REVOKE ALL ON FUNCTION office.free_feed(), office.epoch(), office.sweep(), office.restored(), office.dumped(),
    office.health() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.free_feed(), office.epoch(), office.sweep(), office.health() TO office_door;

RESET ROLE;
GRANT CREATE ON SCHEMA office_1 TO office_door;
SET ROLE office_door;
-- What a contact begins with. `upper`: every transaction below it has ended, so no row below it can still appear.
CREATE FUNCTION office_1.hello(OUT office uuid, OUT name text, OUT unit int, OUT epoch text,
    OUT feed int, OUT mark text, OUT upper xid8, OUT curator bool, OUT lease int,
    OUT every int, OUT person int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
DECLARE m office.caller := me();
BEGIN
    IF m.person IS NULL THEN RAISE EXCEPTION 'no such member' USING ERRCODE = '28000'; END IF;
    PERFORM free_feed();
    SELECT t.id, t.name, epoch(), t.feed, t.lease_days, t.every
        INTO office, name, epoch, feed, lease, every FROM this t;
    unit := m.unit; person := m.person;
    mark := md5(m::text); curator := m.curator;
    upper := pg_snapshot_xmin(pg_current_snapshot());
END $$;
CREATE FUNCTION office_1.sources(since xid8, upper xid8, after_xid xid8, after_no bigint, page int)
RETURNS TABLE (xid xid8, no bigint, unit int, near int, id bytea, reader int, edition bytea, file text, body text, by text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
    SELECT s.xid, s.no, s.unit, u.near, s.id, s.reader, s.edition, s.file, s.body, u.name
    FROM source s JOIN units() u ON u.id = s.unit
    WHERE s.xid >= since AND s.xid < upper AND (s.xid, s.no) > (after_xid, after_no) ORDER BY s.xid, s.no LIMIT page
$$;
CREATE FUNCTION office_1.facts(since xid8, upper xid8, after_xid xid8, after_source bigint, after_name text, page int)
RETURNS TABLE (xid xid8, source bigint, name text, n bigint, at bigint, device text, value text, by text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
    SELECT f.xid, f.source, f.name, f.n, f.at, f.device, f.value, p.name FROM fact f JOIN person p ON p.id = f.person
    WHERE f.xid >= since AND f.xid < upper AND (f.xid, f.source, f.name) > (after_xid, after_source, after_name)
    ORDER BY f.xid, f.source, f.name LIMIT page
$$;
CREATE FUNCTION office_1.rechecks(since xid8, upper xid8) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
    SELECT DISTINCT no FROM recheck WHERE xid >= since AND xid < upper
$$;
CREATE FUNCTION office_1.visible(held bigint[] DEFAULT NULL) RETURNS TABLE (no bigint, edition bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
#variable_conflict use_column
BEGIN  -- apart, so that a few are found by index
    IF held IS NULL THEN RETURN QUERY SELECT s.no, s.edition FROM source s;
    ELSE RETURN QUERY SELECT s.no, s.edition FROM source s WHERE s.no = ANY (held); END IF;
END $$;
CREATE FUNCTION office_1.these(wanted bigint[])
RETURNS TABLE (no bigint, unit int, near int, id bytea, reader int, edition bytea, file text, body text, by text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
    SELECT s.no, s.unit, u.near, s.id, s.reader, s.edition, s.file, s.body, u.name
    FROM source s JOIN units() u ON u.id = s.unit
    WHERE s.no = ANY (wanted)
$$;
CREATE FUNCTION office_1.facts_of(wanted bigint[])
RETURNS TABLE (source bigint, name text, n bigint, at bigint, device text, value text, by text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
    SELECT f.source, f.name, f.n, f.at, f.device, f.value, p.name FROM fact f JOIN person p ON p.id = f.person WHERE f.source = ANY (wanted)
$$;

-- What `drafter office check` proves of the server.
CREATE FUNCTION office_1.health(OUT ahead bool, OUT hanging bigint, OUT hours float8)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
    IF (me()).person IS NULL THEN RAISE EXCEPTION 'no such member' USING ERRCODE = '28000'; END IF;
    SELECT h.ahead, h.hanging, h.hours INTO ahead, hanging, hours FROM health() h;
END $$;

-- Takes in records and says which it refused (their places in the batch). Whole or not at all; may be repeated.
-- A record must be allowed (see the table of rights) and only a greater (n, at, device, value) replaces another.
CREATE FUNCTION office_1.put(batch json) RETURNS int[] LANGUAGE plpgsql SECURITY DEFINER
SET search_path = office, pg_temp SET jit = off AS $$
DECLARE m caller := me(); refused int[]; moved bigint[];
BEGIN
    IF m.person IS NULL THEN RAISE EXCEPTION 'no such member' USING ERRCODE = '28000'; END IF;
    PERFORM sweep();
    INSERT INTO source (unit, id, person, reader, edition, file, body, line)
    SELECT DISTINCT ON (r.id) m.unit, decode(r.id, 'hex'), m.person, r.reader, decode(r.edition, 'hex'), r.file,
        r.paragraphs::text, u.line
    FROM json_to_recordset(batch) AS r (k text, id text, reader int, edition text, file text, paragraphs json), unit u
    WHERE r.k = 'source' AND u.id = m.unit AND sha256(convert_to(r.paragraphs::text, 'UTF8')) = decode(r.edition, 'hex')
    ORDER BY r.id, r.reader DESC, r.edition DESC
    ON CONFLICT (unit, id) DO UPDATE SET reader = excluded.reader, edition = excluded.edition, body = excluded.body,
        file = excluded.file, xid = pg_current_xact_id()
    WHERE (excluded.reader, excluded.edition) > (source.reader, source.edition)
        OR source.body IS NULL AND source.binned IS NULL;

    WITH given AS MATERIALIZED (  -- decoded first: under row-level security only leakproof operators reach an index
        SELECT r.ordinality::int - 1 AS place, r.k, r.name, r.n, r.at, r.dev, r.value, r.no, decode(r.id, 'hex') AS id,
            r.k = 'source' AND sha256(convert_to(r.paragraphs::text, 'UTF8')) = decode(r.edition, 'hex') AS whole
        FROM ROWS FROM (json_to_recordset(batch) AS (k text, id text, no bigint, name text, n bigint, at bigint,
            dev text, value text, edition text, paragraphs json)) WITH ORDINALITY r),
    r AS (
        SELECT r.place, r.k, r.name, r.n, r.at, r.dev, r.value, s.no, CASE
            WHEN r.k = 'source' THEN r.whole
            WHEN r.k <> 'fact' OR s.no IS NULL OR length(r.name) > 100 THEN false
            WHEN r.name LIKE 'use/%' THEN true
            WHEN r.name LIKE 'star/%' THEN split_part(r.name, '/', 3) = m.person::text
            WHEN s.unit <> m.unit THEN false
            WHEN m.curator THEN true
            WHEN r.name IN ('scope', 'line') THEN false
            WHEN r.name = 'state' THEN NOT s.given AND r.value NOT IN ('定稿', '已讲')
            WHEN r.name = 'removed' THEN s.person = m.person
            ELSE true END AS allowed
        FROM given r LEFT JOIN LATERAL (SELECT * FROM source WHERE no = r.no
            UNION ALL SELECT * FROM source WHERE r.no IS NULL AND unit = m.unit AND id = r.id) s
            ON r.k = 'fact'),
    best AS (
        SELECT DISTINCT ON (no, name) * FROM r WHERE k = 'fact' AND allowed
        ORDER BY no, name, n DESC, at DESC, dev COLLATE "C" DESC, value COLLATE "C" DESC),
    won AS (
        INSERT INTO fact AS f (source, name, n, at, device, value, person, only_me)
        SELECT no, name, n, at, dev, value, m.person, name LIKE 'star/%' FROM best ORDER BY no, name  -- no deadlocks
        ON CONFLICT (source, name) DO UPDATE SET n = excluded.n, at = excluded.at, device = excluded.device,
            value = excluded.value, person = excluded.person, xid = pg_current_xact_id()
        WHERE (excluded.n, excluded.at, excluded.device, excluded.value) > (f.n, f.at, f.device, f.value)
        RETURNING f.source, f.name, f.value),
    turned AS (
        SELECT source, max(value) FILTER (WHERE name = 'scope') AS scope, max(value) FILTER (WHERE name = 'line') AS line,
            max(value) FILTER (WHERE name = 'state') AS state, max(value) FILTER (WHERE name = 'removed') AS removed
        FROM won WHERE name IN ('scope', 'line', 'state', 'removed') GROUP BY source),
    changed AS (
        UPDATE source s SET xid = pg_current_xact_id(), scope = coalesce(t.scope, s.scope), line = coalesce(t.line, s.line),
            given = coalesce(t.state IN ('定稿', '已讲'), s.given),
            binned = CASE WHEN t.removed IS NULL THEN s.binned WHEN t.removed <> '' THEN now() END
        FROM turned t WHERE s.no = t.source AND (coalesce(t.scope, s.scope), coalesce(t.line, s.line),
            coalesce(t.state IN ('定稿', '已讲'), s.given), coalesce(t.removed, CASE WHEN s.binned IS NULL THEN '' ELSE '1' END) <> '')
            IS DISTINCT FROM (s.scope, s.line, s.given, s.binned IS NOT NULL)
        RETURNING s.no)
    SELECT coalesce((SELECT array_agg(place ORDER BY place) FROM r WHERE allowed IS NOT TRUE), '{}'),
        (SELECT array_agg(no) FROM changed) INTO refused, moved;
    IF moved IS NOT NULL THEN  -- who gains the right gets everything, who loses it is told to ask
        UPDATE fact SET xid = pg_current_xact_id() WHERE source = ANY (moved) AND xid <> pg_current_xact_id();
        INSERT INTO recheck (no) SELECT unnest(moved) ON CONFLICT DO NOTHING;
    END IF;
    RETURN refused;
END $$;
RESET ROLE;
REVOKE CREATE ON SCHEMA office_1 FROM office_door;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office_1 FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office_1 TO office_member;
COMMIT;
