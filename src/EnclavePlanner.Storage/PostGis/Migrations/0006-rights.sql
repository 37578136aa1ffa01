-- Who may do what, held by the server against every client, plain psql included.
--
--   reader          looks at the plan
--   origin-editor   changes land of the origin's cities, and of a proposal what the origin gives; signs for the origin
--   host-editor     the same for the host; and the schemes, which belong to enclaves in the host's land
--   planner         changes everything but signatures
--   owner           (of schema enclave) makes plans, grants rights, and is held to nothing here but what is signed
--
-- A right is a line of enclave.member. Row-level security and the triggers below hold it; the roles of this server say only
-- which tables its holder has to do with at all.

-- The cities whose land the caller may change.
CREATE FUNCTION enclave.my_cities()
    RETURNS TABLE (plan_id uuid, code text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
$$
    SELECT c.plan_id, c.code FROM enclave.city c JOIN enclave.my_rights() m ON m.plan_id = c.plan_id
    WHERE CASE m.granted
        WHEN 'planner' THEN true
        WHEN 'origin-editor' THEN c.role IN ('origin', 'both')
        WHEN 'host-editor' THEN c.role IN ('host', 'both')
        ELSE false
    END
$$;

-- The plans in which the caller has one of these rights. Asked for once in a statement, not for every row.
CREATE FUNCTION enclave.my_plans(VARIADIC rights text[])
    RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
$$
    SELECT m.plan_id FROM enclave.my_rights() m WHERE m.granted = ANY (rights)
$$;

CREATE FUNCTION enclave.is_under_way(plan uuid, action bigint)
    RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
$$
    SELECT EXISTS (
        SELECT FROM enclave.change_set c
        WHERE c.plan_id = plan AND c.number = action AND c.xact = pg_current_xact_id() AND c.begun = transaction_timestamp())
$$;

DO $$
DECLARE
    kind text;
    readable text[] := ARRAY['stored_plan', 'member', 'change_set', 'descent', 'layer_summary'];
BEGIN
    FOREACH kind IN ARRAY ARRAY['plan', 'city', 'scheme', 'swap_proposal', 'proposal_signature', 'parameter',
                                'parcel', 'control_line', 'place', 'road', 'plot', 'enclave'] LOOP
        readable := readable || kind || (kind || '_past');
    END LOOP;
    FOREACH kind IN ARRAY readable LOOP
        EXECUTE format('ALTER TABLE enclave.%I ENABLE ROW LEVEL SECURITY', kind);
        EXECUTE format(
            'CREATE POLICY members_read ON enclave.%I FOR SELECT
             USING (plan_id IN (SELECT enclave.my_plans(''reader'', ''origin-editor'', ''host-editor'', ''planner'')))', kind);
    END LOOP;

    FOREACH kind IN ARRAY ARRAY['parcel', 'control_line', 'place', 'road', 'plot', 'enclave'] LOOP
        EXECUTE format(
            'CREATE POLICY land_is_inserted ON enclave.%1$I FOR INSERT WITH CHECK ((plan_id, city) IN (SELECT m.plan_id, m.code FROM enclave.my_cities() m));
             CREATE POLICY land_is_updated ON enclave.%1$I FOR UPDATE USING ((plan_id, city) IN (SELECT m.plan_id, m.code FROM enclave.my_cities() m));
             CREATE POLICY land_is_deleted ON enclave.%1$I FOR DELETE USING ((plan_id, city) IN (SELECT m.plan_id, m.code FROM enclave.my_cities() m))', kind);
    END LOOP;
    FOREACH kind IN ARRAY ARRAY['plan', 'city', 'parameter'] LOOP
        EXECUTE format('CREATE POLICY planners_write ON enclave.%I USING (plan_id IN (SELECT enclave.my_plans(''planner'')))', kind);
    END LOOP;
END
$$;

CREATE POLICY schemes_are_written ON enclave.scheme USING (plan_id IN (SELECT enclave.my_plans('planner', 'host-editor')));
CREATE POLICY action_under_way ON enclave.descent FOR INSERT WITH CHECK (
    plan_id IN (SELECT enclave.my_plans('planner', 'origin-editor', 'host-editor')) AND enclave.is_under_way(plan_id, change_set));

CREATE POLICY proposals_are_made ON enclave.swap_proposal FOR INSERT
    WITH CHECK (plan_id IN (SELECT enclave.my_plans('planner', 'origin-editor', 'host-editor')));
CREATE POLICY proposals_are_edited ON enclave.swap_proposal FOR UPDATE
    USING (plan_id IN (SELECT enclave.my_plans('planner', 'origin-editor', 'host-editor')));
CREATE POLICY planners_delete ON enclave.swap_proposal FOR DELETE USING (plan_id IN (SELECT enclave.my_plans('planner')));

CREATE POLICY sides_sign ON enclave.proposal_signature FOR INSERT
    WITH CHECK (signer = session_user AND plan_id IN (SELECT enclave.my_plans(side || '-editor')));
CREATE POLICY sides_withdraw ON enclave.proposal_signature FOR DELETE USING (plan_id IN (SELECT enclave.my_plans(side || '-editor')));

-- What row-level security cannot tell: which fields of a proposal an editor changes.
CREATE FUNCTION enclave.side_is_own()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    origin_gave jsonb := '[]';
    host_gave jsonb := '[]';
    was_named text := NEW.name;
BEGIN
    IF enclave.may(NEW.plan_id, 'planner') THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        origin_gave := OLD.origin_gives::jsonb;
        host_gave := OLD.host_gives::jsonb;
        was_named := OLD.name;
    END IF;
    IF NEW.name <> was_named
        OR (NEW.origin_gives::jsonb <> origin_gave AND NOT enclave.may(NEW.plan_id, 'origin-editor'))
        OR (NEW.host_gives::jsonb <> host_gave AND NOT enclave.may(NEW.plan_id, 'host-editor')) THEN
        RAISE EXCEPTION 'swap_proposal: an editor changes only what his own side gives.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER side_is_own BEFORE INSERT OR UPDATE ON enclave.swap_proposal FOR EACH ROW EXECUTE FUNCTION enclave.side_is_own();

-- What is signed stays: it binds the owner and the planner too. A side signs the present version, once; while it has signed,
-- that version does not change; when both have, neither takes its signature back. Held at the end of the transaction where an
-- action may write in any order.

ALTER TABLE enclave.proposal_signature ADD UNIQUE (plan_id, proposal_id, proposal_version, side) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION enclave.signed_version_stays()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    IF EXISTS (
        SELECT FROM enclave.proposal_signature s
        WHERE s.plan_id = OLD.plan_id AND s.proposal_id = OLD.id AND s.proposal_version = OLD.version) THEN
        RAISE EXCEPTION 'swap_proposal: version % of % is signed.', OLD.version, OLD.name USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER signed_version_stays AFTER DELETE ON enclave.swap_proposal DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION enclave.signed_version_stays();
-- A row that is being numbered (0003) is still the version that it was written as.
CREATE CONSTRAINT TRIGGER signed_version_is_not_updated AFTER UPDATE ON enclave.swap_proposal DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.change_set <> 0) EXECUTE FUNCTION enclave.signed_version_stays();

CREATE FUNCTION enclave.signs_present_version()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    IF EXISTS (SELECT FROM enclave.proposal_signature s WHERE s.plan_id = NEW.plan_id AND s.id = NEW.id AND s.proposal_version = NEW.proposal_version)
        AND NOT EXISTS (
            SELECT FROM enclave.swap_proposal p WHERE p.plan_id = NEW.plan_id AND p.id = NEW.proposal_id AND p.version = NEW.proposal_version) THEN
        RAISE EXCEPTION 'proposal_signature: % is not the present version of a proposal.', NEW.proposal_version
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER signs_present_version AFTER INSERT ON enclave.proposal_signature DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION enclave.signs_present_version();

CREATE FUNCTION enclave.signature_stays()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'proposal_signature: a signature does not change.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF 2 = (
        SELECT count(DISTINCT s.side)
        FROM enclave.proposal_signature s
        JOIN enclave.swap_proposal p ON p.plan_id = s.plan_id AND p.id = s.proposal_id AND p.version = s.proposal_version
        WHERE s.plan_id = OLD.plan_id AND s.proposal_id = OLD.proposal_id AND s.proposal_version = OLD.proposal_version) THEN
        RAISE EXCEPTION 'proposal_signature: both sides have signed; the proposal is agreed.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER signature_stays BEFORE DELETE ON enclave.proposal_signature FOR EACH ROW EXECUTE FUNCTION enclave.signature_stays();
CREATE TRIGGER signature_does_not_change BEFORE UPDATE ON enclave.proposal_signature
    FOR EACH ROW WHEN (OLD.change_set <> 0) EXECUTE FUNCTION enclave.signature_stays();

-- Land in a window. Row-level security keeps the planner of queries from the spatial index, because && of PostGIS is not marked
-- leakproof; these ask for the right once and read with the owner's.
DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['parcel', 'control_line', 'place', 'road', 'plot', 'enclave'] LOOP
        EXECUTE format(
            $body$
            CREATE FUNCTION enclave.%1$I(plan uuid, city text, box geometry, written_after bigint)
                RETURNS SETOF enclave.%2$I LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
            $function$
            BEGIN
                IF NOT enclave.may(plan, 'reader', 'origin-editor', 'host-editor', 'planner') THEN
                    RETURN;
                END IF;
                -- Planned for this window each time: how much lies in it decides how it is best found.
                RETURN QUERY EXECUTE 'SELECT t.* FROM enclave.%2$I t WHERE t.plan_id = $1 AND t.city = $2 AND t.geom && $3 AND t.change_set > $4'
                    USING plan, city, box, written_after;
            END
            $function$
            $body$, kind || '_within', kind);
    END LOOP;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA enclave FROM PUBLIC;

-- The role of a right on this server, of this database only: plans.origin_editor. A role is known to all databases of a
-- server, and a right in one must not become one in another.
CREATE FUNCTION enclave.role_of(granted text)
    RETURNS text LANGUAGE sql STABLE SET search_path FROM CURRENT AS
$$
    SELECT CASE WHEN octet_length(d.datname) <= 48 THEN d.datname::text ELSE 'enclave_' || d.oid END || '.' || replace(granted, '-', '_')
    FROM pg_database d WHERE d.datname = current_database()
$$;

-- Lets those who have rights at the views of a plan.
CREATE FUNCTION enclave.open_views(schema text)
    RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
DECLARE
    granted text;
BEGIN
    FOREACH granted IN ARRAY ARRAY['reader', 'origin-editor', 'host-editor', 'planner'] LOOP
        CONTINUE WHEN NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = enclave.role_of(granted));
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', schema, enclave.role_of(granted));
        EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO %I', schema, enclave.role_of(granted));
        IF granted <> 'reader' AND current_setting('server_version_num')::integer >= 150000 THEN
            EXECUTE format('GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', schema, enclave.role_of(granted));
        END IF;
    END LOOP;
