-- The history: editions (docs/decisions/0003-history-in-the-stores.md). KIND_past holds what was superseded. Triggers keep
-- it, once per statement, so that nobody who changes a row can fail to leave what it was, and a million rows cost no more
-- calls than one. superseded_by stands first, so that a column that is added to both tables later is last in both.
--
-- Nothing here fires per row when EnclavePlanner writes: a BEFORE ROW trigger on INSERT would also keep COPY from writing
-- whole pages. Rows from elsewhere come with the number 0 and are numbered afterwards; updates from elsewhere are told by
-- their version or number, which then does not count on.

-- The indices of present rows, and the primary key where it was set aside. The spatial one is of the geometry alone. One of (plan_id, city, geom) by
-- btree_gist reads no rows of other plans that lie on the same land, but takes 4.7 times as long to fill (1.2 million parcels of
-- 12 overlapping layers: 81 s for 17 s) and answered a window of 1,000 parcels among them in 4.5 ms for 9 ms.
CREATE FUNCTION enclave.make_indices(kind text)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET maintenance_work_mem = '256MB' AS
$$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = format('enclave.%I', kind)::regclass AND c.contype = 'p') THEN
        EXECUTE format('ALTER TABLE enclave.%I ADD PRIMARY KEY (plan_id, id)', kind);
    END IF;
    EXECUTE format('CREATE INDEX %I ON enclave.%I (plan_id, change_set)', kind || '_change_set', kind);
    IF kind IN ('parcel', 'control_line', 'place', 'road', 'plot', 'enclave') THEN
        EXECUTE format('CREATE INDEX %I ON enclave.%I (plan_id, city, number)', kind || '_number', kind);
        EXECUTE format('CREATE INDEX %I ON enclave.%I USING gist (geom)', kind || '_geom', kind);
    END IF;
END
$$;

-- Takes them away from a table without rows, whose first rows are many: made up for after the last, by make_indices in the same
-- transaction, they cost less than half. Whoever looks into the table waits for that transaction; where somebody works with it
-- already they stay. Says whether they are away.
CREATE FUNCTION enclave.set_indices_aside(kind text)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '500ms' AS
$$
DECLARE
    has_rows boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM enclave.%I)', kind) INTO has_rows;
    IF has_rows THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP INDEX enclave.%I, enclave.%I, enclave.%I', kind || '_change_set', kind || '_number', kind || '_geom');
    IF NOT EXISTS (SELECT FROM pg_constraint c WHERE c.confrelid = format('enclave.%I', kind)::regclass AND c.contype = 'f') THEN
        EXECUTE format('ALTER TABLE enclave.%I DROP CONSTRAINT %I', kind, kind || '_pkey');
    END IF;
    RETURN true;
EXCEPTION
    WHEN lock_not_available THEN
        RETURN false;
END
$$;

DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['plan', 'city', 'scheme', 'swap_proposal', 'proposal_signature', 'parameter',
                                'parcel', 'control_line', 'place', 'road', 'plot', 'enclave'] LOOP
        EXECUTE format('CREATE TABLE enclave.%I (superseded_by bigint NOT NULL, LIKE enclave.%I)', kind || '_past', kind);
        PERFORM enclave.make_indices(kind);
        EXECUTE format('CREATE INDEX ON enclave.%I (plan_id, id)', kind || '_past');
        EXECUTE format('CREATE INDEX ON enclave.%I (plan_id, change_set)', kind || '_past');
        EXECUTE format('CREATE INDEX ON enclave.%I (plan_id, superseded_by)', kind || '_past');
    END LOOP;
END
$$;

-- Writes down that an action changed so many rows more, or fewer.
CREATE FUNCTION enclave.count_rows(plan uuid, action bigint, more bigint)
    RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
    UPDATE enclave.change_set SET row_count = row_count + more WHERE plan_id = plan AND number = action AND more <> 0;
$$;

CREATE FUNCTION enclave.rows_inserted()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    plan uuid;
    action bigint;
    inserted bigint;
    unnumbered bigint;
    least_number bigint;
    greatest_number bigint;
    takes_back boolean;
    again bigint;
BEGIN
    -- Once over the rows: there may be very many.
    FOR plan, inserted, unnumbered, least_number, greatest_number IN
        SELECT n.plan_id, count(*), count(*) FILTER (WHERE n.change_set = 0),
            min(n.change_set) FILTER (WHERE n.change_set <> 0), max(n.change_set) FILTER (WHERE n.change_set <> 0)
        FROM new_rows n GROUP BY n.plan_id
    LOOP
        action := enclave.change_set_under_way(plan);
        IF least_number <> action OR greatest_number <> action THEN
            RAISE EXCEPTION '%: a row takes part in the action under way (%) and in no other.', TG_TABLE_NAME, action
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF unnumbered > 0 THEN
            -- A row that comes back goes on counting its versions where it left.
            EXECUTE format(
                'UPDATE enclave.%I t SET change_set = $1,
                    version = greatest(t.version, 1 + (SELECT max(p.version) FROM enclave.%I p WHERE p.plan_id = t.plan_id AND p.id = t.id))
                 FROM new_rows n WHERE n.plan_id = $2 AND n.change_set = 0 AND t.plan_id = n.plan_id AND t.id = n.id',
                TG_TABLE_NAME, TG_TABLE_NAME || '_past') USING action, plan;
        END IF;
        -- What this very action took away before is counted already.
        again := 0;
        EXECUTE format('SELECT EXISTS (SELECT FROM enclave.%I p WHERE p.plan_id = $1 AND p.superseded_by = $2)', TG_TABLE_NAME || '_past')
            INTO takes_back USING plan, action;
        IF takes_back THEN
            EXECUTE format(
                'SELECT count(*) FROM enclave.%I p WHERE p.plan_id = $1 AND p.superseded_by = $2 AND p.id IN (SELECT n.id FROM new_rows n WHERE n.plan_id = $1)',
                TG_TABLE_NAME || '_past') INTO again USING plan, action;
        END IF;
        PERFORM enclave.count_rows(plan, action, inserted - again);
    END LOOP;
    RETURN NULL;
