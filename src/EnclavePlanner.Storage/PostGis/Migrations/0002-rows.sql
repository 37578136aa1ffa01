-- One table per kind of row, of the present editions. A row that is written without a number (0) is numbered by the
-- triggers of 0003, which also hold plan_id to a plan: a foreign key would look it up for each of a million rows.
-- Attributes and baskets are json, not jsonb, so that they come back as they were written.

-- Whether attributes are what the program reads: single values; numbers with digits only fit 64 bits; NaN and the infinities
-- are {"real": "NaN"} and so on. Escapes that name no character are an error. Nobody can make a plan unreadable for others.
CREATE FUNCTION enclave.are_attributes(attributes json)
    RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS
$$
    SELECT json_typeof(attributes) = 'object' AND NOT EXISTS (
        SELECT FROM json_each(attributes) e
        WHERE CASE json_typeof(e.value)
            WHEN 'array' THEN true
            WHEN 'object' THEN coalesce(e.value ->> 'real', '') NOT IN ('NaN', 'Infinity', '-Infinity')
            WHEN 'number' THEN e.value::text !~ '[.eE]' AND e.value::text::numeric NOT BETWEEN -9223372036854775808 AND 9223372036854775807
            WHEN 'string' THEN e.value #>> '{}' IS NULL
            ELSE false
        END)
$$;

CREATE FUNCTION enclave.is_basket(basket json)
    RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS
