import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ALLOCATION_CHECKS, ALLOCATION_CHECKS_DOWN, MANDATE_CHECKS } from './mandate-functions.js';
import { MEETING_CHECKS, MEETING_FUNCTIONS } from './meeting-functions.js';
import { MANDATE_TABLES, MEETING_TABLES } from './meeting-tables.js';

/** Meetings, votes and decisions of wijkteams; mandates; minutes that show when they are changed. */
export class TeamDecisions1795305600016 implements MigrationInterface {
  name = 'TeamDecisions1795305600016';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(MEETING_TABLES);
    await queryRunner.query(MANDATE_TABLES);
    await queryRunner.query(RULES);
    await queryRunner.query(MEETING_FUNCTIONS);
    await queryRunner.query(MEETING_CHECKS);
    await queryRunner.query(MANDATE_CHECKS);
    await queryRunner.query(ALLOCATION_CHECKS);
    await queryRunner.query(TRIGGERS);
    await queryRunner.query(GRANTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ALLOCATION_CHECKS_DOWN);
    await queryRunner.query(`
      DROP TABLE minutes_approval, minutes, mandate_revocation, mandate_use, mandate, team_decision_use, team_decision, agenda_note,
        team_vote, recusal, meeting_presence, agenda_item, meeting_seat, meeting CASCADE;
      DROP FUNCTION check_minutes_approval(), check_minutes(), check_mandate_revocation(), check_mandate_use(), check_mandate(),
        mandate_in_force(uuid, timestamptz), check_decision_use(), check_team_decision(), check_team_vote(), check_meeting_record(),
        check_agenda_item(), check_meeting_complete(), keep_meeting(), count_team_votes(uuid), interested_in(uuid),
        is_present(uuid, uuid), is_clerk_of_meeting(uuid, uuid), team_seats_at(uuid, timestamptz, jsonb), team_decision_rules(uuid, timestamptz);`);
  }
}

const RULES = `
  -- The decision rules in the standing rules of play of a wijkteam at a moment; null when there are none.
  CREATE FUNCTION team_decision_rules(team uuid, at timestamptz) RETURNS jsonb STABLE LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT jsonb_path_query_first(d.rules, '$[*] ? (@.kind == "team-decisions").parameters') FROM play_document d
     WHERE d.wijkteam_id = team AND d.round_id IS NULL AND d.adopted_at <= at AND d.valid_from_on <= (at AT TIME ZONE 'Europe/Amsterdam')::date
     ORDER BY d.number DESC LIMIT 1
  $$;`;

const TABLES = [
  'meeting',
  'meeting_seat',
  'agenda_item',
  'meeting_presence',
  'recusal',
  'team_vote',
  'agenda_note',
  'team_decision',
  'team_decision_use',
  'mandate',
  'mandate_use',
  'mandate_revocation',
  'minutes',
  'minutes_approval',
] as const;

const listed = (tables: readonly string[]): string =>
  `ARRAY[${tables.map((table) => `'${table}'`).join(', ')}]`;

const TRIGGERS = `
  CREATE TRIGGER meeting_keeps_its_course BEFORE INSERT OR UPDATE ON meeting FOR EACH ROW EXECUTE FUNCTION keep_meeting();
  CREATE TRIGGER meeting_not_removed BEFORE DELETE ON meeting FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER meeting_not_emptied BEFORE TRUNCATE ON meeting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE CONSTRAINT TRIGGER meeting_complete AFTER INSERT OR UPDATE ON meeting DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_meeting_complete();
  CREATE CONSTRAINT TRIGGER meeting_seat_complete AFTER INSERT ON meeting_seat DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_meeting_complete();
  CREATE TRIGGER agenda_item_checked BEFORE INSERT ON agenda_item FOR EACH ROW EXECUTE FUNCTION check_agenda_item();
  CREATE TRIGGER meeting_presence_recorded BEFORE INSERT ON meeting_presence FOR EACH ROW EXECUTE FUNCTION check_meeting_record();
  CREATE TRIGGER recusal_recorded BEFORE INSERT ON recusal FOR EACH ROW EXECUTE FUNCTION check_meeting_record();
  CREATE TRIGGER agenda_note_recorded BEFORE INSERT ON agenda_note FOR EACH ROW EXECUTE FUNCTION check_meeting_record();
  CREATE TRIGGER team_vote_recorded BEFORE INSERT ON team_vote FOR EACH ROW EXECUTE FUNCTION check_meeting_record();
  CREATE TRIGGER team_vote_sound BEFORE INSERT ON team_vote FOR EACH ROW EXECUTE FUNCTION check_team_vote();
  CREATE TRIGGER team_decision_checked BEFORE INSERT ON team_decision FOR EACH ROW EXECUTE FUNCTION check_team_decision();
  CREATE TRIGGER team_decision_use_checked BEFORE INSERT ON team_decision_use FOR EACH ROW EXECUTE FUNCTION check_decision_use();
  CREATE TRIGGER mandate_checked BEFORE INSERT ON mandate FOR EACH ROW EXECUTE FUNCTION check_mandate();
  CREATE TRIGGER mandate_use_checked BEFORE INSERT ON mandate_use FOR EACH ROW EXECUTE FUNCTION check_mandate_use();
  CREATE TRIGGER mandate_revocation_checked BEFORE INSERT ON mandate_revocation FOR EACH ROW EXECUTE FUNCTION check_mandate_revocation();
  CREATE TRIGGER minutes_checked BEFORE INSERT ON minutes FOR EACH ROW EXECUTE FUNCTION check_minutes();
  CREATE TRIGGER minutes_approval_checked BEFORE INSERT ON minutes_approval FOR EACH ROW EXECUTE FUNCTION check_minutes_approval();

  DO $$
  DECLARE tab text;
  BEGIN
    FOREACH tab IN ARRAY ${listed(TABLES.slice(1))} LOOP
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', tab || '_append_only', tab);
      EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tab || '_no_truncate', tab);
    END LOOP;
  END $$;`;

const GRANTS = `
  SELECT keep_within_municipality(tab::regclass) FROM unnest(${listed(TABLES)}) AS tab;
  GRANT SELECT, INSERT ON ${TABLES.join(', ')} TO wijkkas_app;
  GRANT UPDATE (state, rules, opened_at, closed_at, version) ON meeting TO wijkkas_app;`;
