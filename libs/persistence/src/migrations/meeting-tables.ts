/** Meetings of wijkteams with their agenda, seats, presence, recusals, votes and decisions. */
export const MEETING_TABLES = `
  CREATE TABLE meeting (
    id uuid CONSTRAINT meeting_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT meeting_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    place text NOT NULL DEFAULT '',
    starts_at timestamptz NOT NULL,
    closes_at timestamptz,
    state text NOT NULL DEFAULT 'draft',
    rules jsonb,
    opened_at timestamptz,
    closed_at timestamptz,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT meeting_within UNIQUE (municipality_id, id),
    CONSTRAINT meeting_of_team UNIQUE (municipality_id, wijkteam_id, id),
    CONSTRAINT meeting_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT meeting_creator FOREIGN KEY (municipality_id, created_by) REFERENCES person (municipality_id, id),
    CONSTRAINT meeting_kind CHECK (kind IN ('in-person', 'online', 'written')),
    CONSTRAINT meeting_state CHECK (state IN ('draft', 'convened', 'open', 'closed', 'cancelled')),
    CONSTRAINT meeting_title CHECK (length(title) BETWEEN 1 AND 200),
    CONSTRAINT meeting_place CHECK (length(place) <= 500),
    CONSTRAINT meeting_closing CHECK ((kind = 'written') = (closes_at IS NOT NULL) AND closes_at > starts_at),
    CONSTRAINT meeting_opened CHECK ((state IN ('open', 'closed')) = (opened_at IS NOT NULL) AND (opened_at IS NULL) = (rules IS NULL)),
    CONSTRAINT meeting_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND closed_at >= opened_at));
  CREATE INDEX meeting_list ON meeting (wijkteam_id, starts_at);

  -- Who sat in the wijkteam when the meeting opened.
  CREATE TABLE meeting_seat (
    meeting_id uuid NOT NULL,
    person_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT meeting_seat_municipality REFERENCES municipality (id),
    role text NOT NULL,
    label text NOT NULL,
    is_voting boolean NOT NULL,
    CONSTRAINT meeting_seat_pkey PRIMARY KEY (meeting_id, person_id),
    CONSTRAINT meeting_seat_within UNIQUE (municipality_id, meeting_id, person_id),
    CONSTRAINT meeting_seat_label UNIQUE (meeting_id, label),
    CONSTRAINT meeting_seat_meeting FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    CONSTRAINT meeting_seat_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT meeting_seat_label_shape CHECK (label ~ ('^' || role || '-[0-9]+$')));

  CREATE TABLE agenda_item (
    id uuid CONSTRAINT agenda_item_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT agenda_item_municipality REFERENCES municipality (id),
    meeting_id uuid NOT NULL,
    number int NOT NULL,
    title text NOT NULL,
    explanation text NOT NULL DEFAULT '',
    kind text,
    content text,
    content_hash text,
    repeats_item_id uuid,
    added_by uuid NOT NULL,
    added_at timestamptz NOT NULL,
    CONSTRAINT agenda_item_within UNIQUE (municipality_id, id),
    CONSTRAINT agenda_item_number UNIQUE (meeting_id, number),
    CONSTRAINT agenda_item_meeting FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    CONSTRAINT agenda_item_repeats FOREIGN KEY (municipality_id, repeats_item_id) REFERENCES agenda_item (municipality_id, id),
    CONSTRAINT agenda_item_person FOREIGN KEY (municipality_id, added_by) REFERENCES person (municipality_id, id),
    CONSTRAINT agenda_item_place CHECK (number BETWEEN 1 AND 100),
    CONSTRAINT agenda_item_title CHECK (length(title) BETWEEN 1 AND 200),
    CONSTRAINT agenda_item_explanation CHECK (length(explanation) <= 5000),
    CONSTRAINT agenda_item_kind CHECK (kind IN ('ratify-tally', 'allocate', 'split-budget', 'postpone-round', 'adopt-rules', 'give-mandate', 'revoke-mandate', 'other')),
    CONSTRAINT agenda_item_content CHECK (kind IS NOT DISTINCT FROM (content::jsonb ->> 'kind')),
    CONSTRAINT agenda_item_deviations CHECK (content IS NULL OR NOT jsonb_path_exists(content::jsonb, '$.deviations[*].reason ? (!(@ like_regex "^.{20,}$" flag "s"))')),
    CONSTRAINT agenda_item_hash CHECK (content_hash IS NOT DISTINCT FROM encode(sha256(convert_to(content, 'UTF8')), 'hex')));

  CREATE TABLE meeting_presence (
    seq bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT meeting_presence_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT meeting_presence_municipality REFERENCES municipality (id),
    meeting_id uuid NOT NULL,
    person_id uuid NOT NULL,
    event text NOT NULL,
    manner text NOT NULL,
    at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT meeting_presence_seat FOREIGN KEY (municipality_id, meeting_id, person_id) REFERENCES meeting_seat (municipality_id, meeting_id, person_id),
    CONSTRAINT meeting_presence_meeting FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    CONSTRAINT meeting_presence_recorder FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT meeting_presence_event CHECK (event IN ('arrived', 'left')),
    CONSTRAINT meeting_presence_manner CHECK (manner IN ('in-person', 'online')));
  CREATE INDEX meeting_presence_of ON meeting_presence (meeting_id, person_id);

  -- Nobody recorded it where the rules ask for it: who proposed what is at stake.
  CREATE TABLE recusal (
    item_id uuid NOT NULL,
    person_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT recusal_municipality REFERENCES municipality (id),
    ground text NOT NULL,
    explanation text NOT NULL DEFAULT '',
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT recusal_pkey PRIMARY KEY (item_id, person_id),
    CONSTRAINT recusal_item FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
    CONSTRAINT recusal_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT recusal_recorder FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT recusal_ground CHECK (ground IN ('family', 'employer', 'initiator', 'payee', 'other')),
    CONSTRAINT recusal_explanation CHECK (length(explanation) <= 1000 AND (ground <> 'other' OR explanation <> '')));

  CREATE TABLE team_vote (
    item_id uuid NOT NULL,
    person_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT team_vote_municipality REFERENCES municipality (id),
    choice text NOT NULL,
    reason text NOT NULL DEFAULT '',
    cast_by uuid NOT NULL,
    cast_at timestamptz NOT NULL,
    CONSTRAINT team_vote_pkey PRIMARY KEY (item_id, person_id),
    CONSTRAINT team_vote_item FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
    CONSTRAINT team_vote_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT team_vote_caster FOREIGN KEY (municipality_id, cast_by) REFERENCES person (municipality_id, id),
    CONSTRAINT team_vote_choice CHECK (choice IN ('for', 'against', 'abstain')),
    CONSTRAINT team_vote_reason CHECK (length(reason) <= 2000));

  CREATE TABLE agenda_note (
    seq bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT agenda_note_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT agenda_note_municipality REFERENCES municipality (id),
    item_id uuid NOT NULL,
    text text NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT agenda_note_item FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
    CONSTRAINT agenda_note_writer FOREIGN KEY (municipality_id, written_by) REFERENCES person (municipality_id, id),
    CONSTRAINT agenda_note_text CHECK (length(text) BETWEEN 1 AND 10000));
  CREATE INDEX agenda_note_of ON agenda_note (item_id);

  CREATE TABLE team_decision (
    id uuid CONSTRAINT team_decision_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT team_decision_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    item_id uuid NOT NULL CONSTRAINT team_decision_once UNIQUE,
    outcome text NOT NULL,
    seat_count int NOT NULL,
    present_count int NOT NULL,
    quorum_needed int NOT NULL,
    for_count int NOT NULL,
    against_count int NOT NULL,
    abstain_count int NOT NULL,
    is_by_casting_vote boolean NOT NULL,
    recorded_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT team_decision_within UNIQUE (municipality_id, id),
    CONSTRAINT team_decision_meeting FOREIGN KEY (municipality_id, wijkteam_id, meeting_id) REFERENCES meeting (municipality_id, wijkteam_id, id),
    CONSTRAINT team_decision_item FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
    CONSTRAINT team_decision_recorder FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT team_decision_outcome CHECK (outcome IN ('adopted', 'rejected', 'no-quorum', 'tied')));
  CREATE INDEX team_decision_list ON team_decision (wijkteam_id, decided_at);

  -- A decision is the ground of one thing.
  CREATE TABLE team_decision_use (
    decision_id uuid CONSTRAINT team_decision_use_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT team_decision_use_municipality REFERENCES municipality (id),
    effect_id uuid NOT NULL,
    used_by uuid NOT NULL,
    used_at timestamptz NOT NULL,
    CONSTRAINT team_decision_use_decision FOREIGN KEY (municipality_id, decision_id) REFERENCES team_decision (municipality_id, id),
    CONSTRAINT team_decision_use_person FOREIGN KEY (municipality_id, used_by) REFERENCES person (municipality_id, id));`;

