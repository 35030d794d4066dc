// @ts-check
import { createHash } from 'node:crypto';
import pg from 'pg';

/**
 * @typedef {object} MadeTown a municipality with initiatives
 * @property {string} slug
 * @property {number} initiatives how many
 */

/** What whoever signs in to a made town types; the same in each. */
export const LETTER_CODE = '0123456789ABCDEF';

const ROUND_SIZE = 40;
const TEAMS = 5;
const PEOPLE = 200;

const NOUNS =
  'speeltuin moestuin buurtmoestuin bankje fietsenrek buurtfeest straatfeest boekenkastje bloembak plantenbak geveltuin regenton insectenhotel zitplek picknicktafel voetbaldoel basketbalveld trapveldje schommel glijbaan zandbak skatebaan buurthuis koffieochtend eettafel muurschildering koor theater verkeersdrempel zebrapad fietspad hondenveld boomspiegel pluktuin fruitboom kruidentuin kippenren deelfiets zonnepaneel afvalbak kerstmarkt rommelmarkt ruilkast'.split(
    ' ',
  );
const STARTS = 'ba de gu ho ki lo me nu po ra si te vo wa ze'.split(' ');
const MIDDLES = 'rt nd lk ms st rg nk pp ll ff'.split(' ');
const ENDS = 'en er ing je heid eren sel'.split(' ');

/**
 * Fills municipalities with wijken, wijkteams, rounds, people, initiatives, cost lines, supports and what search looks in: as the
 * owner of the schema, set by set, with the triggers that would write the same row by row put aside.
 *
 * @param {string} ownerUrl
 * @param {MadeTown[]} towns
 */
export async function fillWithInitiatives(ownerUrl, towns) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `CREATE TEMP TABLE town (id uuid, slug text, n int) ON COMMIT DROP; CREATE TEMP TABLE word (kind text, k int, w text) ON COMMIT DROP`,
    );
    await client.query(
      'INSERT INTO town SELECT gen_random_uuid(), t.slug, t.n FROM unnest($1::text[], $2::int[]) AS t (slug, n)',
      [towns.map(({ slug }) => slug), towns.map(({ initiatives }) => initiatives)],
    );
    await setTriggers(client, 'DISABLE');
    for (const sql of FILL) await client.query(sql, valuesFor(sql));
    // Keys that were noted are checked before the table can be altered again.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    await setTriggers(client, 'ENABLE');
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {'DISABLE' | 'ENABLE'} what
 */
async function setTriggers(client, what) {
  for (const table of [
    'municipality',
    'area',
    'initiative',
    'cost_line',
    'support',
    'membership',
  ]) {
    await client.query(`ALTER TABLE ${table} ${what} TRIGGER USER`);
  }
}

const RULES = JSON.stringify({
  budgetCents: '500000',
  ballot: {
    type: 'approval',
    choicesMin: 1,
    choicesMax: 3,
    costMaxCents: null,
    pointsMax: null,
    pointsTotalMax: null,
  },
  tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
});

/**
 * @param {string} sql
 * @returns {unknown[]}
 */
function valuesFor(sql) {
  if (sql.includes('INTO round')) return [RULES, ROUND_SIZE];
  if (sql.includes('INTO credential')) {
    return [createHash('sha256').update(LETTER_CODE).digest('hex')];
  }
  if (sql.includes('INTO initiative (')) return [NOUNS, STARTS, MIDDLES, ENDS];
  return [];
}

