import { movementTransfer, transferOfCarryOver } from '#domain';
import type { Stores } from '#persistence';
import type {
  DemoBoundary,
  DemoCarryOver,
  DemoRules,
  DemoSplit,
  DemoTeamLife,
} from '../generate/team-life.js';
import { personRef } from './person-ref.js';
import { writeMeeting } from './write-meeting.js';

/** Writes what rounds rest on: the parts of the budget, and the first rules of play. */
export async function writeFoundations(stores: Stores, life: DemoTeamLife): Promise<void> {
  const { carryOver, rules, split } = life;
  if (carryOver !== null) await writeCarryOver(stores, carryOver);
  await writeSplit(stores, split);
  for (const each of rules.slice(0, 1)) await writeRules(stores, each);
}

/** Writes what came after: later rules, meetings, and how residents see the borders. */
export async function writeTeamLife(stores: Stores, life: DemoTeamLife): Promise<void> {
  const { boundary, meetings, rules, team } = life;
  for (const each of rules.slice(1)) await writeRules(stores, each);
  for (const each of meetings) await writeMeeting(stores, team.wijkteam, each);
  if (boundary !== null) await writeBoundary(stores, boundary);
}

async function writeCarryOver(
  { audit, carryOvers, ledger }: Stores,
  { carriedBy, ...carryOver }: DemoCarryOver,
): Promise<void> {
  const actor = personRef(carriedBy);
  await ledger.post(actor, carryOver.carriedAt, [transferOfCarryOver(carryOver)]);
  await carryOvers.insert({ ...carryOver, carriedBy: carriedBy.id });
  await audit.record({
    actor,
    action: 'carry-over-budget',
    subjectType: 'budget',
    subjectId: carryOver.fromBudgetId,
    origin: 'demo',
    details: { transferId: carryOver.id, amountCents: carryOver.amountCents.toString() },
  });
}

async function writeSplit(
  { audit, envelopes, ledger }: Stores,
  { batchId, decisionReference, movedBy, movedAt, envelopes: parts }: DemoSplit,
): Promise<void> {
  await envelopes.insertAll(
    parts.map(({ id, budgetId, wijkteamId, kind, name, areaId, createdAt }) => ({
      ...{ id, budgetId, wijkteamId, kind, name, areaId, createdAt },
    })),
  );
  await ledger.post(
    personRef(movedBy),
    movedAt,
    parts.map((part) => movementTransfer('split', part.transferId, part, part.amountCents)),
  );
  for (const { id: envelopeId, transferId, amountCents } of parts) {
    await envelopes.insertMovement({
      ...{ id: transferId, envelopeId, kind: 'split', amountCents, decisionReference },
      ...{ teamDecisionId: null, batchId, movedAt, movedBy: movedBy.id },
    });
  }
  await audit.record({
    actor: personRef(movedBy),
    action: 'split-budget',
    subjectType: 'budget',
    subjectId: parts[0]?.budgetId ?? batchId,
    origin: 'demo',
    details: { batchId, parts: parts.length, decisionReference },
  });
}

async function writeRules(
  { audit, playRules }: Stores,
  { document, writtenBy, adoptedBy, adoptedAt, withoutConsultationReason }: DemoRules,
): Promise<void> {
  const entry = { subjectType: 'play-document', subjectId: document.id, origin: 'demo' };
  await playRules.insert(document);
  await audit.record({
    ...entry,
    actor: personRef(writtenBy),
    action: 'create-play-document',
    details: { number: document.number },
  });
  // As it is kept: what is frozen is what was read.
  await playRules.adopt(await playRules.lock(document.id), {
    adoptedAt,
    adoptedBy: personRef(adoptedBy),
    withoutConsultationReason,
    teamDecisionId: null,
  });
  await audit.record({ ...entry, actor: personRef(adoptedBy), action: 'adopt-play-document' });
}

async function writeBoundary(
  { areaBoundaries, audit }: Stores,
  { boundary, answers }: DemoBoundary,
): Promise<void> {
  const { id, areaId, drawnBy } = boundary;
  const entry = { subjectType: 'area-boundary', subjectId: id, origin: 'demo' };
  await areaBoundaries.insert(boundary);
  for (const answer of answers) await areaBoundaries.respond(id, answer);
  await audit.recordAll([
    {
      ...entry,
      actor: personRef({ id: drawnBy }),
      action: 'draw-boundary',
      details: { areaId },
    },
    ...answers.map(({ personId, answer }) => ({
      ...entry,
      actor: personRef({ id: personId }),
      action: 'respond-to-boundary',
      details: { areaId, answer },
    })),
  ]);
}
