import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PLAY_CHECKS, PLAY_IN_FORCE, PLAY_ROUND_CHECKS } from './play-functions.js';

/** Documents of rules of play, what residents say about them, and the rules that each round has. */
export class RulesOfPlay1795305600015 implements MigrationInterface {
  name = 'RulesOfPlay1795305600015';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(PLAY_IN_FORCE);
    await queryRunner.query(PLAY_CHECKS);
    await queryRunner.query(PLAY_ROUND_CHECKS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER round_vote_as_in_play_rules ON round;
      DROP TRIGGER round_play_rules_settled ON round;
      DROP TABLE round_play_rules, play_comment, play_document;
      DROP FUNCTION keep_round_vote(), settle_play_rules_of_round(), check_round_takes_over(), check_round_play_rules(),
        settle_play_rules(uuid, timestamptz), play_rules_in_force(uuid, timestamptz), keep_play_comment(), keep_play_document(), begin_play_document(), play_vote(jsonb);`);
  }
}

const TABLES = `
  CREATE TABLE play_document (
    id uuid CONSTRAINT play_document_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT play_document_municipality REFERENCES municipality (id),
    wijkteam_id uuid NOT NULL,
    round_id uuid,
    number int NOT NULL,
    title text NOT NULL,
    state text NOT NULL DEFAULT 'draft',
    legal_basis jsonb NOT NULL,
    valid_from_on date NOT NULL,
    rules jsonb NOT NULL,
    consultation_opens_at timestamptz,
    consultation_closes_at timestamptz,
    without_consultation_reason text,
    adopted_at timestamptz,
    adopted_by text,
    team_decision_id uuid,
    document_text text,
    document_hash text,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT play_document_within UNIQUE (municipality_id, id),
    CONSTRAINT play_document_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id),
    CONSTRAINT play_document_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT play_document_state CHECK (state IN ('draft', 'consultation', 'adopted', 'superseded', 'lapsed')),
    CONSTRAINT play_document_numbered CHECK (number > 0),
    CONSTRAINT play_document_title CHECK (length(title) BETWEEN 1 AND 200),
    CONSTRAINT play_document_rules CHECK (jsonb_typeof(rules) = 'array' AND jsonb_array_length(rules) <= 60),
    CONSTRAINT play_document_basis CHECK ((legal_basis ->> 'kind' IN ('participatieverordening', 'subsidieregeling', 'reglement')) IS TRUE),
    CONSTRAINT play_document_window CHECK (consultation_opens_at < consultation_closes_at AND (consultation_opens_at IS NULL) = (consultation_closes_at IS NULL)),
    CONSTRAINT play_document_consulting CHECK (state <> 'consultation' OR consultation_opens_at IS NOT NULL),
    CONSTRAINT play_document_adoption CHECK ((state IN ('adopted', 'superseded')) = (adopted_at IS NOT NULL) AND (adopted_at IS NULL) = (adopted_by IS NULL)),
    -- Residents were asked, or everybody can read why not.
    CONSTRAINT play_document_consulted CHECK (CASE WHEN adopted_at IS NULL THEN without_consultation_reason IS NULL ELSE (consultation_opens_at IS NULL) = (without_consultation_reason IS NOT NULL) END),
    CONSTRAINT play_document_reason CHECK (length(without_consultation_reason) BETWEEN 1 AND 2000),
    CONSTRAINT play_document_text_kept CHECK ((adopted_at IS NULL) = (document_text IS NULL) AND (document_text IS NULL) = (document_hash IS NULL)),
    CONSTRAINT play_document_hash CHECK (document_hash = encode(sha256(convert_to(document_text, 'UTF8')), 'hex')),
    -- What was frozen and published is what the service applies.
    CONSTRAINT play_document_as_published CHECK (document_text IS NULL OR (document_text::jsonb = jsonb_build_object('format', 'wijkkas-play-rules/1', 'wijkteamId', wijkteam_id, 'roundId', round_id, 'number', number, 'title', title, 'legalBasis', legal_basis, 'validFromOn', valid_from_on, 'rules', rules)) IS TRUE));
  CREATE UNIQUE INDEX play_document_number_of_wijkteam ON play_document (wijkteam_id, number) WHERE round_id IS NULL;
  CREATE UNIQUE INDEX play_document_number_of_round ON play_document (round_id, number) WHERE round_id IS NOT NULL;
  CREATE UNIQUE INDEX play_document_adopted_of_wijkteam ON play_document (wijkteam_id) WHERE state = 'adopted' AND round_id IS NULL;
  CREATE UNIQUE INDEX play_document_adopted_of_round ON play_document (round_id) WHERE state = 'adopted' AND round_id IS NOT NULL;

  CREATE TABLE play_comment (
    id uuid CONSTRAINT play_comment_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT play_comment_municipality REFERENCES municipality (id),
    document_id uuid NOT NULL,
    written_by uuid NOT NULL,
    text text NOT NULL,
    written_at timestamptz NOT NULL,
    outcome text,
    answer text,
    answered_at timestamptz,
    answered_by text,
    CONSTRAINT play_comment_document FOREIGN KEY (municipality_id, document_id) REFERENCES play_document (municipality_id, id),
    CONSTRAINT play_comment_writer FOREIGN KEY (municipality_id, written_by) REFERENCES person (municipality_id, id),
    CONSTRAINT play_comment_text CHECK (length(text) BETWEEN 1 AND 2000),
    CONSTRAINT play_comment_outcome CHECK (outcome IN ('adopted', 'adopted-partly', 'not-adopted')),
    CONSTRAINT play_comment_answer CHECK (length(answer) BETWEEN 1 AND 2000),
    CONSTRAINT play_comment_answered CHECK (num_nonnulls(outcome, answer, answered_at, answered_by) IN (0, 4)));
  CREATE INDEX play_comment_of_document ON play_comment (document_id, written_at);

  -- What a round is held under, from the moment that it opened; no document: no rules of play.
  CREATE TABLE round_play_rules (
    round_id uuid CONSTRAINT round_play_rules_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT round_play_rules_municipality REFERENCES municipality (id),
    document_id uuid,
    settled_at timestamptz NOT NULL,
    CONSTRAINT round_play_rules_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT round_play_rules_document FOREIGN KEY (municipality_id, document_id) REFERENCES play_document (municipality_id, id));`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['play_document', 'play_comment', 'round_play_rules']) AS tab;
  -- Only drafts can be deleted; the trigger says so for everybody.
  GRANT SELECT, INSERT, UPDATE, DELETE ON play_document TO wijkkas_app;
  GRANT SELECT, INSERT, UPDATE ON play_comment TO wijkkas_app;
  GRANT SELECT, INSERT ON round_play_rules TO wijkkas_app;`;
