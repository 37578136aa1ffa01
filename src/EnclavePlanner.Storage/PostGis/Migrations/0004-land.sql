-- What lies on land: the city and CRS it must have, and what each layer of each city amounts to.

-- Kept by the triggers, so that a plan of a million parcels is opened without counting them. The extent holds every feature;
-- it grows with what comes and shrinks only when the layer is empty.
CREATE TABLE enclave.layer_summary (
    plan_id uuid NOT NULL,
    kind text NOT NULL,
    city text NOT NULL,
    row_count bigint NOT NULL,
    min_x double precision,
    min_y double precision,
    max_x double precision,
    max_y double precision,
    PRIMARY KEY (plan_id, kind, city)
);

-- Its triggers are called so that they fire after those of 0003, which take the plan: whoever writes takes the plan first and
-- the line of the layer then, so that no two wait for each other.
CREATE FUNCTION enclave.land_written()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    place record;
    city_epsg bigint;
    come text := 'SELECT plan_id, city, geom, ST_SRID(geom) AS srid, 1 AS more FROM new_rows';
    gone text := 'SELECT plan_id, city, NULL::geometry AS geom, NULL::integer AS srid, -1 AS more FROM old_rows';
BEGIN
    -- Once over the rows: there may be very many. In order, so that no two wait for each other's lines.
    FOR place IN EXECUTE format(
        'SELECT plan_id, city, sum(more)::bigint AS more, min(srid) AS least_srid, max(srid) AS greatest_srid, ST_Extent(geom) AS extent
         FROM (%s) changed GROUP BY plan_id, city ORDER BY plan_id, city',
        CASE TG_OP WHEN 'INSERT' THEN come WHEN 'DELETE' THEN gone ELSE come || ' UNION ALL ' || gone END)
    LOOP
        IF place.least_srid IS NOT NULL THEN
            SELECT c.epsg INTO city_epsg FROM enclave.city c WHERE c.plan_id = place.plan_id AND c.code = place.city;
            IF city_epsg IS DISTINCT FROM place.least_srid OR city_epsg IS DISTINCT FROM place.greatest_srid THEN
                RAISE EXCEPTION '%: land of % does not lie in a city of its plan, in that city''s CRS.', TG_TABLE_NAME, place.city
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
        END IF;
        INSERT INTO enclave.layer_summary AS l (plan_id, kind, city, row_count, min_x, min_y, max_x, max_y)
            VALUES (place.plan_id, TG_TABLE_NAME, place.city, place.more,
                ST_XMin(place.extent), ST_YMin(place.extent), ST_XMax(place.extent), ST_YMax(place.extent))
            ON CONFLICT (plan_id, kind, city) DO UPDATE SET
                row_count = l.row_count + excluded.row_count,
                min_x = CASE WHEN l.row_count + excluded.row_count > 0 THEN least(l.min_x, excluded.min_x) END,
                min_y = CASE WHEN l.row_count + excluded.row_count > 0 THEN least(l.min_y, excluded.min_y) END,
                max_x = CASE WHEN l.row_count + excluded.row_count > 0 THEN greatest(l.max_x, excluded.max_x) END,
                max_y = CASE WHEN l.row_count + excluded.row_count > 0 THEN greatest(l.max_y, excluded.max_y) END;
    END LOOP;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['parcel', 'control_line', 'place', 'road', 'plot', 'enclave'] LOOP
        EXECUTE format(
            'CREATE TRIGGER rows_inserted_on_land AFTER INSERT ON enclave.%I REFERENCING NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION enclave.land_written()', kind);
        EXECUTE format(
            'CREATE TRIGGER rows_updated_on_land AFTER UPDATE ON enclave.%I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION enclave.land_written()', kind);
        EXECUTE format(
            'CREATE TRIGGER rows_deleted_on_land AFTER DELETE ON enclave.%I REFERENCING OLD TABLE AS old_rows
             FOR EACH STATEMENT EXECUTE FUNCTION enclave.land_written()', kind);
    END LOOP;
END
$$;

-- A city keeps its code and CRS, and stays, while land lies in it or an enclave or a parameter names it. Held at the end of
-- the transaction, as the foreign keys are.
CREATE FUNCTION enclave.city_still_needed()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    IF EXISTS (SELECT FROM enclave.city c WHERE c.plan_id = OLD.plan_id AND c.code = OLD.code AND c.epsg = OLD.epsg) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (SELECT FROM enclave.layer_summary l WHERE l.plan_id = OLD.plan_id AND l.city = OLD.code AND l.row_count > 0)
        OR (NOT EXISTS (SELECT FROM enclave.city c WHERE c.plan_id = OLD.plan_id AND c.code = OLD.code)
            AND (EXISTS (SELECT FROM enclave.enclave e WHERE e.plan_id = OLD.plan_id AND e.origin_city = OLD.code)
                OR EXISTS (SELECT FROM enclave.parameter p WHERE p.plan_id = OLD.plan_id AND p.city = OLD.code))) THEN
        RAISE EXCEPTION 'The city % still has land, an enclave or a parameter.', OLD.code USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER city_still_needed AFTER UPDATE OF code, epsg OR DELETE ON enclave.city DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION enclave.city_still_needed();

CREATE FUNCTION enclave.city_must_be()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    named text;
BEGIN
    IF TG_TABLE_NAME = 'parameter' THEN
        named := NEW.city;
    ELSE
        named := NEW.origin_city;
    END IF;
    IF named IS NOT NULL AND NOT EXISTS (SELECT FROM enclave.city c WHERE c.plan_id = NEW.plan_id AND c.code = named) THEN
        RAISE EXCEPTION '%: the plan has no city %.', TG_TABLE_NAME, named USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER city_must_be AFTER INSERT OR UPDATE ON enclave.parameter DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION enclave.city_must_be();
CREATE CONSTRAINT TRIGGER city_must_be AFTER INSERT OR UPDATE ON enclave.enclave DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION enclave.city_must_be();