END
$$;

-- Makes the roles of this database where they are missing, and gives each what it has to do with.
CREATE FUNCTION enclave.make_roles()
    RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
DECLARE
    granted text;
    role text;
    land CONSTANT text := 'enclave.parcel, enclave.control_line, enclave.place, enclave.road, enclave.plot, enclave.enclave';
    schema text;
BEGIN
    FOREACH granted IN ARRAY ARRAY['reader', 'origin-editor', 'host-editor', 'planner'] LOOP
        role := enclave.role_of(granted);
        IF NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
        EXECUTE format('GRANT USAGE ON SCHEMA enclave TO %I', role);
        EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA enclave TO %I', role);
        EXECUTE format(
            'GRANT EXECUTE ON FUNCTION enclave.owns_plans, enclave.my_rights, enclave.may, enclave.my_plans, enclave.my_cities, enclave.is_under_way,
             enclave.parcel_within, enclave.control_line_within, enclave.place_within, enclave.road_within, enclave.plot_within, enclave.enclave_within
             TO %I', role);
        CONTINUE WHEN granted = 'reader';
        EXECUTE format(
            'GRANT EXECUTE ON FUNCTION enclave.begin_change_set, enclave.was_committed, enclave.are_attributes, enclave.is_basket TO %I', role);
        EXECUTE format('GRANT INSERT ON enclave.descent TO %I', role);
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s, enclave.swap_proposal TO %I', land, role);
        IF granted = 'planner' THEN
            EXECUTE format('GRANT INSERT, UPDATE, DELETE ON enclave.plan, enclave.city, enclave.scheme, enclave.parameter TO %I', role);
        ELSE
            EXECUTE format('GRANT INSERT, DELETE ON enclave.proposal_signature TO %I', role);
        END IF;
        IF granted = 'host-editor' THEN
            EXECUTE format('GRANT INSERT, UPDATE, DELETE ON enclave.scheme TO %I', role);
        END IF;
    END LOOP;
    FOR schema IN SELECT p.view_schema FROM enclave.stored_plan p WHERE p.view_schema IS NOT NULL LOOP
        PERFORM enclave.open_views(schema);
    END LOOP;
END
$$;

-- Takes from a user the right that he has in a plan; nothing where he has none.
CREATE FUNCTION enclave.revoke_right(plan uuid, login text)
    RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
DECLARE
    had text;
BEGIN
    DELETE FROM enclave.member m WHERE m.plan_id = plan AND m.member = login RETURNING m.granted INTO had;
    IF had IS NOT NULL
        AND NOT EXISTS (SELECT FROM enclave.member m WHERE m.member = login AND m.granted = had)
        AND EXISTS (SELECT FROM pg_roles r WHERE r.rolname = login) THEN
        EXECUTE format('REVOKE %I FROM %I', enclave.role_of(had), login);
    END IF;
END
$$;

-- Gives a user, or a group of users, a right in a plan, in place of the one that he had there.
CREATE FUNCTION enclave.grant_right(plan uuid, login text, right_granted text)
    RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    PERFORM enclave.make_roles();
    PERFORM enclave.revoke_right(plan, login);
    INSERT INTO enclave.member (plan_id, member, granted) VALUES (plan, login, right_granted);
    EXECUTE format('GRANT %I TO %I', enclave.role_of(right_granted), login);
END
$$;

REVOKE ALL ON FUNCTION enclave.role_of, enclave.open_views, enclave.make_roles, enclave.revoke_right, enclave.grant_right FROM PUBLIC;
