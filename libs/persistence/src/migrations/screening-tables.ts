/** What happens to one initiative while it is screened. All of it is added to, and never changed. */
export const SCREENING_TABLES = `
  CREATE TABLE screening (
    id uuid CONSTRAINT screening_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT screening_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    procedure_id uuid NOT NULL,
    -- Null when the service opened it by itself.
    opened_by uuid,
    opened_at timestamptz NOT NULL,
    CONSTRAINT screening_within UNIQUE (municipality_id, id),
    CONSTRAINT screening_once UNIQUE (initiative_id),
    CONSTRAINT screening_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT screening_by_procedure FOREIGN KEY (municipality_id, procedure_id) REFERENCES screening_procedure (municipality_id, id),
    CONSTRAINT screening_opener FOREIGN KEY (municipality_id, opened_by) REFERENCES person (municipality_id, id));

  CREATE TABLE screening_advice (
    id uuid CONSTRAINT screening_advice_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT screening_advice_municipality REFERENCES municipality (id),
    screening_id uuid NOT NULL,
    department_id uuid NOT NULL,
    question text,
    asked_by uuid,
    asked_at timestamptz NOT NULL,
    CONSTRAINT screening_advice_within UNIQUE (municipality_id, id),
    CONSTRAINT screening_advice_once UNIQUE (screening_id, department_id),
    CONSTRAINT screening_advice_screening FOREIGN KEY (municipality_id, screening_id) REFERENCES screening (municipality_id, id),
    CONSTRAINT screening_advice_department FOREIGN KEY (municipality_id, department_id) REFERENCES department (municipality_id, id),
    CONSTRAINT screening_advice_asker FOREIGN KEY (municipality_id, asked_by) REFERENCES person (municipality_id, id),
    CONSTRAINT screening_advice_question CHECK (length(trim(question)) BETWEEN 1 AND 1000));
  CREATE INDEX screening_advice_of_department ON screening_advice (department_id);

  CREATE TABLE advice_answer (
    advice_id uuid NOT NULL,
    code text NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT advice_answer_municipality REFERENCES municipality (id),
    answer text NOT NULL,
    explanation text NOT NULL,
    answered_by uuid NOT NULL,
    answered_at timestamptz NOT NULL,
    CONSTRAINT advice_answer_pkey PRIMARY KEY (advice_id, code, number),
    CONSTRAINT advice_answer_advice FOREIGN KEY (municipality_id, advice_id) REFERENCES screening_advice (municipality_id, id),
    CONSTRAINT advice_answer_person FOREIGN KEY (municipality_id, answered_by) REFERENCES person (municipality_id, id),
    CONSTRAINT advice_answer_kind CHECK (answer IN ('yes', 'no', 'condition', 'unknown')),
    CONSTRAINT advice_answer_explained CHECK (length(explanation) <= 2000 AND (answer = 'yes' OR length(trim(explanation)) > 0)));

  -- For those who screen: in no public answer, ever.
  CREATE TABLE screening_note (
    id uuid CONSTRAINT screening_note_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT screening_note_municipality REFERENCES municipality (id),
    screening_id uuid NOT NULL,
    advice_id uuid,
    text text NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT screening_note_screening FOREIGN KEY (municipality_id, screening_id) REFERENCES screening (municipality_id, id),
    CONSTRAINT screening_note_advice FOREIGN KEY (municipality_id, advice_id) REFERENCES screening_advice (municipality_id, id),
    CONSTRAINT screening_note_writer FOREIGN KEY (municipality_id, written_by) REFERENCES person (municipality_id, id),
    CONSTRAINT screening_note_text CHECK (length(trim(text)) BETWEEN 1 AND 5000));
  CREATE INDEX screening_note_of_screening ON screening_note (screening_id, written_at);

  CREATE TABLE cost_estimate (
    id uuid CONSTRAINT cost_estimate_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT cost_estimate_municipality REFERENCES municipality (id),
    screening_id uuid NOT NULL,
    department_id uuid,
    low_cents bigint NOT NULL,
    high_cents bigint NOT NULL,
    explanation text NOT NULL,
    estimated_by uuid NOT NULL,
    estimated_at timestamptz NOT NULL,
    CONSTRAINT cost_estimate_screening FOREIGN KEY (municipality_id, screening_id) REFERENCES screening (municipality_id, id),
    CONSTRAINT cost_estimate_department FOREIGN KEY (municipality_id, department_id) REFERENCES department (municipality_id, id),
    CONSTRAINT cost_estimate_person FOREIGN KEY (municipality_id, estimated_by) REFERENCES person (municipality_id, id),
    CONSTRAINT cost_estimate_range CHECK (0 <= low_cents AND low_cents <= high_cents AND high_cents <= 100000000000),
    CONSTRAINT cost_estimate_explained CHECK (length(trim(explanation)) BETWEEN 1 AND 2000));
  CREATE INDEX cost_estimate_of_screening ON cost_estimate (screening_id, estimated_at);

  -- What those who screen intend to say; the initiators may answer before it is final.
  CREATE TABLE screening_finding (
    id uuid CONSTRAINT screening_finding_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT screening_finding_municipality REFERENCES municipality (id),
    screening_id uuid NOT NULL,
    number int NOT NULL,
    result text NOT NULL,
    ground text NOT NULL,
    reason text NOT NULL,
    conditions jsonb NOT NULL DEFAULT '[]',
    answer_until_on date NOT NULL,
    found_by uuid NOT NULL,
    found_at timestamptz NOT NULL,
    CONSTRAINT screening_finding_within UNIQUE (municipality_id, screening_id, id),
    CONSTRAINT screening_finding_number_once UNIQUE (screening_id, number),
    CONSTRAINT screening_finding_screening FOREIGN KEY (municipality_id, screening_id) REFERENCES screening (municipality_id, id),
    CONSTRAINT screening_finding_person FOREIGN KEY (municipality_id, found_by) REFERENCES person (municipality_id, id),
    CONSTRAINT screening_finding_result CHECK (result IN ('feasible', 'feasible-if', 'not-feasible')),
    CONSTRAINT screening_finding_ground CHECK (ground IN ('substance', 'incomplete') AND (ground = 'substance' OR result = 'not-feasible')),
    CONSTRAINT screening_finding_reason CHECK (length(trim(reason)) BETWEEN 1 AND 2000),
    CONSTRAINT screening_finding_conditions CHECK (jsonb_typeof(conditions) = 'array' AND jsonb_array_length(conditions) <= 20
      AND (result = 'feasible-if') = (jsonb_array_length(conditions) > 0)
      AND NOT jsonb_path_exists(conditions, '$[*] ? (@.type() != "string" || !(@ like_regex "[^ ]"))')));

  CREATE TABLE finding_reply (
    finding_id uuid NOT NULL,
    replied_by uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT finding_reply_municipality REFERENCES municipality (id),
    screening_id uuid NOT NULL,
    text text NOT NULL,
    is_contested boolean NOT NULL,
    replied_at timestamptz NOT NULL,
    CONSTRAINT finding_reply_pkey PRIMARY KEY (finding_id, replied_by),
    CONSTRAINT finding_reply_finding FOREIGN KEY (municipality_id, screening_id, finding_id) REFERENCES screening_finding (municipality_id, screening_id, id),
    CONSTRAINT finding_reply_person FOREIGN KEY (municipality_id, replied_by) REFERENCES person (municipality_id, id),
    CONSTRAINT finding_reply_text CHECK (length(trim(text)) BETWEEN 1 AND 5000));

  CREATE TABLE screening_outcome (
    screening_id uuid CONSTRAINT screening_outcome_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT screening_outcome_municipality REFERENCES municipality (id),
    finding_id uuid NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT screening_outcome_finding FOREIGN KEY (municipality_id, screening_id, finding_id) REFERENCES screening_finding (municipality_id, screening_id, id),
    CONSTRAINT screening_outcome_person FOREIGN KEY (municipality_id, decided_by) REFERENCES person (municipality_id, id));

  -- What another department charges the initiative for, such as the lease of land.
  CREATE TABLE initiative_charge (
    id uuid CONSTRAINT initiative_charge_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_charge_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    department_id uuid,
    charged_by text NOT NULL,
    description text NOT NULL,
    amount_cents bigint NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT initiative_charge_within UNIQUE (municipality_id, id),
    CONSTRAINT initiative_charge_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT initiative_charge_department FOREIGN KEY (municipality_id, department_id) REFERENCES department (municipality_id, id),
    CONSTRAINT initiative_charge_person FOREIGN KEY (municipality_id, recorded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT initiative_charge_amount CHECK (amount_cents BETWEEN 1 AND 100000000000),
    CONSTRAINT initiative_charge_texts CHECK (length(trim(charged_by)) BETWEEN 1 AND 120 AND length(trim(description)) BETWEEN 1 AND 1000));
  CREATE INDEX initiative_charge_of_initiative ON initiative_charge (initiative_id, recorded_at);

  CREATE TABLE charge_settlement (
    charge_id uuid CONSTRAINT charge_settlement_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT charge_settlement_municipality REFERENCES municipality (id),
    kind text NOT NULL,
    funded_from text,
    reason text NOT NULL,
    settled_by uuid NOT NULL,
    settled_at timestamptz NOT NULL,
    CONSTRAINT charge_settlement_charge FOREIGN KEY (municipality_id, charge_id) REFERENCES initiative_charge (municipality_id, id),
    CONSTRAINT charge_settlement_person FOREIGN KEY (municipality_id, settled_by) REFERENCES person (municipality_id, id),
    CONSTRAINT charge_settlement_kind CHECK (kind IN ('waived', 'funded')),
    CONSTRAINT charge_settlement_funded CHECK ((kind = 'funded') = (funded_from IS NOT NULL) AND length(trim(funded_from)) BETWEEN 1 AND 200),
    CONSTRAINT charge_settlement_reason CHECK (length(trim(reason)) BETWEEN 1 AND 1000));`;
