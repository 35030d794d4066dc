import { Injectable } from '@nestjs/common';
import {
  type Actor,
  AlreadyVotedError,
  authorise,
  castBallot,
  type Choice,
  ForbiddenError,
} from '#domain';
import { type Command, UnitOfWork } from '#persistence';
import { type CommandContext, keyedHash, voterReference } from '#platform';
import { ApiConfig } from '../api.config.js';
import { CastBallotResponse } from './cast-ballot.response.js';

/**
 * Takes one ballot from one voter. What was chosen is written in one place only, without the voter;
 * that somebody voted in another, without the choices. Nothing is logged, audited or queued: it
 * would date the vote.
 */
@Injectable()
export class CastBallot {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: ApiConfig,
  ) {}

  execute(
    context: CommandContext,
    roundId: string,
    choices: readonly Choice[],
  ): Promise<CastBallotResponse> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      await stores.rounds.holdVoting(roundId);
      const round = await stores.rounds.getForVoting(roundId);
      authorise(context.actor, 'cast-ballot', round);
      const voterRef = this.voterRefOf(context.actor, roundId);
      return stores.idempotency.once(this.commandOf(context, voterRef), async () => {
        const ballot = castBallot(round, choices, await stores.clock.now());
        if (!(await stores.roll.markOnce(roundId, voterRef))) throw new AlreadyVotedError(roundId);
        await stores.ballots.insert(ballot);
        return CastBallotResponse.of(roundId);
      });
    });
  }

  /** A machine has no place on the roll. */
  private voterRefOf(actor: Actor, roundId: string): string {
    if (actor.kind !== 'person') throw new ForbiddenError('cast-ballot');
    return voterReference(this.config.values.voterKeySecret, roundId, actor.id);
  }

  /**
   * The command as it is kept. The hash of the body is keyed with what only the client has, and the
   * client's key is kept as a hash: otherwise whoever holds the service's secret could try all
   * ballots until one fits.
   */
  private commandOf({ command }: CommandContext, voterRef: string): Command {
    return {
      actorRef: `voter:${voterRef}`,
      key: keyedHash(this.config.values.voterKeySecret, 'ballot-key', voterRef, command.key),
      requestHash: keyedHash(command.key, command.requestHash),
    };
  }
}
