import {
  nextPhase,
  type Round,
  type RoundEvent,
  type RoundMove,
  type RoundPhase,
  type Timeline,
} from '#domain';
import type { Stores } from '#persistence';
import type { DemoPostponement, DemoRound } from '../generate/demo-types.js';
import { personRef } from './person-ref.js';
import { writeLetters } from './write-letters.js';
import { writeDecision, writePayment } from './write-money.js';
import { writeVote } from './write-vote.js';

/** Writes a round from its plan to where it stands now. */
export async function writeRound(stores: Stores, demo: DemoRound, secret: string): Promise<void> {
  const { round, initiatives, vote, decisions, payments } = demo;
  await openRound(stores, demo);
  for (const initiative of initiatives) await stores.initiatives.insert(initiative);
  await stores.audit.recordAll(
    initiatives.flatMap((initiative) =>
      initiative.screenedBy === null
        ? []
        : [
            {
              actor: personRef({ id: initiative.screenedBy }),
              action: 'screen-initiative',
              subjectType: 'initiative',
              subjectId: initiative.id,
              origin: 'demo',
            },
          ],
    ),
  );
  if (vote !== null) await writeVote(stores, round, vote, secret);
  if (demo.postponement !== null) await writePostponement(stores, round, demo.postponement);
  if (decisions.length > 0 && vote !== null) await startDeciding(stores, round);
  for (const decision of decisions) await writeDecision(stores, demo, decision);
  if (vote !== null) await writeAllocated(stores, demo);
  for (const decision of decisions) await writeLetters(stores, demo, decision);
  for (const payment of payments) await writePayment(stores, payment);
}

/** Takes a round from its plan to where people vote, or to where it takes initiatives all year. */
async function openRound(
  { roundRoute, rounds }: Stores,
  { round, vote }: DemoRound,
): Promise<void> {
  // The database takes ballots within their window only, so a window in the past is set after them.
  const window = vote === null ? {} : { votingOpensAt: null, votingClosesAt: null };
  const plan = vote?.opening.timeline ?? round.timeline;
  const timeline = { ...plan, ...window };
  await rounds.insert({ ...round, phase: 'draft', timeline });
  let phase: RoundPhase = 'draft';
  for (const { event, at } of openingSteps(plan, vote !== null)) {
    const move: RoundMove = { phase: nextPhase(round.mode, phase, event), timeline };
    const step = { actor: 'service', origin: 'demo', now: at };
    await roundRoute.takeDecided({ round: { id: round.id, phase, timeline }, event, move }, step);
    phase = move.phase;
  }
}

type OpeningStep = { readonly event: RoundEvent; readonly at: Date };

/** The steps until the voting, at the moments that were planned for them. */
function openingSteps(plan: Timeline, hasVote: boolean): OpeningStep[] {
  const step = (event: RoundEvent, at: Date | null): OpeningStep[] =>
    at === null ? [] : [{ event, at }];
  return [
    ...step('open-submission', plan.submissionOpensAt),
    ...(plan.supportClosesAt === null ? [] : step('open-support', plan.submissionClosesAt)),
    ...(hasVote ? step('start-screening', plan.supportClosesAt ?? plan.submissionClosesAt) : []),
  ];
}

/** What was put off: the decision first, and then the plan that it changes. */
async function writePostponement(
  { audit, roundHistory, rounds }: Stores,
  { id, timeline }: Round,
  { postponedBy, ...postponement }: DemoPostponement,
): Promise<void> {
  const current = await rounds.get(id);
  await roundHistory.insertPostponement({
    ...postponement,
    roundId: id,
    teamDecisionId: null,
    postponedBy: personRef(postponedBy),
    roundVersion: current.version + 1,
  });
  await rounds.update({ ...current, timeline });
  await audit.record({
    actor: personRef(postponedBy),
    action: 'postpone-round',
    subjectType: 'round',
    subjectId: id,
    origin: 'demo',
    details: { postponementId: postponement.id, moment: postponement.moment },
  });
}

async function startDeciding(
  { roundRoute }: Stores,
  { id, timeline, createdAt }: Round,
): Promise<void> {
  await roundRoute.takeDecided(
    {
      round: { id, phase: 'counted', timeline },
      event: 'start-deciding',
      move: { phase: 'deciding', timeline },
    },
    { actor: 'service', origin: 'demo', now: timeline.decidingOpensAt ?? createdAt },
  );
}

async function writeAllocated(
  { roundRoute }: Stores,
  { round, decisions }: DemoRound,
): Promise<void> {
  const decision = decisions.at(-1);
  if (decision === undefined) return;
  const { phase, timeline } = round;
  await roundRoute.takeDecided(
    { round: { ...round, phase: 'deciding' }, event: 'allocate', move: { phase, timeline } },
    { actor: personRef(decision.decidedBy), origin: 'demo', now: decision.decidedAt },
  );
}
