/** What a whole plan holds besides its name, its text and its costs. */
export const PLAN_COLUMNS = `
  ALTER TABLE initiative
    ADD COLUMN for_whom text NOT NULL DEFAULT '',
    ADD COLUMN carried_out_by text NOT NULL DEFAULT '',
    ADD COLUMN applicant_kind text,
    ADD COLUMN theme text,
    ADD COLUMN aims text[],
    ADD COLUMN starts_on date,
    ADD COLUMN ends_on date,
    ADD COLUMN own_contribution_cents bigint,
    ADD COLUMN other_funding_cents bigint NOT NULL DEFAULT 0,
    ADD COLUMN unforeseen_cents bigint NOT NULL DEFAULT 0,
    ADD COLUMN cost_cents bigint NOT NULL DEFAULT 0,
    ADD COLUMN requested_cents bigint NOT NULL DEFAULT 0,
    ADD COLUMN entered_by uuid,
    ADD COLUMN saved_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN withdrawal_reason text,
    ADD CONSTRAINT initiative_withdrawal_reason CHECK (withdrawal_reason IS NULL OR length(withdrawal_reason) BETWEEN 1 AND 2000 AND state = 'withdrawn'),
    ADD CONSTRAINT initiative_for_whom CHECK (length(for_whom) <= 1000),
    ADD CONSTRAINT initiative_carried_out_by CHECK (length(carried_out_by) <= 1000),
    ADD CONSTRAINT initiative_applicant_kind CHECK (applicant_kind IN ('person', 'residents-group', 'organisation', 'entrepreneur')),
    ADD CONSTRAINT initiative_theme CHECK (theme IN ('green', 'play', 'meeting', 'culture', 'sport', 'safety', 'traffic', 'sustainability', 'care', 'learning', 'other')),
    ADD CONSTRAINT initiative_aims CHECK (aims <@ ARRAY['religious', 'political', 'commercial', 'private-gain']),
    ADD CONSTRAINT initiative_period CHECK (starts_on <= ends_on),
    ADD CONSTRAINT initiative_funding CHECK (own_contribution_cents >= 0 AND other_funding_cents >= 0 AND unforeseen_cents >= 0),
    ADD CONSTRAINT initiative_enterer FOREIGN KEY (municipality_id, entered_by) REFERENCES person (municipality_id, id),
    -- Who writes an initiative down for somebody else does not judge it.
    ADD CONSTRAINT initiative_entered_four_eyes CHECK (screened_by <> entered_by);
  UPDATE initiative i SET saved_at = created_at, cost_cents = s.cost, requested_cents = s.cost
    FROM (SELECT n.id, coalesce(sum(l.amount_cents), 0) AS cost FROM initiative n LEFT JOIN cost_line l ON l.initiative_id = n.id GROUP BY n.id) AS s
   WHERE s.id = i.id;
  CREATE INDEX initiative_of_proposer ON initiative (proposed_by, saved_at, id);

  ALTER TABLE cost_line
    ADD COLUMN quantity_hundredths int,
    ADD COLUMN unit text,
    ADD COLUMN rate_cents bigint,
    ADD COLUMN category text,
    ADD CONSTRAINT cost_line_unit CHECK (unit IN ('piece', 'hour', 'day', 'month', 'metre', 'square-metre', 'cubic-metre', 'kilogram', 'litre', 'kilometre', 'person')),
    ADD CONSTRAINT cost_line_category CHECK (category IN ('own-work', 'party', 'food-and-drink', 'alcohol', 'travel', 'prizes', 'materials', 'hire', 'promotion', 'permits', 'other')),
    ADD CONSTRAINT cost_line_calculation CHECK (num_nonnulls(quantity_hundredths, unit, rate_cents) IN (0, 3)),
    ADD CONSTRAINT cost_line_positive CHECK (quantity_hundredths > 0 AND rate_cents > 0),
    -- A quantity times a rate is what the line says, to the cent.
    ADD CONSTRAINT cost_line_product CHECK (quantity_hundredths::numeric * rate_cents = amount_cents::numeric * 100);`;

