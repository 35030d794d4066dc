// @ts-check
import { randomUUID } from 'node:crypto';
import {
  demoTown,
  getList,
  perSecond,
  post,
  signIn,
  signInAs,
  withDatabase,
} from '../lib/bench-client.mjs';
import { Failure } from '../lib/failure.mjs';

const VOTERS = 400;
const AT_ONCE = 16;

export const name = 'cast-ballot';

/**
 * Measures ballots over HTTP, each by a resident of its own; the baseline writes the same two rows straight into the same
 * database, with the same rights and triggers.
 *
 * @param {import('../lib/benchmarks.mjs').BenchmarkContext} context
 * @returns {Promise<import('../lib/benchmarks.mjs').Measurement>}
 */
export async function run(context) {
  const service = await context.service();
  const town = await demoTown(service);
  const round = (await getList(town, '/rounds')).find(({ phase }) => phase === 'voting');
  if (round === undefined) throw new Failure('The demo has no round in which people vote.');
  const roundPath = `/rounds/${String(round['id'])}`;
  const initiatives = await getList(town, `${roundPath}/initiatives`);
  const onPaper = initiatives.filter(({ state }) => state === 'eligible');
  context.note(`registering ${String(VOTERS)} residents`);
  const voters = await registerVoters(town, String(round['wijkteamId']));

  /** @type {number} */
  const value = await perSecond(VOTERS, AT_ONCE, (index) =>
    post(
      town,
      `${roundPath}/ballots`,
      { choices: [{ initiativeId: onPaper[index % onPaper.length]?.['id'] }] },
      voters[index] ?? { cookie: '' },
    ),
  );
  const baseline = await withDatabase(service, AT_ONCE, (transaction) =>
    perSecond(VOTERS, AT_ONCE, (index) =>
      transaction([
        [
          'INSERT INTO roll_mark (round_id, voter_ref) VALUES ($1, $2)',
          [round['id'], randomUUID()],
        ],
        [
          'INSERT INTO ballot (id, round_id, choices) VALUES ($1, $2, $3)',
          [randomUUID(), round['id'], [1 + (index % onPaper.length)]],
        ],
      ]),
    ),
  );
  return {
    value,
    unit: 'ballots/s',
    baseline,
    detail: `${String(VOTERS)} ballots over HTTP, ${String(AT_ONCE)} at once; the baseline writes mark and ballot with SQL.`,
  };
}

/**
 * @param {import('../lib/bench-client.mjs').Town} town
 * @param {string} wijkteamId
 */
async function registerVoters(town, wijkteamId) {
  const administrator = await signInAs(town, 'administrator');
  /** @type {import('../lib/bench-client.mjs').Person[]} */
  const voters = [];
  await perSecond(VOTERS, AT_ONCE, async () => {
    const path = `/wijkteams/${wijkteamId}/residents`;
    const resident = await post(town, path, { validFromOn: '2026-01-01' }, administrator);
    voters.push(await signIn(town, { letterCode: resident['letterCode'] }));
  });
  return voters;
}
