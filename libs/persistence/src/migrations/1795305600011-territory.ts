import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes of areas by year, boundaries that residents draw, and addresses with their buurt. */
export class Territory1795305600011 implements MigrationInterface {
  name = 'Territory1795305600011';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(BOXES);
    await queryRunner.query(CODES);
    await queryRunner.query(BOUNDARIES);
    await queryRunner.query(ADDRESSES);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE UPDATE (name, parent_id, cbs_code, cbs_year, geometry) ON area FROM wijkkas_app;
      DROP TRIGGER area_code_known ON area;
      DROP TRIGGER area_box ON area;
      DROP TABLE address, address_directory, area_boundary_decision, area_boundary_response, area_boundary, area_code;
      DROP FUNCTION keep_addresses_in_buurten(), check_boundary_decision(), check_boundary_response(),
        check_area_code(), keep_area_code(), keep_box();
      ALTER TABLE area DROP COLUMN west, DROP COLUMN south, DROP COLUMN east, DROP COLUMN north;`);
  }
}

const BOXES = `
  -- The box around an area, by which areas near a point are found. Never given, always derived.
  ALTER TABLE area ADD COLUMN west double precision, ADD COLUMN south double precision,
    ADD COLUMN east double precision, ADD COLUMN north double precision;

  CREATE FUNCTION keep_box() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    SELECT min((p ->> 0)::float8), min((p ->> 1)::float8), max((p ->> 0)::float8), max((p ->> 1)::float8)
      INTO new.west, new.south, new.east, new.north
      FROM jsonb_path_query(new.geometry -> 'coordinates',
        CASE new.geometry ->> 'type' WHEN 'Polygon' THEN '$[*][*]' ELSE '$[*][*][*]' END::jsonpath) AS p;
    RETURN new;
  END $$;
  CREATE TRIGGER area_box BEFORE INSERT OR UPDATE ON area FOR EACH ROW EXECUTE FUNCTION keep_box();
  UPDATE area SET geometry = geometry WHERE geometry IS NOT NULL;`;

const CODES = `
  -- Codes are of a year. The code and the year of an area itself are its newest; here are all.
  CREATE TABLE area_code (
    area_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT area_code_municipality REFERENCES municipality (id),
    year int NOT NULL,
    code text NOT NULL,
    CONSTRAINT area_code_pkey PRIMARY KEY (area_id, year),
    CONSTRAINT area_code_once UNIQUE (municipality_id, year, code),
    CONSTRAINT area_code_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT area_code_year CHECK (year BETWEEN 1990 AND 2100),
    CONSTRAINT area_code_shape CHECK (code ~ '^(WK[0-9]{4}[0-9A-Z]{2}|BU[0-9]{4}[0-9A-Z]{4})$'));

