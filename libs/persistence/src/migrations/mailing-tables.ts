/** Messages on their way out, by e-mail or on paper; what came back of them; and what people chose. */
export const MAILING_TABLES = `
  CREATE TABLE mailing (
    id uuid CONSTRAINT mailing_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT mailing_municipality REFERENCES municipality (id),
    person_id uuid,
    on_behalf_of uuid,
    channel text NOT NULL,
    is_digest boolean NOT NULL DEFAULT false,
    state text NOT NULL DEFAULT 'waiting',
    created_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    handed_over_at timestamptz,
    settled_at timestamptz,
    settled_by uuid,
    -- What the mail server said, without the address: a reply code, and a status where it gave one.
    answer text,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT mailing_within UNIQUE (municipality_id, id),
    CONSTRAINT mailing_on_channel UNIQUE (municipality_id, id, channel),
    CONSTRAINT mailing_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT mailing_on_behalf_of FOREIGN KEY (municipality_id, on_behalf_of) REFERENCES initiative (municipality_id, id),
    CONSTRAINT mailing_settler FOREIGN KEY (municipality_id, settled_by) REFERENCES person (municipality_id, id),
    CONSTRAINT mailing_for_one CHECK (num_nonnulls(person_id, on_behalf_of) = 1),
    CONSTRAINT mailing_channel CHECK (channel IN ('email', 'letter') AND (channel = 'letter' OR person_id IS NOT NULL)),
    CONSTRAINT mailing_digest CHECK (channel = 'email' OR NOT is_digest),
    CONSTRAINT mailing_state CHECK (state IN ('waiting', 'sent', 'dropped')
      OR (channel = 'email' AND state IN ('handing-over', 'failed', 'uncertain', 'bounced'))),
    CONSTRAINT mailing_attempts CHECK (attempts >= 0 AND (channel = 'email' OR attempts = 0)),
    CONSTRAINT mailing_in_hand CHECK (state <> 'handing-over' OR handed_over_at IS NOT NULL),
    CONSTRAINT mailing_settled CHECK ((state IN ('waiting', 'handing-over')) = (settled_at IS NULL)),
    CONSTRAINT mailing_by_hand CHECK (NOT (channel = 'letter' AND state = 'sent') OR settled_by IS NOT NULL),
    CONSTRAINT mailing_answer CHECK (length(answer) BETWEEN 1 AND 40));
  CREATE INDEX mailing_due ON mailing (due_at, id) WHERE state = 'waiting' AND channel = 'email';
  CREATE INDEX mailing_in_hand_since ON mailing (handed_over_at) WHERE state = 'handing-over';
  CREATE INDEX mailing_listed ON mailing (channel, state, created_at, id);
  CREATE INDEX mailing_of_person ON mailing (person_id);

  CREATE TABLE mailing_notice (
    mailing_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT mailing_notice_municipality REFERENCES municipality (id),
    channel text NOT NULL,
    CONSTRAINT mailing_notice_pkey PRIMARY KEY (mailing_id, notice_id),
    -- The rule of once: a message goes out by each channel in one mailing, ever.
    CONSTRAINT mailing_notice_once UNIQUE (notice_id, channel),
    CONSTRAINT mailing_notice_mailing FOREIGN KEY (municipality_id, mailing_id, channel) REFERENCES mailing (municipality_id, id, channel),
    CONSTRAINT mailing_notice_notice FOREIGN KEY (municipality_id, notice_id) REFERENCES notice (municipality_id, id));

  CREATE TABLE mail_address (
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT mail_address_municipality REFERENCES municipality (id),
    email text NOT NULL,
    soft_bounces int NOT NULL DEFAULT 0,
    undeliverable_at timestamptz,
    CONSTRAINT mail_address_pkey PRIMARY KEY (municipality_id, email),
    CONSTRAINT mail_address_lower CHECK (email = lower(email)),
    CONSTRAINT mail_address_bounces CHECK (soft_bounces >= 0));

  CREATE TABLE mail_bounce (
    id uuid CONSTRAINT mail_bounce_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT mail_bounce_municipality REFERENCES municipality (id),
    mailing_id uuid NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT mail_bounce_once UNIQUE (mailing_id, kind, status),
    CONSTRAINT mail_bounce_mailing FOREIGN KEY (municipality_id, mailing_id) REFERENCES mailing (municipality_id, id),
    CONSTRAINT mail_bounce_kind CHECK (kind IN ('hard', 'soft', 'delayed')),
    CONSTRAINT mail_bounce_status CHECK (status ~ '^[245][.][0-9]{1,3}[.][0-9]{1,3}$' AND (kind <> 'hard' OR status LIKE '5.1.%' OR status = '5.2.1')));

  CREATE TABLE person_mail_settings (
    person_id uuid CONSTRAINT person_mail_settings_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT person_mail_settings_municipality REFERENCES municipality (id),
    language text NOT NULL DEFAULT 'nl',
    quiet_from time NOT NULL DEFAULT '21:00',
    quiet_until time NOT NULL DEFAULT '08:00',
    wants_letters boolean NOT NULL DEFAULT false,
    wants_vote_reminders boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT person_mail_settings_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT person_mail_settings_language CHECK (language IN ('nl', 'en')));

  CREATE TABLE notice_preference (
    person_id uuid NOT NULL,
    topic text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT notice_preference_municipality REFERENCES municipality (id),
    timing text NOT NULL,
    CONSTRAINT notice_preference_pkey PRIMARY KEY (person_id, topic),
    CONSTRAINT notice_preference_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT notice_preference_topic CHECK (topic IN ('initiatives', 'outcomes', 'comments', 'reminders', 'progress', 'promises', 'work')),
    CONSTRAINT notice_preference_timing CHECK (timing IN ('now', 'daily', 'weekly', 'inbox')));`;

