import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Limits on groups of initiatives, and the groups of each line of a ballot paper. */
export class RoundLimits1795305600008 implements MigrationInterface {
  name = 'RoundLimits1795305600008';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(LIMITS);
    await queryRunner.query(PAPER);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER ballot_paper_line_as_published ON ballot_paper_line;
      DROP FUNCTION keep_paper_as_published();
      ALTER TABLE ballot_paper_line DROP COLUMN groups;
      ALTER TABLE round DROP CONSTRAINT round_limits;
      DROP FUNCTION are_round_limits(jsonb);`);
  }
}

const LIMITS = `
  -- States once more, beside the domain, which limits can be kept.
  CREATE FUNCTION are_round_limits(limits jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT CASE
      WHEN limits IS NULL THEN true
      WHEN jsonb_typeof(limits) <> 'array' OR limits = '[]' THEN false
      ELSE (SELECT bool_and(coalesce(l ->> 'per' IN ('area', 'initiator'), false)
                            AND coalesce(l ->> 'costMaxCents', l ->> 'countMax') IS NOT NULL
                            AND coalesce((l ->> 'costMaxCents')::bigint, 1) > 0
                            AND coalesce((l ->> 'countMax')::int, 1) > 0)
                   AND count(DISTINCT l ->> 'per') = count(*)
              FROM jsonb_array_elements(limits) AS l)
    END $$;
  ALTER TABLE round ADD CONSTRAINT round_limits CHECK (are_round_limits(rules -> 'tally' -> 'limits'));`;

const PAPER = `
  ALTER TABLE ballot_paper_line ADD COLUMN groups text[] NOT NULL DEFAULT '{}';

  -- What people vote on is what was published, and its groups are those of the initiatives. Whole papers
  -- are written in one statement, so the document is read once.
  CREATE FUNCTION keep_paper_as_published() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE wrong text;
  BEGIN
    WITH frozen AS MATERIALIZED (
      SELECT r.id, r.rules_document::jsonb -> 'paper' AS paper, r.rules -> 'tally' -> 'limits' AS limits
        FROM round r WHERE r.id IN (SELECT round_id FROM written)),
    published AS MATERIALIZED (
      SELECT f.id, (p ->> 'number')::int AS number, p FROM frozen f, jsonb_array_elements(f.paper) AS p),
    first_line AS (
      SELECT l.round_id, l.number, l.groups, i.area_id, i.proposed_by, f.limits,
             min(l.number) OVER (PARTITION BY l.round_id, i.proposed_by) AS first
        FROM frozen f JOIN ballot_paper_line l ON l.round_id = f.id JOIN initiative i ON i.id = l.initiative_id),
    grouped AS (
      SELECT round_id, number, groups,
             CASE WHEN limits @> '[{"per": "area"}]' AND area_id IS NOT NULL THEN ARRAY['area ' || area_id] ELSE '{}' END
             || CASE WHEN limits @> '[{"per": "initiator"}]' AND proposed_by IS NOT NULL
                  THEN ARRAY['initiator ' || dense_rank() OVER (PARTITION BY round_id, proposed_by IS NULL ORDER BY first)]
                  ELSE '{}' END AS expected
        FROM first_line)
    SELECT format('round %s, line %s', l.round_id, l.number) INTO wrong
      FROM written l
      LEFT JOIN published p ON p.id = l.round_id AND p.number = l.number
      LEFT JOIN grouped g ON g.round_id = l.round_id AND g.number = l.number
     WHERE (l.initiative_id::text, l.code, l.cost_cents::text, to_jsonb(l.groups), l.groups)
           IS DISTINCT FROM (p.p ->> 'initiativeId', p.p ->> 'code', p.p ->> 'costCents', coalesce(p.p -> 'groups', '[]'), g.expected)
     LIMIT 1;
    IF wrong IS NOT NULL THEN
      RAISE EXCEPTION 'paper_not_as_published: %', wrong USING ERRCODE = '23514', CONSTRAINT = 'ballot_paper_line_as_published';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER ballot_paper_line_as_published AFTER INSERT ON ballot_paper_line
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_paper_as_published();`;