  CREATE FUNCTION check_area_code() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM area a WHERE a.id = new.area_id AND left(new.code, 2) = CASE a.kind WHEN 'wijk' THEN 'WK' ELSE 'BU' END) THEN
      RAISE EXCEPTION 'area_code_kind: % of area %', new.code, new.area_id USING ERRCODE = '23514', CONSTRAINT = 'area_code_kind';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER area_code_kind BEFORE INSERT ON area_code FOR EACH ROW EXECUTE FUNCTION check_area_code();
  CREATE TRIGGER area_code_append_only BEFORE UPDATE OR DELETE ON area_code FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER area_code_kept BEFORE TRUNCATE ON area_code FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  -- Whatever code an area gets, the list has it too.
  CREATE FUNCTION keep_area_code() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.cbs_code IS NOT NULL AND NOT EXISTS (SELECT FROM area_code c
        WHERE c.area_id = new.id AND c.year = new.cbs_year AND c.code = new.cbs_code) THEN
      INSERT INTO area_code (area_id, municipality_id, year, code) VALUES (new.id, new.municipality_id, new.cbs_year, new.cbs_code);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER area_code_known AFTER INSERT OR UPDATE ON area FOR EACH ROW EXECUTE FUNCTION keep_area_code();
  INSERT INTO area_code (area_id, municipality_id, year, code)
    SELECT id, municipality_id, cbs_year, cbs_code FROM area WHERE cbs_code IS NOT NULL;`;

const BOUNDARIES = `
  CREATE TABLE area_boundary (
    id uuid CONSTRAINT area_boundary_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT area_boundary_municipality REFERENCES municipality (id),
    area_id uuid NOT NULL,
    name text NOT NULL,
    reason text NOT NULL,
    geometry jsonb NOT NULL,
    drawn_by uuid NOT NULL,
    drawn_at timestamptz NOT NULL,
    west double precision, south double precision, east double precision, north double precision,
    CONSTRAINT area_boundary_within UNIQUE (municipality_id, id),
    CONSTRAINT area_boundary_of_area UNIQUE (municipality_id, area_id, id),
    CONSTRAINT area_boundary_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT area_boundary_drawer FOREIGN KEY (municipality_id, drawn_by) REFERENCES person (municipality_id, id),
    CONSTRAINT area_boundary_name_length CHECK (length(name) BETWEEN 1 AND 120),
    CONSTRAINT area_boundary_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
    CONSTRAINT area_boundary_geometry CHECK ((geometry ->> 'type' IN ('Polygon', 'MultiPolygon') AND jsonb_typeof(geometry -> 'coordinates') = 'array') IS TRUE),
    CONSTRAINT area_boundary_in_degrees CHECK (NOT jsonb_path_exists(geometry, '$.coordinates.** ? (@.type() == "number" && (@ < -180 || @ > 180))')));
  CREATE TRIGGER area_boundary_box BEFORE INSERT ON area_boundary FOR EACH ROW EXECUTE FUNCTION keep_box();

  CREATE TABLE area_boundary_response (
    boundary_id uuid NOT NULL,
    person_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT area_boundary_response_municipality REFERENCES municipality (id),
    answer text NOT NULL,
    reason text NOT NULL,
    responded_at timestamptz NOT NULL,
    CONSTRAINT area_boundary_response_pkey PRIMARY KEY (boundary_id, person_id),
    CONSTRAINT area_boundary_response_boundary FOREIGN KEY (municipality_id, boundary_id) REFERENCES area_boundary (municipality_id, id),
    CONSTRAINT area_boundary_response_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT area_boundary_response_answer CHECK (answer IN ('confirm', 'object')),
    CONSTRAINT area_boundary_response_reason CHECK (length(reason) <= 2000 AND (answer = 'confirm' OR reason <> '')));

  CREATE TABLE area_boundary_decision (
    boundary_id uuid CONSTRAINT area_boundary_decision_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT area_boundary_decision_municipality REFERENCES municipality (id),
    area_id uuid NOT NULL,
    number int NOT NULL,
    outcome text NOT NULL,
    reason text NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT area_boundary_decision_number UNIQUE (area_id, number),
    CONSTRAINT area_boundary_decision_boundary FOREIGN KEY (municipality_id, area_id, boundary_id) REFERENCES area_boundary (municipality_id, area_id, id),
    CONSTRAINT area_boundary_decision_decider FOREIGN KEY (municipality_id, decided_by) REFERENCES person (municipality_id, id),
    CONSTRAINT area_boundary_decision_outcome CHECK (outcome IN ('adopted', 'rejected')),
    CONSTRAINT area_boundary_decision_reason CHECK (length(reason) <= 2000 AND (outcome = 'adopted' OR reason <> '')),
    CONSTRAINT area_boundary_decision_counted CHECK (number > 0));

  -- Nobody answers to a boundary of one's own, nor once it was decided on. The area is locked, so that
  -- an answer and a decision at once see each other.
  CREATE FUNCTION check_boundary_response() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE drawn area_boundary;
  BEGIN
    SELECT * INTO drawn FROM area_boundary b WHERE b.id = new.boundary_id;
    PERFORM FROM area WHERE id = drawn.area_id FOR NO KEY UPDATE;
    IF drawn.drawn_by = new.person_id THEN
      RAISE EXCEPTION 'own_boundary: %', new.boundary_id USING ERRCODE = '23514', CONSTRAINT = 'area_boundary_response_other';
    ELSIF EXISTS (SELECT FROM area_boundary_decision d WHERE d.boundary_id = new.boundary_id) THEN
      RAISE EXCEPTION 'boundary_decided: %', new.boundary_id USING ERRCODE = '23514', CONSTRAINT = 'area_boundary_response_open';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER area_boundary_response_checked BEFORE INSERT ON area_boundary_response FOR EACH ROW EXECUTE FUNCTION check_boundary_response();

  -- Nobody decides on a boundary of one's own.
  CREATE FUNCTION check_boundary_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM FROM area WHERE id = new.area_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM area_boundary b WHERE b.id = new.boundary_id AND b.drawn_by = new.decided_by) THEN
      RAISE EXCEPTION 'own_boundary: %', new.boundary_id USING ERRCODE = '23514', CONSTRAINT = 'area_boundary_decision_other';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER area_boundary_decision_checked BEFORE INSERT ON area_boundary_decision FOR EACH ROW EXECUTE FUNCTION check_boundary_decision();

  CREATE TRIGGER area_boundary_append_only BEFORE UPDATE OR DELETE ON area_boundary FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER area_boundary_kept BEFORE TRUNCATE ON area_boundary FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER area_boundary_response_append_only BEFORE UPDATE OR DELETE ON area_boundary_response FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER area_boundary_response_kept BEFORE TRUNCATE ON area_boundary_response FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER area_boundary_decision_append_only BEFORE UPDATE OR DELETE ON area_boundary_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER area_boundary_decision_kept BEFORE TRUNCATE ON area_boundary_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

