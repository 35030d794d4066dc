import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BUDGET_TABLES } from './budget-tables.js';

/** Yearly budgets, rounds with their rules, initiatives with their cost lines, the ballot paper. */
export class Rounds1795305600003 implements MigrationInterface {
  name = 'Rounds1795305600003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(BUDGET_TABLES);
    await queryRunner.query(ROUND_TABLES);
    await queryRunner.query(INITIATIVE_TABLES);
    await queryRunner.query(ROUND_CHECKS);
    await queryRunner.query(PAPER_CHECKS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE ballot_paper_line, cost_line, initiative, round, budget_grant, budget;
      DROP FUNCTION keep_grant_sound(), keep_rules_frozen(), keep_round_route(), keep_paper_whole(),
        keep_cost_on_paper(), keep_proposer();`);
  }
}

const ROUND_TABLES = `
  CREATE TABLE round (
    id uuid CONSTRAINT round_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT round_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    budget_id uuid,
    title text NOT NULL,
    mode text NOT NULL,
    phase text NOT NULL DEFAULT 'draft',
    currency char(3) NOT NULL DEFAULT 'EUR',
    rules jsonb NOT NULL,
    rules_document text,
    rules_hash text,
    paper_size int NOT NULL DEFAULT 0,
    submission_opens_at timestamptz,
    submission_closes_at timestamptz,
    voting_opens_at timestamptz,
    voting_closes_at timestamptz,
    is_imported boolean NOT NULL DEFAULT false,
    imported_meta jsonb,
    created_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT round_within UNIQUE (municipality_id, id),
    CONSTRAINT round_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT round_budget FOREIGN KEY (municipality_id, budget_id, wijkteam_id) REFERENCES budget (municipality_id, id, wijkteam_id),
    CONSTRAINT round_mode CHECK (mode IN ('resident-vote', 'committee-advice', 'first-come', 'assembly')),
    CONSTRAINT round_phase CHECK (phase IN ('draft', 'submission', 'screening', 'voting', 'counting', 'counted', 'deciding', 'allocated', 'closed', 'cancelled')),
    CONSTRAINT round_phase_of_mode CHECK (mode = 'resident-vote' OR phase NOT IN ('voting', 'counting', 'counted')),
    CONSTRAINT round_currency CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT round_submission_window CHECK (submission_opens_at < submission_closes_at),
    CONSTRAINT round_voting_after_submission CHECK (coalesce(submission_closes_at, submission_opens_at) < coalesce(voting_opens_at, voting_closes_at)),
    CONSTRAINT round_voting_window CHECK (voting_opens_at < voting_closes_at),
    CONSTRAINT round_frozen_when_voting CHECK (phase NOT IN ('voting', 'counting', 'counted') OR rules_hash IS NOT NULL),
    CONSTRAINT round_rules_hash CHECK (rules_hash = encode(sha256(convert_to(rules_document, 'UTF8')), 'hex')),
    -- What was frozen and published is what the service counts by.
    CONSTRAINT round_rules_as_published CHECK (rules_document IS NULL OR (
      (rules -> 'budgetCents', rules -> 'ballot', rules -> 'tally', paper_size) = (rules_document::jsonb -> 'budgetCents',
        rules_document::jsonb -> 'ballot', rules_document::jsonb -> 'tally', jsonb_array_length(rules_document::jsonb -> 'paper'))) IS TRUE),
    CONSTRAINT round_title_length CHECK (length(title) BETWEEN 1 AND 2000),
    CONSTRAINT round_rules_pair CHECK ((rules_hash IS NULL) = (rules_document IS NULL)),
    CONSTRAINT round_meta_of_import CHECK (is_imported OR imported_meta IS NULL));
  CREATE INDEX round_of_wijkteam ON round (wijkteam_id, created_at);
  CREATE INDEX round_due ON round (voting_closes_at) WHERE phase IN ('screening', 'voting');`;

const INITIATIVE_TABLES = `
  CREATE TABLE initiative (
    id uuid CONSTRAINT initiative_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    state text NOT NULL DEFAULT 'draft',
    proposed_by uuid,
    screened_by uuid,
    submitted_at timestamptz,
    area_id uuid,
    longitude double precision,
    latitude double precision,
    screening_reason text,
    imported_code text,
    imported_fields jsonb,
    created_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT initiative_within UNIQUE (municipality_id, id),
    CONSTRAINT initiative_in_round UNIQUE (municipality_id, round_id, id),
    CONSTRAINT initiative_imported_code UNIQUE (round_id, imported_code),
    CONSTRAINT initiative_screener FOREIGN KEY (municipality_id, screened_by) REFERENCES person (municipality_id, id),
    CONSTRAINT initiative_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT initiative_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT initiative_proposer FOREIGN KEY (municipality_id, proposed_by) REFERENCES person (municipality_id, id),
    CONSTRAINT initiative_state CHECK (state IN ('draft', 'submitted', 'eligible', 'rejected', 'withdrawn', 'funded', 'not-funded')),
    CONSTRAINT initiative_submitted CHECK (state = 'withdrawn' OR (state = 'draft') = (submitted_at IS NULL)),
    -- Separation of duties: nobody screens an initiative of their own.
    CONSTRAINT initiative_four_eyes CHECK (screened_by <> proposed_by),
    CONSTRAINT initiative_title CHECK (length(title) BETWEEN 1 AND 2000),
    CONSTRAINT initiative_location CHECK ((longitude IS NULL) = (latitude IS NULL) AND longitude BETWEEN -180 AND 180 AND latitude BETWEEN -90 AND 90),
    CONSTRAINT initiative_rejected_with_reason CHECK (state <> 'rejected' OR screening_reason IS NOT NULL));
  CREATE INDEX initiative_of_round ON initiative (round_id, created_at, id);

  CREATE TABLE cost_line (
    initiative_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT cost_line_municipality REFERENCES municipality (id),
    description text NOT NULL,
    amount_cents bigint NOT NULL,
    CONSTRAINT cost_line_pkey PRIMARY KEY (initiative_id, number),
    CONSTRAINT cost_line_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT cost_line_amount CHECK (amount_cents > 0));

  CREATE TABLE ballot_paper_line (
    round_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT ballot_paper_line_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL CONSTRAINT ballot_paper_line_once UNIQUE,
    code text NOT NULL,
    cost_cents bigint NOT NULL,
    CONSTRAINT ballot_paper_line_pkey PRIMARY KEY (round_id, number),
    CONSTRAINT ballot_paper_line_code UNIQUE (round_id, code),
    CONSTRAINT ballot_paper_line_initiative FOREIGN KEY (municipality_id, round_id, initiative_id) REFERENCES initiative (municipality_id, round_id, id),
    CONSTRAINT ballot_paper_line_number CHECK (number > 0),
    CONSTRAINT ballot_paper_line_cost CHECK (cost_cents > 0));`;

const ROUND_CHECKS = `
  CREATE FUNCTION keep_rules_frozen() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (new.is_imported, new.wijkteam_id) IS DISTINCT FROM (old.is_imported, old.wijkteam_id) THEN
      RAISE EXCEPTION 'round_origin_fixed: round %', old.id USING ERRCODE = '42501';
    END IF;
    IF old.rules_hash IS NOT NULL AND (new.rules, new.rules_document, new.rules_hash, new.paper_size, new.mode, new.currency, new.imported_meta)
       IS DISTINCT FROM (old.rules, old.rules_document, old.rules_hash, old.paper_size, old.mode, old.currency, old.imported_meta) THEN
      RAISE EXCEPTION 'rules_frozen: round %', old.id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER round_rules_frozen BEFORE UPDATE ON round FOR EACH ROW EXECUTE FUNCTION keep_rules_frozen();

  -- The route of a round once more, beside the domain's table. No way leads back into voting.
  CREATE FUNCTION keep_round_route() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT (CASE new.phase
      WHEN 'submission' THEN old.phase = 'draft'
      WHEN 'screening' THEN old.phase = 'submission' AND new.mode <> 'first-come'
      WHEN 'voting' THEN old.phase = 'screening' AND new.mode = 'resident-vote'
      WHEN 'counting' THEN old.phase = 'voting' AND new.mode = 'resident-vote'
      WHEN 'counted' THEN old.phase = 'counting' AND new.mode = 'resident-vote'
      WHEN 'deciding' THEN old.phase = 'screening' AND new.mode IN ('committee-advice', 'assembly')
      WHEN 'allocated' THEN old.phase = CASE new.mode WHEN 'resident-vote' THEN 'counted' WHEN 'first-come' THEN '' ELSE 'deciding' END
      WHEN 'closed' THEN old.phase = CASE new.mode WHEN 'first-come' THEN 'submission' ELSE 'allocated' END
      WHEN 'cancelled' THEN old.phase IN ('draft', 'submission', 'screening')
      ELSE false END) THEN
      RAISE EXCEPTION 'phase_transition_refused: % to %', old.phase, new.phase USING ERRCODE = '23514', CONSTRAINT = 'round_route';
    END IF;
    -- Waits for ballots that are being cast; those that come after it find the phase changed.
    IF new.phase = 'counting' THEN PERFORM pg_advisory_xact_lock(hashtextextended(new.id::text, 77)); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER round_route BEFORE UPDATE ON round FOR EACH ROW WHEN (old.phase <> new.phase) EXECUTE FUNCTION keep_round_route();`;

const PAPER_CHECKS = `
  -- The paper has the size that was frozen, so no line can be added to it later.
  CREATE FUNCTION keep_paper_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF new.number > (SELECT paper_size FROM round WHERE id = new.round_id) THEN
      RAISE EXCEPTION 'paper_complete: round %', new.round_id USING ERRCODE = '23514', CONSTRAINT = 'ballot_paper_line_in_size';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER ballot_paper_line_in_size BEFORE INSERT ON ballot_paper_line FOR EACH ROW EXECUTE FUNCTION keep_paper_whole();
  CREATE TRIGGER ballot_paper_line_append_only BEFORE UPDATE OR DELETE ON ballot_paper_line FOR EACH ROW EXECUTE FUNCTION refuse_change();

  -- What people vote on costs what the paper says.
  CREATE FUNCTION keep_cost_on_paper() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM ballot_paper_line WHERE initiative_id = coalesce(new.initiative_id, old.initiative_id)) THEN
      RAISE EXCEPTION 'cost_on_paper: initiative %', coalesce(new.initiative_id, old.initiative_id) USING ERRCODE = '42501';
    END IF;
    RETURN coalesce(new, old);
  END $$;
  CREATE TRIGGER cost_line_on_paper BEFORE INSERT OR UPDATE OR DELETE ON cost_line FOR EACH ROW EXECUTE FUNCTION keep_cost_on_paper();

  CREATE FUNCTION keep_proposer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN RAISE EXCEPTION 'proposer_fixed: initiative %', old.id USING ERRCODE = '42501'; END $$;
  CREATE TRIGGER initiative_proposer_fixed BEFORE UPDATE ON initiative FOR EACH ROW
    WHEN ((old.proposed_by, old.round_id, old.imported_code) IS DISTINCT FROM (new.proposed_by, new.round_id, new.imported_code))
    EXECUTE FUNCTION keep_proposer();`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['budget', 'budget_grant', 'round', 'initiative', 'cost_line', 'ballot_paper_line']) AS tab;
  GRANT SELECT, INSERT ON budget, budget_grant, ballot_paper_line TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON round, initiative TO wijkkas_app;
  GRANT SELECT, INSERT, DELETE ON cost_line TO wijkkas_app;`;