/** Mandates with their uses and ends, and the minutes book of each wijkteam. */
export const MANDATE_TABLES = `
  CREATE TABLE mandate (
    id uuid CONSTRAINT mandate_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT mandate_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    decision_id uuid CONSTRAINT mandate_decision_once UNIQUE,
    parent_id uuid,
    form text NOT NULL,
    decision_kind text NOT NULL,
    holder_id uuid NOT NULL,
    ceiling_cents bigint,
    total_cents bigint,
    valid_from_on date NOT NULL,
    valid_until_on date NOT NULL,
    may_sub_mandate boolean NOT NULL,
    legal_basis text NOT NULL,
    given_at timestamptz NOT NULL,
    CONSTRAINT mandate_within UNIQUE (municipality_id, id),
    CONSTRAINT mandate_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT mandate_decision FOREIGN KEY (municipality_id, decision_id) REFERENCES team_decision (municipality_id, id),
    CONSTRAINT mandate_parent FOREIGN KEY (municipality_id, parent_id) REFERENCES mandate (municipality_id, id),
    CONSTRAINT mandate_holder FOREIGN KEY (municipality_id, holder_id) REFERENCES person (municipality_id, id),
    CONSTRAINT mandate_origin CHECK ((decision_id IS NULL) <> (parent_id IS NULL)),
    CONSTRAINT mandate_form CHECK (form IN ('mandate', 'delegation') AND (form = 'mandate' OR (legal_basis <> '' AND NOT may_sub_mandate))),
    CONSTRAINT mandate_kind CHECK (decision_kind IN ('allocate', 'ratify-tally', 'split-budget', 'postpone-round')),
    CONSTRAINT mandate_amounts CHECK ((ceiling_cents IS NULL) = (total_cents IS NULL) AND (ceiling_cents IS NULL) = (decision_kind = 'postpone-round')
      AND ceiling_cents > 0 AND ceiling_cents <= total_cents),
    CONSTRAINT mandate_period CHECK (valid_from_on <= valid_until_on),
    CONSTRAINT mandate_basis_length CHECK (length(legal_basis) <= 500));
  CREATE INDEX mandate_of_team ON mandate (wijkteam_id);

  -- Numbered without a gap, each with what was used up to and including it: two at once cannot have the same number.
  CREATE TABLE mandate_use (
    mandate_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT mandate_use_municipality REFERENCES municipality (id),
    -- The mandate of who used it: this one, or one that is part of it.
    through_id uuid NOT NULL,
    effect_id uuid NOT NULL,
    amount_cents bigint NOT NULL,
    used_cents bigint NOT NULL,
    used_by uuid NOT NULL,
    used_at timestamptz NOT NULL,
    CONSTRAINT mandate_use_pkey PRIMARY KEY (mandate_id, number),
    CONSTRAINT mandate_use_once UNIQUE (mandate_id, effect_id),
    CONSTRAINT mandate_use_mandate FOREIGN KEY (municipality_id, mandate_id) REFERENCES mandate (municipality_id, id),
    CONSTRAINT mandate_use_through FOREIGN KEY (municipality_id, through_id) REFERENCES mandate (municipality_id, id),
    CONSTRAINT mandate_use_person FOREIGN KEY (municipality_id, used_by) REFERENCES person (municipality_id, id),
    CONSTRAINT mandate_use_amount CHECK (amount_cents >= 0));

  CREATE TABLE mandate_revocation (
    mandate_id uuid CONSTRAINT mandate_revocation_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT mandate_revocation_municipality REFERENCES municipality (id),
    decision_id uuid NOT NULL CONSTRAINT mandate_revocation_decision_once UNIQUE,
    revoked_at timestamptz NOT NULL,
    CONSTRAINT mandate_revocation_mandate FOREIGN KEY (municipality_id, mandate_id) REFERENCES mandate (municipality_id, id),
    CONSTRAINT mandate_revocation_decision FOREIGN KEY (municipality_id, decision_id) REFERENCES team_decision (municipality_id, id));

  CREATE TABLE minutes (
    id uuid CONSTRAINT minutes_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT minutes_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    number int NOT NULL,
    kind text NOT NULL,
    meeting_id uuid NOT NULL,
    amends_id uuid,
    text text NOT NULL,
    hash text NOT NULL,
    previous_hash text,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT minutes_within UNIQUE (municipality_id, id),
    CONSTRAINT minutes_number UNIQUE (wijkteam_id, number),
    CONSTRAINT minutes_meeting FOREIGN KEY (municipality_id, wijkteam_id, meeting_id) REFERENCES meeting (municipality_id, wijkteam_id, id),
    CONSTRAINT minutes_amends FOREIGN KEY (municipality_id, amends_id) REFERENCES minutes (municipality_id, id),
    CONSTRAINT minutes_person FOREIGN KEY (municipality_id, made_by) REFERENCES person (municipality_id, id),
    CONSTRAINT minutes_kind CHECK (kind IN ('minutes', 'addendum') AND (kind = 'addendum') = (amends_id IS NOT NULL)),
    CONSTRAINT minutes_first CHECK (number > 0 AND (number = 1) = (previous_hash IS NULL)),
    CONSTRAINT minutes_hash CHECK (hash = encode(sha256(convert_to(coalesce(previous_hash, '') || chr(10) || text, 'UTF8')), 'hex')));
  CREATE UNIQUE INDEX minutes_once ON minutes (meeting_id) WHERE kind = 'minutes';

  CREATE TABLE minutes_approval (
    minutes_id uuid CONSTRAINT minutes_approval_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT minutes_approval_municipality REFERENCES municipality (id),
    meeting_id uuid NOT NULL,
    recorded_by uuid NOT NULL,
    approved_at timestamptz NOT NULL,
    CONSTRAINT minutes_approval_minutes FOREIGN KEY (municipality_id, minutes_id) REFERENCES minutes (municipality_id, id),
    CONSTRAINT minutes_approval_meeting FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    CONSTRAINT minutes_approval_person FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id));`;