END
$$;

-- An update from elsewhere (its version or number stays, or its identity changes; see the WHEN clause below).
CREATE FUNCTION enclave.row_updated_elsewhere()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    IF NEW.plan_id <> OLD.plan_id OR NEW.id <> OLD.id THEN
        RAISE EXCEPTION '%: a row keeps its identity.', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.change_set = 0 THEN
        RETURN NEW; -- is being numbered by rows_inserted
    END IF;
    IF NEW.change_set = OLD.change_set THEN
        NEW.change_set := enclave.change_set_under_way(NEW.plan_id);
    END IF;
    NEW.version := greatest(NEW.version, OLD.version + 1);
    RETURN NEW;
END
$$;

CREATE FUNCTION enclave.rows_updated()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    plan uuid;
    action bigint;
    elsewhere bigint;
    kept bigint;
BEGIN
    FOR plan IN SELECT DISTINCT n.plan_id FROM new_rows n LOOP
        action := enclave.change_set_under_way(plan);
        SELECT count(*) INTO elsewhere FROM new_rows n WHERE n.plan_id = plan AND n.change_set <> action;
        IF elsewhere > 0 THEN
            RAISE EXCEPTION '%: a row takes part in the action under way (%) and in no other.', TG_TABLE_NAME, action
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        EXECUTE format('INSERT INTO enclave.%I SELECT $1, o.* FROM old_rows o WHERE o.plan_id = $2 AND o.change_set NOT IN (0, $1)',
            TG_TABLE_NAME || '_past') USING action, plan;
        GET DIAGNOSTICS kept = ROW_COUNT;
        PERFORM enclave.count_rows(plan, action, kept);
    END LOOP;
    RETURN NULL;
END
$$;

CREATE FUNCTION enclave.rows_deleted()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    plan uuid;
    action bigint;
    kept bigint;
    undone bigint;
BEGIN
    FOR plan IN SELECT DISTINCT o.plan_id FROM old_rows o LOOP
        action := enclave.change_set_under_way(plan);
        EXECUTE format('INSERT INTO enclave.%I SELECT $1, o.* FROM old_rows o WHERE o.plan_id = $2 AND o.change_set <> $1',
            TG_TABLE_NAME || '_past') USING action, plan;
        GET DIAGNOSTICS kept = ROW_COUNT;
        -- What this very action had brought is as if it had never been.
        EXECUTE format(
            'SELECT count(*) FROM old_rows o WHERE o.plan_id = $1 AND o.change_set = $2
             AND NOT EXISTS (SELECT FROM enclave.%I p WHERE p.plan_id = $1 AND p.superseded_by = $2 AND p.id = o.id)',
            TG_TABLE_NAME || '_past') INTO undone USING plan, action;
        PERFORM enclave.count_rows(plan, action, kept - undone);
    END LOOP;
    RETURN NULL;
END
$$;

CREATE FUNCTION enclave.refuse()
    RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    RAISE EXCEPTION '%: % is refused, because it would leave no history.', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['plan', 'city', 'scheme', 'swap_proposal', 'proposal_signature', 'parameter',
                                'parcel', 'control_line', 'place', 'road', 'plot', 'enclave'] LOOP
        EXECUTE format(
            'CREATE TRIGGER row_updated_elsewhere BEFORE UPDATE ON enclave.%I FOR EACH ROW
             WHEN (NEW.version <= OLD.version OR NEW.change_set = OLD.change_set OR NEW.id <> OLD.id OR NEW.plan_id <> OLD.plan_id)
             EXECUTE FUNCTION enclave.row_updated_elsewhere()', kind);
        EXECUTE format(
            'CREATE TRIGGER rows_inserted AFTER INSERT ON enclave.%I REFERENCING NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION enclave.rows_inserted()', kind);
        EXECUTE format(
            'CREATE TRIGGER rows_updated AFTER UPDATE ON enclave.%I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION enclave.rows_updated()', kind);
        EXECUTE format(
            'CREATE TRIGGER rows_deleted AFTER DELETE ON enclave.%I REFERENCING OLD TABLE AS old_rows
             FOR EACH STATEMENT EXECUTE FUNCTION enclave.rows_deleted()', kind);
        EXECUTE format(
            'CREATE TRIGGER no_truncation BEFORE TRUNCATE ON enclave.%I FOR EACH STATEMENT EXECUTE FUNCTION enclave.refuse()', kind);
        EXECUTE format(
            'CREATE TRIGGER no_truncation BEFORE TRUNCATE ON enclave.%I FOR EACH STATEMENT EXECUTE FUNCTION enclave.refuse()', kind || '_past');
    END LOOP;
    FOREACH kind IN ARRAY ARRAY['change_set', 'descent', 'stored_plan'] LOOP
        EXECUTE format(
            'CREATE TRIGGER no_truncation BEFORE TRUNCATE ON enclave.%I FOR EACH STATEMENT EXECUTE FUNCTION enclave.refuse()', kind);
    END LOOP;
END
$$;

-- A plan keeps its head row.
CREATE TRIGGER no_deletion BEFORE DELETE ON enclave.plan FOR EACH ROW EXECUTE FUNCTION enclave.refuse();