$$
    SELECT CASE WHEN json_typeof(basket) = 'array' THEN NOT EXISTS (
        SELECT FROM json_array_elements(basket) e
        WHERE json_typeof(e) <> 'string' OR e #>> '{}' !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$') ELSE false END
$$;

CREATE TABLE enclave.plan (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    title text NOT NULL,
    official_area text NOT NULL CHECK (official_area IN ('ellipsoidal', 'planar', 'geodesic')),
    swap_tolerance double precision NOT NULL CHECK (swap_tolerance BETWEEN 0 AND 1),
    PRIMARY KEY (plan_id, id),
    EXCLUDE USING btree (plan_id WITH =) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE enclave.city (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    code text NOT NULL CHECK (code ~ '^[0-9A-Za-z_-]{1,20}$'),
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('origin', 'host', 'both')),
    epsg bigint NOT NULL CHECK (epsg BETWEEN 1 AND 999999),
    PRIMARY KEY (plan_id, id),
    EXCLUDE USING btree (plan_id WITH =, lower(code) WITH =) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE enclave.scheme (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    enclave_id uuid NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (plan_id, id)
);

CREATE TABLE enclave.swap_proposal (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    name text NOT NULL,
    origin_gives json NOT NULL DEFAULT '[]' CHECK (enclave.is_basket(origin_gives)),
    host_gives json NOT NULL DEFAULT '[]' CHECK (enclave.is_basket(host_gives)),
    PRIMARY KEY (plan_id, id)
);

CREATE TABLE enclave.proposal_signature (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    proposal_id uuid NOT NULL,
    proposal_version bigint NOT NULL,
    side text NOT NULL CHECK (side IN ('origin', 'host')),
    signer text NOT NULL,
    "time" text NOT NULL CHECK (
        "time" ~ '^\d{4}-\d\d-\d\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{7}[+-](0\d|1[0-3]):[0-5]\d$' AND left("time", 19)::timestamp IS NOT NULL),
    PRIMARY KEY (plan_id, id)
);

CREATE TABLE enclave.parameter (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    key text NOT NULL CHECK (key <> ''),
    city text,
    value double precision NOT NULL CHECK (value > '-Infinity' AND value < 'Infinity'),
    unit text NOT NULL DEFAULT '',
    from_day text CHECK (from_day IS NULL OR (from_day ~ '^\d{4}-\d\d-\d\d$' AND from_day::date IS NOT NULL)),
    source text NOT NULL DEFAULT '',
    is_unsure bigint NOT NULL DEFAULT 0 CHECK (is_unsure IN (0, 1)),
    PRIMARY KEY (plan_id, id)
);

-- Land. A geometry is plane, not empty, and has the city's CRS as its SRID (0004 holds it).

CREATE TABLE enclave.parcel (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    city text NOT NULL,
    number text NOT NULL DEFAULT '',
    name text,
    geom geometry NOT NULL CHECK (GeometryType(geom) IN ('POLYGON', 'MULTIPOLYGON') AND ST_Zmflag(geom) = 0 AND NOT ST_IsEmpty(geom)),
    attributes json NOT NULL DEFAULT '{}',
    land_use_code text,
    owner text,
    PRIMARY KEY (plan_id, id)
);

CREATE TABLE enclave.control_line (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    city text NOT NULL,
    number text NOT NULL DEFAULT '',
    name text,
    geom geometry NOT NULL CHECK (GeometryType(geom) IN ('POLYGON', 'MULTIPOLYGON') AND ST_Zmflag(geom) = 0 AND NOT ST_IsEmpty(geom)),
    attributes json NOT NULL DEFAULT '{}',
    kind text NOT NULL,
    PRIMARY KEY (plan_id, id)
);

CREATE TABLE enclave.place (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    city text NOT NULL,
    number text NOT NULL DEFAULT '',
    name text,
    geom geometry NOT NULL CHECK (GeometryType(geom) = 'POINT' AND ST_Zmflag(geom) = 0 AND NOT ST_IsEmpty(geom)),
    attributes json NOT NULL DEFAULT '{}',
    PRIMARY KEY (plan_id, id)
);

CREATE TABLE enclave.road (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    city text NOT NULL,
    number text NOT NULL DEFAULT '',
    name text,
    geom geometry NOT NULL CHECK (GeometryType(geom) IN ('LINESTRING', 'MULTILINESTRING') AND ST_Zmflag(geom) = 0 AND NOT ST_IsEmpty(geom)),
    attributes json NOT NULL DEFAULT '{}',
    PRIMARY KEY (plan_id, id)
);

CREATE TABLE enclave.plot (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    city text NOT NULL,
    number text NOT NULL DEFAULT '',
    name text,
    geom geometry NOT NULL CHECK (GeometryType(geom) IN ('POLYGON', 'MULTIPOLYGON') AND ST_Zmflag(geom) = 0 AND NOT ST_IsEmpty(geom)),
    attributes json NOT NULL DEFAULT '{}',
    scheme_id uuid NOT NULL,
    land_use_code text,
    PRIMARY KEY (plan_id, id)
);

CREATE TABLE enclave.enclave (
    plan_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    change_set bigint NOT NULL DEFAULT 0,
    city text NOT NULL,
    number text NOT NULL DEFAULT '',
    name text,
    geom geometry NOT NULL CHECK (GeometryType(geom) IN ('POLYGON', 'MULTIPOLYGON') AND ST_Zmflag(geom) = 0 AND NOT ST_IsEmpty(geom)),
    attributes json NOT NULL DEFAULT '{}',
    origin_city text NOT NULL,
    PRIMARY KEY (plan_id, id)
);

-- What hangs on what, held at the end of the transaction: an action may write the rows in any order.
ALTER TABLE enclave.scheme ADD FOREIGN KEY (plan_id, enclave_id) REFERENCES enclave.enclave (plan_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE enclave.plot ADD FOREIGN KEY (plan_id, scheme_id) REFERENCES enclave.scheme (plan_id, id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ON enclave.scheme (plan_id, enclave_id);
CREATE INDEX ON enclave.plot (plan_id, scheme_id);

-- Most attributes show at a glance that they hold nothing but single values; the others are taken apart.
DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['parcel', 'control_line', 'place', 'road', 'plot', 'enclave'] LOOP
        EXECUTE format(
            'ALTER TABLE enclave.%I ADD CHECK (
                attributes::text = ''{}'' OR
                CASE WHEN json_typeof(attributes) = ''object'' AND strpos(attributes::text, ''['') = 0 AND strpos(substr(attributes::text, 2), ''{'') = 0
                          AND strpos(attributes::text, ''\u'') = 0 AND attributes::text !~ ''[0-9]{19}''
                     THEN true ELSE enclave.are_attributes(attributes) END)', kind);
    END LOOP;
END
$$;
