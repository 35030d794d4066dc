/** Who supports which initiative, and the lists of residents that signatures and codes are held against. */
export const SUPPORT_TABLES = `
  -- Which list of residents a wijk has; 0 entries is no list.
  CREATE TABLE support_register (
    wijkteam_id uuid CONSTRAINT support_register_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT support_register_municipality REFERENCES municipality (id),
    entry_count int NOT NULL,
    version int NOT NULL,
    replaced_by text NOT NULL,
    replaced_at timestamptz NOT NULL,
    CONSTRAINT support_register_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT support_register_count CHECK (entry_count > 0));

  -- No names, addresses or days of birth: a keyed hash of them, and an age that was reached.
  CREATE TABLE support_register_entry (
    wijkteam_id uuid NOT NULL,
    resident_ref text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT support_register_entry_municipality REFERENCES municipality (id),
    age_class int NOT NULL,
    line int NOT NULL,
    CONSTRAINT support_register_entry_pkey PRIMARY KEY (wijkteam_id, resident_ref),
    CONSTRAINT support_register_entry_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT support_register_entry_ref CHECK (resident_ref ~ '^[0-9a-f]{64}$'),
    CONSTRAINT support_register_entry_age CHECK (age_class IN (0, 12, 14, 16, 18)),
    CONSTRAINT support_register_entry_line CHECK (line > 0));

  -- Whose account an entry is. One account for a resident, and one resident for an account.
  CREATE TABLE support_register_tie (
    person_id uuid CONSTRAINT support_register_tie_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT support_register_tie_municipality REFERENCES municipality (id),
    resident_ref text NOT NULL,
    tied_at timestamptz NOT NULL,
    CONSTRAINT support_register_tie_once UNIQUE (municipality_id, resident_ref),
    CONSTRAINT support_register_tie_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT support_register_tie_ref CHECK (resident_ref ~ '^[0-9a-f]{64}$'));

  CREATE TABLE support_code_batch (
    id uuid CONSTRAINT support_code_batch_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT support_code_batch_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    code_count int NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT support_code_batch_within UNIQUE (municipality_id, id),
    CONSTRAINT support_code_batch_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT support_code_batch_maker FOREIGN KEY (municipality_id, made_by) REFERENCES person (municipality_id, id),
    CONSTRAINT support_code_batch_count CHECK (code_count > 0));
  CREATE INDEX support_code_batch_of_wijkteam ON support_code_batch (wijkteam_id, made_at);

  -- A code is kept as a keyed hash only. A resident has one; a later batch takes the place of an earlier one.
  CREATE TABLE support_code (
    code_hash text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT support_code_municipality REFERENCES municipality (id),
    batch_id uuid NOT NULL,
    wijkteam_id uuid NOT NULL,
    resident_ref text NOT NULL,
    is_revoked boolean NOT NULL DEFAULT false,
    CONSTRAINT support_code_pkey PRIMARY KEY (municipality_id, code_hash),
    CONSTRAINT support_code_batch FOREIGN KEY (municipality_id, batch_id) REFERENCES support_code_batch (municipality_id, id),
    CONSTRAINT support_code_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT support_code_hashes CHECK (code_hash ~ '^[0-9a-f]{64}$' AND resident_ref ~ '^[0-9a-f]{64}$'));
  CREATE UNIQUE INDEX support_code_one_each ON support_code (wijkteam_id, resident_ref) WHERE NOT is_revoked;`;

