-- The plans of this database and the actions of their histories. Every key begins with plan_id, so that the tables can be
-- distributed by plan. Functions keep the search path of this migration (pg_catalog, enclave, the schema of PostGIS), so
-- that no object of another user's schema can take the place of one of theirs.

REVOKE ALL ON SCHEMA enclave FROM PUBLIC;

CREATE TABLE enclave.stored_plan (
    plan_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE CHECK (name <> ''),
    view_schema text UNIQUE
);
COMMENT ON TABLE enclave.stored_plan IS 'One line per plan. plan_id is its place in this database, not the identity of its head row: a plan can be copied in twice.';

-- Who may do what in which plan: a user of this server, or a group of them. The owner of schema enclave may do everything, and
-- makes the plans. session_user is who logged in, also within the functions that run with the owner's rights.
CREATE TABLE enclave.member (
    plan_id uuid NOT NULL REFERENCES enclave.stored_plan (plan_id),
    member text NOT NULL,
    granted text NOT NULL CHECK (granted IN ('reader', 'origin-editor', 'host-editor', 'planner')),
    PRIMARY KEY (plan_id, member)
);

CREATE FUNCTION enclave.owns_plans()
    RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
$$
    SELECT pg_has_role(session_user, n.nspowner, 'MEMBER') FROM pg_namespace n WHERE n.nspname = 'enclave'
$$;

CREATE FUNCTION enclave.my_rights()
    RETURNS TABLE (plan_id uuid, granted text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
$$
    SELECT m.plan_id, m.granted FROM enclave.member m JOIN pg_roles r ON r.rolname = m.member
    WHERE pg_has_role(session_user, r.oid, 'MEMBER')
$$;

CREATE FUNCTION enclave.may(plan uuid, VARIADIC rights text[])
    RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
$$
    SELECT enclave.owns_plans() OR EXISTS (SELECT FROM enclave.my_rights() m WHERE m.plan_id = plan AND m.granted = ANY (rights))
$$;

CREATE FUNCTION enclave.require_writer(plan uuid)
    RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    IF NOT enclave.may(plan, 'origin-editor', 'host-editor', 'planner') THEN
        RAISE EXCEPTION '% may not change plan %.', session_user, plan USING ERRCODE = 'insufficient_privilege';
    END IF;
END
$$;

-- Whoever writes into a plan locks its line. So nothing that an action changes stands in it: who waits for a row that was
-- changed meanwhile must wait again behind whoever came since, while who waits for one that was only locked has his turn.

CREATE TABLE enclave.change_set (
    plan_id uuid NOT NULL REFERENCES enclave.stored_plan (plan_id),
    number bigint NOT NULL,
    id uuid NOT NULL,
    author text NOT NULL,
    "time" text NOT NULL,
    title text NOT NULL,
    reverts uuid,
    row_count bigint NOT NULL DEFAULT 0,
    db_user text NOT NULL DEFAULT session_user,
    xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
    begun timestamptz NOT NULL DEFAULT transaction_timestamp(),
    PRIMARY KEY (plan_id, number),
    UNIQUE (plan_id, id),
    FOREIGN KEY (plan_id, reverts) REFERENCES enclave.change_set (plan_id, id)
);
COMMENT ON COLUMN enclave.change_set."time" IS 'ISO 8601 with the author''s offset from UTC and seven decimals, as the plan file has it.';
COMMENT ON COLUMN enclave.change_set.db_user IS 'Who was logged in, whatever name the author gave himself.';
COMMENT ON COLUMN enclave.change_set.row_count IS 'How many rows differ by it; kept by the triggers of the row tables.';
COMMENT ON COLUMN enclave.change_set.xact IS 'With begun: the transaction that began it. Both, because transaction numbers repeat when a dump is restored elsewhere.';

CREATE TABLE enclave.descent (
    plan_id uuid NOT NULL,
    change_set bigint NOT NULL,
    place integer NOT NULL,
    ancestor uuid NOT NULL,
    descendant uuid NOT NULL,
    PRIMARY KEY (plan_id, change_set, place),
    FOREIGN KEY (plan_id, change_set) REFERENCES enclave.change_set (plan_id, number)
);
COMMENT ON TABLE enclave.descent IS 'Which rows came from which: a part from the parcel that was split, a whole from the parcels that were merged.';

-- Takes the plan for this transaction, waiting up to 4 s for another that has it, and gives the next number without a gap.
-- Whoever listens to the channel enclave_PLAN is told the number when it is committed. Only the owner, who copies plans with
-- their history, says whose an action was; everybody else is its author himself.
CREATE FUNCTION enclave.begin_change_set(plan uuid, id uuid, author text, "time" text, title text, reverts uuid)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '4s' AS
$$
DECLARE
    begun_number bigint;
BEGIN
    PERFORM enclave.require_writer(plan);
    PERFORM FROM enclave.stored_plan p WHERE p.plan_id = plan FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no plan %.', plan USING ERRCODE = 'no_data_found';
    END IF;
    SELECT coalesce(max(c.number), 0) + 1 INTO begun_number FROM enclave.change_set c WHERE c.plan_id = plan;
    INSERT INTO enclave.change_set (plan_id, number, id, author, "time", title, reverts)
        VALUES (plan, begun_number, id, CASE WHEN enclave.owns_plans() THEN author ELSE session_user END, "time", title, reverts);
    PERFORM pg_notify('enclave_' || plan, begun_number::text);
    RETURN begun_number;
END
$$;

-- The action that this transaction has begun on the plan. Where it has begun none, the writer is not EnclavePlanner, and
-- what he writes becomes an action of its own: an edit from outside.
CREATE FUNCTION enclave.change_set_under_way(plan uuid)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    under_way bigint;
BEGIN
    SELECT last.number INTO under_way
        FROM (SELECT c.number, c.xact, c.begun FROM enclave.change_set c WHERE c.plan_id = plan ORDER BY c.number DESC LIMIT 1) last
        WHERE last.xact = pg_current_xact_id() AND last.begun = transaction_timestamp();
    IF under_way IS NULL THEN
        under_way := enclave.begin_change_set(
            plan, gen_random_uuid(), session_user,
            to_char(transaction_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"0000"TZH:TZM'),
            '外部修改 · Edited outside: ' || coalesce(nullif(current_setting('application_name'), ''), 'SQL'), NULL);
    END IF;
    RETURN under_way;
END
$$;

-- What became of an action whose writer lost the connection while he made it lasting. Whoever still holds the plan, or still
-- makes it, is waited for, up to 1 s: his transaction may yet be committed. With null the question is whether the plan is there.
CREATE FUNCTION enclave.was_committed(plan uuid, change_set uuid)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '1s' AS
$$
BEGIN
    PERFORM enclave.require_writer(plan);
    INSERT INTO enclave.stored_plan (plan_id, name) VALUES (plan, plan::text) ON CONFLICT (plan_id) DO NOTHING;
    IF FOUND THEN
        DELETE FROM enclave.stored_plan p WHERE p.plan_id = plan;
        RETURN false;
    END IF;
    PERFORM FROM enclave.stored_plan p WHERE p.plan_id = plan FOR UPDATE;
    RETURN change_set IS NULL OR EXISTS (SELECT FROM enclave.change_set c WHERE c.plan_id = plan AND c.id = change_set);
END
$$;
