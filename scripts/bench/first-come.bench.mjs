// @ts-check
import { randomUUID } from 'node:crypto';
import { demoTown, perSecond, post, signIn, signInAs, withDatabase } from '../lib/bench-client.mjs';
import { Failure } from '../lib/failure.mjs';

const APPLICATIONS = 300;
const RESIDENTS = 16;
const AT_ONCE = 16;
const COST_CENTS = 100;
const YEAR = 2090;

export const name = 'first-come';

/** @typedef {import('../lib/bench-client.mjs').Person} Person */
/** @typedef {import('../lib/bench-client.mjs').Town} Town */
/** @typedef {{ id: string, by: Person }} Plan */
/** @typedef {{ roundId: string, budgetId: string, plans: Plan[] }} Line */

/**
 * Measures applications that come into one line at once, over HTTP, from the draft to the reservation in the ledger. The
 * baseline writes the same rows into another line with SQL, under the same lock and with the same triggers.
 *
 * @param {import('../lib/benchmarks.mjs').BenchmarkContext} context
 * @returns {Promise<import('../lib/benchmarks.mjs').Measurement>}
 */
export async function run(context) {
  const service = await context.service();
  const town = await demoTown(service);
  const administrator = await signInAs(town, 'administrator');
  // A wijkteam of its own: no rules of play of the demo hold for its plans.
  const area = await post(town, '/areas', { kind: 'wijk', name: 'Meting' }, administrator);
  const given = { areaId: area['id'], name: 'Wijkteam Meting' };
  const wijkteamId = String((await post(town, '/wijkteams', given, administrator))['id']);
  context.note(`writing ${String(2 * APPLICATIONS)} plans`);
  const residents = await registerResidents(town, wijkteamId);
  const line = await aLine(town, { wijkteamId, year: YEAR, residents });
  const other = await aLine(town, { wijkteamId, year: YEAR + 1, residents });

  /** @type {number} */
  const value = await perSecond(APPLICATIONS, AT_ONCE, async (index) => {
    const { id, by } = planOf(line, index);
    await post(town, `/initiatives/${id}/submissions`, {}, by);
  });
  const baseline = await withDatabase(service, AT_ONCE, (transaction) =>
    perSecond(APPLICATIONS, AT_ONCE, (index) =>
      transaction(applicationInSql(other, planOf(other, index).id)),
    ),
  );
  return {
    value,
    unit: 'applications/s',
    baseline,
    detail:
      `${String(APPLICATIONS)} plans submitted over HTTP into one line, ${String(AT_ONCE)} at once, each with its money reserved; ` +
      'the baseline writes the same rows of another line with SQL.',
  };
}

/**
 * @param {Town} town
 * @param {string} wijkteamId
 */
async function registerResidents(town, wijkteamId) {
  const administrator = await signInAs(town, 'administrator');
  /** @type {Person[]} */
  const residents = [];
  await perSecond(RESIDENTS, AT_ONCE, async () => {
    const path = `/wijkteams/${wijkteamId}/residents`;
    const resident = await post(town, path, { validFromOn: '2026-01-01' }, administrator);
    residents.push(await signIn(town, { letterCode: resident['letterCode'] }));
  });
  return residents;
}

/**
 * An open line with a budget of its own, and drafts of residents in turn.
 *
 * @param {Town} town
 * @param {{ wijkteamId: string, year: number, residents: Person[] }} given
 * @returns {Promise<Line>}
 */
async function aLine(town, { wijkteamId, year, residents }) {
  const officer = await signInAs(town, 'finance-officer');
  const administrator = await signInAs(town, 'administrator');
  const amountCents = APPLICATIONS * COST_CENTS;
  const budget = await post(town, '/budgets', { wijkteamId, year }, officer);
  const budgetId = String(budget['id']);
  const grant = { amountCents, decisionReference: 'Meting' };
  await post(town, `/budgets/${budgetId}/grants`, grant, officer);
  const rules = { budgetCents: amountCents };
  const wanted = {
    wijkteamId,
    budgetId,
    title: `Meting ${String(year)}`,
    mode: 'first-come',
    rules,
  };
  const round = await post(town, '/rounds', wanted, administrator);
  const roundId = String(round['id']);
  const opening = { event: 'open-submission' };
  await post(town, `/rounds/${roundId}/phase-transitions`, opening, administrator);
  /** @type {Plan[]} */
  const plans = [];
  await perSecond(APPLICATIONS, AT_ONCE, async (index) => {
    const by = residents[index % residents.length] ?? { cookie: '' };
    const costLines = [{ description: 'Alles', amountCents: COST_CENTS }];
    const plan = { title: `Bankje ${String(index)}`, summary: 'Een bankje.', costLines };
    const { id } = await post(town, `/rounds/${roundId}/initiatives`, plan, by);
    plans.push({ id: String(id), by });
  });
  return { roundId, budgetId, plans };
}

/**
 * @param {Line} line
 * @param {number} index
 */
function planOf({ plans }, index) {
  const plan = plans[index];
  if (plan === undefined) throw new Failure('There are fewer plans than applications.');
  return plan;
}

/**
 * What a submission writes: lock, state, place, reservation, step, trail.
 *
 * @param {Line} line
 * @param {string} initiativeId
 * @returns {[string, unknown[]][]}
 */
function applicationInSql({ roundId, budgetId }, initiativeId) {
  const transfer = {
    id: randomUUID(),
    kind: 'pending',
    debit: `budget:${budgetId}`,
    credit: `initiative:${initiativeId}:allocated`,
    amount: String(COST_CENTS),
    code: 'application-reserve',
  };
  return [
    ['SELECT pg_advisory_xact_lock(hashtextextended($1, 78))', [roundId]],
    [
      `UPDATE initiative SET state = 'submitted', submitted_at = clock_timestamp(), version = version + 1 WHERE id = $1`,
      [initiativeId],
    ],
    [
      `INSERT INTO application (round_id, initiative_id, place, complete_at, cost_cents)
       SELECT $1, $2, coalesce(max(place), 0) + 1, clock_timestamp(), $3 FROM application WHERE round_id = $1`,
      [roundId, initiativeId, COST_CENTS],
    ],
    ['SELECT ledger.open_account($1)', [transfer.credit]],
    [
      'SELECT ledger.post_journal($1, $2, now(), $3)',
      [randomUUID(), 'service', JSON.stringify([transfer])],
    ],
    [
      `WITH line AS MATERIALIZED (
         SELECT (rules ->> 'budgetCents')::bigint - taken_in_line(id) AS left_cents FROM round WHERE id = $1),
       last AS (SELECT coalesce(max(number), 0) AS number FROM application_step WHERE round_id = $1)
       INSERT INTO application_step (round_id, number, initiative_id, kind, left_before_cents, left_after_cents, transfer_id, happened_at)
       SELECT $1, last.number + 1, $2, 'reserve', left_cents, left_cents - $3::bigint, $4, clock_timestamp() FROM line, last`,
      [roundId, initiativeId, COST_CENTS, transfer.id],
    ],
    [
      `INSERT INTO audit_entry (actor, action, subject_type, subject_id, origin) VALUES ('service', 'submit-initiative', 'initiative', $1, 'meting')`,
      [initiativeId],
    ],
  ];
}
