// @ts-check
import { randomUUID } from 'node:crypto';
import {
  demoTown,
  getList,
  perSecond,
  post,
  signInAs,
  withDatabase,
} from '../lib/bench-client.mjs';
import { Failure } from '../lib/failure.mjs';

const PAYMENTS = 300;
const AT_ONCE = 16;

export const name = 'payment';

/**
 * Measures payments prepared over HTTP, spread over the commitments of the demo; the baseline posts the same pending
 * transfers straight into the ledger of the same database.
 *
 * @param {import('../lib/benchmarks.mjs').BenchmarkContext} context
 * @returns {Promise<import('../lib/benchmarks.mjs').Measurement>}
 */
export async function run(context) {
  const service = await context.service();
  const town = await demoTown(service);
  const officer = await signInAs(town, 'finance-officer');
  const commitments = await getList(town, '/commitments', officer);
  const open = commitments.filter(({ availableCents }) => Number(availableCents) > PAYMENTS);
  if (open.length === 0) throw new Failure('The demo has no commitment with money left.');
  /** @param {number} index */
  const initiativeOf = (index) => String(open[index % open.length]?.['initiativeId']);

  /** @type {number} */
  const value = await perSecond(PAYMENTS, AT_ONCE, (index) =>
    post(
      town,
      `/initiatives/${initiativeOf(index)}/payments`,
      {
        amountCents: 1,
        payeeName: 'Stichting De Linde',
        payeeIban: 'NL91ABNA0417164300',
        description: 'Meting',
      },
      officer,
    ),
  );
  const baseline = await withDatabase(service, AT_ONCE, (transaction) =>
    perSecond(PAYMENTS, AT_ONCE, (index) =>
      transaction([
        [
          'SELECT ledger.post_journal($1, $2, now(), $3)',
          [randomUUID(), 'service', JSON.stringify([trancheOf(initiativeOf(index))])],
        ],
      ]),
    ),
  );
  return {
    value,
    unit: 'payments/s',
    baseline,
    detail: `${String(PAYMENTS)} payments over HTTP on ${String(open.length)} commitments, ${String(AT_ONCE)} at once; the baseline posts the transfers with SQL.`,
  };
}

/** @param {string} initiativeId */
function trancheOf(initiativeId) {
  return {
    id: randomUUID(),
    kind: 'pending',
    debit: `initiative:${initiativeId}:allocated`,
    credit: `initiative:${initiativeId}:paid`,
    amount: '1',
    code: 'tranche',
  };
}
