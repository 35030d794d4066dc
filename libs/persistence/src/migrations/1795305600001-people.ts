import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Municipalities, their areas, wijkteams and people; and the border between municipalities. */
export class People1795305600001 implements MigrationInterface {
  name = 'People1795305600001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ROLE_AND_BORDER);
    await queryRunner.query(TERRITORY);
    await queryRunner.query(PEOPLE);
    await queryRunner.query(SIGN_IN_TABLES);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE sign_in_failure, session, api_token, credential, membership, person, wijkteam, area, municipality;
      DROP FUNCTION keep_memberships_apart(), roles_exclude(text, text), keep_buurt_in_wijk(),
        keep_within_municipality(regclass), refuse_change(), current_municipality();`);
  }
}

// The role is shared by all databases of a server, so a second installation finds it there.
const ROLE_AND_BORDER = `
  DO $$ BEGIN CREATE ROLE wijkkas_app NOLOGIN;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO wijkkas_app;

  CREATE FUNCTION current_municipality() RETURNS uuid STABLE LANGUAGE sql
    AS $$ SELECT nullif(current_setting('wijkkas.municipality_id', true), '')::uuid $$;

  CREATE FUNCTION keep_within_municipality(tab regclass) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tab);
    EXECUTE format('CREATE POLICY within_municipality ON %s USING (municipality_id = current_municipality())
      WITH CHECK (municipality_id = current_municipality())', tab);
  END $$;

  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'append_only: % on %', tg_op, tg_table_name USING ERRCODE = '42501'; END $$;`;

const TERRITORY = `
  CREATE TABLE municipality (
    id uuid CONSTRAINT municipality_pkey PRIMARY KEY,
    slug text NOT NULL CONSTRAINT municipality_slug UNIQUE,
    name text NOT NULL,
    cbs_code text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT municipality_slug_shape CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    CONSTRAINT municipality_cbs_code CHECK (cbs_code ~ '^GM[0-9]{4}$'));

  CREATE TABLE area (
    id uuid CONSTRAINT area_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT area_municipality REFERENCES municipality (id),
    kind text NOT NULL,
    name text NOT NULL,
    parent_id uuid,
    cbs_code text,
    cbs_year int,
    geometry jsonb,
    CONSTRAINT area_within UNIQUE (municipality_id, id),
    CONSTRAINT area_cbs_once UNIQUE (municipality_id, cbs_code, cbs_year),
    CONSTRAINT area_parent FOREIGN KEY (municipality_id, parent_id) REFERENCES area (municipality_id, id),
    CONSTRAINT area_kind CHECK (kind IN ('wijk', 'buurt')),
    CONSTRAINT area_buurt_has_wijk CHECK ((kind = 'buurt') = (parent_id IS NOT NULL)),
    CONSTRAINT area_cbs_code CHECK (cbs_code ~ CASE kind WHEN 'wijk' THEN '^WK[0-9]{4}[0-9A-Z]{2}$' ELSE '^BU[0-9]{4}[0-9A-Z]{4}$' END),
    CONSTRAINT area_name_length CHECK (length(name) BETWEEN 1 AND 120),
    CONSTRAINT area_cbs_year CHECK ((cbs_code IS NULL) = (cbs_year IS NULL) AND cbs_year BETWEEN 1990 AND 2100),
    CONSTRAINT area_geometry CHECK (geometry IS NULL OR (geometry ->> 'type' IN ('Polygon', 'MultiPolygon') AND jsonb_typeof(geometry -> 'coordinates') = 'array') IS TRUE),
    CONSTRAINT area_geometry_in_degrees CHECK (NOT jsonb_path_exists(geometry, '$.coordinates.** ? (@.type() == "number" && (@ < -180 || @ > 180))')));
  -- Capitals make no other name.
  CREATE UNIQUE INDEX area_name ON area (municipality_id, kind, lower(name));

  CREATE FUNCTION keep_buurt_in_wijk() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM area WHERE id = new.parent_id AND kind = 'wijk') THEN
      RAISE EXCEPTION 'parent_is_no_wijk: area %', new.id USING ERRCODE = '23514', CONSTRAINT = 'area_parent_is_wijk';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER area_parent_is_wijk BEFORE INSERT OR UPDATE ON area FOR EACH ROW EXECUTE FUNCTION keep_buurt_in_wijk();

  CREATE TABLE wijkteam (
    id uuid CONSTRAINT wijkteam_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT wijkteam_municipality REFERENCES municipality (id),
    area_id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    version int NOT NULL DEFAULT 1,
    CONSTRAINT wijkteam_within UNIQUE (municipality_id, id),
    CONSTRAINT wijkteam_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT wijkteam_name_length CHECK (length(name) BETWEEN 1 AND 120),
    CONSTRAINT wijkteam_description_length CHECK (length(description) <= 2000));
  CREATE UNIQUE INDEX wijkteam_name ON wijkteam (municipality_id, lower(name));`;

const PEOPLE = `
  CREATE TABLE person (
    id uuid CONSTRAINT person_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT person_municipality REFERENCES municipality (id),
    name text,
    email text,
    CONSTRAINT person_within UNIQUE (municipality_id, id),
    CONSTRAINT person_email UNIQUE (municipality_id, email),
    CONSTRAINT person_email_lower CHECK (email = lower(email)),
    CONSTRAINT person_name_length CHECK (length(name) BETWEEN 1 AND 120));

  CREATE TABLE membership (
    id uuid CONSTRAINT membership_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT membership_municipality REFERENCES municipality (id),
    person_id uuid NOT NULL,
    role text NOT NULL,
    wijkteam_id uuid,
    valid_from_on date NOT NULL,
    valid_until_on date,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT membership_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT membership_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT membership_once UNIQUE NULLS NOT DISTINCT (person_id, role, wijkteam_id, valid_from_on),
    CONSTRAINT membership_role CHECK (role IN ('resident', 'member', 'chair', 'contact-person', 'counter-clerk', 'finance-officer', 'auditor', 'administrator')),
    CONSTRAINT membership_scope CHECK ((role IN ('resident', 'member', 'chair')) = (wijkteam_id IS NOT NULL)),
    CONSTRAINT membership_period CHECK (valid_until_on >= valid_from_on));
  CREATE INDEX membership_of_wijkteam ON membership (wijkteam_id, role);

  -- Separation of duties: what nobody may be at the same time. The domain has the same list.
  CREATE FUNCTION roles_exclude(one text, other text) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
    SELECT one <> other AND (('auditor' IN (one, other) AND 'resident' NOT IN (one, other))
      OR ('finance-officer' IN (one, other) AND (one IN ('administrator', 'chair') OR other IN ('administrator', 'chair'))))
  $$;

  CREATE FUNCTION keep_memberships_apart() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE other membership;
  BEGIN
    -- One change at a time for each person, so that two at once see each other.
    PERFORM FROM person WHERE id = new.person_id FOR NO KEY UPDATE;
    FOR other IN SELECT * FROM membership m WHERE m.person_id = new.person_id AND m.id <> new.id
        AND daterange(m.valid_from_on, m.valid_until_on, '[]') && daterange(new.valid_from_on, new.valid_until_on, '[]') LOOP
      IF other.role = new.role AND other.wijkteam_id IS NOT DISTINCT FROM new.wijkteam_id THEN
        RAISE EXCEPTION 'membership_overlap: %', new.id USING ERRCODE = '23P01', CONSTRAINT = 'membership_no_overlap';
      ELSIF roles_exclude(other.role, new.role) THEN
        RAISE EXCEPTION 'roles_exclude: % and %', other.role, new.role USING ERRCODE = '23P01', CONSTRAINT = 'membership_roles_exclude';
      END IF;
    END LOOP;
    RETURN NULL;
  END $$;
  CREATE TRIGGER membership_apart AFTER INSERT OR UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION keep_memberships_apart();`;

const SIGN_IN_TABLES = `
  CREATE TABLE credential (
    id uuid CONSTRAINT credential_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT credential_municipality REFERENCES municipality (id),
    person_id uuid NOT NULL,
    kind text NOT NULL,
    secret_hash text NOT NULL,
    is_demo boolean NOT NULL DEFAULT false,
    CONSTRAINT credential_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT credential_once UNIQUE (person_id, kind),
    CONSTRAINT credential_kind CHECK (kind IN ('password', 'letter-code')));
  CREATE UNIQUE INDEX credential_letter_code ON credential (municipality_id, secret_hash) WHERE kind = 'letter-code';

  CREATE TABLE session (
    token_hash text CONSTRAINT session_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT session_municipality REFERENCES municipality (id),
    person_id uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT session_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));
  CREATE INDEX session_expiry ON session (expires_at);

  CREATE TABLE api_token (
    id uuid CONSTRAINT api_token_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT api_token_municipality REFERENCES municipality (id),
    name text NOT NULL,
    token_hash text NOT NULL CONSTRAINT api_token_hash UNIQUE,
    permissions text[] NOT NULL,
    is_demo boolean NOT NULL DEFAULT false,
    expires_at timestamptz,
    CONSTRAINT api_token_permissions CHECK (cardinality(permissions) > 0));

  CREATE TABLE sign_in_failure (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT sign_in_failure_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT sign_in_failure_municipality REFERENCES municipality (id),
    account_ref text NOT NULL,
    failed_at timestamptz NOT NULL);
  CREATE INDEX sign_in_failure_recent ON sign_in_failure (account_ref, failed_at);`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['area', 'wijkteam', 'person',
    'membership', 'credential', 'session', 'api_token', 'sign_in_failure']) AS tab;
  GRANT SELECT, INSERT ON municipality, area TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON wijkteam, person, membership, credential, api_token TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON session, sign_in_failure TO wijkkas_app;`;
