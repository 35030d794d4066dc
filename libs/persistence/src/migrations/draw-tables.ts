export const DRAW_TABLES = `
  CREATE TABLE draw (
    id uuid CONSTRAINT draw_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT draw_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    title text NOT NULL,
    role text NOT NULL,
    strata jsonb NOT NULL,
    answer_days int NOT NULL,
    seal text NOT NULL,
    public_source text NOT NULL,
    public_form text NOT NULL,
    public_at timestamptz NOT NULL,
    announced_by text NOT NULL,
    announced_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'announced',
    frozen_by text,
    frozen_at timestamptz,
    list_text text,
    list_hash text,
    announcement_text text,
    cancelled_by text,
    cancelled_at timestamptz,
    cancel_reason text,
    CONSTRAINT draw_within UNIQUE (municipality_id, id),
    CONSTRAINT draw_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT draw_title_length CHECK (length(title) BETWEEN 1 AND 120),
    CONSTRAINT draw_role CHECK (role IN ('member', 'sub-representative')),
    CONSTRAINT draw_strata CHECK (jsonb_typeof(strata) = 'array' AND jsonb_array_length(strata) BETWEEN 1 AND 200),
    CONSTRAINT draw_answer_days CHECK (answer_days BETWEEN 1 AND 90),
    CONSTRAINT draw_seal CHECK (seal ~ '^[0-9a-f]{64}$'),
    CONSTRAINT draw_public_source_length CHECK (length(public_source) BETWEEN 1 AND 500),
    CONSTRAINT draw_public_form CHECK (public_form IN ('digits', 'sorted-numbers', 'hex')),
    CONSTRAINT draw_public_later CHECK (announced_at < public_at AND frozen_at < public_at),
    CONSTRAINT draw_state CHECK (state IN ('announced', 'frozen', 'drawn', 'cancelled')),
    CONSTRAINT draw_frozen CHECK (num_nulls(frozen_by, frozen_at, list_text, list_hash, announcement_text) IN (0, 5)),
    CONSTRAINT draw_frozen_state CHECK (CASE state WHEN 'announced' THEN frozen_at IS NULL WHEN 'cancelled' THEN true ELSE frozen_at IS NOT NULL END),
    CONSTRAINT draw_list_hash CHECK (list_hash = encode(sha256(convert_to(list_text, 'UTF8')), 'hex')),
    CONSTRAINT draw_cancelled CHECK (num_nulls(cancelled_by, cancelled_at, cancel_reason) = CASE state WHEN 'cancelled' THEN 0 ELSE 3 END),
    CONSTRAINT draw_cancel_reason_length CHECK (length(cancel_reason) BETWEEN 1 AND 2000));
  CREATE INDEX draw_of_wijkteam ON draw (wijkteam_id, announced_at);

  CREATE TABLE draw_entry (
    draw_id uuid NOT NULL,
    code text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT draw_entry_municipality REFERENCES municipality (id),
    stratum text NOT NULL,
    person_id uuid,
    CONSTRAINT draw_entry_pkey PRIMARY KEY (draw_id, code),
    CONSTRAINT draw_entry_within UNIQUE (municipality_id, draw_id, code),
    CONSTRAINT draw_entry_draw FOREIGN KEY (municipality_id, draw_id) REFERENCES draw (municipality_id, id),
    CONSTRAINT draw_entry_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    -- One lot a person: a second one would double the chance.
    CONSTRAINT draw_entry_once UNIQUE (draw_id, person_id),
    CONSTRAINT draw_entry_code CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$'),
    CONSTRAINT draw_entry_stratum CHECK (length(stratum) <= 80 AND stratum !~ '[,"\\n\\r]'));

  CREATE TABLE draw_outcome (
    draw_id uuid CONSTRAINT draw_outcome_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT draw_outcome_municipality REFERENCES municipality (id),
    secret text NOT NULL,
    public_value text NOT NULL,
    seed text NOT NULL,
    record_text text NOT NULL,
    record_hash text NOT NULL,
    drawn_by text NOT NULL,
    drawn_at timestamptz NOT NULL,
    CONSTRAINT draw_outcome_within UNIQUE (municipality_id, draw_id),
    CONSTRAINT draw_outcome_draw FOREIGN KEY (municipality_id, draw_id) REFERENCES draw (municipality_id, id),
    CONSTRAINT draw_outcome_secret CHECK (secret ~ '^[A-Za-z0-9_-]{22,200}$'),
    CONSTRAINT draw_outcome_public_value CHECK (length(public_value) BETWEEN 1 AND 600),
    CONSTRAINT draw_outcome_record_hash CHECK (record_hash = encode(sha256(convert_to(record_text, 'UTF8')), 'hex')));

  CREATE TABLE draw_place (
    draw_id uuid NOT NULL,
    code text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT draw_place_municipality REFERENCES municipality (id),
    stratum text NOT NULL,
    place int NOT NULL,
    CONSTRAINT draw_place_pkey PRIMARY KEY (draw_id, code),
    CONSTRAINT draw_place_within UNIQUE (municipality_id, draw_id, code),
    CONSTRAINT draw_place_once UNIQUE (draw_id, stratum, place),
    CONSTRAINT draw_place_entry FOREIGN KEY (municipality_id, draw_id, code) REFERENCES draw_entry (municipality_id, draw_id, code),
    CONSTRAINT draw_place_outcome FOREIGN KEY (municipality_id, draw_id) REFERENCES draw_outcome (municipality_id, draw_id),
    CONSTRAINT draw_place_counts_from_one CHECK (place >= 1));

  CREATE TABLE draw_place_event (
    draw_id uuid NOT NULL,
    code text NOT NULL,
    kind text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT draw_place_event_municipality REFERENCES municipality (id),
    answer_by_on date,
    membership_id uuid,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT draw_place_event_pkey PRIMARY KEY (draw_id, code, kind),
    CONSTRAINT draw_place_event_place FOREIGN KEY (municipality_id, draw_id, code) REFERENCES draw_place (municipality_id, draw_id, code),
    CONSTRAINT draw_place_event_membership FOREIGN KEY (municipality_id, membership_id) REFERENCES membership (municipality_id, id),
    CONSTRAINT draw_place_event_once UNIQUE (membership_id),
    CONSTRAINT draw_place_event_kind CHECK (kind IN ('invited', 'accepted', 'declined', 'lapsed')),
    CONSTRAINT draw_place_event_invited CHECK ((kind = 'invited') = (answer_by_on IS NOT NULL)),
    CONSTRAINT draw_place_event_accepted CHECK ((kind = 'accepted') = (membership_id IS NOT NULL)));
  CREATE UNIQUE INDEX draw_place_event_one_answer ON draw_place_event (draw_id, code) WHERE kind <> 'invited';`;

export const DRAW_GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['draw', 'draw_entry', 'draw_outcome', 'draw_place', 'draw_place_event']) AS tab;
  GRANT SELECT, INSERT, UPDATE ON draw TO wijkkas_app;
  GRANT SELECT, INSERT, DELETE ON draw_entry TO wijkkas_app;
  GRANT SELECT, INSERT ON draw_outcome, draw_place, draw_place_event TO wijkkas_app;`;

export const DRAWS_UNDONE = `
  DROP TABLE draw_place_event, draw_place, draw_outcome, draw_entry, draw;
  DROP FUNCTION check_place_event(), check_drawn_places(), check_draw_outcome(), keep_draw_list(), keep_draw(),
    frozen_list_of(uuid), refuse_own_draw(uuid, text), is_public_value(text, text);`;
