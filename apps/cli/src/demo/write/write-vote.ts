import { createHash } from 'node:crypto';
import { type Round, TALLY_ENGINE_VERSION, votingRules } from '#domain';
import type { Stores } from '#persistence';
import { voterReference } from '#platform';
import type { DemoVote } from '../generate/demo-types.js';

/**
 * Writes the vote in a round: rules and paper frozen, the roll and the ballots apart from each
 * other, and the record of the count when the voting has ended.
 */
export async function writeVote(
  stores: Stores,
  round: Round,
  { opening, cast, count }: DemoVote,
  secret: string,
): Promise<void> {
  const { electionImport, rounds } = stores;
  const unplanned = { ...opening.timeline, votingOpensAt: null, votingClosesAt: null };
  await rounds.openVoting(round.id, { ...opening, timeline: unplanned });
  // The same code that casting takes, so that nobody of them can vote a second time.
  const refs = cast.map(({ voterId }) => voterReference(secret, round.id, voterId));
  await electionImport.insertRollMarks(round.id, refs.toSorted());
  await electionImport.insertCastBallots(
    round.id,
    cast.map(({ ballot }) => ballot),
  );
  if (count === null) {
    await rounds.move(round.id, { phase: opening.phase, timeline: round.timeline });
    return;
  }
  await rounds.move(round.id, { phase: 'counting', timeline: round.timeline });
  await writeCount(stores, round, { opening, cast, count });
}

async function writeCount(
  { audit, rounds, tallyRuns }: Stores,
  round: Round,
  { opening, cast, count }: DemoVote & { readonly count: NonNullable<DemoVote['count']> },
): Promise<void> {
  const { tallyRunId, input, outcome, countedAt } = count;
  const inputHash = sha256(input);
  await tallyRuns.insert({
    id: tallyRunId,
    roundId: round.id,
    rule: votingRules(round.rules).tally.rule,
    engineVersion: TALLY_ENGINE_VERSION,
    rulesHash: sha256(opening.rulesDocument),
    inputHash,
    ballotCount: cast.length,
    outcome,
    countedAt,
  });
  await rounds.setPhase(round.id, 'counted');
  await audit.record({
    actor: 'service',
    action: 'record-tally',
    subjectType: 'round',
    subjectId: round.id,
    origin: 'demo',
    details: { tallyRunId, inputHash, ballotCount: cast.length },
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
