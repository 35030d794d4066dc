import { Injectable } from '@nestjs/common';
import {
  authorise,
  electionOfRound,
  fileOfKept,
  type PabulibFile,
  refuseUncounted,
  type Round,
  votingRules,
  writePabulib,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';

/** `31.12.2026`, the day in the Netherlands. */
const DUTCH_DATE = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Amsterdam',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** A counted round as a `.pb` file. */
@Injectable()
export class ElectionQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async export(context: ActorContext, roundId: string): Promise<string> {
    const file = await this.unitOfWork.run(context.tenant, async (stores) => {
      const round = await stores.rounds.get(roundId);
      authorise(context.actor, 'exchange-elections', round);
      refuseUncounted(round);
      const imported = await stores.electionExport.findImported(roundId);
      return imported === null
        ? heldHere(stores, round, context.tenant.slug)
        : fileOfKept(imported);
    });
    return writePabulib(file);
  }
}

async function heldHere(stores: Stores, round: Round, slug: string): Promise<PabulibFile> {
  const { electionExport, municipalities, wijkteams } = stores;
  const { votingOpensAt, votingClosesAt } = round.timeline;
  const beganAt = votingOpensAt ?? round.createdAt;
  return electionOfRound({
    title: round.title,
    municipality: (await municipalities.getBySlug(slug)).name,
    wijkteam: (await wijkteams.get(round.wijkteamId)).name,
    currency: round.currency,
    beganOn: DUTCH_DATE.format(beganAt),
    endedOn: DUTCH_DATE.format(votingClosesAt ?? beganAt),
    rules: votingRules(round.rules),
    paper: await electionExport.paperOf(round.id),
    ballots: await electionExport.ballotsOf(round.id),
  });
}
