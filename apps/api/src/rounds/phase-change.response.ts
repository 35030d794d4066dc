import { ApiProperty } from '@nestjs/swagger';
import { ROUND_EVENTS, ROUND_PHASES, type RoundEvent, type RoundPhase } from '#domain';
import type { RoundPhaseChange } from '#persistence';
import { localText } from '#platform';
import { ACTOR_KINDS, type ActorKind, actorKind } from './actor-kind.js';

export class PhaseChangeResponse {
  /** What happened. */
  @ApiProperty({ enum: ROUND_EVENTS })
  readonly event!: RoundEvent;
  @ApiProperty({ enum: ROUND_PHASES })
  readonly from!: RoundPhase;
  @ApiProperty({ enum: ROUND_PHASES })
  readonly to!: RoundPhase;
  /** The moment that was announced for it; null when none was. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly plannedAt!: string | null;
  /** When it really happened. */
  @ApiProperty({ format: 'date-time' })
  readonly happenedAt!: string;
  /** The same by the clock in Europe/Amsterdam. */
  @ApiProperty({ format: 'date-time' })
  readonly localHappenedAt!: string;
  /** Who did it: a person, a machine, the service by the clock, or somebody in the database itself. */
  @ApiProperty({ enum: ACTOR_KINDS })
  readonly actor!: ActorKind;
  /** The id of the request, or of the job, for who looks it up in the audit trail. */
  readonly origin!: string;
  /** Why, where somebody had to say so. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly reason!: string | null;
  /** The version of the round that it made. */
  @ApiProperty({ type: 'integer' })
  readonly roundVersion!: number;

  static of(change: RoundPhaseChange): PhaseChangeResponse {
    const { event, fromPhase, toPhase, plannedAt, happenedAt, actor, origin, reason } = change;
    return {
      event,
      from: fromPhase,
      to: toPhase,
      plannedAt: plannedAt?.toISOString() ?? null,
      happenedAt: happenedAt.toISOString(),
      localHappenedAt: localText(happenedAt),
      actor: actorKind(actor),
      origin,
      reason,
      roundVersion: change.roundVersion,
    };
  }
}
