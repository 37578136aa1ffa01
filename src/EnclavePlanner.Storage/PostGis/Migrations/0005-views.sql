-- Views for QGIS and GDAL: a schema per plan, in it a view per layer and city, such as "enclave_PLAN".parcels_440300. What
-- is written through them is an edit from outside, and is held and recorded as such.
--
-- The geometry is the table's own column. A cast that would name its type and CRS to QGIS, geom::geometry(Polygon,4547), is a
-- function of the column to the planner, and no window query would find the spatial index; QGIS reads both from the data.

CREATE FUNCTION enclave.view_schema_of(plan uuid)
    RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    longest CONSTANT integer := 54; -- bytes, so that a tail of nine has room in an identifier
    chosen text;
BEGIN
    SELECT p.view_schema INTO chosen FROM enclave.stored_plan p WHERE p.plan_id = plan;
    IF chosen IS NOT NULL THEN
        RETURN chosen;
    END IF;
    SELECT 'enclave_' || p.name INTO chosen FROM enclave.stored_plan p WHERE p.plan_id = plan;
    IF octet_length(chosen) > longest OR EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = chosen) THEN
        WHILE octet_length(chosen) > longest LOOP
            chosen := left(chosen, -1);
        END LOOP;
        chosen := chosen || '_' || right(replace(plan::text, '-', ''), 8);
    END IF;
    EXECUTE format('CREATE SCHEMA %I', chosen);
    UPDATE enclave.stored_plan p SET view_schema = chosen WHERE p.plan_id = plan;
    RETURN chosen;
END
$$;

CREATE FUNCTION enclave.make_views(plan uuid, city text)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET client_min_messages = 'warning' AS
$$
DECLARE
    kinds CONSTANT text[] := ARRAY['parcel', 'control_line', 'place', 'road', 'plot', 'enclave'];
    layers CONSTANT text[] := ARRAY['parcels', 'control_lines', 'places', 'roads', 'plots', 'boundary'];
    own CONSTANT text[] := ARRAY[', land_use_code, owner', ', kind', '', '', ', scheme_id, land_use_code', ', origin_city'];
    -- Before PostgreSQL 15 a view shows to everybody what its owner may see. There it asks by itself, and is not written through
    -- (0006 lets nobody).
    asks_caller CONSTANT boolean := current_setting('server_version_num')::integer >= 150000;
    options CONSTANT text := CASE WHEN asks_caller THEN 'security_invoker = true' ELSE 'security_barrier = true' END;
    asked CONSTANT text := CASE WHEN asks_caller THEN '' ELSE format(' AND enclave.may(%L, ''reader'', ''origin-editor'', ''host-editor'', ''planner'')', plan) END;
    schema text := enclave.view_schema_of(plan);
    view text;
BEGIN
    FOR place IN 1 .. array_length(kinds, 1) LOOP
        view := format('%I.%I', schema, layers[place] || '_' || city);
        EXECUTE format(
            'CREATE VIEW %s WITH (%s) AS SELECT id, number, name%s, attributes, geom, city, plan_id FROM enclave.%I
             WHERE plan_id = %L AND city = %L%s WITH LOCAL CHECK OPTION',
            view, options, own[place], kinds[place], plan, city, asked);
        EXECUTE format(
            'ALTER VIEW %s ALTER id SET DEFAULT gen_random_uuid(), ALTER number SET DEFAULT %L, ALTER attributes SET DEFAULT %L,
             ALTER city SET DEFAULT %L, ALTER plan_id SET DEFAULT %L', view, '', '{}', city, plan);
    END LOOP;
EXCEPTION
    WHEN insufficient_privilege THEN
        -- The plan is whole without them.
        RAISE WARNING 'No views of plan % for QGIS: the owner of schema enclave may not create a schema.', plan;
END
$$;

CREATE FUNCTION enclave.drop_views(plan uuid, city text)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET client_min_messages = 'warning' AS
$$
DECLARE
    layer text;
    schema text;
BEGIN
    SELECT p.view_schema INTO schema FROM enclave.stored_plan p WHERE p.plan_id = plan;
    FOREACH layer IN ARRAY ARRAY['parcels', 'control_lines', 'places', 'roads', 'plots', 'boundary'] LOOP
        EXECUTE format('DROP VIEW IF EXISTS %I.%I', schema, layer || '_' || city);
    END LOOP;
END
$$;

CREATE FUNCTION enclave.city_written()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM enclave.drop_views(OLD.plan_id, OLD.code);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM enclave.make_views(NEW.plan_id, NEW.code);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER city_written AFTER INSERT OR UPDATE OF code OR DELETE ON enclave.city FOR EACH ROW EXECUTE FUNCTION enclave.city_written();
