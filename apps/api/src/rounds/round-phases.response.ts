import { ApiProperty } from '@nestjs/swagger';
import {
  type Moment,
  MOMENTS,
  nextPlannedStep,
  requestableEvents,
  type Round,
  ROUND_TRANSITIONS,
  type RoundEvent,
  type RoundMode,
  type RoundPhase,
} from '#domain';
import type { RoundObstacle } from '#persistence';
import { TimelineResponse } from './round.response.js';

export class RoundStepResponse {
  /** What happens. */
  readonly event!: RoundEvent;
  /** The phases in which it can. */
  readonly from!: RoundPhase[];
  /** The phase after it. */
  readonly to!: RoundPhase;
}

export class NextStepResponse {
  /** The planned moment that comes next. */
  @ApiProperty({ enum: MOMENTS })
  readonly moment!: Moment;
  @ApiProperty({ format: 'date-time' })
  readonly plannedAt!: string;
}

export class RoundObstacleResponse {
  /** The planned moment whose step could not be taken. */
  @ApiProperty({ enum: MOMENTS })
  readonly moment!: Moment;
  @ApiProperty({ format: 'date-time' })
  readonly plannedAt!: string;
  /** The rule that refused it, as in the list of errors, or what it waits for. */
  @ApiProperty({ example: 'waits-for-allocation' })
  readonly code!: string;
  @ApiProperty({ format: 'date-time' })
  readonly noticedAt!: string;
}

export class RoundPhasesResponse {
  readonly mode!: RoundMode;
  /** Where the round stands. */
  readonly phase!: RoundPhase;
  readonly timeline!: TimelineResponse;
  /** The same moments by the clock in Europe/Amsterdam, with its offset. */
  readonly localTimeline!: TimelineResponse;
  /** What the plan has ahead; null when nothing is planned. */
  @ApiProperty({ type: NextStepResponse, nullable: true })
  readonly nextStep!: NextStepResponse | null;
  /** What keeps the round from a planned step whose moment has come; null when nothing does. */
  @ApiProperty({ type: RoundObstacleResponse, nullable: true })
  readonly obstacle!: RoundObstacleResponse | null;
  /** What whoever manages the round can ask for now. */
  readonly possibleEvents!: RoundEvent[];
  /** The whole route of a round of this mode. */
  readonly route!: RoundStepResponse[];

  static of(round: Round, obstacle: RoundObstacle | null): RoundPhasesResponse {
    const { mode, phase, timeline } = round;
    return {
      mode,
      phase,
      timeline: TimelineResponse.of(timeline),
      localTimeline: TimelineResponse.locally(timeline),
      nextStep: nextStepOf(round),
      obstacle: obstacle === null ? null : obstacleOf(obstacle),
      possibleEvents: [...requestableEvents(mode, phase)],
      route: ROUND_TRANSITIONS.filter(({ modes }) => modes.includes(mode)).map(
        ({ event, from, to }) => ({ event, from: [...from], to }),
      ),
    };
  }
}

function nextStepOf(round: Round): NextStepResponse | null {
  const next = nextPlannedStep(round);
  return next === null ? null : { moment: next.moment, plannedAt: next.plannedAt.toISOString() };
}

function obstacleOf(found: RoundObstacle): RoundObstacleResponse {
  const { moment, plannedAt, code, noticedAt } = found;
  return {
    moment,
    plannedAt: plannedAt.toISOString(),
    code,
    noticedAt: noticedAt.toISOString(),
  };
}
