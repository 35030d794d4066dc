import {
  allocationTotal,
  allocationTransfer,
  moneySource,
  releasePayment,
  releaseTransfer,
  trancheTransfer,
} from '#domain';
import type { AuditEntry, Stores } from '#persistence';
import type { DemoDecision, DemoPayment, DemoRound } from '../generate/demo-types.js';
import { minutesAfter } from '../generate/moments.js';
import { personRef } from './person-ref.js';

/** Writes what a wijkteam decided: the money moves in the ledger first, then the records beside it. */
export async function writeDecision(
  { allocations, audit, commitments, ledger }: Stores,
  { round, vote }: DemoRound,
  decision: DemoDecision,
): Promise<void> {
  const { id, followsCount, motivation, decidedBy, decidedAt, lines } = decision;
  const source = moneySource(round);
  const tallyRunId = followsCount ? (vote?.count?.tallyRunId ?? null) : null;
  await allocations.insert({
    id,
    roundId: round.id,
    tallyRunId,
    motivation,
    decidedBy: decidedBy.id,
    decidedAt,
  });
  await ledger.post(
    personRef(decidedBy),
    decidedAt,
    lines.map(({ transferId, ...line }) => allocationTransfer(transferId, { source, ...line })),
  );
  await commitments.insertAll(
    lines.map((line) => ({ ...line, decisionId: id, roundId: round.id })),
  );
  await audit.record({
    actor: personRef(decidedBy),
    action: 'decide-allocation',
    subjectType: 'allocation-decision',
    subjectId: id,
    origin: 'demo',
    details: { roundId: round.id, totalCents: allocationTotal(lines).toString() },
  });
}

/** Writes a tranche, its release by the other officer, and the notice about it. */
export async function writePayment(stores: Stores, payment: DemoPayment): Promise<void> {
  const { release, preparedBy, ...prepared } = payment;
  const { id, initiativeId, amountCents, preparedAt } = payment;
  await stores.ledger.post(personRef(preparedBy), preparedAt, [
    trancheTransfer(id, initiativeId, amountCents),
  ]);
  await stores.payments.insert({ ...prepared, preparedBy: preparedBy.id });
  await stores.audit.record(step('prepare-payment', personRef(preparedBy), id));
  if (release === null) return;
  const { transferId, releasedBy, releasedAt } = release;
  releasePayment(await stores.payments.lock(id), releasedBy.id);
  await stores.ledger.post(personRef(releasedBy), releasedAt, [releaseTransfer(transferId, id)]);
  await stores.payments.settle({
    paymentId: id,
    outcome: 'released',
    transferId,
    settledBy: releasedBy.id,
    settledAt: releasedAt,
  });
  await stores.audit.record(step('release-payment', personRef(releasedBy), id));
  // The demo sends no mail about what never happened: the notices count as sent.
  await stores.paymentNotices.insertOnce(id, 'pending', releasedAt);
  await stores.paymentNotices.markSent(id, minutesAfter(releasedAt, 1));
}

function step(action: string, actor: string, paymentId: string): AuditEntry {
  return { actor, action, subjectType: 'payment', subjectId: paymentId, origin: 'demo' };
}
