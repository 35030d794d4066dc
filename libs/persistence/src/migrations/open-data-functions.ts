/** What has to hold for figures about areas and for stories, whoever writes them. */
export const OPEN_DATA_FUNCTIONS = `
  CREATE FUNCTION check_person_area() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM area WHERE id = new.area_id AND kind = 'buurt') THEN PERFORM refuse_row('person_area_is_buurt', new.person_id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER person_area_checked BEFORE INSERT OR UPDATE ON person_area FOR EACH ROW EXECUTE FUNCTION check_person_area();

  -- Figures of a municipality's own are published once a year: two editions could be subtracted.
  CREATE FUNCTION check_population_import() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('population ' || new.municipality_id::text, 0));
    IF new.number <> 1 + coalesce((SELECT max(number) FROM population_import WHERE municipality_id = new.municipality_id AND year = new.year), 0) THEN
      PERFORM refuse_row('population_import_in_order', new.id);
    END IF;
    IF EXISTS (SELECT FROM population_import WHERE municipality_id = new.municipality_id AND year = new.year
        AND (kind = 'municipality' OR new.kind = 'municipality')) THEN
      PERFORM refuse_row('population_import_once', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER population_import_checked BEFORE INSERT ON population_import FOR EACH ROW EXECUTE FUNCTION check_population_import();

  -- A municipality's own small numbers stay out of the table, not only off the page.
  CREATE FUNCTION check_area_population() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.people < (SELECT threshold FROM population_import WHERE id = new.import_id) THEN PERFORM refuse_row('area_population_large', new.area_id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER area_population_checked BEFORE INSERT ON area_population FOR EACH ROW EXECUTE FUNCTION check_area_population();

  CREATE FUNCTION check_participation_publication() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE r round;
  BEGIN
    SELECT * INTO r FROM round WHERE id = new.round_id FOR NO KEY UPDATE;
    IF r.is_imported OR NOT (r.phase IN ('allocated', 'accounting', 'evaluating', 'closed') OR (r.mode = 'resident-vote' AND r.phase IN ('counted', 'deciding'))) THEN
      PERFORM refuse_row('participation_settled', new.id);
    END IF;
    IF new.area_id <> (SELECT area_id FROM wijkteam WHERE id = r.wijkteam_id) THEN PERFORM refuse_row('participation_of_area', new.id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER participation_publication_checked BEFORE INSERT ON participation_publication FOR EACH ROW EXECUTE FUNCTION check_participation_publication();

  -- At the end of the transaction a publication has all of its cells, and never gets another.
  CREATE FUNCTION check_participation_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (SELECT count(*) FROM participation_cell WHERE publication_id = new.publication_id)
       <> (SELECT cell_count FROM participation_publication WHERE id = new.publication_id) THEN
      PERFORM refuse_row('participation_whole', new.publication_id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER participation_cell_whole AFTER INSERT ON participation_cell DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_participation_whole();

  CREATE FUNCTION check_participation_cell() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.people < (SELECT threshold FROM participation_publication WHERE id = new.publication_id)
       AND NOT (new.measure = 'voters' AND new.part = 'total') THEN
      PERFORM refuse_row('participation_cell_above_threshold', new.publication_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER participation_cell_checked BEFORE INSERT ON participation_cell FOR EACH ROW EXECUTE FUNCTION check_participation_cell();`;

export const STORY_FUNCTIONS = `
  CREATE FUNCTION check_story() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM initiative_finish f JOIN initiative i ON i.id = f.initiative_id JOIN round r ON r.id = i.round_id
        WHERE i.id = new.initiative_id AND r.wijkteam_id = new.wijkteam_id) THEN
      PERFORM refuse_row('story_of_finished', new.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER story_checked BEFORE INSERT ON story FOR EACH ROW EXECUTE FUNCTION check_story();

  CREATE FUNCTION keep_story() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (new.id, new.municipality_id, new.initiative_id, new.wijkteam_id, new.created_at) IS DISTINCT FROM
       (old.id, old.municipality_id, old.initiative_id, old.wijkteam_id, old.created_at) OR new.version <> old.version + 1 THEN
      PERFORM refuse_row('story_kept', old.id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER story_kept BEFORE UPDATE ON story FOR EACH ROW EXECUTE FUNCTION keep_story();

  CREATE FUNCTION check_story_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE team uuid;
  BEGIN
    SELECT wijkteam_id INTO team FROM story WHERE id = new.story_id FOR NO KEY UPDATE;
    IF new.number <> 1 + coalesce((SELECT max(number) FROM story_version WHERE story_id = new.story_id), 0) THEN
      PERFORM refuse_row('story_version_in_order', new.story_id);
    END IF;
    IF NOT may_tell_story(new.written_by, team, new.written_at) THEN PERFORM refuse_row('story_version_by_role', new.story_id); END IF;
    IF EXISTS (SELECT FROM jsonb_array_elements(new.quotes) q WHERE (q ->> 'consentOn')::date > (new.written_at AT TIME ZONE 'Europe/Amsterdam')::date) THEN
      PERFORM refuse_row('story_version_consent', new.story_id);
    END IF;
    RETURN new;
  END $$;

  CREATE FUNCTION may_tell_story(person uuid, team uuid, moment timestamptz) RETURNS boolean STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT held_role_at(person, 'contact-person', NULL, moment) OR EXISTS (SELECT FROM membership m
      WHERE m.person_id = person AND m.wijkteam_id = team AND m.role <> 'resident'
        AND (moment AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity'))
  $$;
  CREATE TRIGGER story_version_checked BEFORE INSERT ON story_version FOR EACH ROW EXECUTE FUNCTION check_story_version();

  -- What is public is unpublished before it is published otherwise; and only those who answer for it do so.
  CREATE FUNCTION check_story_publication() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE team uuid; last story_publication;
  BEGIN
    SELECT wijkteam_id INTO team FROM story WHERE id = new.story_id FOR NO KEY UPDATE;
    SELECT * INTO last FROM story_publication WHERE story_id = new.story_id ORDER BY number DESC LIMIT 1;
    IF new.number <> 1 + coalesce(last.number, 0) THEN PERFORM refuse_row('story_publication_in_order', new.story_id); END IF;
    IF new.step = 'unpublish' AND last.step IS DISTINCT FROM 'publish' THEN PERFORM refuse_row('story_publication_of_public', new.story_id); END IF;
    IF new.step = 'publish' AND last.step = 'publish' AND last.version_number = new.version_number THEN PERFORM refuse_row('story_publication_new', new.story_id); END IF;
    IF NOT (held_role_at(new.taken_by, 'contact-person', NULL, new.taken_at) OR held_role_at(new.taken_by, 'chair', team, new.taken_at)
         OR held_role_at(new.taken_by, 'secretary', team, new.taken_at)) THEN
      PERFORM refuse_row('story_publication_by_role', new.story_id);
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER story_publication_checked BEFORE INSERT ON story_publication FOR EACH ROW EXECUTE FUNCTION check_story_publication();`;
