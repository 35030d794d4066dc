import {
  countWithRecord,
  type CountWithRecord,
  explainCount,
  type Round,
  TALLY_ENGINE_VERSION,
  TallyRefusedError,
  votingRules,
} from '#domain';
import { sha256, type Stores } from '#persistence';
import { voterReference } from '#platform';
import type { DemoVote } from '../generate/demo-types.js';
import { minutesAfter } from '../generate/moments.js';

type CountedVote = DemoVote & { readonly count: NonNullable<DemoVote['count']> };

/**
 * Writes the vote in a round: rules and paper frozen, the roll and the ballots apart from each
 * other, and the record of the count, with what explains it, when the voting has ended.
 */
export async function writeVote(
  stores: Stores,
  round: Round,
  { opening, cast, count }: DemoVote,
  secret: string,
): Promise<void> {
  const { electionImport, roundRoute } = stores;
  const { timeline } = round;
  const opensAt = opening.timeline.votingOpensAt ?? round.createdAt;
  const by = { actor: 'service', origin: 'demo' };
  // The database takes ballots within their window only, so one in the past is set after them.
  const window = count === null ? {} : { votingOpensAt: null, votingClosesAt: null };
  const opened = { phase: opening.phase, timeline: { ...opening.timeline, ...window } };
  const { ballotFixedAt } = opening.timeline;
  const fixed = { phase: 'ballot-fixed', timeline: opening.timeline } as const;
  // Fixed before anybody votes where that was planned; otherwise at the opening.
  if (ballotFixedAt !== null) {
    const screened = { id: round.id, phase: 'screening', timeline: opening.timeline } as const;
    await roundRoute.takeDecided(
      { round: screened, event: 'fix-ballot', move: { ...fixed, timeline: opened.timeline } },
      { ...by, now: ballotFixedAt },
      opening,
    );
  }
  await roundRoute.takeDecided(
    {
      round: { id: round.id, ...fixed, phase: ballotFixedAt === null ? 'screening' : fixed.phase },
      event: 'open-voting',
      move: opened,
    },
    { ...by, now: opensAt },
    ballotFixedAt === null ? opening : null,
  );
  // The same code that casting takes, so that nobody of them can vote a second time.
  const refs = cast.map(({ voterId }) => voterReference(secret, round.id, voterId));
  await electionImport.insertRollMarks(round.id, refs.toSorted());
  await electionImport.insertCastBallots(
    round.id,
    cast.map(({ ballot }) => ballot),
  );
  if (count === null) return;
  const closed = { phase: 'counting', timeline } as const;
  await roundRoute.takeDecided(
    { round: { ...round, ...opened, timeline }, event: 'close-voting', move: closed },
    { ...by, now: timeline.votingClosesAt ?? opensAt },
  );
  await writeCount(stores, round, { opening, cast, count });
}

async function writeCount(
  stores: Stores,
  round: Round,
  { opening, cast, count }: CountedVote,
): Promise<void> {
  const { audit, roundRoute, tallyExplanations, tallyRuns } = stores;
  const { tallyRunId, election, outcome, countedAt } = count;
  const rule = votingRules(round.rules).tally;
  const rulesHash = sha256(opening.rulesDocument);
  const { inputHash, recordText, recordHash } = await recordOf(stores, round, { opening, count });
  await tallyRuns.insert(
    {
      id: tallyRunId,
      roundId: round.id,
      rule: rule.rule,
      engineVersion: TALLY_ENGINE_VERSION,
      rulesHash,
      inputHash,
      ballotCount: cast.length,
      outcome,
      countedAt,
    },
    { recordText, recordHash },
  );
  await tallyExplanations.insert({
    tallyRunId,
    roundId: round.id,
    document: explainCount({ election, rule }, sha256),
    explainedAt: minutesAfter(countedAt, 1),
  });
  const { timeline } = round;
  await roundRoute.takeDecided(
    {
      round: { id: round.id, phase: 'counting', timeline },
      event: 'record-tally',
      move: { phase: 'counted', timeline },
    },
    { actor: 'service', origin: 'demo', now: countedAt },
  );
  await audit.record({
    actor: 'service',
    action: 'record-tally',
    subjectType: 'round',
    subjectId: round.id,
    origin: 'demo',
    details: { tallyRunId, inputHash, recordHash, ballotCount: cast.length },
  });
}

/** The record that the worker would have made, so that counting again finds the same. */
async function recordOf(
  { tallyInput }: Stores,
  { id, rules }: Round,
  { opening, count: { election } }: Pick<CountedVote, 'opening' | 'count'>,
): Promise<CountWithRecord> {
  const answer = countWithRecord(
    {
      election,
      rule: votingRules(rules).tally,
      paper: opening.paper,
      rulesHash: sha256(opening.rulesDocument),
      groupings: await tallyInput.groupings(id),
    },
    sha256,
  );
  if (answer.kind === 'refused') throw new TallyRefusedError(answer.refusal);
  return answer.count;
}
