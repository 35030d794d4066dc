const SEATS = `('member', 'chair', 'secretary', 'treasurer', 'professional', 'sub-representative')`;

export const SEAT_COLUMNS = `
  ALTER TABLE membership ADD COLUMN came_in text, ADD COLUMN area_id uuid, ADD COLUMN is_name_public boolean NOT NULL DEFAULT false;
  -- Nobody was elected or drawn through the service before this.
  UPDATE membership SET came_in = 'appointment' WHERE role IN ${SEATS};
  ALTER TABLE membership
    ADD CONSTRAINT membership_within UNIQUE (municipality_id, id),
    ADD CONSTRAINT membership_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    ADD CONSTRAINT membership_came_in CHECK (came_in IN ('election', 'appointment', 'lot')),
    ADD CONSTRAINT membership_came_in_seat CHECK ((role IN ${SEATS}) = (came_in IS NOT NULL)),
    ADD CONSTRAINT membership_buurt CHECK ((role = 'sub-representative') = (area_id IS NOT NULL)),
    ADD CONSTRAINT membership_name_of_seat CHECK (NOT is_name_public OR came_in IS NOT NULL);

  -- Whoever writes a seat and says nothing of it, appoints.
  CREATE FUNCTION default_way_in() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.came_in IS NULL AND new.role IN ${SEATS} THEN new.came_in := 'appointment'; END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER membership_default_way_in BEFORE INSERT ON membership FOR EACH ROW EXECUTE FUNCTION default_way_in();`;

export const SEAT_CHECKS = `
  CREATE OR REPLACE FUNCTION roles_exclude(one text, other text) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
    SELECT one <> other AND (('auditor' IN (one, other) AND 'resident' NOT IN (one, other))
      OR ('finance-officer' IN (one, other) AND (one IN ('administrator', 'chair', 'secretary', 'treasurer')
        OR other IN ('administrator', 'chair', 'secretary', 'treasurer'))))
  $$;

  CREATE FUNCTION keep_seats() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.role IN ('chair', 'secretary', 'treasurer') THEN
      -- One change at a time for each wijkteam, so that two at once see each other.
      PERFORM FROM wijkteam WHERE id = new.wijkteam_id FOR NO KEY UPDATE;
      IF EXISTS (SELECT FROM membership m WHERE m.wijkteam_id = new.wijkteam_id AND m.role = new.role AND m.id <> new.id
          AND daterange(m.valid_from_on, m.valid_until_on, '[]') && daterange(new.valid_from_on, new.valid_until_on, '[]')) THEN
        RAISE EXCEPTION 'seat_taken: %', new.id USING ERRCODE = '23P01', CONSTRAINT = 'membership_single_seat';
      END IF;
    END IF;
    IF new.area_id IS NOT NULL AND (new.area_id, new.wijkteam_id, new.valid_until_on) IS DISTINCT FROM (old.area_id, old.wijkteam_id, old.valid_until_on) THEN
      -- The area of a wijkteam and the buurten spoken for change one after the other.
      PERFORM FROM wijkteam WHERE id = new.wijkteam_id FOR SHARE;
      IF NOT EXISTS (SELECT FROM area a JOIN wijkteam w ON w.id = new.wijkteam_id
          WHERE a.id = new.area_id AND a.kind = 'buurt' AND w.area_id IN (a.id, a.parent_id)) THEN
        RAISE EXCEPTION 'buurt_elsewhere: %', new.id USING ERRCODE = '23514', CONSTRAINT = 'membership_buurt_within';
      END IF;
    END IF;
    RETURN NULL;
  END $$;
  -- By name it runs after membership_apart: whoever has the role already hears that first.
  CREATE TRIGGER membership_seats AFTER INSERT OR UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION keep_seats();

  -- A wijkteam does not move away from the buurten that it has a voice for.
  CREATE FUNCTION keep_buurten_of_team() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM membership m JOIN area a ON a.id = m.area_id WHERE m.wijkteam_id = new.id
        AND coalesce(m.valid_until_on, 'infinity') >= (clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date
        AND new.area_id NOT IN (a.id, a.parent_id)) THEN
      RAISE EXCEPTION 'buurten_represented: %', new.id USING ERRCODE = '23514', CONSTRAINT = 'wijkteam_buurten';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER wijkteam_buurten AFTER UPDATE OF area_id ON wijkteam FOR EACH ROW
    WHEN (new.area_id <> old.area_id) EXECUTE FUNCTION keep_buurten_of_team();`;

export const SEATS_UNDONE = `
  DROP TRIGGER wijkteam_buurten ON wijkteam;
  DROP TRIGGER membership_seats ON membership;
  DROP TRIGGER membership_default_way_in ON membership;
  DROP FUNCTION keep_buurten_of_team(), keep_seats(), default_way_in();
  CREATE OR REPLACE FUNCTION roles_exclude(one text, other text) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
    SELECT one <> other AND (('auditor' IN (one, other) AND 'resident' NOT IN (one, other))
      OR ('finance-officer' IN (one, other) AND (one IN ('administrator', 'chair') OR other IN ('administrator', 'chair'))))
  $$;
  ALTER TABLE membership DROP CONSTRAINT membership_within, DROP CONSTRAINT membership_area, DROP CONSTRAINT membership_came_in,
    DROP CONSTRAINT membership_came_in_seat, DROP CONSTRAINT membership_buurt, DROP CONSTRAINT membership_name_of_seat,
    DROP COLUMN came_in, DROP COLUMN area_id, DROP COLUMN is_name_public;`;
