import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TestApi } from './api.js';
import type { TestMunicipality } from './municipality.factory.js';

/** What the lists of a municipality are read of. */
export type ManyRows = {
  readonly roundId: string;
  readonly initiativeId: string;
};

/**
 * As many of everything that lists show: rounds, areas, wijkteams, initiatives of one round with cost
 * lines, co-initiators, supports and comments, all of them by one person, proposals to merge, and
 * messages. Written as a restored backup is, without triggers.
 */
export async function manyRows(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  given: { readonly count: number; readonly personId: string; readonly otherId: string },
): Promise<ManyRows> {
  const client = new pg.Client({ connectionString: api.database.ownerUrl });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(`SELECT set_config('wijkkas.municipality_id', $1, false)`, [town.id]);
    const roundId = randomUUID();
    const values = [
      given.count,
      town.areaId,
      town.wijkteamId,
      roundId,
      given.personId,
      given.otherId,
    ];
    for (const sql of ROWS) {
      const used = values.filter((_, index) => sql.includes(`$${index + 1}`));
      const numbered = values.reduce<string>(
        (text, value, index) =>
          used.includes(value)
            ? text.replaceAll(`$${index + 1}`, `$#${used.indexOf(value) + 1}`)
            : text,
        sql,
      );
      await client.query(numbered.replaceAll('$#', '$'), used);
    }
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM initiative WHERE round_id = $1 ORDER BY created_at LIMIT 1',
      [roundId],
    );
    return { roundId, initiativeId: rows[0]?.id ?? '' };
  } finally {
    await client.end();
  }
}

const RULES = `'{"budgetCents": "500000", "ballot": null, "tally": null}'`;

const ROWS = [
  `INSERT INTO area (id, kind, name, parent_id) SELECT gen_random_uuid(), 'buurt', 'Buurt ' || n, $2 FROM generate_series(1, $1::int) AS n`,
  `INSERT INTO wijkteam (id, area_id, name) SELECT gen_random_uuid(), $2, 'Team ' || n FROM generate_series(1, $1::int) AS n`,
  `INSERT INTO round (id, wijkteam_id, title, mode, phase, rules, created_at)
   SELECT CASE n WHEN 1 THEN $4::uuid ELSE gen_random_uuid() END, $3, 'Ronde ' || n, 'assembly', 'submission', ${RULES}, now() FROM generate_series(1, $1::int) AS n`,
  `INSERT INTO initiative (id, round_id, title, summary, state, submitted_at, proposed_by, area_id, longitude, latitude, created_at)
   SELECT gen_random_uuid(), $4, 'Speeltuin ' || n, 'Met een glijbaan.', 'submitted', now(), $5, $2, 5, 52, now() + n * interval '1 second'
     FROM generate_series(1, $1::int) AS n`,
  `INSERT INTO cost_line (initiative_id, number, description, amount_cents)
   SELECT id, n, 'Post', 100 FROM initiative, generate_series(1, 3) AS n WHERE round_id = $4`,
  `INSERT INTO co_initiator (initiative_id, person_id, invited_at, confirmed_at) SELECT id, $6, now(), now() FROM initiative WHERE round_id = $4`,
  `INSERT INTO initiative_text (initiative_id, municipality_id, document)
   SELECT id, municipality_id, setweight(to_tsvector('wijkkas_dutch', title), 'A') FROM initiative WHERE round_id = $4`,
  `INSERT INTO initiative_word (word) VALUES ('speeltuin')`,
  `INSERT INTO support (id, initiative_id, channel, resident_ref, person_id, supported_at)
   SELECT gen_random_uuid(), id, 'account', encode(sha256(id::text::bytea), 'hex'), $6, now() FROM initiative WHERE round_id = $4`,
  `INSERT INTO regrouping (id, round_id, kind, parts, reason, proposed_by, proposed_at, answer_by_on)
   SELECT gen_random_uuid(), $4, 'merge', jsonb_build_array(initiative_plan(i.id)), 'Samen.', $5, now(), current_date + 14
     FROM initiative i WHERE round_id = $4`,
  `INSERT INTO regrouping_source (regrouping_id, initiative_id, round_id)
   SELECT g.id, i.id, $4 FROM regrouping g, initiative i WHERE g.round_id = $4 AND i.round_id = $4`,
  `INSERT INTO regrouping_asked (regrouping_id, person_id) SELECT id, $5 FROM regrouping WHERE round_id = $4`,
];