export const MAILING_FUNCTIONS = `
  -- The steps of a mailing; the domain has the same table. Out of 'uncertain' only a person leads.
  CREATE FUNCTION keep_mailing() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (new.id, new.municipality_id, new.person_id, new.on_behalf_of, new.channel, new.is_digest, new.created_at)
       IS DISTINCT FROM (old.id, old.municipality_id, old.person_id, old.on_behalf_of, old.channel, old.is_digest, old.created_at)
       OR new.attempts < old.attempts THEN
      RAISE EXCEPTION 'mailing_fixed: %', old.id USING ERRCODE = '42501';
    END IF;
    IF NOT (old.state || ' ' || new.state = ANY (CASE new.channel
        WHEN 'letter' THEN ARRAY['waiting sent', 'waiting dropped']
        ELSE ARRAY['waiting handing-over', 'waiting dropped', 'handing-over waiting', 'handing-over sent', 'handing-over failed',
                   'handing-over uncertain', 'uncertain waiting', 'uncertain sent', 'uncertain dropped', 'uncertain bounced', 'sent bounced'] END)) THEN
      RAISE EXCEPTION 'mailing_step: % from % to %', old.id, old.state, new.state USING ERRCODE = '23514', CONSTRAINT = 'mailing_step';
    END IF;
    IF old.state = 'uncertain' AND new.state IN ('waiting', 'sent', 'dropped') AND new.settled_by IS NULL THEN
      RAISE EXCEPTION 'mailing_decided_by_person: %', old.id USING ERRCODE = '23514', CONSTRAINT = 'mailing_decided_by_person';
    END IF;
    new.version := old.version + 1;
    RETURN new;
  END $$;
  CREATE TRIGGER mailing_kept BEFORE UPDATE ON mailing FOR EACH ROW EXECUTE FUNCTION keep_mailing();

  -- A mailing begins as one that waits, and holds messages of whoever it is for.
  CREATE FUNCTION check_mailing() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.state <> 'waiting' OR new.attempts <> 0 THEN
      RAISE EXCEPTION 'mailing_begins: %', new.id USING ERRCODE = '23514', CONSTRAINT = 'mailing_begins';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER mailing_begins BEFORE INSERT ON mailing FOR EACH ROW EXECUTE FUNCTION check_mailing();

  CREATE FUNCTION check_mailing_notice() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM mailing m, notice n WHERE m.id = new.mailing_id AND n.id = new.notice_id
        AND (m.person_id, m.on_behalf_of) IS DISTINCT FROM (n.person_id, n.on_behalf_of)) THEN
      RAISE EXCEPTION 'mailing_notice_of_other: %', new.notice_id USING ERRCODE = '23514', CONSTRAINT = 'mailing_notice_of_other';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER mailing_notice_checked AFTER INSERT ON mailing_notice FOR EACH ROW EXECUTE FUNCTION check_mailing_notice();`;