const ADDRESSES = `
  -- Which list of addresses a municipality has; one row each.
  CREATE TABLE address_directory (
    municipality_id uuid DEFAULT current_municipality() CONSTRAINT address_directory_pkey PRIMARY KEY
      CONSTRAINT address_directory_municipality REFERENCES municipality (id),
    year int NOT NULL,
    address_count int NOT NULL,
    version int NOT NULL,
    replaced_at timestamptz NOT NULL,
    CONSTRAINT address_directory_year CHECK (year BETWEEN 1990 AND 2100),
    CONSTRAINT address_directory_count CHECK (address_count > 0));

  CREATE TABLE address (
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT address_municipality REFERENCES municipality (id),
    postcode text NOT NULL,
    house_number int NOT NULL,
    area_id uuid NOT NULL,
    CONSTRAINT address_pkey PRIMARY KEY (municipality_id, postcode, house_number),
    CONSTRAINT address_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT address_postcode CHECK (postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'),
    CONSTRAINT address_house_number CHECK (house_number BETWEEN 1 AND 99999));
  CREATE INDEX address_of_area ON address (area_id);

  -- Directories are written many addresses at a time, so the areas are looked at once for each.
  CREATE FUNCTION keep_addresses_in_buurten() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT area_id FROM written) w JOIN area a ON a.id = w.area_id WHERE a.kind <> 'buurt') THEN
      RAISE EXCEPTION 'address_in_no_buurt' USING ERRCODE = '23514', CONSTRAINT = 'address_in_buurt';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER address_in_buurt AFTER INSERT ON address
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_addresses_in_buurten();
  CREATE TRIGGER address_fixed BEFORE UPDATE ON address FOR EACH ROW EXECUTE FUNCTION refuse_change();`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['area_code', 'area_boundary',
    'area_boundary_response', 'area_boundary_decision', 'address_directory', 'address']) AS tab;
  GRANT UPDATE (name, parent_id, cbs_code, cbs_year, geometry) ON area TO wijkkas_app;
  GRANT SELECT, INSERT ON area_code, area_boundary, area_boundary_response, area_boundary_decision TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON address_directory TO wijkkas_app;
  GRANT SELECT, INSERT, DELETE ON address TO wijkkas_app;`;