export const SIGNATURE_TABLES = `
  CREATE TABLE signature_sheet (
    id uuid CONSTRAINT signature_sheet_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT signature_sheet_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    scan_reference text,
    entered_by uuid NOT NULL,
    entered_at timestamptz NOT NULL,
    checked_by uuid,
    checked_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT signature_sheet_within UNIQUE (municipality_id, id),
    CONSTRAINT signature_sheet_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT signature_sheet_enterer FOREIGN KEY (municipality_id, entered_by) REFERENCES person (municipality_id, id),
    CONSTRAINT signature_sheet_checker FOREIGN KEY (municipality_id, checked_by) REFERENCES person (municipality_id, id),
    CONSTRAINT signature_sheet_four_eyes CHECK (checked_by <> entered_by),
    CONSTRAINT signature_sheet_checked CHECK ((checked_by IS NULL) = (checked_at IS NULL)),
    CONSTRAINT signature_sheet_reference CHECK (length(scan_reference) BETWEEN 1 AND 200));
  CREATE INDEX signature_sheet_of_initiative ON signature_sheet (initiative_id, entered_at, id);

  -- Address, day of birth and the resident's hash are there for the check, and gone after it.
  CREATE TABLE signature_line (
    sheet_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT signature_line_municipality REFERENCES municipality (id),
    name text NOT NULL,
    postcode text,
    house_number int,
    born_on date,
    resident_ref text,
    finding text NOT NULL,
    CONSTRAINT signature_line_pkey PRIMARY KEY (sheet_id, number),
    CONSTRAINT signature_line_sheet FOREIGN KEY (municipality_id, sheet_id) REFERENCES signature_sheet (municipality_id, id),
    CONSTRAINT signature_line_number CHECK (number BETWEEN 1 AND 100),
    CONSTRAINT signature_line_name CHECK (length(name) BETWEEN 1 AND 120),
    CONSTRAINT signature_line_postcode CHECK (postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'),
    CONSTRAINT signature_line_house_number CHECK (house_number BETWEEN 1 AND 99999),
    CONSTRAINT signature_line_whole CHECK (num_nonnulls(postcode, house_number, born_on, resident_ref) IN (0, 4)),
    CONSTRAINT signature_line_finding CHECK (finding IN ('matched', 'accepted', 'not-in-register', 'too-young', 'twice-on-sheet', 'supported-already', 'own-initiative', 'signature-missing', 'not-as-on-paper')));`;

export const SUPPORTER_TABLES = `
  CREATE TABLE support (
    id uuid CONSTRAINT support_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT support_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    channel text NOT NULL,
    -- A keyed hash of the human and the initiative: it joins no two initiatives.
    resident_ref text NOT NULL,
    person_id uuid,
    sheet_id uuid,
    line_number int,
    age_at_least int,
    supported_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT support_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT support_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT support_sheet FOREIGN KEY (municipality_id, sheet_id) REFERENCES signature_sheet (municipality_id, id),
    CONSTRAINT support_channel CHECK (channel IN ('account', 'letter-code', 'paper')),
    CONSTRAINT support_of_account CHECK (channel <> 'account' OR person_id IS NOT NULL),
    CONSTRAINT support_of_paper CHECK ((channel = 'paper') = (sheet_id IS NOT NULL) AND (sheet_id IS NULL) = (line_number IS NULL)),
    CONSTRAINT support_ref CHECK (resident_ref ~ '^[0-9a-f]{64}$'),
    CONSTRAINT support_age CHECK (age_at_least BETWEEN 0 AND 120),
    CONSTRAINT support_withdrawn_after CHECK (withdrawn_at >= supported_at));
  -- One per human, over all channels: these keys are the rule.
  CREATE UNIQUE INDEX support_once ON support (initiative_id, resident_ref) WHERE withdrawn_at IS NULL;
  CREATE UNIQUE INDEX support_person_once ON support (initiative_id, person_id) WHERE withdrawn_at IS NULL;
  CREATE INDEX support_of_person ON support (person_id) WHERE withdrawn_at IS NULL;
  CREATE INDEX support_of_initiative ON support (initiative_id, supported_at, id) WHERE withdrawn_at IS NULL;

  -- What the support came to when its phase ended.
  CREATE TABLE support_outcome (
    initiative_id uuid CONSTRAINT support_outcome_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT support_outcome_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    needed_count int NOT NULL,
    found_count int NOT NULL,
    is_reached boolean NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT support_outcome_initiative FOREIGN KEY (municipality_id, round_id, initiative_id) REFERENCES initiative (municipality_id, round_id, id),
    CONSTRAINT support_outcome_reached CHECK (is_reached = (found_count >= needed_count)),
    CONSTRAINT support_outcome_counts CHECK (needed_count > 0 AND found_count >= 0));

  CREATE TABLE initiative_follow (
    initiative_id uuid NOT NULL,
    person_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_follow_municipality REFERENCES municipality (id),
    followed_at timestamptz NOT NULL,
    CONSTRAINT initiative_follow_pkey PRIMARY KEY (initiative_id, person_id),
    CONSTRAINT initiative_follow_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT initiative_follow_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));
  CREATE INDEX initiative_follow_of_person ON initiative_follow (person_id, followed_at);`;
