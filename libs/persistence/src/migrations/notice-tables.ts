import { NOTICE_KINDS } from './notice-words.js';

/** What is announced, how far it was spread, and the messages in people's inboxes: one each. */
export const NOTICE_TABLES = `
  CREATE TABLE announcement (
    id uuid CONSTRAINT announcement_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT announcement_municipality REFERENCES municipality (id),
    kind text NOT NULL,
    event_key text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    audience jsonb NOT NULL,
    facts jsonb NOT NULL,
    announced_at timestamptz NOT NULL,
    CONSTRAINT announcement_within UNIQUE (municipality_id, id),
    CONSTRAINT announcement_once UNIQUE (municipality_id, event_key),
    CONSTRAINT announcement_kind CHECK (kind IN (${NOTICE_KINDS})),
    CONSTRAINT announcement_event_key CHECK (length(event_key) BETWEEN 1 AND 200),
    CONSTRAINT announcement_subject CHECK (subject_kind IN ('initiative', 'round', 'promise', 'person')),
    CONSTRAINT announcement_audience CHECK ((CASE audience ->> 'kind'
      WHEN 'people' THEN jsonb_typeof(audience -> 'personIds') = 'array'
      WHEN 'initiators' THEN audience ->> 'initiativeId' IS NOT NULL
      WHEN 'followers' THEN audience ->> 'initiativeId' IS NOT NULL
      WHEN 'round' THEN audience ->> 'roundId' IS NOT NULL
      WHEN 'vote-reminder' THEN audience ->> 'roundId' IS NOT NULL END) IS TRUE),
    CONSTRAINT announcement_facts CHECK (jsonb_typeof(facts) = 'object'));

  CREATE TABLE announcement_spread (
    announcement_id uuid CONSTRAINT announcement_spread_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT announcement_spread_municipality REFERENCES municipality (id),
    last_person_id uuid,
    told_count int NOT NULL DEFAULT 0,
    finished_at timestamptz,
    CONSTRAINT announcement_spread_announcement FOREIGN KEY (municipality_id, announcement_id) REFERENCES announcement (municipality_id, id));

  CREATE TABLE notice (
    id uuid CONSTRAINT notice_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT notice_municipality REFERENCES municipality (id),
    announcement_id uuid NOT NULL,
    person_id uuid,
    -- The initiative of somebody without an account, entered by staff: the message goes on paper.
    on_behalf_of uuid,
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    -- When it goes along in a digest; null when it does not, or did.
    digest_at timestamptz,
    -- Whether it goes on paper where no e-mail arrives.
    may_be_letter boolean NOT NULL,
    CONSTRAINT notice_within UNIQUE (municipality_id, id),
    CONSTRAINT notice_once UNIQUE NULLS NOT DISTINCT (announcement_id, person_id, on_behalf_of),
    CONSTRAINT notice_announcement FOREIGN KEY (municipality_id, announcement_id) REFERENCES announcement (municipality_id, id),
    CONSTRAINT notice_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT notice_on_behalf_of FOREIGN KEY (municipality_id, on_behalf_of) REFERENCES initiative (municipality_id, id),
    CONSTRAINT notice_for_one CHECK (num_nonnulls(person_id, on_behalf_of) = 1),
    CONSTRAINT notice_of_account CHECK (person_id IS NOT NULL OR (read_at IS NULL AND digest_at IS NULL)),
    CONSTRAINT notice_read CHECK (read_at >= created_at));
  CREATE INDEX notice_of_person ON notice (person_id, created_at DESC, id);
  CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL;
  CREATE INDEX notice_in_digest ON notice (digest_at, person_id) WHERE digest_at IS NOT NULL;`;

export const NOTICE_FUNCTIONS = `
  -- Spreading goes forward, and what was finished stays so.
  CREATE FUNCTION keep_announcement_spread() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF old.finished_at IS NOT NULL OR (new.announcement_id, new.municipality_id) IS DISTINCT FROM (old.announcement_id, old.municipality_id)
       OR new.told_count < old.told_count OR (old.last_person_id IS NOT NULL AND new.last_person_id IS NULL) OR new.last_person_id < old.last_person_id THEN
      RAISE EXCEPTION 'announcement_spread_forward: %', old.announcement_id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER announcement_spread_kept BEFORE UPDATE ON announcement_spread FOR EACH ROW EXECUTE FUNCTION keep_announcement_spread();

  -- A message stays what it was and whose it was; it can be read once, and leave its digest once.
  CREATE FUNCTION keep_notice() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (new.id, new.municipality_id, new.announcement_id, new.person_id, new.on_behalf_of, new.created_at, new.may_be_letter)
         IS DISTINCT FROM (old.id, old.municipality_id, old.announcement_id, old.person_id, old.on_behalf_of, old.created_at, old.may_be_letter)
       OR (old.read_at IS NOT NULL AND new.read_at IS DISTINCT FROM old.read_at)
       OR (new.digest_at IS DISTINCT FROM old.digest_at AND new.digest_at IS NOT NULL) THEN
      RAISE EXCEPTION 'notice_fixed: %', old.id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER notice_kept BEFORE UPDATE ON notice FOR EACH ROW EXECUTE FUNCTION keep_notice();`;