/** Who makes an initiative together, and for whom somebody else wrote it down. */
export const CO_INITIATOR_TABLES = `
  -- Personal data of somebody without an account: never public, never in a log.
  CREATE TABLE initiative_on_behalf (
    initiative_id uuid CONSTRAINT initiative_on_behalf_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_on_behalf_municipality REFERENCES municipality (id),
    name text NOT NULL,
    postal_address text,
    phone text,
    consent_on date NOT NULL,
    consent_form text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT initiative_on_behalf_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT initiative_on_behalf_recorder FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT initiative_on_behalf_name CHECK (length(name) BETWEEN 1 AND 120),
    CONSTRAINT initiative_on_behalf_reachable CHECK (postal_address IS NOT NULL OR phone IS NOT NULL),
    CONSTRAINT initiative_on_behalf_contact CHECK (length(postal_address) BETWEEN 1 AND 300 AND length(phone) BETWEEN 1 AND 40),
    CONSTRAINT initiative_on_behalf_consent CHECK (consent_form IN ('in-person', 'by-phone', 'in-writing')));

  CREATE TABLE co_initiator_invitation (
    id uuid CONSTRAINT co_initiator_invitation_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT co_initiator_invitation_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    invitee_id uuid,
    email text,
    invited_by uuid NOT NULL,
    invited_at timestamptz NOT NULL,
    answer text,
    answered_at timestamptz,
    CONSTRAINT co_initiator_invitation_within UNIQUE (municipality_id, id),
    CONSTRAINT co_initiator_invitation_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT co_initiator_invitation_invitee FOREIGN KEY (municipality_id, invitee_id) REFERENCES person (municipality_id, id),
    CONSTRAINT co_initiator_invitation_inviter FOREIGN KEY (municipality_id, invited_by) REFERENCES person (municipality_id, id),
    CONSTRAINT co_initiator_invitation_to CHECK (num_nonnulls(invitee_id, email) = 1),
    CONSTRAINT co_initiator_invitation_email CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
    CONSTRAINT co_initiator_invitation_answer CHECK (answer IN ('accepted', 'declined', 'withdrawn')),
    CONSTRAINT co_initiator_invitation_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT co_initiator_invitation_not_self CHECK (invitee_id <> invited_by));
  CREATE INDEX co_initiator_invitation_of ON co_initiator_invitation (initiative_id, invited_at);
  CREATE INDEX co_initiator_invitation_for_person ON co_initiator_invitation (invitee_id) WHERE answer IS NULL;
  CREATE INDEX co_initiator_invitation_for_email ON co_initiator_invitation (municipality_id, email) WHERE answer IS NULL;

  CREATE TABLE co_initiator (
    initiative_id uuid NOT NULL,
    person_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT co_initiator_municipality REFERENCES municipality (id),
    invited_at timestamptz NOT NULL,
    confirmed_at timestamptz NOT NULL,
    left_at timestamptz,
    CONSTRAINT co_initiator_pkey PRIMARY KEY (initiative_id, person_id),
    CONSTRAINT co_initiator_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT co_initiator_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT co_initiator_in_order CHECK (invited_at <= confirmed_at AND confirmed_at <= left_at));
  CREATE INDEX co_initiator_of_person ON co_initiator (person_id, initiative_id);`;

/** What a public plan said, after each change of it. */
export const VERSION_TABLES = `
  CREATE TABLE initiative_version (
    initiative_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_version_municipality REFERENCES municipality (id),
    plan jsonb NOT NULL,
    changed_by uuid,
    changed_by_kind text NOT NULL,
    reason text,
    changed_at timestamptz NOT NULL,
    CONSTRAINT initiative_version_pkey PRIMARY KEY (initiative_id, number),
    CONSTRAINT initiative_version_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT initiative_version_changer FOREIGN KEY (municipality_id, changed_by) REFERENCES person (municipality_id, id),
    CONSTRAINT initiative_version_number CHECK (number > 0),
    CONSTRAINT initiative_version_kind CHECK (changed_by_kind IN ('initiator', 'contact-person', 'staff', 'machine', 'service')),
    CONSTRAINT initiative_version_reason CHECK (length(reason) BETWEEN 1 AND 2000));`;