const FILL = [
  `INSERT INTO municipality (id, slug, name) SELECT id, slug, slug FROM town`,
  `INSERT INTO area (id, municipality_id, kind, name)
   SELECT gen_random_uuid(), id, 'wijk', 'Wijk ' || k FROM town, generate_series(1, ${String(TEAMS)}) AS k`,
  `INSERT INTO wijkteam (id, municipality_id, area_id, name)
   SELECT gen_random_uuid(), a.municipality_id, a.id, 'Wijkteam ' || a.name FROM area a JOIN town ON town.id = a.municipality_id`,
  `INSERT INTO person (id, municipality_id, name)
   SELECT gen_random_uuid(), id, 'Persoon ' || k FROM town, generate_series(1, ${String(PEOPLE)}) AS k`,
  `CREATE TEMP TABLE maker ON COMMIT DROP AS
   SELECT p.id, p.municipality_id, row_number() OVER (PARTITION BY p.municipality_id ORDER BY p.id)::int AS k
     FROM person p JOIN town ON town.id = p.municipality_id`,
  `INSERT INTO membership (id, municipality_id, person_id, role, wijkteam_id, valid_from_on)
   SELECT gen_random_uuid(), m.municipality_id, m.id, 'resident',
          (SELECT w.id FROM wijkteam w WHERE w.municipality_id = m.municipality_id ORDER BY w.id LIMIT 1), '2020-01-01'
     FROM maker m WHERE m.k = 1`,
  `INSERT INTO credential (id, municipality_id, person_id, kind, secret_hash)
   SELECT gen_random_uuid(), m.municipality_id, m.id, 'letter-code', $1 FROM maker m WHERE m.k = 1`,
  `CREATE TEMP TABLE team ON COMMIT DROP AS
   SELECT w.id, w.area_id, w.municipality_id, row_number() OVER (PARTITION BY w.municipality_id ORDER BY w.id)::int AS k
     FROM wijkteam w JOIN town ON town.id = w.municipality_id`,
  `INSERT INTO round (id, municipality_id, wijkteam_id, title, mode, phase, rules, created_at)
   SELECT gen_random_uuid(), town.id, t.id, 'Ronde ' || r, 'resident-vote', 'submission', $1::jsonb, now() - r * interval '1 day'
     FROM town, generate_series(1, greatest(1, town.n / $2::int)) AS r
     JOIN LATERAL (SELECT id FROM team WHERE team.municipality_id = town.id AND team.k = 1 + r % ${String(TEAMS)}) AS t ON true`,
  `CREATE TEMP TABLE place ON COMMIT DROP AS
   SELECT r.id, r.municipality_id, t.area_id, row_number() OVER (PARTITION BY r.municipality_id ORDER BY r.id)::int AS k,
          count(*) OVER (PARTITION BY r.municipality_id)::int AS n
     FROM round r JOIN team t ON t.id = r.wijkteam_id`,
  `CREATE TEMP TABLE seed ON COMMIT DROP AS
   SELECT gen_random_uuid() AS id, town.id AS municipality_id, s, abs(hashtext(town.slug || s)) AS h FROM town, generate_series(1, town.n) AS s`,
  `INSERT INTO initiative (id, municipality_id, round_id, area_id, title, summary, state, theme, proposed_by, submitted_at,
                          longitude, latitude, created_at, saved_at, cost_cents, requested_cents)
   SELECT d.id, d.municipality_id, p.id, p.area_id,
          initcap(($1::text[])[1 + d.h % cardinality($1)]) || ' in de ' || ($2::text[])[1 + d.h % 15] || ($3::text[])[1 + d.h / 16 % 10] || 'straat ' || d.s,
          (SELECT string_agg(CASE WHEN j % 6 = 0 THEN ($1::text[])[1 + (d.h / j) % cardinality($1)]
             ELSE ($2::text[])[1 + (d.h / j + j) % 15] || ($3::text[])[1 + (d.h / (j * 3)) % 10] || ($4::text[])[1 + (d.h + j * 13) % 7] END, ' ')
             FROM generate_series(1, 40) AS j),
          (ARRAY['submitted', 'eligible', 'funded', 'not-funded'])[1 + d.s % 4],
          (ARRAY['green', 'play', 'meeting', 'culture', 'sport'])[1 + d.s % 5], m.id, now() - d.s * interval '10 minutes',
          5 + (d.h % 10000) * 0.00001, 52 + (d.h / 10000 % 6000) * 0.00001, now() - d.s * interval '10 minutes', now(), 30000, 30000
     FROM seed d JOIN place p ON p.municipality_id = d.municipality_id AND p.k = 1 + d.s % p.n
     JOIN maker m ON m.municipality_id = d.municipality_id AND m.k = 1 + d.s % ${String(PEOPLE)}`,
  `INSERT INTO cost_line (initiative_id, number, municipality_id, description, amount_cents)
   SELECT d.id, k, d.municipality_id, 'Post ' || k, 10000 FROM seed d, generate_series(1, 3) AS k`,
  `INSERT INTO support (id, municipality_id, initiative_id, channel, resident_ref, person_id, supported_at)
   SELECT gen_random_uuid(), d.municipality_id, d.id, 'account', encode(sha256((d.id::text || n)::bytea), 'hex'), m.id, now()
     FROM seed d, generate_series(2, 3) AS n JOIN maker m ON true
    WHERE m.municipality_id = d.municipality_id AND m.k = 1 + (d.s + n) % ${String(PEOPLE)}`,
  `INSERT INTO initiative_text (initiative_id, municipality_id, document)
   SELECT i.id, i.municipality_id, setweight(to_tsvector('wijkkas_dutch', i.title), 'A')
          || setweight(to_tsvector('wijkkas_dutch', concat_ws(' ', a.name, theme_words(i.theme))), 'B')
          || setweight(to_tsvector('wijkkas_dutch', i.summary), 'D')
     FROM seed d JOIN initiative i ON i.id = d.id LEFT JOIN area a ON a.id = i.area_id`,
  `INSERT INTO initiative_word (municipality_id, word)
   SELECT DISTINCT i.municipality_id, w FROM seed d JOIN initiative i ON i.id = d.id,
          unnest(tsvector_to_array(to_tsvector('wijkkas_words', i.title || ' ' || i.summary))) AS w WHERE length(w) BETWEEN 4 AND 40`,
];
