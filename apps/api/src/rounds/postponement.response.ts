import { ApiProperty } from '@nestjs/swagger';
import { type Moment, MOMENTS, type MomentShift } from '#domain';
import type { RoundPostponement } from '#persistence';
import { localText } from '#platform';
import { ACTOR_KINDS, type ActorKind, actorKind } from './actor-kind.js';

export class MomentShiftResponse {
  @ApiProperty({ enum: MOMENTS })
  readonly moment!: Moment;
  /** When it was planned. */
  @ApiProperty({ format: 'date-time' })
  readonly plannedAt!: string;
  /** When it is planned now. */
  @ApiProperty({ format: 'date-time' })
  readonly newPlannedAt!: string;
  /** The same by the clock in Europe/Amsterdam. */
  @ApiProperty({ format: 'date-time' })
  readonly newLocalPlannedAt!: string;

  static of({ moment, from, to }: MomentShift): MomentShiftResponse {
    return {
      moment,
      plannedAt: from.toISOString(),
      newPlannedAt: to.toISOString(),
      newLocalPlannedAt: localText(to),
    };
  }
}

export class PostponementResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** The moment that was postponed. */
  @ApiProperty({ enum: MOMENTS })
  readonly moment!: Moment;
  /** That moment first, then those that moved along, in their order. */
  readonly moved!: MomentShiftResponse[];
  /** Why. */
  readonly reason!: string;
  /** Where the decision can be found. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly decisionReference!: string | null;
  /** The decision of the wijkteam behind it. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly teamDecisionId!: string | null;
  /** Who wrote it down: a person, a machine or the service. */
  @ApiProperty({ enum: ACTOR_KINDS })
  readonly postponedBy!: ActorKind;
  @ApiProperty({ format: 'date-time' })
  readonly postponedAt!: string;

  static of(postponement: RoundPostponement): PostponementResponse {
    const { id, moment, moved, reason, decisionReference, teamDecisionId } = postponement;
    return {
      id,
      moment,
      moved: moved.map((each) => MomentShiftResponse.of(each)),
      reason,
      decisionReference,
      teamDecisionId,
      postponedBy: actorKind(postponement.postponedBy),
      postponedAt: postponement.postponedAt.toISOString(),
    };
  }
}
