import type { Stores } from '#persistence';
import type { DemoRound } from '../generate/demo-types.js';
import { personRef } from './person-ref.js';
import { writeDecision, writePayment } from './write-money.js';
import { writeVote } from './write-vote.js';

/** Writes a round from its plan to where it stands now. */
export async function writeRound(stores: Stores, demo: DemoRound, secret: string): Promise<void> {
  const { round, initiatives, vote, decisions, payments } = demo;
  await stores.rounds.insert(
    vote === null ? round : { ...round, phase: 'screening', timeline: UNPLANNED },
  );
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
  for (const decision of decisions) await writeDecision(stores, demo, decision);
  if (vote !== null && decisions.length > 0) await stores.rounds.setPhase(round.id, round.phase);
  for (const payment of payments) await writePayment(stores, payment);
}

/** The database takes ballots within their window only, so a window in the past is set after them. */
const UNPLANNED = {
  submissionOpensAt: null,
  submissionClosesAt: null,
  votingOpensAt: null,
  votingClosesAt: null,
};
