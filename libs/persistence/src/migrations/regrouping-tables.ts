/** Proposals to merge or split initiatives, who was asked, what they answered, and what came of it. Nothing of it is ever changed. */
export const REGROUPING_TABLES = `
  CREATE TABLE regrouping (
    id uuid CONSTRAINT regrouping_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT regrouping_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    kind text NOT NULL,
    -- The plans that come of it, as those who were asked read them.
    parts jsonb NOT NULL,
    reason text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    -- The last day to answer.
    answer_by_on date NOT NULL,
    CONSTRAINT regrouping_within UNIQUE (municipality_id, id),
    CONSTRAINT regrouping_in_round UNIQUE (municipality_id, round_id, id),
    CONSTRAINT regrouping_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT regrouping_proposer FOREIGN KEY (municipality_id, proposed_by) REFERENCES person (municipality_id, id),
    CONSTRAINT regrouping_kind CHECK (kind IN ('merge', 'split')),
    CONSTRAINT regrouping_parts CHECK ((jsonb_typeof(parts) = 'array'
      AND jsonb_array_length(parts) BETWEEN CASE kind WHEN 'merge' THEN 1 ELSE 2 END AND CASE kind WHEN 'merge' THEN 1 ELSE 10 END) IS TRUE),
    CONSTRAINT regrouping_reason CHECK (length(reason) BETWEEN 1 AND 2000),
    CONSTRAINT regrouping_term CHECK (answer_by_on >= dutch_day(proposed_at)));
  CREATE INDEX regrouping_newest ON regrouping (municipality_id, proposed_at DESC, id);

  CREATE TABLE regrouping_source (
    regrouping_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT regrouping_source_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    CONSTRAINT regrouping_source_pkey PRIMARY KEY (regrouping_id, initiative_id),
    CONSTRAINT regrouping_source_regrouping FOREIGN KEY (municipality_id, round_id, regrouping_id) REFERENCES regrouping (municipality_id, round_id, id),
    CONSTRAINT regrouping_source_initiative FOREIGN KEY (municipality_id, round_id, initiative_id) REFERENCES initiative (municipality_id, round_id, id));
  CREATE INDEX regrouping_source_of_initiative ON regrouping_source (initiative_id);

  -- Every initiator of the initiatives concerned.
  CREATE TABLE regrouping_asked (
    regrouping_id uuid NOT NULL,
    person_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT regrouping_asked_municipality REFERENCES municipality (id),
    CONSTRAINT regrouping_asked_pkey PRIMARY KEY (regrouping_id, person_id),
    CONSTRAINT regrouping_asked_within UNIQUE (municipality_id, regrouping_id, person_id),
    CONSTRAINT regrouping_asked_regrouping FOREIGN KEY (municipality_id, regrouping_id) REFERENCES regrouping (municipality_id, id),
    CONSTRAINT regrouping_asked_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));
  CREATE INDEX regrouping_asked_of_person ON regrouping_asked (person_id);

  CREATE TABLE regrouping_answer (
    regrouping_id uuid NOT NULL,
    person_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT regrouping_answer_municipality REFERENCES municipality (id),
    answer text NOT NULL,
    reason text,
    answered_at timestamptz NOT NULL,
    CONSTRAINT regrouping_answer_pkey PRIMARY KEY (regrouping_id, person_id),
    CONSTRAINT regrouping_answer_of_asked FOREIGN KEY (municipality_id, regrouping_id, person_id) REFERENCES regrouping_asked (municipality_id, regrouping_id, person_id),
    CONSTRAINT regrouping_answer_kind CHECK (answer IN ('consent', 'refuse')),
    CONSTRAINT regrouping_answer_reason CHECK (length(reason) BETWEEN 1 AND 2000 AND (answer = 'consent' OR reason IS NOT NULL)));

  CREATE TABLE regrouping_settlement (
    regrouping_id uuid CONSTRAINT regrouping_settlement_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT regrouping_settlement_municipality REFERENCES municipality (id),
    outcome text NOT NULL,
    settled_at timestamptz NOT NULL,
    CONSTRAINT regrouping_settlement_regrouping FOREIGN KEY (municipality_id, regrouping_id) REFERENCES regrouping (municipality_id, id),
    CONSTRAINT regrouping_settlement_outcome CHECK (outcome IN ('carried-out', 'refused', 'taken-back', 'lapsed')));

  CREATE TABLE regrouping_result (
    regrouping_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT regrouping_result_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    initiative_id uuid NOT NULL CONSTRAINT regrouping_result_once UNIQUE,
    CONSTRAINT regrouping_result_pkey PRIMARY KEY (regrouping_id, number),
    CONSTRAINT regrouping_result_regrouping FOREIGN KEY (municipality_id, round_id, regrouping_id) REFERENCES regrouping (municipality_id, round_id, id),
    CONSTRAINT regrouping_result_initiative FOREIGN KEY (municipality_id, round_id, initiative_id) REFERENCES initiative (municipality_id, round_id, id),
    CONSTRAINT regrouping_result_number CHECK (number > 0));`;

export const REGROUPING_GUARDS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['regrouping', 'regrouping_source', 'regrouping_asked', 'regrouping_answer',
    'regrouping_settlement', 'regrouping_result']) AS tab;
  GRANT SELECT, INSERT ON regrouping, regrouping_source, regrouping_asked, regrouping_answer, regrouping_settlement, regrouping_result TO wijkkas_app;

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ARRAY['regrouping', 'regrouping_source', 'regrouping_asked', 'regrouping_answer', 'regrouping_settlement', 'regrouping_result'] LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;
